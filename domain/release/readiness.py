"""How far a release has come with what its gates ask about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """So many done of so many, and the names of those outstanding, where they are known."""

    done: int
    of: int
    outstanding: tuple[str, ...] = ()
