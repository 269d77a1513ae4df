"""Starting workflows on Temporal, and reaching the server."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from temporalio.client import Client, ScheduleCalendarSpec, ScheduleOverlapPolicy, ScheduleRange
from temporalio.common import (
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from activities.ports import Run, Story
from activities.runs import ReviewRun
from runtime.failures import Unavailable
from runtime.schedules import start_regularly
from runtime.settings import Settings
from workflows.story import DUE, PROGRAMME, RELEASE, STAGE, STATE

FIRST_HOUR = 8
FIRST_OF_THE_MONTH = ScheduleCalendarSpec(day_of_month=[ScheduleRange(1)], hour=[ScheduleRange(FIRST_HOUR)])
MISSED_FOR_AS_LONG_AS = timedelta(days=31)
# In a workflow's memo: the position up to which it knows nothing, since it was started again after that.
AFTER = "after"
BY_HAND = "Its months are simulated, so each review is triggered by hand: lockgate review call."


async def connect(settings: Settings) -> Client:
    """A client of the Temporal server.

    :raises Unavailable: when it does not answer.
    """
    try:
        return await Client.connect(
            settings.temporal_address,
            namespace=settings.temporal_namespace,
            data_converter=pydantic_data_converter,
        )
    except (RuntimeError, RPCError) as error:
        raise Unavailable(
            f"The Temporal server at {settings.temporal_address} does not answer.",
            next="Start one with: lockgate dev",
        ) from error


class TemporalEngine:
    """Starts workflows under their business ids, each at most once."""

    def __init__(self, client: Client, settings: Settings) -> None:
        self._client = client
        self._settings = settings

    async def start(self, story: Story, run: Run) -> None:
        """Starts it, unless it runs already or has run to its end."""
        with suppress(WorkflowAlreadyStartedError):
            await self._start(story, run, WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY)

    async def start_again(self, story: Story, run: Run) -> None:
        """Starts it, unless it runs already; for what has more to do by the record than Temporal knows."""
        await self._start(story, run, WorkflowIDReusePolicy.ALLOW_DUPLICATE)

    async def _start(self, story: Story, run: Run, reuse: WorkflowIDReusePolicy) -> None:
        await self._client.start_workflow(
            story.workflow,
            run,
            id=story.id,
            task_queue=self._settings.task_queue,
            task_timeout=self._settings.task_timeout,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=reuse,
            search_attributes=search_attributes(story),
            static_summary=story.summary,
            memo=_memo(story),
            rpc_timeout=timedelta(seconds=5),
        )

    async def review_each_month(self, programme: str, *, by_hand: bool) -> None:
        """Has the programme reviewed each month from now on; `by_hand`, only when somebody says so."""
        await start_regularly(
            self._client,
            self._settings,
            id=review_schedule(programme),
            workflow="ProgrammeReview",
            run=ReviewRun(programme=programme),
            summary=f"Monthly review of {programme}",
            on=FIRST_OF_THE_MONTH,
            missed_for=MISSED_FOR_AS_LONG_AS,
            overlap=ScheduleOverlapPolicy.BUFFER_ONE,
            by_hand=by_hand,
            note=BY_HAND,
            attributes={PROGRAMME: programme},
        )

    async def review_no_more(self, programme: str) -> None:
        """Ends the reviews; there may be none."""
        try:
            await self._client.get_schedule_handle(review_schedule(programme)).delete()
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise


def review_schedule(programme: str) -> str:
    """The id of the Temporal Schedule that calls a programme's reviews: `review-shepway-fom`."""
    return f"review-{programme}"


def _memo(story: Story) -> dict[str, Any]:
    about = {"programme": story.programme, "release": story.release, "stage": story.stage}
    return {**about, AFTER: story.after} if story.after else about


def search_attributes(story: Story) -> TypedSearchAttributes:
    """What a workflow can be found by from its first moment."""
    words = {PROGRAMME: story.programme, RELEASE: story.release, STAGE: story.stage, STATE: story.state}
    pairs: list[SearchAttributePair[Any]] = [
        SearchAttributePair(key, value) for key, value in words.items() if value
    ]
    if story.due:
        pairs.append(SearchAttributePair(DUE, story.due))
    return TypedSearchAttributes(pairs)
