"""In which order releases would come by their scores, beside the order in which they are planned."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.programme.events import ReleasePlanned
from domain.programme.state import Programme
from domain.release.plan import ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A release's weighted points, its place as planned, and its place by points; None when never scored.

    Nothing comes before what it depends on, however many points it has.
    """

    release: ReleaseId
    points: int | None
    planned: int
    by_points: int | None


def order_of(programme: Programme) -> tuple[Place, ...]:
    """Every release that is still planned: by points first, and those never scored at the end."""
    releases = [each for each in programme.planned.values() if each.release not in programme.withdrawn]
    planned = [each.release for each in sorted(releases, key=lambda each: each.starts)]
    points = {each: weighted(programme, each) for each in planned}
    scored = _in_turn({each.release: each for each in releases}, points)
    places = (
        Place(
            release=each,
            points=points[each],
            planned=planned.index(each) + 1,
            by_points=scored.index(each) + 1 if each in scored else None,
        )
        for each in (*scored, *(each for each in planned if each not in scored))
    )
    return tuple(places)


def weighted(programme: Programme, release: ReleaseId) -> int | None:
    """The sum of a release's points, each times the weight of its criterion; None when never scored."""
    if release not in programme.scores:
        return None
    points = {each.criterion: each.points for each in programme.scores[release].scores}
    return sum(each.weight * points.get(each.id, 0) for each in programme.criteria)


def _in_turn(
    releases: Mapping[ReleaseId, ReleasePlanned], points: Mapping[ReleaseId, int | None]
) -> list[ReleaseId]:
    """The scored releases by points, each after what it depends on; of equals the one planned first."""
    left = {id: scored for id, scored in points.items() if scored is not None}
    turn: list[ReleaseId] = []
    while free := [id for id in left if not left.keys() & set(releases[id].depends_on)]:
        best = max(free, key=lambda id: left[id])
        turn.append(best)
        del left[best]
    return turn
