"""One round of one gate, from the question to its answer and to the last condition met."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.asking import ask, notify
from workflows.clock import BusinessClock
from workflows.story import show
from workflows.telling import tell

with workflow.unsafe.imports_passed_through():
    from activities.envelope import CommandEnvelope, opened, sealed
    from activities.funds import Funds
    from activities.gates import Gates, ended_of
    from activities.messages import GateAsk, GateOutlook, Notice
    from activities.runs import GateRun
    from domain.gate.agenda import Duty, GateAlarm, duty_of
    from domain.gate.commands import (
        AnyGateCommand,
        Decide,
        DischargeCondition,
        FromPeople,
        Reaffirm,
        ReviewOverride,
    )
    from domain.gate.receipt import Receipt
    from domain.gate.subject import GateSubject
    from domain.identity import Identity, service
    from domain.release.commands import release_stream

ME = service("gate-review")
# What these change is what the release's next gate waits for.
OF_THE_NEXT_GATE = (DischargeCondition, ReviewOverride)


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
            self._see(await ask(Gates.look_again, self._ask(), summary="How does the gate stand?"))
        await self._wait_while(lambda gate: not gate.in_effect)
        told = self._stands.outcome
        await self._tell_who_waits()
        await self._wait_while(lambda gate: not gate.finished)
        if self._stands.outcome is not told:
            await self._tell_of_the_lapse()
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
    async def reaffirm(self, command: Reaffirm) -> Receipt:
        """Says again what somebody said before the evidence changed."""
        async with self._turn:
            again = replace(command, at=self._clock.now())
            who = command.by.identity.subject
            answer = await ask(Gates.reaffirm, again, summary=f"{who} says it again")
            self._see(answer.outlook)
        return answer.receipt

    @reaffirm.validator
    def _reaffirm_is_for_this_gate(self, command: Reaffirm) -> None:
        self._require_this_gate(command.subject)

    @workflow.update
    async def tend(self, envelope: CommandEnvelope) -> GateOutlook:
        """Anything else that people ask of the gate: to stand aside, call in, discharge a condition …"""
        command = opened(envelope)
        assert isinstance(command, FromPeople)
        asked = replace(command, at=self._clock.now())
        outlook = await self._tend(asked, f"{envelope.name} by {command.by.identity.subject}")
        if isinstance(command, OF_THE_NEXT_GATE) and not self._subject.is_for_money:
            await tell(release_stream(self._subject.programme, self._subject.release), "look_again")
        return outlook

    @tend.validator
    def _tend_is_for_this_gate(self, envelope: CommandEnvelope) -> None:
        command = opened(envelope)
        if not isinstance(command, FromPeople):
            raise ApplicationError(f"Nobody asks a gate to {envelope.name}.", type="NotForPeople")
        self._require_this_gate(command.subject)

    @workflow.signal
    async def look_again(self) -> None:
        """Something was handed in or reported, or changed elsewhere."""
        async with self._turn:
            self._see(await ask(Gates.look_again, self._ask(), summary="Look at what is new"))

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
            await self._notify(key, f"Please decide on {self._subject.matter}: {self._title}", to=new)

    async def _tell_who_waits(self) -> None:
        gate = self._stands
        if self._subject.is_for_money:
            await self._settle_the_ask()
            return
        release = release_stream(self._subject.programme, self._subject.release)
        await tell(release, "gate_ended", ended_of(self._subject, gate))

    async def _tell_of_the_lapse(self) -> None:
        # The release has gone on already; what went ahead under the decision is in the reasons.
        if self._subject.is_for_money:
            await self._settle_the_ask()
        why = " ".join(self._stands.reasons)
        lapsed = f"{self._title} of {self._subject.matter} no longer stands. {why}"
        await self._notify("lapsed", lapsed, to=self._stands.concerned)

    async def _settle_the_ask(self) -> None:
        await ask(Funds.settle_ask, self._ask(), summary="Release the money, or take it back")

    async def _do(self, alarm: GateAlarm) -> None:
        await self._tend(duty_of(alarm, self._subject, ME, self._clock.now()), _in_words(alarm))
        match alarm.duty:
            case Duty.REMIND:
                still = f"Still waiting for you: {self._title}."
                await self._notify(f"reminder-{alarm.number}", still, to=self._stands.reminded)
            case Duty.FLAG_CONDITIONS:
                late = f"A condition of {self._title} of {self._subject.matter} is past its day."
                await self._notify(f"overdue-{alarm.at:%Y-%m-%d}", late, to=self._stands.concerned)
            case _:
                pass

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

    async def _tend(self, command: AnyGateCommand, summary: str) -> GateOutlook:
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


def _in_words(alarm: GateAlarm) -> str:
    number = f" {alarm.number}" if alarm.number else ""
    step = f" of {alarm.step}" if alarm.step else ""
    return f"{alarm.duty.replace('-', ' ').capitalize()}{number}{step}"
