"""How likely and how bad a risk may be, in the programme's own words, and what that comes to."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A step of a scale, as the programme calls it, and what it weighs: `H` is 3 of `L`, `M`, `H`."""

    name: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A place on the programme's scale; the value is likelihood times impact."""

    likelihood: str
    impact: str
    value: int

    def __str__(self) -> str:
        """`15 (3 x 5)`, or `3 (L x H)`."""
        return f"{self.value} ({self.likelihood} x {self.impact})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskScale:
    """The levels of likelihood and of impact, the lowest first; a programme may have none."""

    likelihood: tuple[Level, ...] = ()
    impact: tuple[Level, ...] = ()

    def score(self, likelihood: str, impact: str) -> Score | None:
        """The score at these levels; None when one of them is not on the scale."""
        weights = (_value(self.likelihood, likelihood), _value(self.impact, impact))
        if weights[0] is None or weights[1] is None:
            return None
        return Score(likelihood=likelihood, impact=impact, value=weights[0] * weights[1])

    def __str__(self) -> str:
        """`likelihood L, M, H; impact L, M, H`, or that there is none."""
        if not self.likelihood:
            return "the programme has no scale"
        likelihood, impact = (", ".join(each.name for each in one) for one in (self.likelihood, self.impact))
        return f"likelihood {likelihood}; impact {impact}"


NO_SCALE = RiskScale()


def _value(levels: Iterable[Level], name: str) -> int | None:
    return next((each.value for each in levels if each.name == name), None)
