"""How the original and the latest case stand side by side, year by year."""

import pytest

from domain.business_case.comparing import compared, headroom
from domain.business_case.figure import CaseRows, InvestmentFigure, InvestmentMeasure, investment_figure
from domain.business_case.line import CaseLineId, LineKind
from domain.business_case.plan import Approved
from domain.business_case.refusals import FigureUnknown
from domain.business_case.state import fold
from domain.money import Pence
from tests.domain.business_case.scene import (
    ADOPTED,
    ORIGINAL,
    PLAN,
    TRANSFORMATION,
    UPDATED,
    line,
    version,
)

THOUSAND = 1_000_00


def thousands(amount: int) -> int:
    """As the document prints: whole thousands, half a thousand up."""
    return (abs(amount) + THOUSAND // 2) // THOUSAND * (1 if amount >= 0 else -1)


def test_the_rise_of_2026_is_not_hidden_by_the_fall_in_total() -> None:
    years = {each.year: each for each in compared(ORIGINAL, UPDATED)}
    assert [thousands(each.variance) for each in years.values()] == [-1178, -938, 572, -303, 85, 85]
    assert [thousands(each.latest) for each in years.values()] == [2283, 3471, 3008, 657, 435, 435]
    assert [thousands(each.original) for each in years.values()] == [3461, 4408, 2436, 960, 350, 350]
    assert [thousands(each.cumulative_latest) for each in years.values()] == [
        2283,
        5753,
        8761,
        9418,
        9854,
        10289,
    ]
    assert [thousands(each.cumulative_original) for each in years.values()] == [
        3461,
        7870,
        10305,
        11265,
        11615,
        11965,
    ]
    assert thousands(years[2029].cumulative_variance) == -1676


def test_headroom_is_told_against_the_approval_and_against_the_original_case() -> None:
    assert PLAN.approved
    found = headroom(PLAN.approved, ORIGINAL, UPDATED)
    assert (thousands(found.original), thousands(found.latest)) == (11265, 9418)
    assert thousands(found.below_original) == 1847
    assert found.below_approved == 1_881_800_00


def test_years_that_only_one_version_has_are_shown() -> None:
    team = CaseLineId("team")
    early, late = (version("v", line(team, LineKind.DELIVERY, {year: 1})) for year in (2020, 2022))
    assert [(each.year, each.variance) for each in compared(early, late)] == [
        (2020, -100),
        (2021, 0),
        (2022, 100),
    ]


CASE = fold((ADOPTED,))
AMOUNT, TOTAL, CUMULATIVE = InvestmentMeasure.AMOUNT, InvestmentMeasure.TOTAL, InvestmentMeasure.CUMULATIVE


@pytest.mark.parametrize(
    ("of", "printed", "parts"),
    [
        (InvestmentFigure(measure=AMOUNT, year=2027), 657, 2),
        (InvestmentFigure(measure=AMOUNT, year=2027, case="original"), 960, 2),
        (InvestmentFigure(measure=AMOUNT, year=2028, line=TRANSFORMATION), 0, 0),
        (InvestmentFigure(measure=TOTAL, line_kind=LineKind.SERVICE), 1306, 3),
        (InvestmentFigure(measure=TOTAL, case="original", line=TRANSFORMATION), 10915, 4),
        (InvestmentFigure(measure=CUMULATIVE, year=2028), 9854, 6),
        (InvestmentFigure(measure=InvestmentMeasure.VARIANCE, year=2026), 572, 2),
        (InvestmentFigure(measure=InvestmentMeasure.REDUCTION, year=2024), 1178, 2),
        (InvestmentFigure(measure=InvestmentMeasure.REDUCTION), 1676, 14),
        (InvestmentFigure(measure=InvestmentMeasure.HEADROOM), 1847, 10),
        (InvestmentFigure(measure=InvestmentMeasure.BELOW_APPROVED), 1882, 6),
    ],
)
def test_a_figure_is_known_by_what_it_is_of(of: InvestmentFigure, printed: int, parts: int) -> None:
    value, of_parts = investment_figure(CASE.version, PLAN.approved, of)
    assert (thousands(value), of_parts) == (printed, parts)


@pytest.mark.parametrize(
    ("of", "computed", "parts"),
    [
        # The document prints 8,983 where its own rounded years add up to it, 1,306 where they give 1,305.
        (InvestmentFigure(measure=TOTAL, line=TRANSFORMATION, rows_to=THOUSAND), 8983, 4),
        (InvestmentFigure(measure=TOTAL, line_kind=LineKind.SERVICE, rows_to=THOUSAND), 1305, 3),
        (InvestmentFigure(measure=AMOUNT, year=2027, rows_to=THOUSAND), 656, 2),
        (InvestmentFigure(measure=CUMULATIVE, year=2025, rows=CaseRows.YEAR, rows_to=THOUSAND), 5754, 2),
        (InvestmentFigure(measure=InvestmentMeasure.REDUCTION, year=2025, rows_to=THOUSAND), 937, 2),
    ],
)
def test_a_reader_gets_other_sums_from_rounded_rows(of: InvestmentFigure, computed: int, parts: int) -> None:
    assert investment_figure(CASE.version, None, of) == (computed * THOUSAND, parts)


def test_headings_add_up_lines() -> None:
    web, phones = (
        line(CaseLineId(id), LineKind.TECHNOLOGY, {2018: 25_000}, part_of=("software",)) for id in ("A", "C")
    )
    kit = line(CaseLineId("INF"), LineKind.TECHNOLOGY, {2018: 250_000})
    case = version("v", web, phones, kit)
    of = InvestmentFigure(measure=TOTAL, part_of="software")
    assert investment_figure(lambda _: case, None, of) == (50_000_00, 2)


def test_a_figure_of_nothing_is_refused() -> None:
    with pytest.raises(FigureUnknown, match="no such line"):
        investment_figure(CASE.version, None, InvestmentFigure(measure=TOTAL, line="hub"))
    for measure in (InvestmentMeasure.HEADROOM, InvestmentMeasure.BELOW_APPROVED):
        with pytest.raises(FigureUnknown, match="up to which year"):
            investment_figure(CASE.version, None, InvestmentFigure(measure=measure))


def test_nothing_is_above_an_approval_of_nothing() -> None:
    found = headroom(Approved(amount=Pence(0), to_year=2024), ORIGINAL, UPDATED)
    assert found.below_approved == -2_282_800_00
