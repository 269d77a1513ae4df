"""What a release has to do next."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.release.decide import next_stage
from domain.release.events import StageDeferred
from domain.release.state import Release
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A round of a stage: not before `starts`, then so much work in days; rework waits for new evidence.

    A round that was put off to `starts` waits for neither.
    """

    stage: Stage
    round: int
    starts: datetime
    days: int
    sprint_days: tuple[int, ...]
    consults: bool
    has_fresh_evidence: bool
    was_deferred: bool = False

    @property
    def is_rework(self) -> bool:
        return self.round > 1 and not self.was_deferred

    @property
    def work(self) -> timedelta:
        return timedelta(days=self.days)


def next_step(release: Release) -> Step | None:
    """The step that is under way or comes next; None when the release has ended or nothing is planned."""
    coming = next_stage(release) or _under_way(release)
    if release.plan is None or coming is None:
        return None
    stage, round = coming
    if release.deferred and stage is release.stage:
        return _put_off(release.deferred, round)
    planned = release.plan.stage(stage)
    return Step(
        stage=stage,
        round=round,
        starts=_beginning(planned.starts),
        days=planned.days,
        sprint_days=release.sprint_days,
        consults=release.plan.affected_headcount > 0,
        has_fresh_evidence=release.has_fresh_evidence,
    )


def _put_off(deferred: StageDeferred, round: int) -> Step:
    return Step(
        stage=deferred.stage,
        round=round,
        starts=_beginning(deferred.until),
        days=0,
        sprint_days=(),
        consults=False,
        has_fresh_evidence=False,
        was_deferred=True,
    )


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _under_way(release: Release) -> tuple[Stage, int] | None:
    if release.ending or release.stage is None or release.stage in release.passed:
        return None
    return release.stage, release.round
