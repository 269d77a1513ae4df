"""What is to be built in a release, in which order, how it stands, and how its scope changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.aggregate import Event
from domain.identity import Identity
from domain.release.build.events import (
    RequirementAdded,
    RequirementDropped,
    RequirementReclassified,
    RequirementResized,
)
from domain.release.build.item import Item
from domain.release.build.prioritising import in_order, worth
from domain.release.build.requirement import GenericProcess, Moscow
from domain.release.build.state import Build
from domain.release.state import fold
from readmodels.release_folded import release_events


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementLine:
    """A requirement; `worth` is None where nobody scored it, `sprint` where it is planned into none."""

    requirement: str
    title: str
    team: str
    process: GenericProcess | None
    moscow: Moscow
    points: int
    worth: int | None
    sprint: int | None
    carried: int
    standing: str
    built_by: Identity | None
    accepted_by: Identity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChange:
    """How the scope changed, why, by whom and when."""

    requirement: str
    change: str
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """The requirements of a release in their order, and the changes in the order in which they came."""

    programme: str
    release: str
    musts: int
    musts_open: tuple[str, ...]
    requirements: tuple[RequirementLine, ...]
    changes: tuple[ScopeChange, ...]


def backlog(connection: Connection, programme: str, release: str) -> Backlog:
    """The backlog of a release; empty when it has none.

    :raises ReleaseUnknown: when there is none of this name.
    """
    events = release_events(connection, programme, release)
    build = fold(events).build
    return Backlog(
        programme=programme,
        release=release,
        musts=len(build.musts),
        musts_open=tuple(each.requirement.named for each in build.musts if each.is_open),
        requirements=tuple(_line(build, item) for item in in_order(build)),
        changes=tuple(_changes(events)),
    )


def _line(build: Build, item: Item) -> RequirementLine:
    wanted, delivered = item.requirement, item.delivered
    return RequirementLine(
        requirement=wanted.id,
        title=wanted.title,
        team=wanted.team,
        process=wanted.process,
        moscow=wanted.moscow,
        points=wanted.points,
        worth=worth(build, item),
        sprint=item.sprint,
        carried=item.carried,
        standing=item.standing,
        built_by=delivered.built_by if delivered else None,
        accepted_by=delivered.accepted_by if delivered else None,
    )


def _changes(events: Iterable[Event]) -> Iterator[ScopeChange]:
    for event in events:
        match event:
            case RequirementAdded(requirement=wanted):
                yield _change(event, wanted.id, f"added as {wanted.moscow}, {wanted.points} points")
            case RequirementReclassified(requirement=id, moscow=moscow, was=was):
                yield _change(event, id, f"{moscow} instead of {was}")
            case RequirementResized(requirement=id, points=points, was=before):
                yield _change(event, id, f"{points} points instead of {before}")
            case RequirementDropped(requirement=id, was=was):
                yield _change(event, id, f"dropped, a {was}")
            case _:
                pass


def _change(
    event: RequirementAdded | RequirementReclassified | RequirementResized | RequirementDropped,
    requirement: str,
    change: str,
) -> ScopeChange:
    return ScopeChange(requirement=requirement, change=change, reason=event.reason, by=event.by, at=event.at)
