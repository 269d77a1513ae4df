"""What people do with Lockgate, from a command line or a web page."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

from temporalio.api.errordetails.v1 import NamespaceNotFoundFailure
from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from activities.door import Door
from activities.envelope import sealed
from activities.funds import Funds
from activities.gates import Gates
from activities.messages import ClockSetting, ProgrammeRun, TendFund
from activities.ports import Story
from domain.aggregate import Command
from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit, WriteOffBenefit
from domain.fund.people import PeoplesCommand
from domain.gate.commands import Decide, FromPeople, Reaffirm
from domain.gate.receipt import Receipt
from domain.identity import Actor
from domain.programme.commands import AdoptPolicy, AdoptRoster, StartProgramme, programme_stream
from domain.programme.plan import ProgrammePlan
from domain.refusal import Rejected
from domain.release.commands import OfferEvidence, ReportReadiness
from eventstore.store import EventStore
from readmodels.under_way import is_under_way
from runtime.engine import TemporalEngine, connect, search_attributes
from runtime.failures import OutcomeUnknown, Refused, Unavailable
from runtime.record import open_record
from runtime.settings import Settings
from workflows.benefit_realisation import BenefitRealisation
from workflows.gate_review import GateReview
from workflows.programme_delivery import ProgrammeDelivery
from workflows.release_delivery import ReleaseDelivery

Answer = TypeVar("Answer")

ONE_TRY = timedelta(seconds=5)
PATIENCE = timedelta(seconds=30)
SECONDS_BETWEEN_TRIES = 0.2
WORTH_ANOTHER_TRY = {
    RPCStatusCode.UNAVAILABLE,
    RPCStatusCode.DEADLINE_EXCEEDED,
    RPCStatusCode.CANCELLED,
    RPCStatusCode.RESOURCE_EXHAUSTED,
    RPCStatusCode.ABORTED,
}
REPEAT = "repeat it"


class Office:
    """Sends what people ask for to the workflow that it concerns, and tells them what became of it."""

    def __init__(
        self, client: Client, store: EventStore, settings: Settings, *, patience: timedelta = PATIENCE
    ) -> None:
        self.client = client
        self.store = store
        self._settings = settings
        self._door = Door(store, settings.trusted_issuers)
        self._patience = patience

    async def start_programme(
        self, plan: ProgrammePlan, by: Actor, *, simulated_from: datetime | None = None
    ) -> None:
        """Starts a programme, once; with `simulated_from` it lives in a business time of its own.

        :raises Refused: when the plan is not sound, or another programme has its id.
        """
        command = StartProgramme(programme=plan.id, by=by, at=_now(), plan=plan)
        story = Story(
            workflow="ProgrammeDelivery",
            id=programme_stream(plan.id),
            summary=f"{plan.organisation}: {plan.name}",
            programme=plan.id,
        )
        await self._patiently(lambda: self._begin(story, command, simulated_from))

    async def decide(self, command: Decide) -> Receipt:
        """Somebody's yes or no. Every decision gets a receipt, the same for the same submission.

        :raises OutcomeUnknown: when no answer came in time; decide again with the same submission.
        """
        try:
            receipt: Receipt = await self._update(
                command.stream,
                GateReview.decide,
                command,
                update_id=command.submission,
                repeat=f"{REPEAT} with --submission {command.submission}",
            )
        except _WorkflowGone:
            # The round is over, so its workflow is: the record still hears the attempt, and refuses it.
            receipt = (await Gates(self._door).decide(command)).receipt
        return receipt

    async def reaffirm(self, command: Reaffirm) -> Receipt:
        """What somebody said before the evidence changed, said of it as it is now.

        :raises OutcomeUnknown: when no answer came in time; do it again with the same submission.
        """
        try:
            receipt: Receipt = await self._update(
                command.stream,
                GateReview.reaffirm,
                command,
                update_id=command.submission,
                repeat=f"{REPEAT} with --submission {command.submission}",
            )
        except _WorkflowGone:
            receipt = (await Gates(self._door).reaffirm(command)).receipt
        return receipt

    async def tend_gate(self, command: FromPeople) -> None:
        """Anything else that somebody asks of a gate: to stand aside, call in, discharge a condition …

        :raises Refused: when it is not theirs to have, with the reason; that they tried is recorded.
        """
        envelope = sealed(command)
        try:
            await self._update(command.stream, GateReview.tend, envelope, update_id=_new_id())
        except _WorkflowGone:
            try:
                await Gates(self._door).tend_gate(envelope)
            except Rejected as refusal:
                raise Refused(refusal.sentence, code=refusal.reason) from refusal

    async def tend_release(self, command: OfferEvidence | ReportReadiness) -> None:
        """Hands something in for a gate, or says how far a release has come.

        :raises Refused: when the gate has been passed, or the release has ended or does not exist.
        """
        await self._send(command, ReleaseDelivery.tend, sealed(command))

    async def tend_benefit(self, command: MeasureBenefit | ConfirmMeasurement | WriteOffBenefit) -> None:
        """Measures, confirms or writes off a benefit.

        :raises Refused: when it is not that review's turn, or not theirs to do.
        """
        match command:
            case MeasureBenefit():
                await self._send(command, BenefitRealisation.measure)
            case ConfirmMeasurement():
                await self._send(command, BenefitRealisation.confirm)
            case WriteOffBenefit():
                await self._send(command, BenefitRealisation.write_off)

    async def tend_programme(self, command: AdoptRoster | AdoptPolicy) -> None:
        """Changes the people or the rules of a programme from here on.

        :raises Refused: when it is not theirs to change, could not be followed, or serves its author.
        """
        await self._send(command, ProgrammeDelivery.tend_programme, sealed(command))

    async def tend_fund(self, command: PeoplesCommand) -> None:
        """Asks for money, hands evidence in for an ask, draws, moves, stops money or lets it go.

        :raises Refused: when it is above what is left, not theirs to do, or all money is stopped.
        """
        workflow_id = programme_stream(command.programme)
        try:
            await self._update(workflow_id, ProgrammeDelivery.tend_fund, sealed(command), update_id=_new_id())
        except _WorkflowGone:
            # The programme has ended: what was granted can still be drawn.
            tend = TendFund(
                programme=command.programme,
                envelope=sealed(command),
                at=command.at,
                clock=ClockSetting(),
            )
            await self._refusing(
                Funds(self._door, TemporalEngine(self.client, self._settings)).tend_fund(tend)
            )

    async def _begin(self, story: Story, command: StartProgramme, simulated_from: datetime | None) -> None:
        run = ProgrammeRun(programme=command.programme, clock=ClockSetting(starts_at=simulated_from))
        start = WithStartWorkflowOperation(
            ProgrammeDelivery.run,
            run,
            id=story.id,
            task_queue=self._settings.task_queue,
            task_timeout=self._settings.task_timeout,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            search_attributes=search_attributes(story),
            static_summary=story.summary,
            memo={"programme": story.programme},
        )
        try:
            await self.client.execute_update_with_start_workflow(
                ProgrammeDelivery.begin, command, start_workflow_operation=start, rpc_timeout=ONE_TRY
            )
        except (RPCError, WorkflowUpdateRPCTimeoutOrCancelledError):
            # The failure is kept in the handle as well, and would be logged as one that nobody looked at.
            with suppress(RPCError):
                await start.workflow_handle()
            raise

    async def _send(self, command: Command, update: Any, message: Any = None) -> None:
        """Sends the command, or the message that it travels in."""
        try:
            await self._update(command.stream, update, message or command, update_id=_new_id())
        except _WorkflowGone:
            await self._settle(command)

    async def _settle(self, command: Command) -> None:
        await self._refusing(self._door.settle(command))

    async def _refusing(self, doing: Awaitable[object]) -> None:
        try:
            await doing
        except Rejected as refusal:
            raise Refused(refusal.sentence, code=refusal.reason) from refusal

    async def _update(
        self, workflow_id: str, update: Any, message: Any, *, update_id: str, repeat: str = REPEAT
    ) -> Any:
        handle, until = self.client.get_workflow_handle(workflow_id), self._end_of_patience()
        while True:
            try:
                return await self._patiently(
                    lambda: handle.execute_update(update, message, id=update_id, rpc_timeout=ONE_TRY), repeat
                )
            except _WorkflowGone as gone:
                if not await self.store.query(partial(is_under_way, id=workflow_id)):
                    raise
                # It is about to start, unless the record belongs to another Temporal server than this one.
                if _time() > until:
                    raise self._unknown_there(workflow_id) from gone
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)

    def _unknown_there(self, workflow_id: str) -> Unavailable:
        return Unavailable(
            f"The record says that {workflow_id} is under way, and the Temporal server at "
            f"{self._settings.temporal_address} does not know it. Nothing was done.",
            next="lockgate admin doctor",
        )

    async def _patiently(self, attempt: Callable[[], Awaitable[Answer]], repeat: str = REPEAT) -> Answer:
        """Tries until an answer comes: the same update id makes every repetition free."""
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
                    raise _WorkflowGone from error
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


class _WorkflowGone(Exception):
    """No workflow of that id is running."""


def _refused(failed: WorkflowUpdateFailedError) -> Refused:
    cause: BaseException | None = failed.cause
    while cause is not None and not isinstance(cause, ApplicationError):
        cause = cause.__cause__
    if cause is None:
        return Refused(str(failed.cause))
    return Refused(cause.message, code=cause.type or "refused")


def _knows_no_namespace(error: RPCError) -> bool:
    return any(each.Is(NamespaceNotFoundFailure.DESCRIPTOR) for each in error.grpc_status.details)


def _new_id() -> str:
    return str(uuid4())


def _time() -> float:
    return asyncio.get_running_loop().time()


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_office(settings: Settings) -> AsyncIterator[Office]:
    """An office on this installation's record and Temporal server.

    :raises Unavailable: when the Temporal server does not answer.
    """
    async with await open_record(settings) as store:
        yield Office(await connect(settings), store, settings)
