"""One release, from design to its end: five stages, each with its work and its gate."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypedDict, assert_never, get_args

from temporalio import workflow
from temporalio.exceptions import ApplicationError

from workflows.asking import ask, notify, record
from workflows.clock import BusinessClock
from workflows.story import show
from workflows.telling import tell

with workflow.unsafe.imports_passed_through():
    from activities.envelope import CommandEnvelope, opened
    from activities.messages import (
        EndRelease,
        GateEnded,
        ReleaseAsk,
        ReleaseRun,
        SubmitToGate,
    )
    from activities.releases import Releases
    from domain.gate.subject import GateSubject
    from domain.identity import Actor, service
    from domain.programme.commands import programme_stream
    from domain.release.agenda import Step
    from domain.release.commands import (
        BeginConsultation,
        CloseConsultation,
        EndSprint,
        EnterStage,
        FromPeople,
        StartSprint,
        TakeOutcome,
        release_stream,
    )
    from domain.release.plan import ReleaseId
    from domain.stage import Stage

ME = service("release-delivery")
FROM_PEOPLE = get_args(FromPeople)


class Occasion(TypedDict):
    """What every command of this release has in common."""

    programme: str
    release: ReleaseId
    by: Actor
    at: datetime


@workflow.defn
class ReleaseDelivery:
    """Enters each stage in its time, waits out its work, asks for its gate and acts on the outcome."""

    @workflow.init
    def __init__(self, run: ReleaseRun) -> None:
        self._run = run
        self._clock = BusinessClock(run.clock)
        self._offers = self._offers_known = 0
        self._at_gate: GateSubject | None = None
        self._gate_ended: GateEnded | None = None

    @workflow.run
    async def run(self, run: ReleaseRun) -> None:
        step = await self._next_step()
        if step is None:
            await self._end()
            return
        await self._wait_for_its_day(step)
        await self._enter(step)
        if step.is_rework:
            await self._wait_for_better_evidence(step)
        else:
            await self._do_the_work(step)
        await self._act_on(await self._pass_the_gate(step), step)
        await self._go_on()

    @workflow.update
    async def tend(self, envelope: CommandEnvelope) -> None:
        """Takes what people hand in or report; a gate that is open looks again at once."""
        command = replace(opened(envelope), at=self._clock.now())
        await record(command, summary=f"{envelope.name} by {command.by.identity.subject}")
        self._offers += 1
        await self.look_again()

    @tend.validator
    def _people_may_ask_this_here(self, envelope: CommandEnvelope) -> None:
        command, here = opened(envelope), release_stream(self._run.programme, self._run.release)
        if not isinstance(command, FROM_PEOPLE) or command.stream != here:
            raise ApplicationError(
                f"{here} takes no {envelope.name} for {command.stream}.", type="WrongRelease"
            )

    @workflow.signal
    async def look_again(self) -> None:
        """An earlier gate tells that something changed that the open one may wait for."""
        if self._at_gate:
            await tell(self._at_gate.stream, "look_again")

    @workflow.signal
    def gate_ended(self, ended: GateEnded) -> None:
        """The gate tells how its round ended."""
        if ended.subject == self._at_gate:
            self._gate_ended = ended

    async def _next_step(self) -> Step | None:
        self._offers_known = self._offers
        asked = ReleaseAsk(programme=self._run.programme, release=self._run.release)
        return await ask(Releases.release_step, asked, summary="What comes next?")

    async def _wait_for_its_day(self, step: Step) -> None:
        if self._clock.now() < step.starts:
            waits, state = ("comes again", "deferred") if step.was_deferred else ("begins", "waiting")
            show(f"{step.stage} {waits} on {step.starts:%d %B %Y}", state=state, stage=step.stage)
            await self._clock.wait(step.starts, unless=lambda: False, summary=f"until {step.stage} begins")

    async def _enter(self, step: Step) -> None:
        enter = EnterStage(**self._now(), stage=step.stage, round=step.round)
        await record(enter, summary=f"Enter {step.stage}, round {step.round}")

    async def _do_the_work(self, step: Step) -> None:
        if step.days:
            show(f"{step.stage}, round {step.round}", state="under-way", stage=step.stage)
        match step.stage:
            case Stage.DESIGN | Stage.TRAINING | Stage.SIGN_OFF:
                await self._pass_days(step.days, f"until the work of {step.stage} is done")
            case Stage.CONSULTATION:
                await self._consult(step)
            case Stage.BUILD_SPRINTS:
                await self._build(step)
            case _:
                assert_never(step.stage)

    async def _consult(self, step: Step) -> None:
        await record(BeginConsultation(**self._now()), summary="Consult those affected")
        if step.consults:
            await self._pass_days(step.days, "until the consultation closes")
            await record(CloseConsultation(**self._now()), summary="Close the consultation")

    async def _build(self, step: Step) -> None:
        for number, days in enumerate(step.sprint_days, start=1):
            await record(StartSprint(**self._now(), number=number), summary=f"Sprint {number} starts")
            await self._pass_days(days, f"until sprint {number} ends")
            await record(EndSprint(**self._now(), number=number), summary=f"Sprint {number} ends")

    async def _wait_for_better_evidence(self, step: Step) -> None:
        while not step.has_fresh_evidence:
            show(f"{step.stage} was sent back: new evidence is awaited", state="in-rework", stage=step.stage)
            await workflow.wait_condition(lambda: self._offers > self._offers_known)
            step = await self._next_step() or step

    async def _pass_the_gate(self, step: Step) -> GateEnded:
        self._at_gate = GateSubject(
            programme=self._run.programme, release=self._run.release, stage=step.stage, round=step.round
        )
        submit = SubmitToGate(
            programme=self._run.programme,
            release=self._run.release,
            stage=step.stage,
            round=step.round,
            at=self._clock.now(),
            clock=self._clock.for_another(),
        )
        await ask(Releases.submit_to_gate, submit, summary=f"Open the gate of {step.stage}")
        show(f"At the gate of {step.stage}, round {step.round}", state="at-its-gate", stage=step.stage)
        await workflow.wait_condition(lambda: self._gate_ended is not None)
        assert self._gate_ended is not None
        return self._gate_ended

    async def _act_on(self, ended: GateEnded, step: Step) -> None:
        take = TakeOutcome(
            **self._now(),
            stage=step.stage,
            round=step.round,
            outcome=ended.outcome,
            evidence_digest=ended.evidence_digest,
            until=ended.until,
            reason=ended.reason,
        )
        await record(take, summary=f"{step.stage}: {ended.outcome}")

    async def _end(self) -> None:
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
        await workflow.wait_condition(workflow.all_handlers_finished)

    async def _go_on(self) -> None:
        # Evidence that arrives at this moment must be recorded before the run ends, or it is lost.
        await workflow.wait_condition(workflow.all_handlers_finished)
        workflow.continue_as_new(replace(self._run, clock=self._clock.carried()))

    async def _pass_days(self, days: int, why: str) -> None:
        until = self._clock.now() + timedelta(days=days)
        await self._clock.wait(until, unless=lambda: False, summary=why)

    def _now(self) -> Occasion:
        return {
            "programme": self._run.programme,
            "release": self._run.release,
            "by": ME,
            "at": self._clock.now(),
        }
