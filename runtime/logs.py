"""How the product logs: structured, silent while a workflow is replayed, never with a secret."""

import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from temporalio import workflow

from runtime.settings import Settings


def configure_logs(settings: Settings) -> None:
    """Sends logs to standard error, as lines for people or as JSON for machines."""
    rendering = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            silent_on_replay,
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            rendering,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(20),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def silent_on_replay(_: object, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drops what a workflow says again when it is replayed; adds which workflow says it."""
    if workflow.in_workflow():
        if workflow.unsafe.is_replaying():
            raise structlog.DropEvent
        about = workflow.info()
        line.update(
            workflow_id=about.workflow_id, run_id=about.run_id, workflow_time=workflow.now().isoformat()
        )
    return line
