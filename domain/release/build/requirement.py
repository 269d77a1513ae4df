"""What is to be built: a requirement with its class, its size and its scores."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from domain.identity import Identity

RequirementId = NewType("RequirementId", str)


class GenericProcess(StrEnum):
    """The six processes that services have in common (S-26)."""

    APPLY = "apply"
    ENQUIRE = "enquire"
    REPORT = "report"
    PAY = "pay"
    BOOK_AND_PAY = "book-and-pay"
    INSPECT = "inspect"


class Moscow(StrEnum):
    """How much a requirement matters (S-24); the W is "would like to have", and never "will not"."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WOULD_LIKE = "would-like"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What a requirement is worth in three respects, each from 0 to 10; a low cost scores high (S-26)."""

    outcome: int
    cost: int
    volume: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each of the three scores counts, in whole numbers."""

    outcome: int
    cost: int
    volume: int

    def of(self, scores: Scores) -> int:
        """The scores, weighed."""
        weighed = (
            self.outcome * scores.outcome,
            self.cost * scores.cost,
            self.volume * scores.volume,
        )
        return sum(weighed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A requirement of a team, of so many points; `process` is None where none of the six fits."""

    id: RequirementId
    title: str
    team: str
    moscow: Moscow
    points: int
    process: GenericProcess | None = None
    scores: Scores | None = None

    @property
    def named(self) -> str:
        """How gates and people know it: `R-3 Pay a licence fee`."""
        return f"{self.id} {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A requirement that is built, and by whom."""

    requirement: RequirementId
    built_by: Identity
