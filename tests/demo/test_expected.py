"""What a performance must leave in the record, and what its end says of numbers that differ."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from domain.release.plan import ReleaseId
from domain.stage import STAGES, Stage
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from runtime.demo.ending import what_is_wrong
from runtime.demo.expected_of_lists import of_lists
from runtime.demo.scripts import BCP
from runtime.identity import DevelopmentIdentity
from runtime.settings import Settings
from tests.demo.rehearsal import Rehearsal

SHEPWAY_PLAN, BCP_PLAN = (load_blueprint(shipped_path(name)) for name in ("shepway", "bcp"))


def test_everything_on_the_lists_of_a_release_is_to_be_done() -> None:
    wanted = Counter(of_lists(SHEPWAY_PLAN, SHEPWAY_PLAN.release(ReleaseId("1C")), STAGES))
    assert wanted["deliverable-accepted"] == 12
    assert wanted["transition-element-delivered"] == 12
    assert (wanted["requirement-delivered"], wanted["session-planned"]) == (3, 2)


def test_of_a_package_that_is_stopped_only_what_came_before_is_to_be_done() -> None:
    reached = (Stage.DESIGN, Stage.CONSULTATION)
    wanted = Counter(of_lists(BCP_PLAN, BCP_PLAN.release(ReleaseId("data")), reached))
    assert wanted == {"deliverable-drafted": 2, "deliverable-accepted": 2}


async def test_a_number_that_the_document_printed_otherwise_is_named(sqlite_url: str) -> None:
    first, *others = BCP_PLAN.counts
    plan = replace(BCP_PLAN, counts=(replace(first, printed=first.printed + 1), *others))
    async with await EventStore.open(sqlite_url, PROJECTIONS) as store:
        manager = DevelopmentIdentity(Settings(), plan.releases[0].lead.subject).actor()
        began = datetime(2021, 5, 4, tzinfo=UTC)
        await Rehearsal(store, plan.id).start_programme(plan, manager, simulated_from=began)
        wrong = await what_is_wrong(store, plan, BCP)
    assert [each for each in wrong if "counts" in each] == ["The document counts 4 projects, and Lockgate 3."]
