"""How a workflow has something done: again until it is done, and with a line for Temporal's pages."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from activities.envelope import sealed
    from activities.messages import Notice
    from activities.notifying import Notifying
    from activities.recording import Recording
    from domain.aggregate import Command

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

ONE_TRY = timedelta(seconds=10)
UNTIL_IT_IS_DONE = RetryPolicy(
    initial_interval=timedelta(milliseconds=200), maximum_interval=timedelta(seconds=10)
)


async def ask(activity: Callable[[Any, Asked], Awaitable[Answer]], asked: Asked, *, summary: str) -> Answer:
    """The activity's answer. Local, because each is one short and repeatable step at the record.

    :raises ActivityError: when the domain refuses; its cause carries the reason.
    """
    return await workflow.execute_local_activity_method(
        activity, asked, start_to_close_timeout=ONE_TRY, retry_policy=UNTIL_IT_IS_DONE, summary=summary
    )


async def record(command: Command, *, summary: str) -> None:
    """Records what a command brings about."""
    await ask(Recording.record, sealed(command), summary=summary)


async def notify(notice: Notice) -> None:
    """Tells people something; Temporal shows this one, since people ask whether it was sent."""
    await workflow.execute_activity_method(
        Notifying.notify,
        notice,
        start_to_close_timeout=ONE_TRY,
        retry_policy=UNTIL_IT_IS_DONE,
        summary=notice.sentence[:200],
    )
