"""What a programme's document counts, and what Lockgate counts to compare it with."""

from dataclasses import dataclass
from enum import StrEnum


class Counted(StrEnum):
    """What can be counted of what is recorded."""

    REGISTER = "register"
    RELEASES = "releases"
    BOARDS = "boards"
    MILESTONES = "milestones"
    BENEFITS = "benefits"
    DELIVERABLES = "deliverables"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOf:
    """What is counted: of `name` when several bear it, and of an `area` of it alone when so said.

    The name is a register's id, the programme's word for a kind of release, or a set of deliverables. The
    area is that of a register's entries, or the workstream of releases.
    """

    what: Counted
    name: str = ""
    area: str = ""

    def __str__(self) -> str:
        """`register:risks/technology`, as a blueprint says it."""
        return f"{self.what}{f':{self.name}' if self.name else ''}{f'/{self.area}' if self.area else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCount:
    """A number that the document printed, by the name that it has there, and what it counts."""

    name: str
    printed: int
    of: CountOf


def count_of(words: str) -> CountOf | None:
    """What `releases:phase` or `register:risks/technology` counts; None when nothing is counted so."""
    what, _, rest = words.partition(":")
    if what not in tuple(Counted):
        return None
    if what not in (Counted.REGISTER, Counted.RELEASES):
        return CountOf(what=Counted(what), name=rest)
    name, _, area = rest.partition("/")
    return CountOf(what=Counted(what), name=name, area=area)
