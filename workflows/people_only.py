"""Nobody outside speaks as Lockgate itself: what claims to come from a service is turned away."""

from collections.abc import Mapping
from typing import Any

import structlog
from temporalio import workflow
from temporalio.exceptions import ApplicationError
from temporalio.worker import (
    HandleSignalInput,
    HandleUpdateInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)

with workflow.unsafe.imports_passed_through():
    from activities.envelope import CommandEnvelope
    from domain.identity import SERVICE_ISSUER

_log = structlog.get_logger(__name__)


class PeopleOnly(Interceptor):
    """Updates and signals that carry a command are from people; services act by activities alone."""

    def workflow_interceptor_class(
        self, input: WorkflowInterceptorClassInput
    ) -> type[WorkflowInboundInterceptor]:
        return _PeopleOnly


class _PeopleOnly(WorkflowInboundInterceptor):
    def handle_update_validator(self, input: HandleUpdateInput) -> None:
        if any(_claims_to_be_a_service(each) for each in input.args):
            raise ApplicationError("Only Lockgate itself acts as one of its services.", type="NotForPeople")
        super().handle_update_validator(input)

    async def handle_signal(self, input: HandleSignalInput) -> None:
        if any(_claims_to_be_a_service(each) for each in input.args):
            _log.warning("signal-turned-away", signal=input.signal)
            return
        await super().handle_signal(input)


def _claims_to_be_a_service(message: Any) -> bool:
    command = message.command if isinstance(message, CommandEnvelope) else message
    if isinstance(command, Mapping):  # An envelope that has travelled holds plain JSON.
        identity = (command.get("by") or {}).get("identity") or {}
        return identity.get("issuer") == SERVICE_ISSUER
    by = getattr(command, "by", None)
    return by is not None and by.identity.issuer == SERVICE_ISSUER
