"""Posts and their cost as a document tabled them: as they are, to be, and saved."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal


class StaffColumn(StrEnum):
    """A column of a staffing table."""

    AS_IS_FTE = "as-is-fte"
    TO_BE_FTE = "to-be-fte"
    SAVED_FTE = "saved-fte"
    AS_IS_COST = "as-is-cost"
    TO_BE_COST = "to-be-cost"
    SAVED_COST = "saved-cost"

    @property
    def counts_posts(self) -> bool:
        return self in (StaffColumn.AS_IS_FTE, StaffColumn.TO_BE_FTE, StaffColumn.SAVED_FTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """A team, an activity or a phase: posts in hundredths and cost in pence, None where none is printed."""

    id: str
    as_is_fte: int | None = None
    to_be_fte: int | None = None
    saved_fte: int | None = None
    as_is_cost: int | None = None
    to_be_cost: int | None = None
    saved_cost: int | None = None

    def cell(self, column: StaffColumn) -> int | None:
        """What stands in a column."""
        found: int | None = getattr(self, column.replace("-", "_"))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingTable:
    """A printed table; posts and costs were each rounded to a step, in hundredths and in pence."""

    id: str
    name: str
    rows: tuple[StaffRow, ...]
    fte_to: int
    cost_to: int

    def step(self, column: StaffColumn) -> int:
        """To what the cells of a column were rounded."""
        return self.fte_to if column.counts_posts else self.cost_to


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingFigure:
    """A column of a table, in one row or summed over all; less another column, or as per cent of one."""

    table: str
    column: StaffColumn
    row: str = ""
    less: StaffColumn | None = None
    share_of: StaffColumn | None = None
    kind: Literal["staffing"] = "staffing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """A sum of printed cells, how many they are, and the step that each was rounded to."""

    value: int
    cells: int
    step: int

    @property
    def tolerance(self) -> Fraction:
        """Half a step for each cell."""
        return Fraction(self.cells * self.step, 2)


def summed(table: StaffingTable, column: StaffColumn, row: str = "") -> Summed | None:
    """A column in one row, or over all rows; None when nothing is printed there."""
    wanted = [each for each in table.rows if row in ("", each.id)]
    cells = [cell for each in wanted if (cell := each.cell(column)) is not None]
    if not cells:
        return None
    return Summed(value=sum(cells), cells=len(cells), step=table.step(column))
