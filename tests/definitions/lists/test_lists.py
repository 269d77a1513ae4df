"""Rows of a list: which are good, and why the others are not."""

from datetime import date
from pathlib import Path

import pytest

from definitions.lists.limits import ListLimits
from definitions.lists.reading import read_rows
from definitions.lists.rows import RefusedRow
from tests.definitions.lists.files import HEADING, Size, TeaRow, csv_file, workbook, written

SMALL = ListLimits(most_bytes=4_000, most_rows=3, most_columns=8)


def test_each_column_becomes_a_field(tmp_path: Path) -> None:
    file = csv_file(tmp_path, HEADING, 'lpg,12,2018-04-09,Very large,no,"plain; iced"')

    (line, row) = only(file)

    assert line == 2
    assert row == TeaRow.model_validate(
        {
            "team": "lpg",
            "cups": 12,
            "first_day": date(2018, 4, 9),
            "size": Size.VERY_LARGE,
            "is_hot": False,
            "biscuits": ("plain", "iced"),
        }
    )


@pytest.mark.parametrize(
    "heading", ["CUPS, Team-Name", "cups;TEAM NAME", '"cups","team_name"', "\ufeffcups,team"]
)
def test_headings_are_known_however_they_are_written(tmp_path: Path, heading: str) -> None:
    between = ";" if ";" in heading else ","
    (_, row) = only(csv_file(tmp_path, heading, between.join(("3", "lpg"))))
    assert (row.team, row.cups) == ("lpg", 3)


def test_windows_lines_and_missing_last_cells_are_fine(tmp_path: Path) -> None:
    file = written(tmp_path, f"{HEADING}\r\nlpg,3\r\n".encode())
    assert only(file)[1].cups == 3


def test_blank_rows_count_as_lines_and_nothing_else(tmp_path: Path) -> None:
    rows = read_rows(csv_file(tmp_path, "", HEADING, "", " , ", "lpg,3"), TeaRow)
    assert ([line for line, _ in rows.good], rows.refused) == ([5], ())


def test_a_row_after_a_text_of_two_lines_keeps_its_number(tmp_path: Path) -> None:
    file = csv_file(tmp_path, HEADING, 'lpg,3,,,,"plain', 'iced"', "gpl,4")
    assert [line for line, _ in read_rows(file, TeaRow).good] == [2, 4]


def test_only_ends_of_lines_end_a_line(tmp_path: Path) -> None:
    rows = read_rows(csv_file(tmp_path, HEADING, "lpg,3,,,,dark\u2028bread\x85s", "gpl,4"), TeaRow)
    assert [line for line, _ in rows.good] == [3]
    assert [(each.line, each.column) for each in rows.refused] == [(2, "biscuits")]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("lpg,", "cups", "It is blank."),
        ("lpg,many", "cups", "A whole number is expected, in digits only."),
        ("lpg,2.5", "cups", "A whole number is expected, in digits only."),
        ("lpg,20000", "cups", "It is at most 10000."),
        ("lpg,3,09/04/2018", "first day", "A day such as 2018-04-09 is expected."),
        ("lpg,3,2018-02-30", "first day", "A day such as 2018-04-09 is expected."),
        ("lpg,3,,huge", "size", "One of 'small' or 'very-large' is expected."),
        (
            "no id,3",
            "team",
            "no id is no id, which is made of letters, digits, dots, hyphens and underscores.",
        ),
        ("lpg,=1+2", "cups", "It is a formula. Paste the value that it shows."),
        ("lpg,3,,,,,more", "", "There is no heading above more."),
    ],
)
def test_a_refused_row_names_line_column_and_reason(
    tmp_path: Path, row: str, column: str, reason: str
) -> None:
    rows = read_rows(csv_file(tmp_path, HEADING, "gpl,1", row), TeaRow)

    assert rows.refused == (RefusedRow(line=3, column=column, reason=reason),)
    assert [row.team for _, row in rows.good] == ["gpl"]


def test_one_key_is_taken_once(tmp_path: Path) -> None:
    rows = read_rows(csv_file(tmp_path, HEADING, "lpg,3", "gpl,3", "lpg,4"), TeaRow)

    assert len(rows.good) == 2
    assert rows.refused == (RefusedRow(line=4, column="team", reason="It is there already, on line 2."),)


@pytest.mark.parametrize(
    ("heading", "column", "reason"),
    [
        ("team,cups,teem", "teem", "There is no such column. Did you mean team?"),
        ("team,cups,Cups", "Cups", "This column is there twice."),
        ("team", "cups", "This column is missing. The first line names team, cups"),
    ],
)
def test_other_columns_refuse_the_file(tmp_path: Path, heading: str, column: str, reason: str) -> None:
    rows = read_rows(csv_file(tmp_path, heading, "lpg,3"), TeaRow)

    (refused,) = rows.refused
    assert (refused.line, refused.column, rows.good) == (1, column, ())
    assert refused.reason.startswith(reason)


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (b"", None, "It is empty"),
        (b"\n\n", None, "It is empty"),
        (b"team,cups\n", 1, "no row below"),
        (b"team,cups\nb\xe9,1\n", 2, "not text in UTF-8"),
        (b'team,cups\nlpg,"1\n', 2, "a quotation mark is open"),
        (b"team,cups\n" + b"".join(b"t%d,1\n" % n for n in range(4)), None, "more than 3 rows"),
        (b"team,cups\nlpg,1" + b"," * 7 + b"x\n", 2, "more than 8 columns"),
        (b"x" * 4_001, None, "larger than 4,000 bytes"),
        (b"PK\x03\x04 and then nothing", None, "not a workbook that can be read"),
        (b"\xd0\xcf\x11\xe0 an older one", None, "older or a locked workbook"),
        (b"\x00\x01\x02", 1, "is missing"),
    ],
)
def test_a_damaged_file_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, line: int | None, sentence: str
) -> None:
    rows = read_rows(written(tmp_path, content), TeaRow, SMALL)

    assert rows.good == ()
    assert rows.refused[0].line == line
    assert sentence in " ".join(each.reason for each in rows.refused)


def test_a_million_rows_are_refused(tmp_path: Path) -> None:
    rows = read_rows(written(tmp_path, b"team,cups\n" + b"a,1\n" * 1_000_000), TeaRow)
    assert rows.refused[0].reason == "It has more than 5,000 rows. Divide it."


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert read_rows(tmp_path, TeaRow).refused[0].reason == "It is not an ordinary file."
    assert read_rows(tmp_path / "none.csv", TeaRow).refused[0].reason == "There is no such file."


def test_a_workbook_says_the_same_as_csv(tmp_path: Path) -> None:
    book = workbook(
        tmp_path, HEADING.split(","), ("lpg", 12.0, date(2018, 4, 9), "small", True, "plain, iced")
    )
    file = csv_file(tmp_path, HEADING, 'lpg,12,2018-04-09,small,yes,"plain, iced"')
    assert read_rows(book, TeaRow) == read_rows(file, TeaRow)


def only(file: Path) -> tuple[int, TeaRow]:
    rows = read_rows(file, TeaRow)
    assert rows.refused == ()
    (row,) = rows.good
    return row
