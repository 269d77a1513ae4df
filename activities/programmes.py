"""What a programme's workflow has done outside itself."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time

from temporalio import activity

from activities.door import Door
from activities.envelope import CommandEnvelope, opened
from activities.messages import (
    ClockSetting,
    EndRelease,
    ProgrammeAsk,
    ProgrammeOutlook,
    ProgrammeTended,
    ReleaseRun,
)
from activities.ports import Engine, Story
from activities.unspent_money import GivenBack, UnspentMoney
from domain.aggregate import FUND, PROGRAMME, RELEASE, Command
from domain.benefit.commands import RegisterBenefit
from domain.fund.agenda import due_asks, next_opening
from domain.fund.commands import EstablishFund, fund_stream
from domain.fund.state import Fund
from domain.gate.subject import GateSubject
from domain.programme.agenda import next_start, ready
from domain.programme.commands import (
    AcceptLead,
    AdoptPolicy,
    AdoptRoster,
    ExpectExternal,
    FailExternal,
    HandOverLead,
    MeetExternal,
    Replan,
    StartProgramme,
    programme_stream,
)
from domain.programme.state import Programme
from domain.release.commands import AdoptPlan, RegisterRelease, release_stream
from domain.release.plan import ReleaseId
from domain.release.state import Release
from domain.release.terms import Terms
from domain.replanning import asked_of_releases


class Programmes:
    """Starting a programme and its releases."""

    def __init__(self, door: Door, engine: Engine) -> None:
        self._door = door
        self._engine = engine

    @activity.defn
    async def begin_programme(self, command: StartProgramme) -> None:
        """Records the programme, its releases, its benefits and its money, all or nothing."""
        await self._door.settle(command, *_registrations(command))

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

        Planned anew are the programme and its releases together, or none of them.
        """
        command = opened(envelope)
        if isinstance(command, AdoptRoster | AdoptPolicy | Replan | HandOverLead | AcceptLead):
            command = replace(command, passed=await self._passed(command.programme))
        if isinstance(command, Replan):
            return await self._plan_anew(command)
        (settled,) = await self._door.settle(command)
        return ProgrammeTended(tell=_who_waits(settled.state, command))

    @activity.defn
    async def start_release(self, run: ReleaseRun) -> None:
        """Starts the release's own workflow."""
        stream = release_stream(run.programme, run.release)
        release = await self._door.look(RELEASE, stream)
        story = Story(
            workflow="ReleaseDelivery",
            id=stream,
            summary=f"{release.plan.kind} {run.release}: {release.plan.name}",
            programme=run.programme,
            release=run.release,
        )
        await self._engine.start(story, run)

    async def _plan_anew(self, command: Replan) -> ProgrammeTended:
        programme = await self._door.look(PROGRAMME, programme_stream(command.programme))
        releases = await self._releases(command.programme, programme.planned)
        asked = asked_of_releases(command, programme, releases)
        await self._door.settle(command, *asked)
        moved = [each.release for each in asked if isinstance(each, AdoptPlan)]
        tell = [release_stream(command.programme, each) for each in moved if each in programme.cleared]
        back = [await self._give_back(command, id) for id in _left_out(command, programme)]
        return ProgrammeTended(
            tell=(*tell, *(gate for each in back for gate in each.gates)),
            notices=tuple(each.notice for each in back if each.notice),
        )

    async def _give_back(self, command: Replan, release: ReleaseId) -> GivenBack:
        """The money of a release that is no longer planned; done once, however often it is asked."""
        end = EndRelease(programme=command.programme, release=release, at=command.at, clock=ClockSetting())
        why = f"{release} was taken out of the plan: {command.reason}"
        return await UnspentMoney(self._door).return_from(end, why)

    async def _releases(self, programme: str, ids: Iterable[ReleaseId]) -> Mapping[ReleaseId, Release]:
        return {id: await self._door.look(RELEASE, release_stream(programme, id)) for id in ids}

    async def _passed(self, programme: str) -> tuple[str, ...]:
        """The gates that no round will follow, whatever the sender thought."""
        fund: Fund = await self._door.look(FUND, fund_stream(programme))
        planned = (await self._door.look(PROGRAMME, programme_stream(programme))).planned
        releases = await self._releases(programme, planned)
        stages = [
            GateSubject(programme=programme, release=id, stage=stage, round=1).gate
            for id, release in releases.items()
            for stage in release.passed
        ]
        granted = {each.asked.ask for each in fund.asks if each.granted and not each.revoked}
        return (*stages, *(GateSubject(programme=programme, ask=ask, round=1).gate for ask in granted))


def _who_waits(programme: Programme, command: Command) -> tuple[str, ...]:
    """The releases under way whose gates wait for what somebody spoke of outside the programme."""
    if not isinstance(command, ExpectExternal | MeetExternal | FailExternal):
        return ()
    planned = (programme.planned[id] for id in programme.planned if id in programme.cleared - programme.over)
    waiting = (each.release for each in planned if command.external in each.plan.depends_on_external)
    return tuple(release_stream(command.programme, each) for each in waiting)


def _left_out(command: Replan, programme: Programme) -> list[ReleaseId]:
    wanted = {each.id for each in command.releases}
    return [id for id in programme.planned if id not in wanted]


def _registrations(command: StartProgramme) -> list[Command]:
    plan, by, at = command.plan, command.by, command.at
    terms = Terms(evidence=plan.evidence)
    releases = [
        RegisterRelease(
            programme=plan.id,
            release=each.id,
            by=by,
            at=at,
            plan=each,
            benefits=tuple(benefit.id for benefit in plan.benefits if benefit.release == each.id),
            terms=terms,
        )
        for each in plan.releases
    ]
    benefits = [
        RegisterBenefit(programme=plan.id, benefit=each.id, by=by, at=at, profile=each)
        for each in plan.benefits
    ]
    return [*releases, *benefits, *_money(command)]


def _money(command: StartProgramme) -> list[Command]:
    plan = command.plan
    if plan.fund is None:
        return []
    return [
        EstablishFund(programme=plan.id, by=command.by, at=command.at, plan=plan.fund, evidence=plan.evidence)
    ]
