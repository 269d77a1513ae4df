"""What becomes of a file of actuals: each row counts once, or is listed with the reason."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.business_case.decide import decide
from domain.business_case.line import CaseLineId, LineKind
from domain.business_case.recording import open_rows, reconciled
from domain.business_case.refusals import NothingInFile
from domain.business_case.spend import NotUnderstood, SpendKind, SpendRow
from domain.business_case.spending import exit_cost, spent_by_line, spent_in, spent_in_all
from domain.business_case.state import BusinessCase, evolve, fold
from domain.money import Pence
from tests.domain.business_case.scene import (
    ADOPTED,
    REVISE,
    REVISED,
    SERVICE,
    THIRD,
    TRANSFORMATION,
    UNREADABLE,
    bring,
    brought,
    line,
    row,
)
from tests.domain.spec import BUSINESS_CASE

COMMITMENT, ACCRUAL = SpendKind.COMMITMENT, SpendKind.ACCRUAL


def test_rows_count_on_their_line_and_year() -> None:
    rows = (row(100_00), row(-20_00, "J-2"), row(5_00, "O-1", line=SERVICE, year=2027, kind=COMMITMENT))
    BUSINESS_CASE.given(ADOPTED).when(bring(*rows)).then(brought(*rows))


def test_a_line_is_known_by_its_name_as_well() -> None:
    named = row(1, line="the TRANSFORMATION line")
    case = fold((ADOPTED,))
    (found,) = reconciled(case, [named]).entries
    assert found.line == TRANSFORMATION


def test_what_is_not_understood_is_kept_with_the_reason() -> None:
    rows = (
        row(1),
        row(2, "J-2", line="hub", number=3),
        row(3, "J-3", year=2031, number=4),
        row(4, "J-1", number=5),
    )
    reasons = {
        3: "The business case has no line hub.",
        4: "The business case has no year 2031/32.",
        5: "The reference J-1 counted already, as £0.01 of spend on transformation in 2025/26.",
    }
    faults = tuple(
        NotUnderstood(number=each.number, written=each.written, reason=reasons[each.number])
        for each in rows[1:]
    )
    BUSINESS_CASE.given(ADOPTED).when(bring(*rows, unreadable=(UNREADABLE,))).then(
        brought(rows[0], not_understood=(*faults, UNREADABLE))
    )


def test_the_same_reference_counts_once_whatever_file_it_is_in() -> None:
    counted = BUSINESS_CASE.given(ADOPTED, brought(row(1)))
    counted.when(bring(row(1))).then_nothing()
    counted.when(bring(row(1), file="july.csv")).then_nothing()
    counted.when(bring(row(1), row(2, "J-2"))).then(brought(row(2, "J-2"), again=1))
    BUSINESS_CASE.given(ADOPTED).when(bring(row(1), row(1, number=3))).then(brought(row(1), again=1))


def test_what_is_known_not_to_be_understood_is_not_recorded_again() -> None:
    unknown = bring(unreadable=(UNREADABLE,))
    BUSINESS_CASE.given(ADOPTED).when(unknown).then(brought(not_understood=(UNREADABLE,)))
    BUSINESS_CASE.given(ADOPTED).when(bring()).then_refused(NothingInFile)


def test_rows_of_a_file_that_read_alike_are_as_many_as_they_are() -> None:
    twin = replace(UNREADABLE, number=10)
    once = fold((ADOPTED, brought(not_understood=(UNREADABLE,))))
    assert len(open_rows(once)) == 1
    BUSINESS_CASE.given(ADOPTED, brought(not_understood=(UNREADABLE,))).when(
        bring(unreadable=(UNREADABLE, twin), file="july.csv")
    ).then(brought(not_understood=(UNREADABLE, twin), file="july.csv"))
    assert len(open_rows(evolve(once, brought(not_understood=(UNREADABLE, twin))))) == 2


def test_a_row_is_open_until_it_counts() -> None:
    lost = row(1, line="hub")
    fault = NotUnderstood(number=2, written=lost.written, reason="The business case has no line hub.")
    before = (ADOPTED, brought(not_understood=(fault,)))
    assert open_rows(fold(before)) == (("june.csv", fault),)

    hub = line(CaseLineId("hub"), LineKind.DELIVERY, {2025: 1})
    with_hub = replace(REVISED, version=replace(REVISED.version, lines=(*THIRD.lines, hub)))
    BUSINESS_CASE.given(*before, with_hub).when(bring(lost)).then(brought(lost))
    assert open_rows(fold((*before, with_hub, brought(lost)))) == ()


def test_spend_stands_beside_what_was_planned() -> None:
    case = fold(
        (
            ADOPTED,
            brought(
                row(3_000_000_00),
                row(100_00, "A-1", kind=ACCRUAL),
                row(70_00, "O-1", kind=COMMITMENT),
                row(9, "J-4", line=SERVICE, year=2024),
            ),
        )
    )
    year = spent_in(case, 2025)
    assert (year.planned, year.spent, year.accrued, year.committed) == (
        3_470_600_00,
        3_000_000_00,
        100_00,
        70_00,
    )
    assert (year.used, year.underspend, year.free) == (3_000_170_00, 470_500_00, 470_430_00)
    assert (spent_in_all(case).planned, spent_in_all(case).used) == (10_288_600_00, 3_000_170_09)
    by_line = {(each.year, each.line): each.spent for each in spent_by_line(case)}
    assert by_line[2024, SERVICE].underspend == -9
    assert by_line[2025, TRANSFORMATION] == year
    assert (2025, SERVICE) not in by_line


def test_stopping_costs_what_is_ordered_and_owed_and_what_ending_costs() -> None:
    ending = replace(THIRD.lines[0], exit_cost=Pence(1_000_00))
    revised = replace(REVISED, version=replace(THIRD, lines=(ending,)))
    orders = brought(row(70_00, "O-1", kind=COMMITMENT), row(5_00, "A-1", kind=ACCRUAL), row(9_00))
    assert exit_cost(fold((ADOPTED, revised, orders))) == 1_075_00
    assert exit_cost(fold(())) == 0


ROWS: SearchStrategy[list[SpendRow]] = st.lists(
    st.builds(
        row,
        st.integers(-50_00, 50_00),
        st.sampled_from(["J-1", "J-2", "J-3", "J-4", "J-5"]),
        line=st.sampled_from([TRANSFORMATION, SERVICE, "hub"]),
        year=st.sampled_from([2024, 2025, 2031]),
        kind=st.sampled_from(SpendKind),
    ),
    max_size=12,
)


@given(rows=ROWS)
def test_no_row_is_lost(rows: list[SpendRow]) -> None:
    found = reconciled(fold((ADOPTED,)), rows)
    assert len(found.entries) + found.again + len(found.not_understood) == len(rows)


@given(files=st.lists(ROWS, max_size=4))
def test_a_penny_counts_once_however_files_overlap(files: list[list[SpendRow]]) -> None:
    together = reconciled(fold((ADOPTED,)), [row for rows in files for row in rows])
    case = _after([*files, *files])
    assert sorted(case.entries) == sorted(each.reference for each in together.entries)
    assert spent_in_all(case).used == sum(each.amount for each in together.entries)
    years = [spent_in(case, year).used for year in case.years]
    assert sum(years) == sum(each.spent.used for each in spent_by_line(case)) == spent_in_all(case).used


@given(files=st.lists(ROWS, max_size=3))
def test_a_revision_neither_makes_nor_loses_spend(files: list[list[SpendRow]]) -> None:
    case = _after(files)
    (revised,) = decide(case, REVISE)
    assert spent_in_all(evolve(case, revised)).used == spent_in_all(case).used


def _after(files: list[list[SpendRow]]) -> BusinessCase:
    case = fold((ADOPTED,))
    for rows in files:
        for event in decide(case, bring(*rows)) if rows else ():
            case = evolve(case, event)
    return case
