"""What is wrong with a plan, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, and where: the path of field names and list places from the top of the plan."""

    path: Path
    sentence: str


def problem_at(sentence: str, *path: str | int) -> Problem:
    return Problem(path=path, sentence=sentence)


def twice(path: Path, ids: Iterable[str], field: str = "id") -> Iterator[Problem]:
    """Every id of a list that was there before."""
    seen: set[str] = set()
    for place, each in enumerate(ids):
        if each in seen:
            yield problem_at(f"{each} is there twice.", *path, place, field)
        seen.add(each)
