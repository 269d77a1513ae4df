"""What Temporal starts every night."""

from contextlib import suppress
from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleState,
)

from activities.runs import NightlyReplayRun
from runtime.settings import Settings

AT_TWO = ScheduleCalendarSpec(hour=[ScheduleRange(2)])
MISSED_FOR_AS_LONG_AS = timedelta(hours=12)


async def replay_every_night(client: Client, settings: Settings, *, by_hand: bool = False) -> None:
    """Has every programme's history folded again each night; `by_hand`, only when somebody says so."""
    id = replay_schedule(settings)
    with suppress(ScheduleAlreadyRunningError):
        await client.create_schedule(
            id,
            Schedule(
                action=ScheduleActionStartWorkflow(
                    "NightlyReplay",
                    NightlyReplayRun(),
                    id=id,
                    task_queue=settings.task_queue,
                    task_timeout=settings.task_timeout,
                    static_summary="Fold all history again",
                ),
                spec=ScheduleSpec(calendars=[AT_TWO], time_zone_name="Europe/London"),
                policy=SchedulePolicy(
                    overlap=ScheduleOverlapPolicy.SKIP, catchup_window=MISSED_FOR_AS_LONG_AS
                ),
                state=ScheduleState(paused=by_hand),
            ),
            rpc_timeout=timedelta(seconds=5),
        )


def replay_schedule(settings: Settings) -> str:
    """The id of the Temporal Schedule of an installation's replays: `replay-lockgate`."""
    return f"replay-{settings.task_queue}"
