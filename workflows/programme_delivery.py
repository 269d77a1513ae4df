"""One programme, from its start until every release has ended."""

from dataclasses import replace
from datetime import datetime

from temporalio import workflow
from temporalio.exceptions import ActivityError

from workflows.asking import ask, record
from workflows.clock import BusinessClock
from workflows.story import show
from workflows.telling import tell

with workflow.unsafe.imports_passed_through():
    from activities.envelope import CommandEnvelope
    from activities.funds import Funds
    from activities.messages import (
        OpenYearsAsks,
        ProgrammeAsk,
        ProgrammeOutlook,
        ProgrammeRun,
        ReleaseEnded,
        ReleaseRun,
        TendFund,
    )
    from activities.programmes import Programmes
    from domain.identity import service
    from domain.programme.commands import ClearRelease, CompleteRelease, StartProgramme
    from domain.release.plan import ReleaseId

ME = service("programme-delivery")


@workflow.defn
class ProgrammeDelivery:
    """Starts each release, and asks for each year's money, when its day has come."""

    @workflow.init
    def __init__(self, run: ProgrammeRun) -> None:
        self._run = run
        self._clock = BusinessClock(run.clock)
        self._has_begun = run.has_begun
        self._was_refused = False
        self._started: set[ReleaseId] = set()
        self._ended: list[ReleaseId] = []
        self._money_moved = False

    @workflow.run
    async def run(self, run: ProgrammeRun) -> None:
        await workflow.wait_condition(lambda: self._has_begun or self._was_refused)
        if self._has_begun:
            await self._deliver()
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def begin(self, command: StartProgramme) -> None:
        """Records the programme with all that belongs to it, or refuses with every reason."""
        begin = replace(command, at=self._clock.now())
        try:
            await ask(Programmes.begin_programme, begin, summary=f"Begin {command.plan.name}")
        except ActivityError:
            self._was_refused = True
            raise
        self._has_begun = True

    @workflow.update
    async def tend_fund(self, envelope: CommandEnvelope) -> None:
        """Takes what a person asks of the programme's money."""
        tend = TendFund(
            programme=self._run.programme,
            envelope=envelope,
            at=self._clock.now(),
            clock=self._clock.for_another(),
        )
        answer = await ask(Funds.tend_fund, tend, summary=f"Money: {envelope.name}")
        if answer.tell_gate:
            await tell(answer.tell_gate, "evidence_offered")
        self._money_moved = True

    @workflow.signal
    def release_ended(self, ended: ReleaseEnded) -> None:
        """A release tells that it was signed off."""
        self._ended.append(ended.release)

    async def _deliver(self) -> None:
        while not (outlook := await self._look()).ended:
            await self._start(outlook.ready)
            await self._ask_for_money(is_due=outlook.asks_for_money)
            await self._wait_for_an_end(or_until=outlook.next_day)
            await self._note_what_ended()
            await self._make_room()

    async def _look(self) -> ProgrammeOutlook:
        self._money_moved = False
        asked = ProgrammeAsk(programme=self._run.programme, at=self._clock.now())
        outlook = await ask(Programmes.programme_outlook, asked, summary="Which releases may start?")
        show(f"{outlook.completed} of {outlook.planned} releases signed off", state="running")
        return outlook

    async def _start(self, ready: tuple[ReleaseId, ...]) -> None:
        for release in ready:
            if release in self._started:
                continue
            clear = ClearRelease(programme=self._run.programme, by=ME, at=self._clock.now(), release=release)
            await record(clear, summary=f"{release} may start")
            run = ReleaseRun(programme=self._run.programme, release=release, clock=self._clock.for_another())
            await ask(Programmes.start_release, run, summary=f"Start {release}")
            self._started.add(release)

    async def _ask_for_money(self, *, is_due: bool) -> None:
        if is_due:
            opening = OpenYearsAsks(
                programme=self._run.programme, at=self._clock.now(), clock=self._clock.for_another()
            )
            await ask(Funds.open_years_asks, opening, summary="Ask for the year's money")

    async def _wait_for_an_end(self, *, or_until: datetime | None) -> None:
        await self._clock.wait(
            or_until,
            unless=lambda: bool(self._ended) or self._money_moved,
            summary="until a release may start, or money is asked for",
        )

    async def _note_what_ended(self) -> None:
        while self._ended:
            complete = CompleteRelease(
                programme=self._run.programme, by=ME, at=self._clock.now(), release=self._ended[0]
            )
            await record(complete, summary=f"{self._ended[0]} is signed off")
            self._ended.pop(0)

    async def _make_room(self) -> None:
        if workflow.info().is_continue_as_new_suggested() and not self._ended:
            await workflow.wait_condition(workflow.all_handlers_finished)
            workflow.continue_as_new(replace(self._run, clock=self._clock.carried(), has_begun=True))
