"""What Lockgate computes for a figure, and whether that is what was printed."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from domain.figures.figure import Figure

NONE = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A value, unrounded, and by how much the rounding of its parts may have moved it."""

    value: Fraction
    tolerance: Fraction = NONE


class Agreement(StrEnum):
    """How a printed figure and Lockgate's own stand to each other."""

    EXACT = "exact"
    ROUNDING = "rounding"
    EXPLAINED = "explained"
    UNEXPLAINED = "unexplained"


def agreement(figure: Figure, computed: Computed | None) -> Agreement:
    """Exact when it is what was printed, or rounds to it from parts that were not rounded themselves.

    From rounded parts it may differ by what these allow. What cannot be computed needs an explanation, as any
    other difference.
    """
    if computed is not None:
        if computed.value == figure.printed:
            return Agreement.EXACT
        if not computed.tolerance and rounded(computed.value, figure.rounds_to) == figure.printed:
            return Agreement.EXACT
        if computed.tolerance and abs(computed.value - figure.printed) <= allowed(figure, computed):
            return Agreement.ROUNDING
    return Agreement.EXPLAINED if figure.explained else Agreement.UNEXPLAINED


def allowed(figure: Figure, computed: Computed) -> Fraction:
    """By how much rounding may keep the two apart: of the parts, and of the printed figure itself."""
    return computed.tolerance + half_steps(1, figure.rounds_to)


def rounded(value: Fraction, step: int) -> int:
    """The nearest multiple of a step; half a step goes away from nothing, as documents print it."""
    whole = (abs(value) + Fraction(step, 2)) // step
    return int(whole) * step * (-1 if value < 0 else 1)


def half_steps(parts: Fraction | int, step: int) -> Fraction:
    """By how much so many parts may be off together that were each rounded to a step."""
    return Fraction(parts) * step / 2
