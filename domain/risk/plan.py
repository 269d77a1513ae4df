"""A risk as it is first written down."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.identity import Identity
from domain.risk.scale import Score
from domain.roster import RoleId

RiskId = NewType("RiskId", str)


class ScoreKind(StrEnum):
    """Which controls a score counts: none, those in place alone, or those still to come as well."""

    INHERENT = "inherent"
    RESIDUAL = "residual"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstScore:
    """A score that a risk was written down with."""

    kind: ScoreKind
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPlan:
    """What may happen, who looks after it, and what is done about it.

    `release` is the one that it threatens; without one it is of the whole programme. `controls` are in place
    and `planned` ones still to come. `themes` are what earlier papers called it. `board` keeps it, or the one
    that keeps all of the programme's does; it is reviewed on the day `review_on`, or by the programme's rule.
    """

    id: RiskId
    title: str
    category: str = ""
    release: str = ""
    owners: tuple[Identity, ...] = ()
    board: RoleId | None = None
    consequences: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    scores: tuple[FirstScore, ...] = ()
    themes: tuple[str, ...] = ()
    review_on: date | None = None

    def score(self, kind: ScoreKind) -> Score | None:
        """The score of a kind that it was written down with."""
        return next((each.score for each in self.scores if each.kind is kind), None)
