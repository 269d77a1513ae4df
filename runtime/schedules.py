"""How Temporal is told to start a workflow again and again."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    ScheduleState,
)
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from runtime.settings import Settings


async def start_regularly(
    client: Client,
    settings: Settings,
    *,
    id: str,
    workflow: str,
    run: Any,
    summary: str,
    on: ScheduleCalendarSpec,
    missed_for: timedelta,
    overlap: ScheduleOverlapPolicy = ScheduleOverlapPolicy.SKIP,
    by_hand: bool = False,
    note: str = "",
    attributes: Mapping[SearchAttributeKey[str], str] | None = None,
) -> None:
    """Starts the workflow at each of these times, in London's; one missed for longer is left out.

    A Schedule that is there already stays as it is. `by_hand`, it starts only when somebody says so.
    """
    pairs = [SearchAttributePair(key, value) for key, value in (attributes or {}).items()]
    action = ScheduleActionStartWorkflow(
        workflow,
        run,
        id=id,
        task_queue=settings.task_queue,
        task_timeout=settings.task_timeout,
        typed_search_attributes=TypedSearchAttributes(pairs),
        static_summary=summary,
    )
    plan = Schedule(
        action=action,
        spec=ScheduleSpec(calendars=[on], time_zone_name="Europe/London"),
        policy=SchedulePolicy(overlap=overlap, catchup_window=missed_for),
        state=ScheduleState(paused=by_hand, note=note if by_hand else ""),
    )
    with suppress(ScheduleAlreadyRunningError):
        await client.create_schedule(id, plan, rpc_timeout=timedelta(seconds=5))
