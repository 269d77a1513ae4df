"""What stands in a CSV file: UTF-8, with commas or semicolons, quoted where needed."""

import csv
from collections.abc import Iterator
from io import StringIO

from definitions.lists.cells import FORMULA, CannotBeRead, Cell, Line

ENCODING = "It is not text in UTF-8. In Excel, save it as CSV UTF-8 or as a workbook (.xlsx)."
QUOTES = "From here on it is not CSV: a quotation mark is open, or stands inside a text."


def csv_lines(content: bytes) -> Iterator[Line]:
    """Its lines, blank ones included.

    :raises CannotBeRead: when it is not CSV in UTF-8.
    """
    text = _text(content)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 1
    try:
        for cells in reader:
            yield Line(number=number, cells=tuple(_cell(each) for each in cells))
            number = reader.line_num + 1
    except csv.Error as error:
        raise CannotBeRead(QUOTES, number) from error


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotBeRead(ENCODING, content.count(b"\n", 0, error.start) + 1) from error


def _delimiter(text: str) -> str:
    """What the first line with anything on it is divided by, quoted words left out."""
    first = next((line for line in StringIO(text, newline="") if line.strip(" ,;\r\n")), "")
    unquoted = "".join(first.split('"')[::2])
    return ";" if unquoted.count(";") > unquoted.count(",") else ","


def _cell(content: str) -> Cell:
    text = content.strip()
    return Cell(text=text, fault=FORMULA if text.startswith("=") else "")
