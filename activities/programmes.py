"""What a programme's workflow has done outside itself."""

from datetime import UTC, datetime, time

from temporalio import activity

from activities.door import Door
from activities.messages import ProgrammeAsk, ProgrammeOutlook, ReleaseRun
from activities.ports import Engine, Story
from domain.aggregate import PROGRAMME, RELEASE, Command
from domain.benefit.commands import RegisterBenefit
from domain.programme.agenda import next_start, ready
from domain.programme.commands import StartProgramme, programme_stream
from domain.release.commands import RegisterRelease, release_stream


class Programmes:
    """Starting a programme and its releases."""

    def __init__(self, door: Door, engine: Engine) -> None:
        self._door = door
        self._engine = engine

    @activity.defn
    async def begin_programme(self, command: StartProgramme) -> None:
        """Records the programme, its releases and its benefits, all or nothing."""
        await self._door.settle(command, *_registrations(command))

    @activity.defn
    async def programme_outlook(self, ask: ProgrammeAsk) -> ProgrammeOutlook:
        """Which releases may start, and when the next one could."""
        programme = await self._door.look(PROGRAMME, programme_stream(ask.programme))
        day = next_start(programme, ask.at.date())
        return ProgrammeOutlook(
            ready=ready(programme, ask.at.date()),
            next_start=datetime.combine(day, time(), tzinfo=UTC) if day else None,
            completed=len(programme.completed),
            planned=len(programme.planned),
            ended=programme.ended,
        )

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


def _registrations(command: StartProgramme) -> list[Command]:
    plan, by, at = command.plan, command.by, command.at
    releases = [
        RegisterRelease(
            programme=plan.id,
            release=each.id,
            by=by,
            at=at,
            plan=each,
            benefits=tuple(benefit.id for benefit in plan.benefits if benefit.release == each.id),
            evidence=plan.evidence,
        )
        for each in plan.releases
    ]
    benefits = [
        RegisterBenefit(programme=plan.id, benefit=each.id, by=by, at=at, profile=each)
        for each in plan.benefits
    ]
    return [*releases, *benefits]
