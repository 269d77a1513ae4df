"""What a programme's document counts, beside what Lockgate counts of what is recorded."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import assert_never

from sqlalchemy import Connection

from domain.programme.counts import Counted, CountOf
from domain.programme.register.plan import INDICATORS, RISKS, RegisterId
from domain.programme.state import Programme
from domain.release.state import Release
from readmodels.as_recorded import programme_as_recorded, releases_as_recorded
from readmodels.watched_as_recorded import indicators_as_recorded, risks_as_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A printed number and Lockgate's own; `counted` is None where Lockgate cannot count such things."""

    name: str
    of: str
    printed: int
    counted: int | None

    @property
    def agrees(self) -> bool:
        return self.counted == self.printed


def counts(connection: Connection, programme: str) -> tuple[CountLine, ...]:
    """Every number that the document printed, in its order."""
    found = programme_as_recorded(connection, programme)
    counted = counter(connection, programme)
    printed = found.started.counts if found.started else ()
    return tuple(
        CountLine(name=each.name, of=str(each.of), printed=each.printed, counted=counted(each.of))
        for each in printed
    )


def counter(connection: Connection, programme: str) -> Callable[[CountOf], int | None]:
    """Who counts things of a programme; None for what cannot be counted."""
    found = programme_as_recorded(connection, programme)
    releases = releases_as_recorded(connection, programme).values()
    watched = _watched(connection, programme, found)
    return partial(_counted, programme=found, releases=releases, watched=watched)


def _counted(
    of: CountOf, programme: Programme, releases: Collection[Release], watched: Mapping[str, Sequence[str]]
) -> int | None:
    match of.what:
        case Counted.REGISTER:
            return _in_register(of, programme, watched)
        case Counted.RELEASES:
            plans = (each.plan for each in releases if each.plan)
            meant = (plan for plan in plans if of.area in ("", plan.workstream))
            return len([plan for plan in meant if of.name in ("", plan.kind)])
        case Counted.BOARDS:
            return len([role for role in programme.roster.roles if role.is_board])
        case Counted.MILESTONES:
            return len(programme.milestones.planned) + sum(len(each.milestones.planned) for each in releases)
        case Counted.BENEFITS:
            return sum(len(each.benefits) for each in releases)
        case Counted.DELIVERABLES:
            return _in_set(of, releases)
        case _:
            assert_never(of.what)


def _in_register(of: CountOf, programme: Programme, watched: Mapping[str, Sequence[str]]) -> int | None:
    if (categories := watched.get(of.name)) is not None:
        return len([each for each in categories if of.area in ("", each)])
    register = programme.registers.get(RegisterId(of.name))
    if register is None:
        return None
    return len([each for each in register.current if of.area in ("", each.entry.area)])


def _watched(connection: Connection, id: str, programme: Programme) -> Mapping[str, Sequence[str]]:
    """The categories of the open risks, and of the indicators, of a programme."""
    found: dict[str, Sequence[str]] = {}
    if risks := risks_as_recorded(connection, id, programme):
        found[RISKS] = [each.plan.category for each in risks if each.plan and each.is_open]
    if indicators := indicators_as_recorded(connection, id, programme):
        found[INDICATORS] = [each.plan.category for each in indicators if each.plan]
    return found


def _in_set(of: CountOf, releases: Collection[Release]) -> int | None:
    """A document counts what a set contains once, however many releases take it."""
    taken = {
        each.id
        for release in releases
        if release.plan
        for each in release.plan.deliverables
        if each.taken_from == of.name
    }
    return len(taken) or None
