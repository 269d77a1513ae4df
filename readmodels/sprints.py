"""The sprints of a release: what is fixed in each, what each is to deliver, and what it delivered."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import Connection

from domain.money import Pence
from domain.release.build.burn_up import BurnUp, burn_up
from domain.release.state import Release
from readmodels.release_folded import release_folded

SprintState: TypeAlias = Literal["planned", "running", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintLine:
    """A sprint with what is fixed in it; `points` are of what is in it now, `delivered` of them are done."""

    sprint: int
    state: SprintState
    days: int
    cost: Pence
    quality: tuple[str, ...]
    requirements: tuple[str, ...]
    points: int
    delivered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprints:
    """The sprints of a release and its burn-up; what is left is an estimate."""

    programme: str
    release: str
    sprints: tuple[SprintLine, ...]
    burn_up: BurnUp


def sprints(connection: Connection, programme: str, release: str) -> Sprints:
    """The sprints of a release.

    :raises ReleaseUnknown: when there is none of this name.
    """
    found = release_folded(connection, programme, release)
    planned = found.plan.sprints if found.plan else 0
    return Sprints(
        programme=programme,
        release=release,
        sprints=tuple(_line(found, number) for number in range(1, planned + 1)),
        burn_up=burn_up(found.build),
    )


def _line(release: Release, number: int) -> SprintLine:
    terms, items = release.sprint_terms(number), release.build.sprint(number)
    return SprintLine(
        sprint=number,
        state=_state(release, number),
        days=terms.days,
        cost=terms.cost,
        quality=terms.quality,
        requirements=tuple(each.requirement.id for each in items),
        points=sum(each.requirement.points for each in items),
        delivered=sum(each.requirement.points for each in items if each.delivered),
    )


def _state(release: Release, number: int) -> SprintState:
    if number <= release.sprints_ended:
        return "ended"
    return "running" if number == release.build.running else "planned"
