"""How the network of change champions grows, month by month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection

from domain.identity import Identity
from domain.release.commands import release_stream
from domain.release.training.events import ChampionNamed, ChampionStoodDown
from readmodels.recorded import recorded_in
from readmodels.release_board import releases

Change: TypeAlias = tuple[date, bool, tuple[str, str], Identity]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthPoint:
    """How many people were change champions at the end of a month, in how many teams.

    `growth` is by how many per cent the people are more than in the first month, rounded down.
    """

    month: str
    people: int
    teams: int
    growth: int


def champion_growth(
    connection: Connection, programme: str, release: str | None = None
) -> tuple[GrowthPoint, ...]:
    """Each month in which something changed, of one release or of all; nobody counts for two teams."""
    wanted = [release] if release else [line.release for line in releases(connection, programme)]
    changes = [change for each in wanted for change in _changes(connection, programme, each)]
    return tuple(_points(sorted(changes, key=lambda change: change[:2])))


def _changes(connection: Connection, programme: str, release: str) -> Iterator[Change]:
    for each in recorded_in(connection, release_stream(programme, release)):
        match each.event:
            case ChampionNamed(champion=champion):
                yield champion.since, True, (release, champion.team), champion.who
            case ChampionStoodDown():
                yield each.event.until, False, (release, each.event.team), each.event.who
            case _:
                pass


def _points(changes: Iterable[Change]) -> Iterator[GrowthPoint]:
    counted: dict[str, tuple[int, int]] = {}
    there: set[tuple[tuple[str, str], Identity]] = set()
    for day, has_come, place, who in changes:
        there = there | {(place, who)} if has_come else there - {(place, who)}
        counted[f"{day:%Y-%m}"] = (len({who for _, who in there}), len({place for place, _ in there}))
    first = next((people for people, _ in counted.values() if people), 0)
    for month, (people, teams) in counted.items():
        growth = (people - first) * 100 // first if first else 0
        yield GrowthPoint(month=month, people=people, teams=teams, growth=growth)
