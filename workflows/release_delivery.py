"""One release, from design until it is closed: what falls due is done in its time, each gate waited for."""

from dataclasses import replace
from typing import get_args

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.asking import ask, notify, record
from workflows.clock import BusinessClock
from workflows.story import show
from workflows.telling import tell

with workflow.unsafe.imports_passed_through():
    from activities.envelope import CommandEnvelope, opened
    from activities.messages import ActOnOutcome, CarryOut, EndRelease, GateEnded, ReleaseAsk, ReleaseOutlook
    from activities.releases import ME, Releases
    from activities.runs import ReleaseRun
    from domain.programme.commands import programme_stream
    from domain.release.commands import FromPeople, TakeOutcome, release_stream
    from domain.release.duty import Due, Duty

FROM_PEOPLE = get_args(FromPeople)


@workflow.defn
class ReleaseDelivery:
    """Does each stage's work in its time, asks for its gate and acts on the outcome.

    What is due, and when, the record tells: stages may overlap, only their gates are passed in order. After
    its sign-off the release goes on until it is closed, by itself or by people.
    """

    @workflow.init
    def __init__(self, run: ReleaseRun) -> None:
        self._run = run
        self._clock = BusinessClock(run.clock)
        self._has_news = False
        self._gates_ended: list[GateEnded] = []

    @workflow.run
    async def run(self, run: ReleaseRun) -> None:
        outlook = await self._look()
        while not (outlook.ended or outlook.over):
            outlook = await self._next(outlook)
            await self._make_room()
        if outlook.ended and not self._run.is_handed_over:
            await self._hand_over()
        while not outlook.over:
            outlook = await self._next(outlook)
            if outlook.over:
                show("Closed", state="closed")
            await self._make_room()
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def tend(self, envelope: CommandEnvelope) -> None:
        """Takes what people hand in or report; a gate that is open looks again at once."""
        command = replace(opened(envelope), at=self._clock.now())
        await record(command, summary=f"{envelope.name} by {command.by.identity.subject}")
        self._has_news = True

    @tend.validator
    def _people_may_ask_this_here(self, envelope: CommandEnvelope) -> None:
        command, here = opened(envelope), release_stream(self._run.programme, self._run.release)
        if not isinstance(command, FROM_PEOPLE) or command.stream != here:
            raise ApplicationError(
                f"{here} takes no {envelope.name} for {command.stream}.", type="WrongRelease"
            )

    @workflow.signal
    def look_again(self) -> None:
        """An earlier gate tells that something changed that the open one may wait for."""
        self._has_news = True

    @workflow.signal
    def gate_ended(self, ended: GateEnded) -> None:
        """The gate tells how its round ended."""
        self._gates_ended.append(ended)

    async def _next(self, outlook: ReleaseOutlook) -> ReleaseOutlook:
        """Waits for the next thing to happen, and acts on it."""
        due = outlook.due
        if due is None or due.at > self._clock.now():
            _show(outlook)
        if not await self._clock.wait(
            due.at if due else None,
            unless=lambda: self._has_news or bool(self._gates_ended),
            summary=f"until it is time to {due.said}" if due else "",
        ):
            assert due
            # Told first, and kept then: who is told and not kept is told again, under the same key.
            for notice in outlook.notices:
                await notify(notice)
            return await self._carry_out(due)
        if self._gates_ended:
            return await self._act_on(self._gates_ended.pop(0), outlook)
        return await self._look()

    async def _look(self) -> ReleaseOutlook:
        self._has_news = False
        asked = ReleaseAsk(
            programme=self._run.programme, release=self._run.release, clock=self._clock.for_another()
        )
        outlook = await ask(Releases.release_outlook, asked, summary="What comes next?")
        if outlook.gate:
            await tell(outlook.gate.stream, "look_again")
        return outlook

    async def _carry_out(self, due: Due) -> ReleaseOutlook:
        carry_out = CarryOut(
            programme=self._run.programme,
            release=self._run.release,
            due=due,
            at=self._clock.now(),
            clock=self._clock.for_another(),
        )
        return await ask(Releases.carry_out, carry_out, summary=due.said.capitalize())

    async def _act_on(self, ended: GateEnded, outlook: ReleaseOutlook) -> ReleaseOutlook:
        if ended.subject != outlook.gate:
            return outlook
        take = TakeOutcome(
            programme=self._run.programme,
            release=self._run.release,
            by=ME,
            at=self._clock.now(),
            stage=ended.subject.the_stage,
            round=ended.subject.round,
            outcome=ended.outcome,
            evidence_digest=ended.evidence_digest,
            until=ended.until,
            reason=ended.reason,
        )
        act = ActOnOutcome(take=take, clock=self._clock.for_another())
        return await ask(Releases.take_outcome, act, summary=f"{ended.subject.stage}: {ended.outcome}")

    async def _hand_over(self) -> None:
        end = EndRelease(
            programme=self._run.programme,
            release=self._run.release,
            at=self._clock.now(),
            clock=self._clock.for_another(),
        )
        settled = await ask(
            Releases.end_release, end, summary="Begin to count the benefits, or withdraw them"
        )
        ended = settled.ended
        show(ended.how.replace("-", " ").capitalize(), state=ended.how)
        for gate in settled.gates:
            await tell(gate, "look_again")
        if settled.notice:
            await notify(settled.notice)
        await tell(programme_stream(self._run.programme), "release_ended", ended)
        self._run = replace(self._run, is_handed_over=True)

    async def _make_room(self) -> None:
        if workflow.info().is_continue_as_new_suggested() and not self._gates_ended:
            # What people hand in at this moment must be recorded before the run ends, or it is lost.
            await workflow.wait_condition(workflow.all_handlers_finished)
            workflow.continue_as_new(replace(self._run, clock=self._clock.carried()))


def _show(outlook: ReleaseOutlook) -> None:
    stage, round = outlook.stage, outlook.round
    due = outlook.due if outlook.due and outlook.due.duty is not Duty.REMIND_OWNERS else None
    if outlook.ended:
        closes = f"closes on {due.at:%d %B %Y}" if due else "people are to close it"
        show(f"Signed off: {closes}", state="signed-off", stage=stage)
    elif outlook.gate:
        show(f"At the gate of {stage}, round {round}", state="at-its-gate", stage=stage)
    elif due and due.duty is Duty.ENTER_STAGE:
        waits, state = ("comes again", "deferred") if due.round > 1 else ("begins", "waiting")
        show(f"{due.stage} {waits} on {due.at:%d %B %Y}", state=state, stage=due.stage)
    elif due is None and outlook.awaits:
        show(f"build-sprints waits for {', '.join(outlook.awaits)}", state="waiting", stage=stage)
    elif due is None:
        show(f"{stage} was sent back: new evidence is awaited", state="in-rework", stage=stage)
    else:
        show(f"{stage}, round {round}", state="under-way", stage=stage)
