"""How planners score the order of releases, and say that something outside the programme came about."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TypedDict

from domain.identity import Actor, Identity
from domain.programme.commands import MeetExternal, ScoreRelease
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.plan import ProgrammePlan
from domain.programme.scoring.criteria import Score
from domain.release.plan import ReleaseId
from runtime.demo import script
from runtime.demo.answering import actor
from runtime.demo.front import Front
from runtime.demo.intentions import Intentions
from runtime.demo.script import ScorePlayed, Script

ABOUT = "plan"


class _Asked(TypedDict):
    programme: str
    by: Actor
    at: datetime


def plan_what_planners_do(front: Front, plan: ProgrammePlan, played: Script, intentions: Intentions) -> None:
    """Releases are scored in the first days, and what is outside comes about a week before it is needed."""
    for command in _commands(plan, played):
        intentions.plan(command.at, ABOUT, partial(_tend, front, command))


def _commands(plan: ProgrammePlan, played: Script) -> Iterator[ScoreRelease | MeetExternal]:
    begins = min(each.starts for each in plan.releases)
    for scored in played.scored:
        yield _score(plan, scored, begins + timedelta(days=script.DAYS_TO_HAND_IN))
    for outside in plan.external:
        yield _meet(plan, outside)


def _score(plan: ProgrammePlan, scored: ScorePlayed, day: date) -> ScoreRelease:
    given = zip(plan.criteria, scored.points, strict=True)
    return ScoreRelease(
        **_asked(plan, day),
        release=ReleaseId(scored.release),
        scores=tuple(Score(criterion=each.id, points=points) for each, points in given),
        reason="Workshop on the release strategy",
    )


def _meet(plan: ProgrammePlan, outside: ExternalDependency) -> MeetExternal:
    day = outside.needed_by - timedelta(days=script.DAYS_BEFORE_IT_IS_NEEDED)
    return MeetExternal(**_asked(plan, day), external=outside.id, note=f"Told by {outside.owner}")


def _asked(plan: ProgrammePlan, day: date) -> _Asked:
    by = actor(_planner(plan, day))
    return _Asked(programme=plan.id, by=by, at=datetime.combine(day, time(), tzinfo=UTC))


def _planner(plan: ProgrammePlan, day: date) -> Identity:
    roles = (*plan.planners, *plan.stewards)
    return next(who for role in roles for who in plan.roster.holders_of(role, day))


async def _tend(front: Front, command: ScoreRelease | MeetExternal, _: datetime) -> None:
    await front.tend_programme(command)
