"""What a document printed beside Lockgate's own figures, as it is typed and shown."""

import asyncio
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from activities.programmes import registrations
from definitions.loader import load_blueprint
from definitions.shipped import shipped_names, shipped_path
from domain.programme.commands import StartProgramme
from domain.programme.plan import ProgrammePlan
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.console.typed import Lockgate
from tests.domain.people import ASHA
from tests.readmodels.steps import tell

# Every printed figure and count of each document: exact, and different by rounding.
FOUND = {"shepway": (65, 65), "surrey": (132, 19), "bedford": (16, 0), "south-vale": (16, 0), "bcp": (6, 0)}
SHEPWAY = load_blueprint(shipped_path("shepway"))


@pytest.fixture(scope="module")
def started(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _home(migrated_file, tmp_path_factory.mktemp("shepway"), SHEPWAY)


@pytest.fixture(scope="module")
def misprinted(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    wrong = replace(SHEPWAY.figures[0], printed=SHEPWAY.figures[0].printed + 2_00)
    plan = replace(SHEPWAY, figures=(wrong, *SHEPWAY.figures[1:]))
    return _home(migrated_file, tmp_path_factory.mktemp("misprinted"), plan)


@pytest.mark.parametrize("name", shipped_names())
def test_no_figure_of_a_shipped_programme_is_unexplained(
    lockgate: Lockgate, migrated_file: Path, tmp_path: Path, name: str
) -> None:
    home = _home(migrated_file, tmp_path, load_blueprint(shipped_path(name)))
    ended = lockgate("benefit", "reconcile", home=home)

    exact, rounding = FOUND[name]
    assert ended.code == 0
    said = (
        f"{exact + rounding} printed figures: {exact} exact, {rounding} rounding, 0 explained, 0 unexplained."
    )
    assert said in ended.out


def test_every_figure_is_shown_with_its_difference_and_why(lockgate: Lockgate, started: Path) -> None:
    ended = lockgate("benefit", "reconcile", home=started)

    assert ended.code == 0
    assert "rounded, and made of rounded parts: up to £9" in ended.out


def test_a_figure_that_nothing_explains_ends_with_1(lockgate: Lockgate, misprinted: Path) -> None:
    ended = lockgate("benefit", "reconcile", "shepway-fom", "-o", "json", home=misprinted)

    assert ended.code == 1
    first = json.loads(ended.out)[0]
    told = {name: first[name] for name in ("printed", "unrounded", "difference", "agreement")}
    assert told == {
        "printed": "397625",
        "unrounded": "397623",
        "difference": "-2",
        "agreement": "unexplained",
    }


@pytest.mark.parametrize("axis", ["quarter", "year", "fund", "class", "release"])
@pytest.mark.parametrize("measure", ["in-year", "annualised", "incremental", "cumulative"])
def test_a_table_of_each_measure_is_shown_along_each_axis(
    lockgate: Lockgate, started: Path, axis: str, measure: str
) -> None:
    words = ("benefit", "table", "--by", axis, "--measure", measure, "--basis", "planned")
    table, document = (lockgate(*words, "-o", form, home=started) for form in ("table", "json"))

    assert (table.code, document.code) == (0, 0)
    assert f"{measure}, planned, likely case." in table.out
    assert json.loads(document.out)["lines"]


def test_a_measure_alone_is_shown_by_year_beside_what_was_published(
    lockgate: Lockgate, started: Path
) -> None:
    shown = lockgate("benefit", "table", "--measure", "in-year", "--basis", "planned", home=started)

    (line,) = (each for each in shown.out.splitlines() if "2019/20" in each)
    assert line.split() == ["total", "2019/20", "£1,518,591.78", "£1,518,592", "£1,518,592", "£0"]


def test_what_is_not_signed_off_does_not_count_yet(lockgate: Lockgate, started: Path) -> None:
    assert "No benefits are actual yet." in lockgate("benefit", "table", "--by", "fund", home=started).out


def _home(migrated_file: Path, home: Path, plan: ProgrammePlan) -> Path:
    file = shutil.copy(migrated_file, home / "record.db")
    asyncio.run(_tell(f"sqlite:///{file}", plan))
    return home


async def _tell(url: str, plan: ProgrammePlan) -> None:
    start = StartProgramme(programme=plan.id, by=ASHA, at=datetime(2017, 1, 1, tzinfo=UTC), plan=plan)
    async with await EventStore.open(url, PROJECTIONS) as store:
        await tell(store, start, *registrations(start))
