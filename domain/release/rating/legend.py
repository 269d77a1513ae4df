"""Which colours a programme rates with, and what they mean there."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A colour of the legend, and what it means in this programme."""

    name: str
    means: str

    def __str__(self) -> str:
        """`green, on track`."""
        return f"{self.name}, {self.means}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """The colours of a programme, the worst first; without any, nothing is rated."""

    colours: tuple[Colour, ...] = ()

    def colour(self, name: str) -> Colour | None:
        """The colour of this name; None when the legend has none."""
        return next((each for each in self.colours if each.name == name), None)

    def worst(self, names: Iterable[str]) -> Colour | None:
        """The colour among these that stands first in the legend; None when none of them stands there."""
        rated = set(names)
        return next((each for each in self.colours if each.name in rated), None)

    def __str__(self) -> str:
        """`red, off track; green, on track`."""
        return "; ".join(map(str, self.colours))


NO_LEGEND = Legend()
