"""How what people ask for reaches a workflow, however long it takes to answer."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from temporalio.api.errordetails.v1 import NamespaceNotFoundFailure
from temporalio.client import (
    Client,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from eventstore.store import EventStore
from readmodels.under_way import is_under_way
from runtime.failures import OutcomeUnknown, Refused, Unavailable
from runtime.settings import Settings

Answer = TypeVar("Answer")

SECONDS_BETWEEN_TRIES = 0.2
WORTH_ANOTHER_TRY = {
    RPCStatusCode.UNAVAILABLE,
    RPCStatusCode.DEADLINE_EXCEEDED,
    RPCStatusCode.CANCELLED,
    RPCStatusCode.RESOURCE_EXHAUSTED,
    RPCStatusCode.ABORTED,
}
REPEAT = "repeat it"


class WorkflowGone(Exception):
    """No workflow of that id is running."""


class Sending:
    """Sends updates to workflows, and waits for an answer with patience."""

    def __init__(
        self,
        client: Client,
        store: EventStore,
        settings: Settings,
        *,
        patience: timedelta,
        one_try: timedelta,
    ) -> None:
        self._client = client
        self._store = store
        self._settings = settings
        self._patience = patience
        self._one_try = one_try

    async def update(
        self, workflow_id: str, update: Any, message: Any, *, update_id: str, repeat: str = REPEAT
    ) -> Any:
        """The answer of a workflow to an update.

        :raises Refused: when the workflow refuses it, with the reason.
        :raises WorkflowGone: when it has ended, and by the record rightly so.
        :raises OutcomeUnknown: when no answer came in time.
        """
        handle, until = self._client.get_workflow_handle(workflow_id), self._end_of_patience()
        while True:
            try:
                return await self.patiently(
                    lambda: handle.execute_update(update, message, id=update_id, rpc_timeout=self._one_try),
                    repeat,
                )
            except WorkflowGone as gone:
                if not await self._store.query(partial(is_under_way, id=workflow_id)):
                    raise
                # It is about to start, unless the record belongs to another Temporal server than this one.
                if _time() > until:
                    raise self._unknown_there(workflow_id) from gone
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)

    def _unknown_there(self, workflow_id: str) -> Unavailable:
        return Unavailable(
            f"The record says that {workflow_id} is under way, and the Temporal server at "
            f"{self._settings.temporal_address} does not know it. Nothing was done.",
            next="If that is the right server and it lost its data: lockgate admin recover",
        )

    async def patiently(self, attempt: Callable[[], Awaitable[Answer]], repeat: str = REPEAT) -> Answer:
        """Tries until an answer comes: the same update id makes every repetition free.

        :raises OutcomeUnknown: when none came in time; `repeat` says what to do then.
        """
        until = self._end_of_patience()
        while True:
            try:
                return await attempt()
            except WorkflowUpdateFailedError as failed:
                raise _refused(failed) from failed
            except WorkflowUpdateRPCTimeoutOrCancelledError as silence:
                reason: Exception = silence
            except RPCError as error:
                if error.status is RPCStatusCode.NOT_FOUND and not _knows_no_namespace(error):
                    raise WorkflowGone from error
                if error.status not in WORTH_ANOTHER_TRY:
                    raise Unavailable(f"The Temporal server answered: {error.message}") from error
                reason = error
            if _time() > until:
                raise OutcomeUnknown(
                    "It was sent, and no worker has answered yet.",
                    next=f"See that a worker runs, then {repeat}",
                ) from reason

    def _end_of_patience(self) -> float:
        return _time() + self._patience.total_seconds()


def _refused(failed: WorkflowUpdateFailedError) -> Refused:
    cause: BaseException | None = failed.cause
    while cause is not None and not isinstance(cause, ApplicationError):
        cause = cause.__cause__
    if cause is None:
        return Refused(str(failed.cause))
    return Refused(cause.message, code=cause.type or "refused")


def _knows_no_namespace(error: RPCError) -> bool:
    return any(each.Is(NamespaceNotFoundFailure.DESCRIPTOR) for each in error.grpc_status.details)


def _time() -> float:
    return asyncio.get_running_loop().time()
