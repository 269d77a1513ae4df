"""The composition root of a worker: where activities get their drivers."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from importlib.metadata import version
from typing import Any

from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.benefits import Benefits
from activities.door import Door
from activities.funds import Funds
from activities.gates import Gates
from activities.notifying import LogNotifier, Notifying
from activities.programmes import Programmes
from activities.recording import Recording
from activities.refusing import Refusing
from activities.releases import Releases
from activities.replaying import Replaying
from eventstore.store import EventStore
from runtime.engine import TemporalEngine
from runtime.settings import Settings
from runtime.trust import own_policy
from workflows.benefit_realisation import BenefitRealisation
from workflows.gate_review import GateReview
from workflows.nightly_replay import NightlyReplay
from workflows.people_only import PeopleOnly
from workflows.programme_delivery import ProgrammeDelivery
from workflows.programme_review import ProgrammeReview
from workflows.release_delivery import ReleaseDelivery

WORKFLOWS: Sequence[type] = (
    ProgrammeDelivery,
    ProgrammeReview,
    ReleaseDelivery,
    GateReview,
    BenefitRealisation,
    NightlyReplay,
)
# Given, because the SDK's own default reads and hashes every module that is loaded: seconds at every start.
BUILD_ID = f"lockgate-{version('lockgate')}"
TIME_TO_FINISH = timedelta(seconds=10)


def build_worker(client: Client, store: EventStore, settings: Settings) -> Worker:
    """A worker for all workflows and activities, on this record."""
    return Worker(
        client,
        task_queue=settings.task_queue,
        workflows=WORKFLOWS,
        activities=_activities(client, store, settings),
        interceptors=[Refusing(), PeopleOnly()],
        # The sandbox guards the tests (docs/decisions/0013): entering it costs a fifth of a worker's time.
        workflow_runner=UnsandboxedWorkflowRunner(),
        graceful_shutdown_timeout=TIME_TO_FINISH,
        sticky_queue_schedule_to_start_timeout=settings.task_timeout,
        build_id=BUILD_ID,
    )


def _activities(client: Client, store: EventStore, settings: Settings) -> list[Callable[..., Any]]:
    door = Door(store, settings.trusted_issuers, witnesses=own_policy(settings))
    engine = TemporalEngine(client, settings)
    programmes, releases = Programmes(door, engine), Releases(door, engine)
    gates, benefits, funds = Gates(door), Benefits(door), Funds(door, engine)
    replaying = Replaying(door, store)
    return [
        Recording(door).record,
        programmes.begin_programme,
        programmes.programme_outlook,
        programmes.tend_programme,
        programmes.start_release,
        programmes.plan_reviews,
        programmes.end_reviews,
        programmes.call_review,
        releases.release_outlook,
        releases.carry_out,
        releases.take_outcome,
        releases.end_release,
        gates.decide,
        gates.tend_gate,
        gates.reaffirm,
        gates.look_again,
        benefits.benefit_outlook,
        benefits.tend_benefit,
        funds.tend_fund,
        funds.open_years_asks,
        funds.settle_ask,
        replaying.programmes_to_replay,
        replaying.replay_programme,
        Notifying(LogNotifier()).notify,
    ]
