"""How one workflow tells another how it ended."""

from typing import Any

import structlog
from temporalio import workflow
from temporalio.exceptions import ApplicationError, FailureError

_log = structlog.get_logger(__name__)


async def tell(workflow_id: str, signal: str, *message: Any) -> None:
    """Signals the workflow; one that is gone needs not be told, since the record holds what happened."""
    try:
        await workflow.get_external_workflow_handle(workflow_id).signal(signal, args=message)
    except (ApplicationError, FailureError) as failure:
        _log.warning("nobody-to-tell", told=workflow_id, signal=signal, why=str(failure))
