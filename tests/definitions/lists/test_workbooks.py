"""Workbooks: what their cells are taken for, and those that are damaged or made to harm."""

from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from definitions.lists.limits import ListLimits
from definitions.lists.reading import read_rows
from definitions.lists.rows import RefusedRow
from tests.definitions.lists.files import TeaRow, with_sheet, workbook

HEAD = ("team", "cups", "first day")
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_numbers_as_text_and_text_as_numbers_are_taken(tmp_path: Path) -> None:
    rows = read_rows(workbook(tmp_path, HEAD, (7, "12", "2018-04-09"), ("lpg", 3, None)), TeaRow)

    assert rows.refused == ()
    assert [(line, row.team, row.cups) for line, row in rows.good] == [(2, "7", 12), (3, "lpg", 3)]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (("lpg", "=1+2", None), "cups", "It is a formula. Paste the value that it shows."),
        (("lpg", "#REF!", None), "cups", "The cell shows an error."),
        (("lpg", 2.5, None), "cups", "A whole number is expected, in digits only."),
        (("lpg", 3, datetime(2018, 4, 9, 12)), "first day", "A day such as 2018-04-09 is expected."),
        (("lpg", 3, 43199), "first day", "A day such as 2018-04-09 is expected."),
    ],
)
def test_a_cell_that_is_no_value_is_refused(
    tmp_path: Path, row: tuple[str | float | date | None, ...], column: str, reason: str
) -> None:
    refused = read_rows(workbook(tmp_path, HEAD, row), TeaRow).refused
    assert refused == (RefusedRow(line=2, column=column, reason=reason),)


def test_the_first_sheet_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["team", "cups"])
    book.worksheets[0].append(["lpg", 1])
    book.create_sheet("Notes").append(["anything"])
    book.save(tmp_path / "two.xlsx")
    assert len(read_rows(tmp_path / "two.xlsx", TeaRow).good) == 1


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = with_sheet(workbook(tmp_path, HEAD), b" " * 60_000_000)
    assert file.stat().st_size < 100_000
    assert "unpacks to more than" in read_rows(file, TeaRow).refused[0].reason


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(b"<worksheet", id="cut off"),
        pytest.param(b"", id="empty"),
        pytest.param(LAUGHS + b"<worksheet " + NAMESPACE + b">&b;</worksheet>", id="entities"),
        pytest.param(
            b"<worksheet "
            + NAMESPACE
            + b'><sheetData><row r="x"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
            id="a row without a number",
        ),
        pytest.param(
            b"<worksheet "
            + NAMESPACE
            + b'><sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>',
            id="a text that is not there",
        ),
    ],
)
def test_a_damaged_sheet_is_refused(tmp_path: Path, sheet: bytes) -> None:
    file = with_sheet(workbook(tmp_path, HEAD, ("lpg", 1, None)), sheet)

    rows = read_rows(file, TeaRow)

    assert rows.good == ()
    assert rows.refused[0].reason


def test_a_row_that_is_said_to_be_far_down_is_not_waited_for(tmp_path: Path) -> None:
    sheet = b'><sheetData><row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
    file = with_sheet(workbook(tmp_path, HEAD), b"<worksheet " + NAMESPACE + sheet)
    assert read_rows(file, TeaRow).good == ()


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    one = b"<row><c><v>1</v></c></row>"
    sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + one * 100_000 + b"</sheetData></worksheet>"
    file = with_sheet(workbook(tmp_path, HEAD), sheet)
    limits = ListLimits(most_bytes=5_000_000, most_rows=100)
    assert read_rows(file, TeaRow, limits).refused[0].reason == "It has more than 100 rows. Divide it."


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "list.xlsx", "w", ZIP_DEFLATED) as archive:
        archive.writestr("letter.txt", "Dear all")
    assert "not a workbook" in read_rows(tmp_path / "list.xlsx", TeaRow).refused[0].reason
