"""What typing a command comes to."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Lockgate: TypeAlias = Callable[..., Ended]


def assert_comes_in_every_form(lockgate: Lockgate, line: str, home: Path) -> None:
    """What is typed answers as a table, as JSON, line by line and as a sheet, and all say the same."""
    table, document, lines, sheet = (
        lockgate(*line.split(), "-o", form, home=home) for form in ("table", "json", "jsonl", "csv")
    )
    assert [each.code for each in (table, document, lines, sheet)] == [0, 0, 0, 0], table.err
    assert table.out.splitlines()[-1].startswith("Next: lockgate ")
    known = json.loads(document.out)
    assert [json.loads(each) for each in lines.out.splitlines()] == (
        known if isinstance(known, list) else [known]
    )
    rows = list(csv.reader(StringIO(sheet.out)))
    assert {len(row) for row in rows} == {len(rows[0])}
