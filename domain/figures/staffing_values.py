"""What a staffing figure comes to, from the tables that a programme recorded."""

from collections.abc import Iterable
from fractions import Fraction

from domain.figures.computed import Computed
from domain.figures.staffing import StaffingFigure, StaffingTable, Summed, summed

PER_CENT = 100 * 100


def staffing_value(tables: Iterable[StaffingTable], of: StaffingFigure) -> Computed | None:
    """The value and its tolerance; None when no table has such cells."""
    table = next((each for each in tables if each.id == of.table), None)
    if table is None or (first := summed(table, of.column, of.row)) is None:
        return None
    if of.less is None and of.share_of is None:
        return _alone(first)
    other = summed(table, of.less or of.share_of or of.column, of.row)
    if other is None:
        return None
    return _difference(first, other) if of.less else _share(first, other)


def _alone(found: Summed) -> Computed:
    return Computed(value=Fraction(found.value), tolerance=found.tolerance)


def _difference(first: Summed, other: Summed) -> Computed:
    return Computed(value=Fraction(first.value - other.value), tolerance=first.tolerance + other.tolerance)


def _share(first: Summed, other: Summed) -> Computed | None:
    """Per cent, and how far it could be off when both are off by as much as they may be."""
    if other.value <= other.tolerance:
        return None
    value = Fraction(first.value * PER_CENT, other.value)
    most = (first.value + first.tolerance) * PER_CENT / (other.value - other.tolerance)
    least = (first.value - first.tolerance) * PER_CENT / (other.value + other.tolerance)
    return Computed(value=value, tolerance=max(most - value, value - least))
