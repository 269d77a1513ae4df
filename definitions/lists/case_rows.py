"""A version of a business case as a list: a row for each line and year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.case_sections import KindWord
from definitions.discounting_sections import SpendingWord
from definitions.lists.amounts import pence_in
from definitions.lists.periods import year_in
from definitions.lists.rows import RefusedRow, Row
from definitions.values import Id, Text
from domain.business_case.line import CaseLine, CaseLineId, YearAmount
from domain.business_case.plan import CaseVersion

NEW = "It is a new line: give its name, kind, spending and funding as well."


class CaseRow(Row):
    """What a line costs in a year; what the latest version says of the line need not be said again."""

    KEY: ClassVar[tuple[str, ...]] = ("line", "year")

    line: Id
    year: Text = Field(validation_alias=AliasChoices("year", "financial year"))
    amount: Text = Field(validation_alias=AliasChoices("amount", "pounds"))
    name: Text | None = None
    kind: KindWord | None = None
    spending: SpendingWord | None = None
    funding: Text | None = None
    part_of: tuple[Id, ...] | None = Field(default=None, validation_alias=AliasChoices("part of", "part_of"))
    source: Text | None = None


def lines_of(
    rows: Sequence[tuple[int, CaseRow]], latest: CaseVersion
) -> tuple[tuple[CaseLine, ...], tuple[RefusedRow, ...]]:
    """The lines that these rows make together, and what is wrong with rows."""
    known = {line.id: line for line in latest.lines}
    found: dict[CaseLineId, CaseLine] = {}
    refused: list[RefusedRow] = []
    for number, row in rows:
        try:
            id = CaseLineId(row.line)
            line = found.get(id) or _line(id, row, known)
            amount = YearAmount(year=year_in(row.year), amount=pence_in(row.amount))
            found[id] = _more(line, amount)
        except ValueError as error:
            refused.append(RefusedRow(line=number, column="", reason=str(error)))
    return tuple(found.values()), tuple(refused)


def _line(id: CaseLineId, row: CaseRow, known: Mapping[CaseLineId, CaseLine]) -> CaseLine:
    before = known.get(id) or _new(id, row)
    return replace(
        before,
        name=row.name or before.name,
        kind=row.kind or before.kind,
        spending=row.spending or before.spending,
        funding=row.funding or before.funding,
        years=(),
        part_of=before.part_of if row.part_of is None else row.part_of,
        source=row.source or before.source,
    )


def _new(id: CaseLineId, row: CaseRow) -> CaseLine:
    if row.name is None or row.kind is None or row.spending is None or row.funding is None:
        raise ValueError(NEW)
    return CaseLine(id=id, name=row.name, kind=row.kind, spending=row.spending, funding=row.funding, years=())


def _more(line: CaseLine, amount: YearAmount) -> CaseLine:
    return replace(line, years=(*line.years, amount))
