"""What people do with Lockgate, from a command line or a web page."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from activities.benefits import Benefits
from activities.business_cases import BusinessCases
from activities.door import Door
from activities.envelope import sealed
from activities.funds import Funds
from activities.gates import Gates
from activities.informing import informed
from activities.messages import TendFund
from activities.programmes import Programmes
from activities.runs import ClockSetting
from activities.watching import releases_concerned
from domain.aggregate import BENEFIT, Command
from domain.benefit.commands import (
    BenefitCommand,
    ConfirmMeasurement,
    HandOverBenefit,
    MeasureBaseline,
    MeasureBenefit,
    ReviseForecast,
    TakeOverBenefit,
    WriteOffBenefit,
)
from domain.benefit.state import Benefit
from domain.business_case.commands import FromPeople as ForBusinessCase
from domain.fund.people import PeoplesCommand
from domain.gate.commands import Decide, Reaffirm
from domain.gate.commands import FromPeople as ForGate
from domain.gate.receipt import Receipt
from domain.identity import Actor
from domain.programme.commands import FromPeople as ForProgramme
from domain.programme.commands import StartProgramme, programme_stream
from domain.programme.plan import ProgrammePlan
from domain.programme.watched.expanding import FromPeople as OfWatched
from domain.refusal import Rejected
from domain.release.commands import FromPeople as ForRelease
from domain.release.commands import release_stream
from eventstore.store import EventStore
from runtime.beginning import begin
from runtime.engine import TemporalEngine, connect, review_schedule
from runtime.failures import Refused
from runtime.record import open_record
from runtime.sending import REPEAT, Sending, WorkflowGone
from runtime.settings import Settings
from runtime.trust import own_policy
from workflows.benefit_realisation import BenefitRealisation
from workflows.gate_review import GateReview
from workflows.programme_delivery import ProgrammeDelivery
from workflows.release_delivery import ReleaseDelivery

ONE_TRY = timedelta(seconds=5)
PATIENCE = timedelta(seconds=30)


class Office:
    """Sends what people ask for to the workflow that it concerns, and tells them what became of it."""

    def __init__(
        self,
        client: Client,
        store: EventStore,
        settings: Settings,
        *,
        patience: timedelta = PATIENCE,
        one_try: timedelta = ONE_TRY,
    ) -> None:
        self.client = client
        self.store = store
        self._settings = settings
        self._door = Door(store, settings.trusted_issuers, witnesses=own_policy(settings))
        self._sending = Sending(client, store, settings, patience=patience, one_try=one_try)

    async def start_programme(
        self, plan: ProgrammePlan, by: Actor, *, simulated_from: datetime | None = None
    ) -> None:
        """Starts a programme, once; with `simulated_from` it lives in a business time of its own.

        :raises Refused: when the plan is not sound, or another programme has its id.
        """
        command = StartProgramme(programme=plan.id, by=by, at=_now(), plan=plan)
        await self._sending.patiently(
            lambda: begin(
                self.client, self._settings, command, simulated_from=simulated_from, one_try=ONE_TRY
            )
        )

    async def decide(self, command: Decide) -> Receipt:
        """Somebody's yes or no. Every decision gets a receipt, the same for the same submission.

        :raises OutcomeUnknown: when no answer came in time; decide again with the same submission.
        """
        try:
            receipt: Receipt = await self._sending.update(
                command.stream,
                GateReview.decide,
                command,
                update_id=command.submission,
                repeat=f"{REPEAT} with --submission {command.submission}",
            )
        except WorkflowGone:
            # The round is over, so its workflow is: the record still hears the attempt, and refuses it.
            receipt = (await Gates(self._door).decide(command)).receipt
        return receipt

    async def reaffirm(self, command: Reaffirm) -> Receipt:
        """What somebody said before the evidence changed, said of it as it is now.

        :raises OutcomeUnknown: when no answer came in time; do it again with the same submission.
        """
        try:
            receipt: Receipt = await self._sending.update(
                command.stream,
                GateReview.reaffirm,
                command,
                update_id=command.submission,
                repeat=f"{REPEAT} with --submission {command.submission}",
            )
        except WorkflowGone:
            receipt = (await Gates(self._door).reaffirm(command)).receipt
        return receipt

    async def tend_gate(self, command: ForGate) -> None:
        """Anything else that somebody asks of a gate: to stand aside, call in, discharge a condition …

        :raises Refused: when it is not theirs to have, with the reason; that they tried is recorded.
        """
        envelope = sealed(command)
        try:
            await self._sending.update(command.stream, GateReview.tend, envelope, update_id=_new_id())
        except WorkflowGone:
            try:
                await Gates(self._door).tend_gate(envelope)
            except Rejected as refusal:
                raise Refused(refusal.sentence, code=refusal.reason) from refusal

    async def hand_over_benefit(self, command: HandOverBenefit | TakeOverBenefit) -> None:
        """Names a new owner of a benefit, or agrees to be one.

        :raises Refused: when it is not theirs to do.
        """
        # A benefit has owners before its workflow begins, and its workflow asks who that is each time.
        await self._settle(command)
        # A gate may wait for an owner who has not left.
        await self._have_its_gate_look_again(command)

    async def tend_release(self, command: ForRelease) -> None:
        """Anything that somebody asks of a release: to take evidence, a report …

        :raises Refused: when it is not theirs to have, or the release has ended or does not exist.
        """
        await self._send(command, ReleaseDelivery.tend, sealed(command))

    async def measure_baseline(self, command: MeasureBaseline) -> None:
        """Keeps how it was before anything changed; nothing waits for the benefit yet but its release's gate.

        :raises Refused: when it cannot have been so, or is not theirs to measure.
        """
        await self._settle(command)
        await self._have_its_gate_look_again(command)

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

    async def call_review(self, programme: str) -> None:
        """Has Temporal call the programme's review now, as it does each month.

        :raises Refused: when the programme has ended, or does not exist.
        """
        try:
            await self.client.get_schedule_handle(review_schedule(programme)).trigger()
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            raise Refused(
                f"{programme} is not reviewed: it has ended, or was never started.", code="NotReviewed"
            ) from error

    async def revise_forecast(self, command: ReviseForecast) -> None:
        """Expects more or less of a benefit than before. No workflow waits for that, so none is asked.

        :raises Refused: when it is not theirs to forecast, or the experiment it names measured nothing.
        """
        await self._refusing(Benefits(self._door).revise_forecast(command))

    async def tend_business_case(self, command: ForBusinessCase) -> None:
        """Revises a business case, or brings in what was spent. No workflow waits for that, so none is asked.

        :raises Refused: when it is not theirs to do, or does not hold together.
        """
        await self._refusing(BusinessCases(self._door).tend(command))

    async def tend_programme(self, command: ForProgramme | OfWatched) -> None:
        """Anything that somebody asks of a programme, its risks or indicators: to adopt people, score …

        The programme's workflow alone knows what day it is for the programme.

        :raises Refused: when it is not theirs to change, could not be followed, or serves its author.
        """
        programme, envelope = programme_stream(command.programme), sealed(command)
        update = ProgrammeDelivery.tend_programme
        try:
            await self._sending.update(programme, update, envelope, update_id=_new_id())
        except WorkflowGone:
            programmes = Programmes(self._door, TemporalEngine(self.client, self._settings))
            await self._refusing(programmes.tend_programme(envelope))
        if isinstance(command, OfWatched):
            for release in await releases_concerned(self._door, command):
                await self._have_gate_look_again(release_stream(command.programme, release))

    async def tend_fund(self, command: PeoplesCommand) -> None:
        """Asks for money, hands evidence in for an ask, draws, moves, stops money or lets it go.

        :raises Refused: when it is above what is left, not theirs to do, or all money is stopped.
        """
        programme, envelope = programme_stream(command.programme), sealed(command)
        try:
            await self._sending.update(programme, ProgrammeDelivery.tend_fund, envelope, update_id=_new_id())
        except WorkflowGone:
            # The programme has ended: what was granted can still be drawn.
            tend = TendFund(
                programme=command.programme,
                envelope=envelope,
                at=command.at,
                clock=ClockSetting(),
            )
            await self._refusing(
                Funds(self._door, TemporalEngine(self.client, self._settings)).tend_fund(tend)
            )

    async def _have_its_gate_look_again(self, command: BenefitCommand) -> None:
        benefit: Benefit = await self._door.look(BENEFIT, command.stream)
        assert benefit.profile is not None
        release = release_stream(command.programme, benefit.profile.release)
        await self._have_gate_look_again(release)

    async def _have_gate_look_again(self, release: str) -> None:
        # A release that has ended or not begun stands at no gate that could look again.
        with suppress(RPCError):
            await self.client.get_workflow_handle(release).signal(
                ReleaseDelivery.look_again, rpc_timeout=ONE_TRY
            )

    async def _send(self, command: Command, update: Any, message: Any = None) -> None:
        """Sends the command, or the message that it travels in."""
        try:
            await self._sending.update(command.stream, update, message or command, update_id=_new_id())
        except WorkflowGone:
            await self._settle(command)

    async def _settle(self, command: Command) -> None:
        await self._refusing(self._door.settle_on(lambda record: informed(record, command)))

    async def _refusing(self, doing: Awaitable[object]) -> None:
        try:
            await doing
        except Rejected as refusal:
            raise Refused(refusal.sentence, code=refusal.reason) from refusal


def _new_id() -> str:
    return str(uuid4())


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_office(settings: Settings) -> AsyncIterator[Office]:
    """An office on this installation's record and Temporal server.

    :raises Unavailable: when the Temporal server does not answer.
    """
    async with await open_record(settings) as store:
        yield Office(await connect(settings), store, settings)
