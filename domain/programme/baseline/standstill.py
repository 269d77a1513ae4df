"""Which releases cannot start as they are planned, and what they wait for in vain."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

from domain.programme.baseline.events import ReleaseFreed
from domain.programme.dependencies import behind
from domain.programme.events import ReleaseBlocked
from domain.programme.outside.dependency import Standing
from domain.programme.outside.events import ReleaseHeldUp
from domain.programme.state import Programme
from domain.release.plan import ExternalId, ReleaseId

Stood: TypeAlias = ReleaseBlocked | ReleaseHeldUp | ReleaseFreed


def standstill(programme: Programme, at: datetime) -> Iterator[Stood]:
    """What is so now and was not said yet: who is blocked or held up, and who is freed."""
    blocked, held = _blocked(programme), _held(programme)
    for release in programme.planned:
        was_blocked, was_held = release in programme.blocked, release in programme.held
        is_blocked, is_held = release in blocked, release in held
        is_freed = (was_blocked and not is_blocked) or (was_held and not is_held)
        if is_freed:
            yield ReleaseFreed(release=release, at=at)
        if is_blocked and (is_freed or not was_blocked):
            yield ReleaseBlocked(release=release, behind=blocked[release], at=at)
        if is_held and (is_freed or not was_held):
            yield ReleaseHeldUp(release=release, behind=held[release], at=at)


def _blocked(programme: Programme) -> Mapping[ReleaseId, ReleaseId]:
    waits_for = {each.release: each.depends_on for each in programme.planned.values()}
    return {
        release: stopped
        for stopped in (each for each in programme.planned if each in programme.dropped)
        for release in behind(waits_for, stopped)
        if _may_be_kept(programme, release)
    }


def _held(programme: Programme) -> Mapping[ReleaseId, ExternalId]:
    waits_for: dict[str, tuple[str, ...]] = {
        each.release: (*each.depends_on, *each.plan.depends_on_external)
        for each in programme.planned.values()
    }
    failed = [id for id, each in programme.externals.items() if each.standing is Standing.FAILED]
    return {
        ReleaseId(release): external
        for external in failed
        for release in behind(waits_for, external)
        if _may_be_kept(programme, ReleaseId(release))
    }


def _may_be_kept(programme: Programme, release: ReleaseId) -> bool:
    """Only what has neither begun nor ended can be kept from starting."""
    return release not in programme.cleared | programme.completed | programme.dropped | programme.withdrawn
