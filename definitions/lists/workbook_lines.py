"""What stands on the first sheet of an Excel workbook."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import repeat
from operator import is_
from typing import Any
from zipfile import BadZipFile, ZipFile

from definitions.lists.cells import FORMULA, CannotBeRead, Cell, Line
from definitions.lists.limits import ListLimits

PACKED = b"PK\x03\x04"
OLDER = b"\xd0\xcf\x11\xe0"
DAMAGED = (
    "It is not a workbook that can be read (.xlsx). Open it in Excel and save it again, or save it as CSV."
)
OLDER_KIND = "It is an older or a locked workbook. Save it as .xlsx without a password, or as CSV."
UNPACKS_TOO_FAR = "The workbook unpacks to more than {most:,} bytes. Leave only the list in it."
ERROR = "The cell shows an error."
# Excel has no more; a file that says otherwise would be counted through for ever.
LAST_ROW_OF_EXCEL = 1_048_576
WHOLE_AS_FAR_AS = 10**15


def workbook_lines(content: bytes, limits: ListLimits) -> Iterator[Line]:
    """The lines of its first sheet, hidden ones included; a formula is no value.

    :raises CannotBeRead: when it is damaged, locked, or unpacks to more than the limits allow.
    """
    _require_modest(content, limits)
    # It takes a while to load, for which only readers of workbooks should wait.
    from openpyxl import load_workbook
    from openpyxl.cell.read_only import EMPTY_CELL

    with warnings.catch_warnings():
        # What it cannot keep when writing (styles, validations) does not matter here.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            rows = book.worksheets[0].iter_rows(max_row=LAST_ROW_OF_EXCEL, max_col=limits.most_columns + 1)
            for number, row in enumerate(rows, start=1):
                # Blank rows may be counted in millions, and are passed over without a look at their cells.
                if not all(map(is_, row, repeat(EMPTY_CELL))):
                    yield Line(number=number, cells=tuple(_cell(each) for each in row))
        except Exception as error:  # A damaged workbook makes the library fail in any way.
            raise CannotBeRead(DAMAGED) from error


def _require_modest(content: bytes, limits: ListLimits) -> None:
    """Before anything is unpacked: each part is cut off at the size that it is said to have."""
    if content.startswith(OLDER):
        raise CannotBeRead(OLDER_KIND)
    try:
        with ZipFile(BytesIO(content)) as packed:
            whole = sum(part.file_size for part in packed.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CannotBeRead(DAMAGED) from error
    if whole > limits.most_unpacked_bytes:
        raise CannotBeRead(UNPACKS_TOO_FAR.format(most=limits.most_unpacked_bytes))


def _cell(cell: Any) -> Cell:
    if cell.value is None:
        return Cell()
    if cell.data_type == "f":
        return Cell(fault=FORMULA)
    if cell.data_type == "e":
        return Cell(fault=ERROR)
    return Cell(text=_text(cell.value))


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < WHOLE_AS_FAR_AS:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value).strip()
