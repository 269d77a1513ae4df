"""What Temporal knows of one programme: which workflows there are, and what they were asked."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from pydantic import ValidationError
from temporalio.api.common.v1 import Payloads
from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client, WorkflowExecution, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from activities.envelope import CommandEnvelope, opened
from domain.aggregate import Command
from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit, WriteOffBenefit
from domain.catalogue import COMMANDS
from domain.gate.commands import Decide, Reaffirm
from domain.programme.commands import StartProgramme
from runtime.engine import AFTER, review_schedule
from workflows.story import PROGRAMME

# By the names of their updates; whatever is not here travels in an envelope.
SENT: Mapping[str, type] = {
    "begin": StartProgramme,
    "decide": Decide,
    "reaffirm": Reaffirm,
    "measure": MeasureBenefit,
    "confirm": ConfirmMeasurement,
    "write_off": WriteOffBenefit,
    "tend": CommandEnvelope,
    "tend_programme": CommandEnvelope,
    "tend_fund": CommandEnvelope,
}
# It only tells the programme that a month is over, and says nothing of its own.
MESSENGERS = {"ProgrammeReview"}
# Of runs that went before and are no longer kept, nobody can say what they were asked.
EVERYTHING = 2**63


@dataclass(slots=True, kw_only=True)
class Asked:
    """A command that a workflow took in, and how it was answered; `refusal` is empty when it was granted."""

    workflow: str
    command: Command
    is_answered: bool = False
    refusal: str = ""

    @property
    def name(self) -> str:
        return COMMANDS[type(self.command)]


@dataclass(slots=True, kw_only=True)
class History:
    """All that is kept of one workflow.

    One that was started again does not know what was recorded up to `after`.
    """

    id: str
    status: str
    is_running: bool
    after: int
    asked: list[Asked]


@dataclass(frozen=True, slots=True, kw_only=True)
class Histories:
    """Every workflow of a programme that is still kept, and whether its monthly reviews are called."""

    by_id: Mapping[str, History]
    is_reviewed: bool


async def histories_of(client: Client, programme: str, expected: Iterable[str]) -> Histories:
    """Reads every history of the programme's workflows, and of those expected besides."""
    runs: dict[str, list[WorkflowExecution]] = {}
    async for each in client.list_workflows(f"{PROGRAMME.name} = '{programme}'"):
        if each.workflow_type not in MESSENGERS:
            runs.setdefault(each.id, []).append(each)
    for id in set(expected) - runs.keys():  # The list is late; a workflow that is asked for by name is not.
        with _suppress_not_found():
            runs[id] = [await client.get_workflow_handle(id).describe()]
    found = {id: await _history(client, id, executions) for id, executions in runs.items()}
    return Histories(by_id=found, is_reviewed=await _is_reviewed(client, programme))


async def _history(client: Client, id: str, executions: Iterable[WorkflowExecution]) -> History:
    in_order = sorted(executions, key=lambda each: each.start_time)
    kept = {each.run_id for each in in_order}
    history = History(id=id, status="", is_running=False, after=0, asked=[])
    for each in in_order:
        history.status = each.status.name if each.status else "of no known state"
        history.is_running |= each.status is WorkflowExecutionStatus.RUNNING
        await _read_run(client, each, kept, history)
    return history


async def _read_run(client: Client, run: WorkflowExecution, kept: set[str], history: History) -> None:
    answers: dict[str, Asked] = {}
    handle = client.get_workflow_handle(run.id, run_id=run.run_id)
    async for event in handle.fetch_history_events():
        match event.event_type:
            case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
                before = event.workflow_execution_started_event_attributes.continued_execution_run_id
                if not before:
                    history.after = int((await run.memo()).get(AFTER, 0))
                elif before not in kept:
                    history.after = EVERYTHING
            case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED:
                accepted = event.workflow_execution_update_accepted_event_attributes
                request = accepted.accepted_request
                async for asked in _asked(client, run.id, request.input.name, request.input.args):
                    answers[request.meta.update_id] = asked
                    history.asked.append(asked)
            case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED:
                _answer(event, answers)
            case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
                signal = event.workflow_execution_signaled_event_attributes
                if signal.signal_name == "decide":
                    sent = _asked(client, run.id, "decide", signal.input)
                    history.asked += [each async for each in sent if each.command.stream == run.id]
            case _:
                pass


async def _asked(client: Client, workflow: str, name: str, args: Payloads) -> AsyncIterator[Asked]:
    """The command that was sent; none where it is no command at all, which every workflow turns away."""
    wanted = SENT.get(name)
    if wanted is None:
        return
    with suppress(KeyError, ValidationError):
        (message,) = await client.data_converter.decode(args.payloads, [wanted])
        command = opened(message) if isinstance(message, CommandEnvelope) else message
        yield Asked(workflow=workflow, command=command)


def _answer(event: HistoryEvent, answers: Mapping[str, Asked]) -> None:
    completed = event.workflow_execution_update_completed_event_attributes
    asked = answers.get(completed.meta.update_id)
    if asked is None:
        return
    asked.is_answered = True
    failure = completed.outcome.failure
    while failure.HasField("cause"):
        failure = failure.cause
    asked.refusal = failure.application_failure_info.type


async def _is_reviewed(client: Client, programme: str) -> bool:
    with _suppress_not_found():
        await client.get_schedule_handle(review_schedule(programme)).describe()
        return True
    return False


@contextmanager
def _suppress_not_found() -> Iterator[None]:
    """Goes on after the block when Temporal knows nothing of that name."""
    try:
        yield
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
