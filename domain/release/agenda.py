"""What a release has to do next, and when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from domain.release.closing.agenda import closes_at
from domain.release.decide import next_stage
from domain.release.duty import Due, Duty
from domain.release.plan import ReleasePlan
from domain.release.reminding.coming import to_come
from domain.release.state import Release
from domain.stage import STAGES, Stage


def next_due(release: Release, build_may_begin: date | None = date.min) -> Due | None:
    """The first thing that falls due by itself; None while only people can move the release, and at its end.

    Its build does not begin before `build_may_begin`, nor while nobody can tell the day. A moment in the past
    is due at once. While a stage is at its gate, the work of later stages goes on. After
    its sign-off a release still has to be closed.
    """
    if release.plan is None or release.withdrawn:
        return None
    if release.ending:
        return min(_after_the_end(release), key=lambda due: due.at, default=None)
    dues = (_held_back(release, each, build_may_begin) for each in _dues(release, release.plan))
    return min((due for due in dues if due), key=lambda due: due.at, default=None)


def _after_the_end(release: Release) -> Iterator[Due]:
    yield from _reminders(release)
    if closes := closes_at(release):
        yield Due(duty=Duty.CLOSE_RELEASE, at=closes, stage=Stage.SIGN_OFF)


def _reminders(release: Release) -> Iterator[Due]:
    for each in to_come(release)[:1]:
        stage = release.stage or STAGES[0]
        yield Due(duty=Duty.REMIND_OWNERS, at=_beginning(each.day), stage=stage)


def _dues(release: Release, plan: ReleasePlan) -> Iterator[Due]:
    yield from _reminders(release)
    yield from _turns(release, plan)
    for stage in STAGES:
        if stage in release.begun and stage not in release.passed:
            yield from _work(release, plan, stage)
    yield from _ahead(release, plan)


def _held_back(release: Release, due: Due, build_may_begin: date | None) -> Due | None:
    """What is due, later where it would begin the build before its time; None while nobody knows when."""
    begins = due.duty in (Duty.ENTER_STAGE, Duty.BEGIN_STAGE_AHEAD) and due.stage not in release.begun
    if not begins or due.stage is not Stage.BUILD_SPRINTS:
        return due
    if build_may_begin is None:
        return None
    return replace(due, at=max(due.at, _beginning(build_may_begin)))


def _turns(release: Release, plan: ReleasePlan) -> Iterator[Due]:
    """The next stage's turn to be entered, or the present one's to stand at its gate."""
    if coming := next_stage(release):
        stage, round = coming
        at = _turn_comes(release, plan, stage)
        yield Due(duty=Duty.ENTER_STAGE, at=at, stage=stage, round=round)
    elif release.stage and not release.submitted and release.stage not in release.passed:
        at_gate = _is_done(release, plan, release.stage)
        if at_gate:
            yield Due(duty=Duty.SUBMIT_STAGE, at=at_gate, stage=release.stage, round=release.round)


def _turn_comes(release: Release, plan: ReleasePlan, stage: Stage) -> datetime:
    if release.deferred and stage is release.stage:
        return _beginning(release.deferred.until)
    return release.begun.get(stage) or _beginning(plan.stage(stage).starts)


def _is_done(release: Release, plan: ReleasePlan, stage: Stage) -> datetime | None:
    """When the work of the stage is ready for its gate; None while it waits for something else."""
    begun = release.begun[stage]
    if release.round > 1:
        return begun if release.deferred or release.has_fresh_evidence else None
    held = release.consultation
    if stage is Stage.CONSULTATION and (held.is_to_begin(plan.consultation) or held.is_open):
        return None
    if stage is Stage.BUILD_SPRINTS and release.sprints_ended < plan.sprints:
        return None
    return begun + timedelta(days=plan.stage(stage).days)


def _work(release: Release, plan: ReleasePlan, stage: Stage) -> Iterator[Due]:
    if stage is Stage.CONSULTATION:
        yield from _consultation(release, plan)
    if stage is Stage.BUILD_SPRINTS:
        yield from _sprints(release, plan)


def _consultation(release: Release, plan: ReleasePlan) -> Iterator[Due]:
    held, begun = release.consultation, release.begun[Stage.CONSULTATION]
    if held.is_to_begin(plan.consultation):
        yield Due(duty=Duty.BEGIN_CONSULTATION, at=begun, stage=Stage.CONSULTATION)
    elif held.is_open and held.opened and held.closes_on:
        closes = datetime.combine(held.closes_on, held.opened.at.timetz())
        yield Due(duty=Duty.CLOSE_CONSULTATION, at=closes, stage=Stage.CONSULTATION)


def _sprints(release: Release, plan: ReleasePlan) -> Iterator[Due]:
    since = release.build.since or release.begun[Stage.BUILD_SPRINTS]
    if release.sprints_started > release.sprints_ended:
        number = release.sprints_started
        ends = since + timedelta(days=release.sprint_days[number - 1])
        yield Due(duty=Duty.END_SPRINT, at=ends, stage=Stage.BUILD_SPRINTS, sprint=number)
    elif release.sprints_ended < plan.sprints:
        number = release.sprints_ended + 1
        yield Due(duty=Duty.START_SPRINT, at=since, stage=Stage.BUILD_SPRINTS, sprint=number)


def _ahead(release: Release, plan: ReleasePlan) -> Iterator[Due]:
    """The first stage that is planned to begin while the one before it still goes on."""
    for before, stage in pairwise(STAGES):
        if stage in release.begun or before not in release.begun or before in release.passed:
            continue
        if plan.overlaps(stage):
            # A release that is late keeps the distance between its stages.
            distance = plan.stage(stage).starts - plan.stage(before).starts
            at = max(_beginning(plan.stage(stage).starts), release.begun[before] + distance)
            yield Due(duty=Duty.BEGIN_STAGE_AHEAD, at=at, stage=stage)


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
