"""What a programme lays down for all of its risks."""

from dataclasses import dataclass

from domain.risk.scale import NO_SCALE, RiskScale
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryAppetite:
    """The highest residual score that is borne in a category."""

    category: str
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Appetite:
    """The highest residual score that is borne: in all, and in categories that differ."""

    most: int
    categories: tuple[CategoryAppetite, ...] = ()

    def of(self, category: str) -> int:
        """The highest residual score that is borne in a category."""
        return next((each.most for each in self.categories if each.category == category), self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskTerms:
    """The scale, what is borne, every how many months a risk is reviewed, and the board that keeps them.

    Documents do not always say so: then no score, appetite, rule of review or board is assumed.
    """

    scale: RiskScale = NO_SCALE
    appetite: Appetite | None = None
    review_months: int = 0
    board: RoleId | None = None


NO_RISK_TERMS = RiskTerms()
