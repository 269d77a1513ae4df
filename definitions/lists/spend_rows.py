"""Lists of what was spent, ordered and owed, as accounts give them out."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.lists.amounts import pence_in
from definitions.lists.periods import year_in
from definitions.lists.rows import RefusedRow, Row, Rows
from definitions.values import TextOrNothing
from domain.business_case.spend import NotUnderstood, SpendKind, SpendRow

KINDS = {each.value: each for each in SpendKind}


class ActualRow(Row):
    """A row as it stands in the file: every cell is kept as text, so that none is lost."""

    KEY: ClassVar[tuple[str, ...]] = ()

    period: TextOrNothing = Field(
        default="", validation_alias=AliasChoices("period", "month", "year", "financial year", "date")
    )
    line: TextOrNothing = ""
    amount: TextOrNothing = Field(default="", validation_alias=AliasChoices("amount", "value", "pounds"))
    kind: TextOrNothing = Field(default="", validation_alias=AliasChoices("kind", "type"))
    reference: TextOrNothing = Field(default="", validation_alias=AliasChoices("reference", "ref"))
    note: TextOrNothing = Field(default="", validation_alias=AliasChoices("note", "description"))


def actuals(rows: Rows[ActualRow], file: Path) -> tuple[tuple[SpendRow, ...], tuple[NotUnderstood, ...]]:
    """The rows that say what was spent, and those that nobody could read, with every reason."""
    read: list[SpendRow] = []
    unreadable = list(_unread(rows.refused, file))
    for number, row in rows.good:
        found = _spend_row(number, row)
        if isinstance(found, SpendRow):
            read.append(found)
        else:
            unreadable.append(found)
    return tuple(read), tuple(sorted(unreadable, key=lambda each: each.number))


def _spend_row(number: int, row: ActualRow) -> SpendRow | NotUnderstood:
    cells = (row.period, row.line, row.amount, row.kind, row.reference, row.note)
    written = ", ".join(cells).rstrip(", ")
    if reasons := tuple(_faults(row)):
        return NotUnderstood(number=number, written=written, reason=" ".join(reasons))
    return SpendRow(
        number=number,
        written=written,
        period=row.period,
        year=year_in(row.period),
        line=row.line,
        amount=pence_in(row.amount),
        kind=KINDS[row.kind.casefold()],
        reference=row.reference,
    )


def _faults(row: ActualRow) -> Iterator[str]:
    for name in ("period", "line", "amount", "kind", "reference"):
        if not getattr(row, name):
            yield f"{name}: It is blank."
    for name, means in (("period", year_in), ("amount", pence_in)):
        try:
            if text := getattr(row, name):
                means(text)
        except ValueError as error:
            yield f"{name}: {error}"
    if row.kind and row.kind.casefold() not in KINDS:
        yield f"kind: It is one of {', '.join(KINDS)}."


def _unread(refused: Sequence[RefusedRow], file: Path) -> Iterator[NotUnderstood]:
    """Rows with a cell that the file does not give away, such as a formula: one each, with all reasons."""
    numbered = sorted(((each.line or 0, each) for each in refused), key=lambda pair: pair[0])
    for number, group in groupby(numbered, key=lambda pair: pair[0]):
        faults = [each for _, each in group]
        reason = " ".join(f"{each.column}: {each.reason}" if each.column else each.reason for each in faults)
        yield NotUnderstood(number=number, written=f"{file.name}, line {number}", reason=reason)
