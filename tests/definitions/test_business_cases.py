"""How a blueprint says what a programme costs, and what is wrong with how it says so."""

import re
from pathlib import Path

import pytest

from definitions.discounting_file import load_series, load_starting_values
from definitions.discounting_form import DiscountingForm, OptimismBiasForm
from definitions.investment_figure_sections import (
    BudgetFigureSection,
    InvestmentFigureSection,
    budget_figure_of,
    investment_figure_of,
)
from definitions.json_schema import OPTIMISM_SCHEMA_FILE, SERIES_SCHEMA_FILE, json_schema
from definitions.loader import load_blueprint
from definitions.shipped import (
    shipped_path,
    shipped_series,
    shipped_series_path,
    shipped_starting_values,
    shipped_starting_values_path,
)
from domain.business_case.figure import (
    BudgetFigure,
    BudgetMeasure,
    InvestmentFigure,
    InvestmentMeasure,
)
from domain.business_case.line import LineKind, Spending
from domain.business_case.plan import CasePlan, Reading
from domain.money import Pence
from tests.definitions.edited import edited, faults_of, line_of, written
from tests.domain.business_case.scene import GREEN_BOOK

TOP = "\npolicies:\n"
CASE = """
business_case:
  keepers: [programme-board]
  recorders: [cmt]
  approved: {amount_pence: 660000000, to_year: 2019}
  appraisal: {series: {use: green-book-2026}, base_year: 2018, to_year: 2022}
  reading: cumulative
  reductions:
    - {year: 2018, amount_pence: 100000000, taken: 2018-04-01}
  versions:
    - id: original
      name: Blueprint
      reason: Formal agreement to proceed.
      lines:
        - id: I1
          name: Council resource
          kind: delivery
          spending: revenue
          funding: Transition reserve
          years: [{year: 2018, amount_pence: 125000000}]
        - id: A
          name: Website
          kind: technology
          spending: capital
          funding: Capital receipts
          part_of: [technology, software]
          years: [{year: 2018, amount_pence: 2500000}, {year: 2019, amount_pence: 1}]
          source: Technology assessment
          exit_cost_pence: 500000
"""


def with_case(folder: Path, *replacements: tuple[str, str]) -> Path:
    """The shipped blueprint with this business case instead of its own."""
    path = edited(folder)
    own = re.compile(r"\nbusiness_case:\n(?:(?: .*)?\n)*")
    text = own.sub("\n", path.read_text("utf-8"))
    for old, new in ((TOP, CASE + TOP), *replacements):
        assert old in text
        text = text.replace(old, new, 1)
    return written(folder, text)


def case_of(path: Path) -> CasePlan:
    case = load_blueprint(path).business_case
    assert case is not None
    return case


def test_the_case_is_read(tmp_path: Path) -> None:
    case = case_of(with_case(tmp_path))
    assert (case.reading, case.keepers, case.recorders) == (
        Reading.CUMULATIVE,
        ("programme-board",),
        ("cmt",),
    )
    (version,) = case.versions
    resource, website = version.lines
    assert (resource.kind, resource.spending, resource.total) == (
        LineKind.DELIVERY,
        Spending.REVENUE,
        1_250_000_00,
    )
    assert (website.part_of, website.amount(2019), website.exit_cost) == (
        ("technology", "software"),
        1,
        5_000_00,
    )
    assert case.approved is not None
    assert (case.approved.amount, case.approved.to_year) == (6_600_000_00, 2019)
    assert case.reductions[0].amount == Pence(1_000_000_00)


def test_shipped_rates_are_written_out(tmp_path: Path) -> None:
    case = case_of(with_case(tmp_path))
    assert case.appraisal is not None
    assert case.appraisal.series == load_series(shipped_series_path("green-book-2026"))
    assert case.appraisal.series.bands == GREEN_BOOK.bands


@pytest.mark.parametrize("name", shipped_series())
def test_shipped_rates_hold_together_and_name_their_schema(name: str) -> None:
    path = shipped_series_path(name)
    assert load_series(path).id == name
    assert "$schema=../discounting.schema.json" in path.read_text("utf-8")


@pytest.mark.parametrize("name", shipped_starting_values())
def test_shipped_starting_values_hold_together_and_name_their_schema(name: str) -> None:
    path = shipped_starting_values_path(name)
    assert load_starting_values(path).id == name
    assert "$schema=../optimism_bias.schema.json" in path.read_text("utf-8")


def test_starting_values_are_as_published() -> None:
    values = load_starting_values(shipped_starting_values_path("mott-macdonald-2002")).values
    assert {each.id: (each.upper, each.lower) for each in values} == {
        "equipment-development": (200, 10),
        "standard-buildings": (24, 2),
        "outsourcing": (41, 0),
    }


def test_the_committed_schemas_are_up_to_date() -> None:
    assert SERIES_SCHEMA_FILE.read_text("utf-8") == json_schema(DiscountingForm)
    assert OPTIMISM_SCHEMA_FILE.read_text("utf-8") == json_schema(OptimismBiasForm)


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("use: green-book-2026", "use: red-book", "appraisal", "No series of rates of this name is shipped"),
        ("{use: green-book-2026}", "{use: green-book-2026, since: 2026-02-01}", "appraisal", "Beside use"),
        ("{use: green-book-2026}", "{use: 3}", "appraisal", "The name of a shipped series is expected."),
        ("base_year: 2018", "base_year: 2019", "appraisal", "The case begins in 2018, before it."),
        ("to_year: 2022", "to_year: 2017", "appraisal", "It is before the base year."),
        ("to_year: 2022", "to_year: 2144", "appraisal", "nothing about so late a year"),
        ("keepers: [programme-board]", "keepers: [board]", "keepers", "There is no role board."),
        ("taken: 2018-04-01", "taken: 2018-03-31", "- {year: 2018", "another financial year"),
        ("id: original", "id: latest", "- id: latest", "latest always means the newest version."),
        (
            "{year: 2019, amount_pence: 1}",
            "{year: 2018, amount_pence: 1}",
            "years",
            "has the year 2018 twice",
        ),
        ("amount_pence: 2500000}", "amount_pence: 25000.5}", "years", "whole pence"),
        ("year: 2019, amount_pence: 1", "year: 20190, amount_pence: 1", "years", "2999"),
        ("- id: A\n", "- id: I1\n", "- id: I1", "I1 is there twice."),
    ],
)
def test_what_is_wrong_is_told_on_its_line(
    tmp_path: Path, old: str, new: str, line: str, sentence: str
) -> None:
    path = with_case(tmp_path, (old, new))
    (fault,) = faults_of(path)
    assert sentence in fault.sentence
    assert line in line_of(path, fault)


def test_an_allowance_for_optimism_says_where_its_values_come_from(tmp_path: Path) -> None:
    silent = with_case(
        tmp_path,
        ("kind: technology", "kind: optimism-bias"),
        ("          source: Technology assessment\n", ""),
    )
    (fault,) = faults_of(silent)
    assert "say where its values come from" in fault.sentence


def test_a_case_may_say_only_what_budgets_give_up(tmp_path: Path) -> None:
    taken = "\nbusiness_case: {reductions: [{year: 2018, amount_pence: 1, taken: 2018-04-01}]}\n"
    path = with_case(tmp_path, (CASE, taken))
    assert case_of(path).versions == ()
    (fault,) = faults_of(with_case(tmp_path, (CASE, "\nbusiness_case: {keepers: [cmt]}\n")))
    assert "or what budgets give up" in fault.sentence


def test_a_fund_has_the_envelope_that_was_approved(tmp_path: Path) -> None:
    fund = "\nfund: {envelope_pence: 1, guardian: cmt, gates: [phase-sign-off]}\n"
    path = with_case(tmp_path, (TOP, fund + TOP))
    (fault,) = faults_of(path)
    assert "The fund has an envelope of £0.01." in fault.sentence


def test_shepways_investment_adds_up_as_printed() -> None:
    case = case_of(shipped_path("shepway"))
    (version,) = case.versions
    technology = [line for line in version.lines if "technology" in line.part_of]
    assert len(technology) == 14
    assert sum(line.total for line in technology) == 2_000_000_00
    assert all(line.spending is Spending.CAPITAL for line in technology)
    assert sum(line.total for line in version.lines if "software" in line.part_of) == 600_000_00
    implementation = [line for line in version.lines if "implementation" in line.part_of]
    assert sum(line.total for line in implementation) == 4_600_000_00
    assert version.total == 6_600_000_00


def test_figures_of_the_case_are_named_in_a_blueprint() -> None:
    written = {"kind": "investment", "measure": "reduction", "year": 2025, "line_kind": "technology"}
    assert investment_figure_of(InvestmentFigureSection.model_validate(written)) == InvestmentFigure(
        measure=InvestmentMeasure.REDUCTION, year=2025, line_kind=LineKind.TECHNOLOGY
    )
    taken = {"kind": "budget", "measure": "ahead", "reading": "cumulative"}
    assert budget_figure_of(BudgetFigureSection.model_validate(taken)) == BudgetFigure(
        measure=BudgetMeasure.AHEAD, reading=Reading.CUMULATIVE
    )
