"""One programme, from its start until every release has ended."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never, get_args

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError

from workflows.asking import ask, notify, record
from workflows.clock import BusinessClock
from workflows.story import show
from workflows.telling import tell

with workflow.unsafe.imports_passed_through():
    from activities.envelope import CommandEnvelope, opened, sealed
    from activities.funds import Funds
    from activities.messages import (
        OpenYearsAsks,
        PlanReviews,
        ProgrammeAsk,
        ProgrammeOutlook,
        ReleaseEnded,
        TendFund,
    )
    from activities.programmes import Programmes
    from activities.runs import ProgrammeRun, ReleaseRun
    from domain.catalogue import COMMANDS
    from domain.identity import service
    from domain.programme.commands import (
        ClearRelease,
        CompleteRelease,
        DropRelease,
        FromPeople,
        StartProgramme,
        programme_stream,
    )
    from domain.programme.watched.expanding import FromPeople as OfWatched
    from domain.release.ending import Ending
    from domain.release.plan import ReleaseId

ME = service("programme-delivery")
PEOPLE_MAY_SEND = {COMMANDS[command] for command in (*get_args(FromPeople), *get_args(OfWatched))}


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
        self._ended: list[ReleaseEnded] = []
        self._has_news = False
        self._is_review_due = False

    @workflow.run
    async def run(self, run: ProgrammeRun) -> None:
        await workflow.wait_condition(lambda: self._has_begun or self._was_refused)
        if self._has_begun:
            await self._deliver()
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def begin(self, command: StartProgramme) -> None:
        """Records the programme with all that belongs to it, or refuses with every reason."""
        begin = replace(command, at=self._clock.now(), is_simulated=self._clock.is_simulated)
        try:
            await ask(Programmes.begin_programme, begin, summary=f"Begin {command.plan.name}")
        except ActivityError:
            self._was_refused = True
            raise
        self._has_begun = True

    @workflow.update
    async def tend_programme(self, envelope: CommandEnvelope) -> None:
        """Records what a person asks of the programme, or refuses it with the reason."""
        command = replace(opened(envelope), at=self._clock.now())
        tended = await ask(
            Programmes.tend_programme,
            sealed(command),
            summary=f"{envelope.name} by {command.by.identity.subject}",
        )
        self._has_news = True
        for stream in tended.tell:
            await tell(stream, "look_again")
        for notice in tended.notices:
            await notify(notice)

    @tend_programme.validator
    def _can_be_read(self, envelope: CommandEnvelope) -> None:
        # What fails here leaves no trace; in the handler it would fail the workflow again and again.
        if envelope.name not in PEOPLE_MAY_SEND:
            raise ApplicationError(f"{envelope.name} is not for people to send.", type="NotForPeople")
        command = opened(envelope)
        assert isinstance(command, FromPeople | OfWatched)
        if programme_stream(command.programme) != workflow.info().workflow_id:
            raise ApplicationError("It is meant for another programme.", type="NotForThisProgramme")

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
            await tell(answer.tell_gate, "look_again")
        self._has_news = True

    @workflow.signal
    def look_again(self) -> None:
        """The record may say more than this workflow has heard, as after a loss of Temporal's data."""
        self._has_news = True

    @workflow.signal
    def call_review(self) -> None:
        """The Schedule tells that a month has passed."""
        self._is_review_due = True

    @workflow.signal
    def release_ended(self, ended: ReleaseEnded) -> None:
        """A release tells how it ended."""
        self._ended.append(ended)

    async def _deliver(self) -> None:
        plan = PlanReviews(programme=self._run.programme, by_hand=self._clock.is_simulated)
        await ask(Programmes.plan_reviews, plan, summary="Have the programme reviewed each month")
        while not (outlook := await self._look()).ended:
            await self._start(outlook.ready)
            await self._ask_for_money(is_due=outlook.asks_for_money)
            await self._wait_for_an_end(or_until=outlook.next_day)
            await self._note_what_ended()
            await self._review()
            await self._make_room()
        await ask(Programmes.end_reviews, self._asked(), summary="Review it no more")

    async def _look(self) -> ProgrammeOutlook:
        self._has_news = False
        outlook = await ask(Programmes.programme_outlook, self._asked(), summary="Which releases may start?")
        show(_standing(outlook), state="running")
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
            unless=lambda: bool(self._ended) or self._has_news or self._is_review_due,
            summary="until a release may start, or money is asked for",
        )

    async def _note_what_ended(self) -> None:
        while self._ended:
            ended = self._ended[0]
            await record(self._note(ended), summary=f"{ended.release}: {ended.how}")
            self._ended.pop(0)

    async def _review(self) -> None:
        if self._is_review_due:
            self._is_review_due = False
            await ask(Programmes.call_review, self._asked(), summary="Call this month's review")

    def _asked(self) -> ProgrammeAsk:
        return ProgrammeAsk(programme=self._run.programme, at=self._clock.now())

    def _note(self, ended: ReleaseEnded) -> CompleteRelease | DropRelease:
        programme, release, at = self._run.programme, ended.release, self._clock.now()
        match ended.how:
            case Ending.SIGNED_OFF:
                return CompleteRelease(programme=programme, by=ME, at=at, release=release)
            case Ending.STOPPED:
                return DropRelease(programme=programme, by=ME, at=at, release=release)
            case _:
                assert_never(ended.how)

    async def _make_room(self) -> None:
        if workflow.info().is_continue_as_new_suggested() and not self._ended:
            await workflow.wait_condition(workflow.all_handlers_finished)
            workflow.continue_as_new(replace(self._run, clock=self._clock.carried(), has_begun=True))


def _standing(outlook: ProgrammeOutlook) -> str:
    signed_off = f"{outlook.completed} of {outlook.planned} releases signed off"
    rest = {"stopped": outlook.stopped, "blocked": outlook.blocked}
    return ", ".join([signed_off, *(f"{number} {word}" for word, number in rest.items() if number)])
