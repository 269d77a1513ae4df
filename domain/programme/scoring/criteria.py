"""What the order of releases is scored by."""

from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the things that decide which release comes first, and how much it weighs beside the others."""

    id: str
    name: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well a release does by a criterion, from 1 to 5; 5 always speaks for an early start."""

    criterion: str
    points: int
