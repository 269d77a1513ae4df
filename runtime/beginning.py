"""How a programme begins: recorded and under way together, or refused."""

from contextlib import suppress
from datetime import datetime, timedelta

from temporalio.client import Client, WithStartWorkflowOperation, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError

from activities.runs import ClockSetting, ProgrammeRun
from activities.stories import story_of_programme
from domain.programme.commands import StartProgramme
from runtime.engine import search_attributes
from runtime.settings import Settings
from workflows.programme_delivery import ProgrammeDelivery


async def begin(
    client: Client,
    settings: Settings,
    command: StartProgramme,
    *,
    simulated_from: datetime | None,
    one_try: timedelta,
) -> None:
    """Starts the programme's workflow, which records it; with `simulated_from` in a time of its own."""
    plan = command.plan
    story = story_of_programme(plan.id, name=plan.name, organisation=plan.organisation)
    run = ProgrammeRun(programme=command.programme, clock=ClockSetting(starts_at=simulated_from))
    start = WithStartWorkflowOperation(
        ProgrammeDelivery.run,
        run,
        id=story.id,
        task_queue=settings.task_queue,
        task_timeout=settings.task_timeout,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        search_attributes=search_attributes(story),
        static_summary=story.summary,
        memo={"programme": command.programme},
    )
    try:
        await client.execute_update_with_start_workflow(
            ProgrammeDelivery.begin, command, start_workflow_operation=start, rpc_timeout=one_try
        )
    except (RPCError, WorkflowUpdateRPCTimeoutOrCancelledError):
        # The failure is kept in the handle as well, and would be logged as one that nobody looked at.
        with suppress(RPCError):
            await start.workflow_handle()
        raise
