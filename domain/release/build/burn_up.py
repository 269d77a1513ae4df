"""How fast a build goes, how far it has come, and how many sprints it may still take."""

from dataclasses import dataclass

from domain.release.build.state import Build, SprintResult


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintsLeft:
    """An estimate from the velocity of the sprints that have ended, never a promise.

    `likely` follows their mean, `fewest` the best of them and `most` the worst that delivered anything.
    """

    points: int
    likely: int
    fewest: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnUp:
    """Points done and in scope: at the end of each sprint, and now; None where nothing can be estimated."""

    series: tuple[SprintResult, ...]
    done: int
    scope: int
    left: SprintsLeft | None
    musts_left: SprintsLeft | None


def burn_up(build: Build) -> BurnUp:
    """How the build stands."""
    scope = sum(each.requirement.points for each in build.scope)
    done = sum(each.requirement.points for each in build.scope if each.delivered)
    musts = sum(each.requirement.points for each in build.musts if each.is_open)
    return BurnUp(
        series=build.results,
        done=done,
        scope=scope,
        left=_left(build, scope - done),
        musts_left=_left(build, musts),
    )


def _left(build: Build, points: int) -> SprintsLeft | None:
    velocities = [each.velocity for each in build.results]
    if not any(velocities):
        return None
    return SprintsLeft(
        points=points,
        likely=_rounded_up(points * len(velocities), sum(velocities)),
        fewest=_rounded_up(points, max(velocities)),
        most=_rounded_up(points, min(each for each in velocities if each)),
    )


def _rounded_up(points: int, velocity: int) -> int:
    return -(-points // velocity)
