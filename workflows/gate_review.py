"""One round of one gate, from the question to its answer and to the last condition met."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.asking import ask, notify
from workflows.clock import BusinessClock
from workflows.story import show
from workflows.telling import tell

with workflow.unsafe.imports_passed_through():
    from activities.envelope import sealed
    from activities.gates import Gates
    from activities.messages import GateAsk, GateEnded, GateOutlook, GateRun, Notice
    from domain.gate.agenda import Duty, GateAlarm
    from domain.gate.commands import (
        AnyGateCommand,
        CountVotes,
        Decide,
        DischargeCondition,
        EscalateGate,
        FlagOverdueConditions,
        LapseDecision,
        Recuse,
        RemindDeciders,
        WithdrawGate,
    )
    from domain.gate.receipt import Receipt
    from domain.gate.subject import GateSubject
    from domain.identity import Identity, service
    from domain.release.commands import release_stream

ME = service("gate-review")


@workflow.defn
class GateReview:
    """Asks, reminds, escalates and listens; what a decision amounts to is the domain's business."""

    @workflow.init
    def __init__(self, run: GateRun) -> None:
        self._subject = run.subject
        self._title = run.title
        self._clock = BusinessClock(run.clock)
        self._turn = asyncio.Lock()
        self._outlook: GateOutlook | None = None
        self._asked: list[Identity] = []

    @workflow.run
    async def run(self, run: GateRun) -> None:
        async with self._turn:
            # Evidence handed in before this workflow existed found nobody to tell.
            self._see(await ask(Gates.refresh_evidence, self._ask(), summary="How does the gate stand?"))
        await self._wait_while(lambda gate: gate.outcome is None)
        await self._tell_the_release()
        await self._wait_while(lambda gate: not gate.finished)
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def decide(self, command: Decide) -> Receipt:
        """One person's yes or no; the answer is a receipt, also when it is refused."""
        return await self._take(command)

    @decide.validator
    def _decide_is_for_this_gate(self, command: Decide) -> None:
        self._require_this_gate(command.subject)

    @workflow.signal(name="decide")
    async def decide_without_waiting(self, command: Decide) -> None:
        """The same decision from a sender who does not wait for the receipt."""
        if command.subject == self._subject:
            await self._take(command)

    @workflow.update
    async def withdraw(self, command: WithdrawGate) -> GateOutlook:
        """Takes the question back."""
        return await self._tend(replace(command, at=self._clock.now()), "Withdraw the gate")

    @withdraw.validator
    def _withdraw_is_for_this_gate(self, command: WithdrawGate) -> None:
        self._require_this_gate(command.subject)

    @workflow.update
    async def recuse(self, command: Recuse) -> GateOutlook:
        """Somebody stands aside."""
        return await self._tend(
            replace(command, at=self._clock.now()), f"{command.by.identity.subject} stands aside"
        )

    @recuse.validator
    def _recuse_is_for_this_gate(self, command: Recuse) -> None:
        self._require_this_gate(command.subject)

    @workflow.update
    async def discharge(self, command: DischargeCondition) -> GateOutlook:
        """Shows that a condition is met."""
        return await self._tend(
            replace(command, at=self._clock.now()), f"Discharge condition {command.condition}"
        )

    @discharge.validator
    def _discharge_is_for_this_gate(self, command: DischargeCondition) -> None:
        self._require_this_gate(command.subject)

    @workflow.signal
    async def look_again(self) -> None:
        """Somebody handed something in, or said how far the release has come."""
        async with self._turn:
            self._see(await ask(Gates.refresh_evidence, self._ask(), summary="Look at the new evidence"))

    async def _wait_while(self, is_unfinished: Callable[[GateOutlook], bool]) -> None:
        while is_unfinished(self._stands):
            seen, alarm = self._stands, self._stands.alarm
            await self._ask_whose_turn_it_is()
            until, why = (alarm.at, f"until {alarm.duty}") if alarm else (None, "")
            if not await self._clock.wait(until, unless=self._changed_from(seen), summary=why):
                assert alarm is not None
                await self._do(alarm)

    async def _ask_whose_turn_it_is(self) -> None:
        new = tuple(who for who in self._stands.asked if who not in self._asked)
        if new:
            key = f"asked-{len(self._asked)}" if self._asked else "asked"
            self._asked += new
            await self._notify(key, f"Please decide: {self._title} of {self._subject.release}.", to=new)

    async def _tell_the_release(self) -> None:
        gate = self._stands
        assert gate.outcome is not None
        release = release_stream(self._subject.programme, self._subject.release)
        ended = GateEnded(subject=self._subject, outcome=gate.outcome, evidence_digest=gate.evidence_digest)
        await tell(release, "gate_ended", ended)

    async def _do(self, alarm: GateAlarm) -> None:
        now = self._clock.now()
        match alarm.duty:
            case Duty.REMIND:
                remind = RemindDeciders(subject=self._subject, by=ME, at=now, number=alarm.number)
                await self._tend(remind, f"Reminder {alarm.number}")
                still = f"Still waiting for you: {self._title}."
                await self._notify(f"reminder-{alarm.number}", still, to=self._stands.asked)
            case Duty.ESCALATE:
                escalate = EscalateGate(subject=self._subject, by=ME, at=now, level=alarm.number)
                await self._tend(escalate, f"Escalate to level {alarm.number}")
            case Duty.COUNT_VOTES:
                count = CountVotes(subject=self._subject, by=ME, at=now, step=alarm.step)
                await self._tend(count, f"Count the votes of {alarm.step}")
            case Duty.LAPSE_DECISION:
                lapse = LapseDecision(subject=self._subject, by=ME, at=now)
                await self._tend(lapse, "Nobody ratified it in time")
            case Duty.FLAG_CONDITIONS:
                flag = FlagOverdueConditions(subject=self._subject, by=ME, at=now)
                await self._tend(flag, "A condition is overdue")
            case _:
                assert_never(alarm.duty)

    async def _take(self, command: Decide) -> Receipt:
        # Validators of updates that arrive together all run before the first handler ends, so nothing is
        # judged there: decisions take turns here, and the record has the last word.
        async with self._turn:
            answer = await ask(
                Gates.decide,
                replace(command, at=self._clock.now()),
                summary=f"{command.choice} by {command.by.identity.subject}",
            )
            self._see(answer.outlook)
        return answer.receipt

    async def _tend(
        self,
        command: AnyGateCommand,
        summary: str,
    ) -> GateOutlook:
        async with self._turn:
            outlook = await ask(Gates.tend_gate, sealed(command), summary=summary)
            self._see(outlook)
        return outlook

    async def _notify(self, what: str, sentence: str, *, to: tuple[Identity, ...]) -> None:
        await notify(Notice(key=f"{self._subject.stream}/{what}", to=to, sentence=sentence))

    def _see(self, outlook: GateOutlook) -> None:
        self._outlook = outlook
        state = outlook.outcome or "open"
        show(" ".join(outlook.reasons), state=state, stage=self._subject.stage, due=outlook.due)

    @property
    def _stands(self) -> GateOutlook:
        assert self._outlook is not None
        return self._outlook

    def _changed_from(self, seen: GateOutlook) -> Callable[[], bool]:
        return lambda: self._outlook is not seen

    def _ask(self) -> GateAsk:
        return GateAsk(subject=self._subject, at=self._clock.now())

    def _require_this_gate(self, subject: GateSubject) -> None:
        # An update's id protects only one run of one workflow; what is decided must name the gate itself.
        if subject != self._subject:
            raise ApplicationError(f"This is {self._subject.stream}, not {subject.stream}.", type="WrongGate")
