"""How planners score the order of releases, plan them anew, review them, and say what came about outside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TypedDict

from domain.identity import Actor, Identity
from domain.programme.commands import FromPeople, HoldReview, MeetExternal, Replan, ScoreRelease
from domain.programme.events import ReviewCalled
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.plan import ProgrammePlan
from domain.programme.review import month_of
from domain.programme.scoring.criteria import Score
from domain.release.plan import ReleaseId, ReleasePlan
from runtime.demo import script
from runtime.demo.answering import actor
from runtime.demo.front import Front
from runtime.demo.intentions import Intentions
from runtime.demo.script import ReplanPlayed, ScorePlayed, Script

ABOUT = "plan"


class _Asked(TypedDict):
    programme: str
    by: Actor
    at: datetime


def plan_what_planners_do(front: Front, plan: ProgrammePlan, played: Script, intentions: Intentions) -> None:
    """Releases are scored in the first days, and what is outside comes about a week before it is needed."""
    for command in _commands(plan, played):
        intentions.plan(command.at, ABOUT, partial(_tend, front, command))
    for review in played.reviewed:
        intentions.plan(_morning(review.on), ABOUT, partial(_call, front, plan.id))


def hold(
    front: Front, plan: ProgrammePlan, played: Script, intentions: Intentions, called: ReviewCalled
) -> None:
    """Some days after a month's review was called, planners note what it came to."""
    note = next(each.note for each in played.reviewed if month_of(_morning(each.on)) == called.month)
    day = called.at.date() + timedelta(days=script.DAYS_TO_HOLD_A_REVIEW)
    held = HoldReview(**_asked(plan, day), month=called.month, note=note)
    intentions.plan(held.at, ABOUT, partial(_tend, front, held))


def _commands(plan: ProgrammePlan, played: Script) -> Iterator[ScoreRelease | MeetExternal | Replan]:
    begins = min(each.starts for each in plan.releases)
    for scored in played.scored:
        yield _score(plan, scored, begins + timedelta(days=script.DAYS_TO_HAND_IN))
    for outside in plan.external:
        yield _meet(plan, outside)
    for number in range(1, len(played.replanned) + 1):
        yield _replan(plan, played.replanned[:number])


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


def _replan(plan: ProgrammePlan, so_far: Sequence[ReplanPlayed]) -> Replan:
    releases = tuple(
        _later(each, sum(played.days for played in so_far if each.id in played.releases))
        for each in plan.releases
    )
    last = so_far[-1]
    return Replan(**_asked(plan, last.on), replaces=len(so_far), releases=releases, reason=last.reason)


def _later(release: ReleasePlan, days: int) -> ReleasePlan:
    """A release with all its days so many later."""
    by = timedelta(days=days)
    stages = (replace(each, starts=each.starts + by, ends=each.ends + by) for each in release.stages)
    deliverables = (replace(each, due=each.due + by if each.due else None) for each in release.deliverables)
    return replace(release, stages=tuple(stages), deliverables=tuple(deliverables))


def _asked(plan: ProgrammePlan, day: date) -> _Asked:
    by = actor(_planner(plan, day))
    return _Asked(programme=plan.id, by=by, at=_morning(day))


def _planner(plan: ProgrammePlan, day: date) -> Identity:
    roles = (*plan.planners, *plan.stewards)
    return next(who for role in roles for who in plan.roster.holders_of(role, day))


async def _tend(front: Front, command: FromPeople, _: datetime) -> None:
    await front.tend_programme(command)


async def _call(front: Front, programme: str, _: datetime) -> None:
    await front.call_review(programme)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
