"""Lists about money: amounts to the penny, financial years, actuals and versions of a case."""

from pathlib import Path

import pytest

from definitions.lists.amounts import FRACTION, pence_in
from definitions.lists.case_rows import CaseRow, lines_of
from definitions.lists.periods import year_in
from definitions.lists.reading import read_rows
from definitions.lists.spend_rows import ActualRow, actuals
from domain.business_case.line import LineKind, Spending
from domain.business_case.spend import SpendKind
from tests.definitions.lists.files import csv_file, workbook
from tests.domain.business_case.scene import UPDATED


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("38,000", 38_000_00),
        ("£1,234.56", 1_234_56),
        ("-3.5", -3_50),
        ("(20.00)", -20_00),
        ("0.010", 1),
        ("-£5", -5_00),
    ],
)
def test_an_amount_is_read_to_the_penny(text: str, pence: int) -> None:
    assert pence_in(text) == pence


@pytest.mark.parametrize("text", ["1.005", "0.30000000000000004"])
def test_a_fraction_of_a_penny_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="fraction of a penny") as refused:
        pence_in(text)
    assert str(refused.value) == FRACTION


@pytest.mark.parametrize("text", ["", "1,23", "1.2.3", "(-1)", "ten", "1e3", "--1", "٣", "9" * 30])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no amount in pounds"):
        pence_in(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025/26", 2025),
        ("2025-26", 2025),
        ("1999/00", 1999),
        ("2025/26 P3", 2025),
        ("2025/26 period 12", 2025),
        ("2026-03", 2025),
        ("2026-04-01", 2026),
    ],
)
def test_a_period_falls_into_a_financial_year(text: str, year: int) -> None:
    assert year_in(text) == year


@pytest.mark.parametrize("text", ["", "2025", "2025/27", "2025-13", "2026-02-30", "2025/26 P13", "June"])
def test_a_year_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no financial year"):
        year_in(text)


HEADING = "period,line,amount,kind,reference"


def test_every_row_is_read_or_kept_with_its_reasons(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path,
        HEADING,
        '2025-06,transformation,"1,234.56",spend,J-1',
        "2025-06,transformation,1.005,spend,J-2",
        "2025/27,,1,gift,",
        "2025-06,transformation,=A1,spend,J-4",
    )
    read, unreadable = actuals(read_rows(file, ActualRow), file)
    (row,) = read
    assert (row.year, row.amount, row.kind, row.number) == (2025, 1_234_56, SpendKind.SPEND, 2)
    assert row.written == "2025-06, transformation, 1,234.56, spend, J-1"
    assert [(each.number, each.reason) for each in unreadable] == [
        (3, f"amount: {FRACTION}"),
        (
            4,
            "line: It is blank. reference: It is blank. period: It is no financial year such as 2025/26, "
            "no period such as 2025/26 P3, and no month such as 2025-06. "
            "kind: It is one of spend, commitment, accrual.",
        ),
        (5, "amount: It is a formula. Paste the value that it shows."),
    ]
    assert unreadable[0].written == "2025-06, transformation, 1.005, spend, J-2"


def test_a_workbook_is_read_alike(tmp_path: Path) -> None:
    file = workbook(tmp_path, HEADING.split(","), ["2025-06", "transformation", 1234.5, "Accrual", "J-1"])
    read, unreadable = actuals(read_rows(file, ActualRow), file)
    assert (read[0].amount, read[0].kind, unreadable) == (1_234_50, SpendKind.ACCRUAL, ())


def test_a_version_is_a_row_for_each_line_and_year(tmp_path: Path) -> None:
    file = csv_file(
        tmp_path,
        "line,year,amount,name,kind,spending,funding,part of",
        "transformation,2025/26,3471000,,,,,",
        "transformation,2026/27,3008000.01,,,,,",
        "hub,2026/27,5,Customer hub,technology,capital,Receipts,software; kit",
        "web,2026/27,5,,,,,",
        "hub,2027/28,1.001,,,,,",
    )
    rows = read_rows(file, CaseRow)
    assert rows.refused == ()
    lines, refused = lines_of(rows.good, UPDATED)
    transformation, hub = lines
    assert (transformation.name, transformation.total) == (UPDATED.lines[0].name, 6_479_000_01)
    assert (hub.kind, hub.spending, hub.part_of) == (
        LineKind.TECHNOLOGY,
        Spending.CAPITAL,
        ("software", "kit"),
    )
    assert [(each.line, each.reason.split(":")[0]) for each in refused] == [
        (5, "It is a new line"),
        (6, "It has a fraction of a penny"),
    ]
