"""What a programme's workflow has done outside itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from temporalio import activity

from activities.claiming import knowing_claims
from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.messages import PlanReviews, ProgrammeAsk, ProgrammeOutlook, ProgrammeTended
from activities.ports import Engine
from activities.replanning import plan_anew, releases_of, who_waits
from activities.runs import ReleaseRun
from activities.sight import Looking, Sight
from activities.stories import story_of_release
from activities.subjects import Subjects
from domain.aggregate import FUND, PROGRAMME, RELEASE, Command
from domain.benefit.commands import RegisterBenefit
from domain.business_case.commands import AdoptBusinessCase
from domain.fund.agenda import due_asks, next_opening
from domain.fund.commands import EstablishFund, fund_stream
from domain.fund.state import Fund
from domain.gate.subject import GateSubject
from domain.identity import service
from domain.lacking import lacking, next_gate
from domain.programme.agenda import next_start, ready
from domain.programme.commands import (
    AcceptLead,
    AdoptPolicy,
    AdoptRoster,
    CallReview,
    HandOverLead,
    Replan,
    StartProgramme,
    programme_stream,
)
from domain.programme.leading.lead import lead_on
from domain.programme.reviewed import ReleaseReviewed
from domain.programme.state import Programme
from domain.programme.watched.expanding import FromPeople as OfWatched
from domain.programme.watched.expanding import expanded, from_the_start
from domain.release.commands import RegisterRelease, release_stream
from domain.release.plan import ReleaseId
from domain.release.state import Release


class Programmes:
    """Starting a programme and its releases."""

    def __init__(self, door: Door, engine: Engine) -> None:
        self._door = door
        self._engine = engine

    @activity.defn
    async def begin_programme(self, command: StartProgramme) -> None:
        """Records the programme with its releases, benefits, money, risks and all else, or nothing."""
        # Two programmes may begin at the same moment, each as a part of the other, or claiming the same post.
        await self._door.settle_on(lambda record: _beginning(record, command))

    @activity.defn
    async def programme_outlook(self, ask: ProgrammeAsk) -> ProgrammeOutlook:
        """Which releases may start, whether money is to be asked for, and when there is more to do."""
        programme = await self._door.look(PROGRAMME, programme_stream(ask.programme))
        fund = await self._door.look(FUND, fund_stream(ask.programme))
        today = ask.at.date()
        days = [day for day in (next_start(programme, today), next_opening(fund, today)) if day]
        return ProgrammeOutlook(
            ready=ready(programme, today),
            asks_for_money=bool(due_asks(fund, ask.at)),
            next_day=datetime.combine(min(days), time(), tzinfo=UTC) if days else None,
            completed=len(programme.completed),
            stopped=len(programme.dropped),
            blocked=len(programme.blocked.keys() | programme.held.keys()),
            planned=len(programme.planned.keys() - programme.withdrawn),
            ended=programme.ended,
        )

    @activity.defn
    async def tend_programme(self, envelope: CommandEnvelope) -> ProgrammeTended:
        """Records what a person asks of the programme, in the knowledge of the gates that were passed.

        Planned anew are the programme and its releases together, or none of them. What is asked of its risks
        and indicators is told to the programme in one piece with them.
        """
        command = opened(envelope)
        if isinstance(command, AdoptRoster | AdoptPolicy | Replan | HandOverLead | AcceptLead):
            command = replace(command, passed=await self._passed(command.programme))
        if isinstance(command, Replan):
            return await plan_anew(self._door, command)
        if isinstance(command, OfWatched):
            programme = await self._door.look(PROGRAMME, programme_stream(command.programme))
            await self._door.settle(*expanded(programme, command))
            return ProgrammeTended()
        (settled,) = await self._door.settle(command)
        return ProgrammeTended(tell=who_waits(settled.state, command))

    @activity.defn
    async def start_release(self, run: ReleaseRun) -> None:
        """Starts the release's own workflow."""
        release = await self._door.look(RELEASE, release_stream(run.programme, run.release))
        await self._engine.start(story_of_release(run.programme, release.plan), run)

    @activity.defn
    async def plan_reviews(self, plan: PlanReviews) -> None:
        """Has Temporal call the programme's review each month."""
        await self._engine.review_each_month(plan.programme, by_hand=plan.by_hand)

    @activity.defn
    async def end_reviews(self, ask: ProgrammeAsk) -> None:
        """Has it call no more, since the programme has ended."""
        await self._engine.review_no_more(ask.programme)

    @activity.defn
    async def call_review(self, ask: ProgrammeAsk) -> None:
        """Records that this month's review is due, with how every release stands and what it lacks."""
        programme: Programme = await self._door.look(PROGRAMME, programme_stream(ask.programme))
        going_on = [release for release in programme.planned if release not in programme.over]
        reviewed = [await self._reviewed(ask, programme, release) for release in going_on]
        by = service("programme-delivery")
        await self._door.settle(
            CallReview(programme=ask.programme, by=by, at=ask.at, releases=tuple(filter(None, reviewed)))
        )

    async def _reviewed(
        self, ask: ProgrammeAsk, programme: Programme, id: ReleaseId
    ) -> ReleaseReviewed | None:
        release: Release = await self._door.look(RELEASE, release_stream(ask.programme, id))
        stage = next_gate(release)
        if release.plan is None or stage is None:
            return None
        planned = release.plan.stage(stage)
        subject = GateSubject(programme=ask.programme, release=id, stage=stage, round=max(release.round, 1))
        policy = programme.policies[planned.gate]
        facts = await Subjects(self._door).facts_about(subject, policy, ask.at)
        return ReleaseReviewed(
            release=id,
            stage=release.stage,
            round=release.round,
            days_late=max((ask.at.date() - planned.ends).days, 0),
            lacks=lacking(release, release.plan, policy, facts, lead=lead_on(programme, id, ask.at.date())),
        )

    async def _passed(self, programme: str) -> tuple[str, ...]:
        """The gates that no round will follow, whatever the sender thought."""
        fund: Fund = await self._door.look(FUND, fund_stream(programme))
        planned = (await self._door.look(PROGRAMME, programme_stream(programme))).planned
        releases = await releases_of(self._door, programme, planned)
        stages = [
            GateSubject(programme=programme, release=id, stage=stage, round=1).gate
            for id, release in releases.items()
            for stage in release.passed
        ]
        granted = {each.asked.ask for each in fund.asks if each.granted and not each.revoked}
        return (*stages, *(GateSubject(programme=programme, ask=ask, round=1).gate for ask in granted))


async def _beginning(record: Sight, command: StartProgramme) -> Sequence[Command]:
    above = await _above(record, command.plan.parent)
    return await knowing_claims(record, (replace(command, above=above), *registrations(command)))


async def _above(record: Looking, parent: str) -> tuple[str, ...]:
    """The parent and what it is a part of in turn, as far as Lockgate knows them."""
    above: list[str] = []
    while parent and parent not in above:
        above.append(parent)
        programme: Programme = await record.look(PROGRAMME, programme_stream(parent))
        parent = programme.started.parent if programme.started else ""
    return tuple(above)


def registrations(command: StartProgramme) -> list[Command]:
    """The releases, benefits, money and business case that a programme starts with."""
    plan, by, at = command.plan, command.by, command.at
    releases = [
        RegisterRelease(
            programme=plan.id,
            release=each.id,
            by=by,
            at=at,
            plan=each,
            benefits=tuple(benefit.id for benefit in plan.benefits if benefit.release == each.id),
            terms=plan.terms,
        )
        for each in plan.releases
    ]
    benefits = [
        RegisterBenefit(
            programme=plan.id,
            benefit=each.id,
            by=by,
            at=at,
            profile=each,
            beside=tuple(other for other in plan.benefits if other.overlap_group == each.overlap_group != ""),
        )
        for each in plan.benefits
    ]
    return [*releases, *benefits, *_money(command), *from_the_start(plan, by, at)]


def _money(command: StartProgramme) -> list[Command]:
    plan = command.plan
    found: list[Command] = []
    if plan.fund:
        found.append(
            EstablishFund(
                programme=plan.id, by=command.by, at=command.at, plan=plan.fund, evidence=plan.evidence
            )
        )
    if plan.business_case:
        found.append(
            AdoptBusinessCase(programme=plan.id, by=command.by, at=command.at, plan=plan.business_case)
        )
    return found
