"""Lists as people would hand them in."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import ClassVar
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from pydantic import AliasChoices, Field

from definitions.lists.rows import Row
from definitions.values import Count, Day, Id, Text


class Size(StrEnum):
    SMALL = "small"
    VERY_LARGE = "very-large"


class TeaRow(Row):
    """A row with something of every kind."""

    KEY: ClassVar[tuple[str, ...]] = ("team",)

    team: Id = Field(validation_alias=AliasChoices("team", "team name"))
    cups: Count
    first_day: Day | None = None
    size: Size = Field(default=Size.SMALL, strict=False)
    is_hot: bool = True
    biscuits: tuple[Text, ...] = ()


HEADING = "team,cups,first day,size,is hot,biscuits"


def csv_file(folder: Path, *lines: str) -> Path:
    return written(folder, "\n".join((*lines, "")).encode())


def written(folder: Path, content: bytes, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def workbook(folder: Path, *rows: Sequence[str | float | date | None]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    file = folder / "list.xlsx"
    book.save(file)
    return file


def with_sheet(file: Path, xml: bytes) -> Path:
    """The same workbook with other XML for its first sheet."""
    parts = BytesIO()
    with ZipFile(file) as before, ZipFile(parts, "w", ZIP_DEFLATED) as after:
        for part in before.infolist():
            is_sheet = part.filename == "xl/worksheets/sheet1.xml"
            after.writestr(part.filename, xml if is_sheet else before.read(part))
    file.write_bytes(parts.getvalue())
    return file
