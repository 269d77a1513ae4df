"""The demonstration, as a newcomer runs it."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from domain.money import Pence
from eventstore.store import EventStore
from readmodels.outlook import back_test_of
from readmodels.projections import PROJECTIONS
from runtime.demo.ending import what_is_wrong
from runtime.demo.script import Turn
from runtime.demo.scripts import SHEPWAY

PLAN = load_blueprint(shipped_path("shepway"))


def lockgate(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import cli; cli.main()", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=170)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    home = tmp_path_factory.mktemp("demonstration") / "demo-run"
    return home, lockgate("demo", "--home", str(home))


@pytest.fixture
async def record(played: tuple[Path, object]) -> AsyncIterator[EventStore]:
    async with await EventStore.open(f"sqlite:///{played[0] / 'record.db'}", PROJECTIONS) as store:
        yield store


def test_the_demonstration_prints_the_published_figures(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    ended = played[1]
    assert ended.returncode == 0, ended.stderr
    for figure in ("£201,020", "£1,518,592", "£1,859,629", "£804,080"):
        assert ended.stdout.count(figure) >= 2
    assert "every figure is the published one" in ended.stdout


def test_what_it_made_can_be_read_afterwards(played: tuple[Path, object]) -> None:
    answer = lockgate("release", "list", "--home", str(played[0]), "-o", "json")
    assert answer.returncode == 0, answer.stderr
    states = {line["release"]: line["state"] for line in json.loads(answer.stdout)}
    assert states == {release.id: "signed off" for release in PLAN.releases}


def test_the_evidence_that_was_handed_in_is_kept(played: tuple[Path, object]) -> None:
    answer = lockgate("evidence", "check", "--home", str(played[0]), "-o", "json")
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["checked"] > 50


async def test_nothing_is_wrong_at_its_end(record: EventStore) -> None:
    assert await what_is_wrong(record, PLAN, SHEPWAY) == ()


async def test_forecasts_of_it_came_true(record: EventStore) -> None:
    found = await record.query(partial(back_test_of, programme=PLAN.id, runs=100, seed=1))
    assert found.percent
    assert found.percent >= 80


async def test_a_missing_event_is_named(record: EventStore) -> None:
    other = replace(SHEPWAY, unanswered=Turn(gate="1D/training"))
    wrong = await what_is_wrong(record, PLAN, other)
    assert "gate-escalated is missing from gate-shepway-fom/1D/training-1 (1 of 1)." in wrong


async def test_a_differing_figure_is_named(record: EventStore) -> None:
    # The record keeps what was printed when the programme began; a benefit of another year is what differs.
    unheard_of = replace(PLAN.published[0], year=2035, in_year=Pence(1))
    wrong = await what_is_wrong(record, replace(PLAN, published=(unheard_of,)), SHEPWAY)
    assert wrong == ("The benefits of 2035 are not those that the document printed.",)
