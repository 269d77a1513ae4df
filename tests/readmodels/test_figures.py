"""What documents printed beside what Lockgate computes of recorded events, for every shipped programme."""

import re
from collections import Counter
from datetime import UTC, datetime
from functools import partial

import pytest

from activities.programmes import registrations
from definitions.loader import load_blueprint
from definitions.shipped import shipped_names, shipped_path
from domain.benefit.lines import Basis
from domain.benefit.table import Axis, Measure
from domain.benefit.timing import Case
from domain.figures.computed import Agreement
from domain.programme.commands import StartProgramme
from eventstore.store import EventStore
from readmodels.benefit_amounts import BenefitAmounts, benefit_amounts
from readmodels.figures import FigureLine, figures
from tests.domain.people import ASHA
from tests.readmodels.steps import tell

AT = datetime(2017, 1, 1, tzinfo=UTC)

# As an independent recomputation of the totals of each document finds it: exact, and by rounding. It leaves
# out what the text tells in thousands or per cent, and rows of tables but for the cost of a phase.
FOUND = {"shepway": (30, 19), "surrey": (132, 19), "bedford": (13, 0), "south-vale": (16, 0), "bcp": (6, 0)}
LEFT_OUT = re.compile(r"text-.*|activity-\d\d-.*|phase-..-fte|benefit-20\d\d")


async def started(store: EventStore, name: str) -> str:
    plan = load_blueprint(shipped_path(name))
    start = StartProgramme(programme=plan.id, by=ASHA, at=AT, plan=plan)
    await tell(store, start, *registrations(start))
    return plan.id


async def shown(store: EventStore, name: str) -> tuple[FigureLine, ...]:
    return await store.query(partial(figures, programme=await started(store, name)))


@pytest.mark.parametrize("name", shipped_names())
async def test_every_printed_figure_is_exact_or_differs_by_rounding(store: EventStore, name: str) -> None:
    found = Counter(line.agreement for line in await shown(store, name) if not LEFT_OUT.match(line.figure.id))

    exact, rounding = FOUND[name]
    assert (found[Agreement.EXACT], found[Agreement.ROUNDING], found.total()) == (
        exact,
        rounding,
        exact + rounding,
    )


@pytest.mark.parametrize("name", shipped_names())
async def test_no_printed_figure_is_left_unexplained(store: EventStore, name: str) -> None:
    assert [
        line.figure.id for line in await shown(store, name) if line.agreement is Agreement.UNEXPLAINED
    ] == []


async def test_what_rounding_may_come_to_follows_from_the_rows(store: EventStore) -> None:
    lines = {line.figure.id: line for line in await shown(store, "shepway")}

    activities, rows = lines["activities-saved-cost"], lines["in-year-2019-from-rows"]
    assert activities.difference == 2_00
    assert activities.computed
    assert activities.computed.tolerance == 17 * 50
    assert rows.difference == -1_75
    assert rows.computed
    assert rows.computed.tolerance == 50 * 4 + 50 * 3 / 4 + 50 / 2


async def test_a_table_shows_unrounded_sums_beside_the_published_figures(store: EventStore) -> None:
    table = await amounts(store, Measure.IN_YEAR, Axis.YEAR)

    first, *_, whole = table.lines
    assert (first.of, first.period, first.amount) == ("total", "2018", 201_020_07)
    assert (first.as_printed, first.published) == (201_020_00, 201_020_00)
    assert (whole.period, whole.published) == ("all", None)


async def test_each_release_has_a_row_and_the_total_its_published_figures(store: EventStore) -> None:
    table = await amounts(store, Measure.ANNUALISED, Axis.RELEASE)

    rows = {(line.of, line.period): line for line in table.lines}
    assert rows["1A", "2018"].amount == 397_623_29
    assert rows["1A", "2018"].published is None
    assert rows["total", "2019"].published == 1_859_629_00


async def amounts(store: EventStore, measure: Measure, axis: Axis) -> BenefitAmounts:
    programme = await started(store, "shepway")
    return await store.query(
        partial(
            benefit_amounts,
            programme=programme,
            measure=measure,
            axis=axis,
            basis=Basis.PLANNED,
            case=Case.LIKELY,
        )
    )
