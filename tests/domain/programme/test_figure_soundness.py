"""Which printed figures could be compared with nothing, and what is said of them before the start."""

from dataclasses import replace
from typing import Any

import pytest

from domain.benefit.table import Measure
from domain.business_case.figure import BudgetFigure, BudgetMeasure, InvestmentFigure, InvestmentMeasure
from domain.figures.benefit import BenefitFigure
from domain.figures.count import CountFigure
from domain.figures.figure import Figure, FigureOf, Unit
from domain.figures.staffing import StaffColumn, StaffingFigure, StaffingTable, StaffRow
from domain.programme.soundness import problems
from tests.domain.business_case.scene import PLAN as CASE
from tests.domain.programme.scene import PLAN

TABLE = StaffingTable(
    id="phases", name="Phases", rows=(StaffRow(id="1A", as_is_fte=100),), fte_to=10, cost_to=100
)
POSTS = StaffingFigure(table="phases", column=StaffColumn.AS_IS_FTE)
SAVED = BenefitFigure(measure=Measure.IN_YEAR)


COSTS = InvestmentFigure(measure=InvestmentMeasure.TOTAL)
REDUCED = BudgetFigure(measure=BudgetMeasure.AMOUNT)


def found(
    *figures: Figure, tables: tuple[StaffingTable, ...] = (TABLE,)
) -> list[tuple[tuple[Any, ...], str]]:
    plan = replace(PLAN, staffing=tables, figures=figures)
    return [(each.path, each.sentence) for each in problems(plan)]


def printed(of: FigureOf, printed: int = 100) -> Figure:
    return Figure(id="F", printed=printed, unit=Unit.FTE, of=of, rounds_to=10)


def test_a_figure_that_can_be_computed_is_sound() -> None:
    assert found(printed(POSTS)) == []
    assert found(printed(replace(POSTS, row="1A"))) == []
    assert found(printed(SAVED)) == []


@pytest.mark.parametrize(
    ("of", "field", "saying"),
    [
        (replace(POSTS, table="teams"), "table", "no table teams"),
        (replace(POSTS, row="9Z"), "row", "no row 9Z"),
        (replace(POSTS, column=StaffColumn.SAVED_COST), "column", "Nothing is printed"),
        (
            replace(POSTS, less=StaffColumn.AS_IS_FTE, share_of=StaffColumn.AS_IS_FTE),
            "share_of",
            "not both",
        ),
        (replace(SAVED, benefits=("B-9",)), 0, "no benefit B-9"),
        (replace(SAVED, release="9Z"), "release", "no release 9Z"),
        (replace(SAVED, fund="grants"), "fund", "No benefit relieves grants"),
        (replace(SAVED, year=2031), "year", "no 2031/32"),
        (COSTS, "kind", "no business case"),
        (REDUCED, "kind", "no business case"),
        (CountFigure(of="stars"), "of", "Nothing is counted so"),
    ],
    ids=str,
)
def test_a_figure_of_nothing_is_named_with_its_place(of: FigureOf, field: str, saying: str) -> None:
    ((path, sentence),) = found(printed(of))
    assert (path[:3], path[-1]) == (("figures", 0, "of"), field)
    assert saying in sentence


def test_a_figure_is_printed_to_its_step() -> None:
    assert found(printed(POSTS, 105)) == [
        (("figures", 0, "printed"), "It is no multiple of the step that it was rounded to.")
    ]


def test_tables_rows_and_figures_are_there_once() -> None:
    twice = replace(TABLE, rows=TABLE.rows * 2)
    paths = [path for path, _ in found(printed(POSTS), printed(POSTS), tables=(twice, TABLE))]
    assert paths == [("staffing", 1, "id"), ("staffing", 0, "rows", 1, "id"), ("figures", 1, "id")]


def test_a_figure_of_the_business_case_is_sound_where_the_case_has_it() -> None:
    def said(of: FigureOf) -> list[str]:
        return [
            each.sentence
            for each in problems(replace(PLAN, business_case=CASE, figures=(printed(of),)))
            if each.path[0] == "figures"
        ]

    assert said(COSTS) == []
    assert said(REDUCED) == []
    assert "no such line" in said(replace(COSTS, line="nowhere"))[0]
    assert "Nothing is taken out" in said(replace(REDUCED, year=1999))[0]
