"""In which colours releases were rated, and what that comes to for workstreams and programmes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.identity import Identity
from domain.release.commands import release_stream
from domain.release.rating.events import ReleaseRated
from domain.release.rating.legend import NO_LEGEND, Colour, Legend
from domain.release.state import Release
from readmodels.as_recorded import releases_as_recorded
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    """A rating as it was given."""

    at: datetime
    colour: str
    means: str
    comment: str
    by: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class RagLine:
    """The worst colour of some releases, by the order of the legend; None while none of them is rated.

    `name` is the workstream's; empty for the whole programme. Releases that were stopped count no more.
    """

    name: str
    worst: Colour | None
    rated: int
    unrated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RagPage:
    """The newest rating of each release, what it comes to for each workstream, and for the programme."""

    legend: Legend
    releases: Mapping[str, ReleaseRated | None]
    workstreams: tuple[RagLine, ...]
    whole: RagLine


def ratings(connection: Connection, programme: str, release: str) -> tuple[RatingLine, ...]:
    """Every rating of a release, the newest first."""
    events = (each.event for each in recorded_in(connection, release_stream(programme, release)))
    given = [event for event in events if isinstance(event, ReleaseRated)]
    return tuple(
        RatingLine(
            at=each.at,
            colour=each.colour.name,
            means=each.colour.means,
            comment=each.comment,
            by=each.by,
        )
        for each in reversed(given)
    )


def rag_of(connection: Connection, programme: str) -> RagPage:
    """How the releases of a programme are rated now."""
    releases = {
        id: each for id, each in releases_as_recorded(connection, programme).items() if not each.stopped
    }
    legend = next((each.terms.legend for each in releases.values()), NO_LEGEND)
    streams = dict.fromkeys(each.plan.workstream for each in releases.values() if each.plan)
    return RagPage(
        legend=legend,
        releases={id: each.rating for id, each in releases.items()},
        workstreams=tuple(
            _line(stream, legend, _in_stream(releases.values(), stream)) for stream in streams if stream
        ),
        whole=_line("", legend, releases.values()),
    )


def _in_stream(releases: Iterable[Release], stream: str) -> list[Release]:
    return [each for each in releases if each.plan and each.plan.workstream == stream]


def _line(name: str, legend: Legend, releases: Iterable[Release]) -> RagLine:
    rated = [each.rating.colour.name if each.rating else None for each in releases]
    return RagLine(
        name=name,
        worst=legend.worst(each for each in rated if each),
        rated=len([each for each in rated if each]),
        unrated=rated.count(None),
    )
