"""What Temporal starts every night."""

from datetime import timedelta

from temporalio.client import Client, ScheduleCalendarSpec, ScheduleRange

from activities.runs import NightlyReplayRun
from runtime.schedules import start_regularly
from runtime.settings import Settings

AT_TWO = ScheduleCalendarSpec(hour=[ScheduleRange(2)])


async def replay_every_night(client: Client, settings: Settings, *, by_hand: bool = False) -> None:
    """Has every programme's history folded again each night; `by_hand`, only when somebody says so."""
    await start_regularly(
        client,
        settings,
        id=replay_schedule(settings),
        workflow="NightlyReplay",
        run=NightlyReplayRun(),
        summary="Fold all history again",
        on=AT_TWO,
        missed_for=timedelta(hours=12),
        by_hand=by_hand,
    )


def replay_schedule(settings: Settings) -> str:
    """The id of the Temporal Schedule of an installation's replays: `replay-lockgate`."""
    return f"replay-{settings.task_queue}"
