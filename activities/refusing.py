"""How a refusal or a fault leaves an activity: the one place that knows Temporal's failures."""

from typing import Any

import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor

from domain.refusal import Rejected
from eventstore.errors import RecordUnavailable

_log = structlog.get_logger(__name__)


class Refusing(Interceptor):
    """A refusal is final and carries its reason; a fault is logged and tried again."""

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:
        return _Refusing(next)


class _Refusing(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:
        try:
            return await super().execute_activity(input)
        except Rejected as refusal:
            # Benign: a refusal is an answer, and the SDK logs no stack trace for it.
            raise ApplicationError(
                refusal.sentence,
                type=refusal.reason,
                non_retryable=True,
                category=ApplicationErrorCategory.BENIGN,
            ) from refusal
        except RecordUnavailable as away:
            info = activity.info()
            _log.warning("record-unavailable", activity=info.activity_type, attempt=info.attempt)
            raise ApplicationError(str(away), type="RecordUnavailable") from away
