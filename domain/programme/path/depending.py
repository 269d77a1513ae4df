"""What a release needs, inside its programme and outside, and what breaks if it fails."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.programme.dependencies import behind
from domain.programme.state import Programme
from domain.release.plan import ExternalId, ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Something in a tree of dependencies, at a depth, and whether it is outside the programme and done."""

    id: str
    depth: int
    is_outside: bool
    is_done: bool


def needs(programme: Programme, release: ReleaseId, depth: int = 1) -> tuple[Branch, ...]:
    """The tree of what a release waits for, each with what it waits for itself below it."""
    plan = programme.planned[release].plan
    inside = (
        branch
        for each in plan.depends_on
        if each in programme.planned
        for branch in (_release(programme, each, depth), *needs(programme, each, depth + 1))
    )
    outside = (*plan.depends_on_external, *plan.build_awaits)
    return (*inside, *(_external(programme, each, depth) for each in outside))


def breaks(programme: Programme, failed: str) -> Sequence[ReleaseId]:
    """The releases that could not start, or be built, if a release or something outside failed."""
    waits_for: dict[str, tuple[str, ...]] = {
        each.release: (*each.depends_on, *each.plan.depends_on_external, *each.plan.build_awaits)
        for each in programme.planned.values()
    }
    over = programme.cleared | programme.completed | programme.dropped | programme.withdrawn
    return [ReleaseId(each) for each in behind(waits_for, failed) if each not in over]


def _release(programme: Programme, release: ReleaseId, depth: int) -> Branch:
    return Branch(id=release, depth=depth, is_outside=False, is_done=release in programme.completed)


def _external(programme: Programme, external: ExternalId, depth: int) -> Branch:
    known = programme.externals.get(external)
    return Branch(id=external, depth=depth, is_outside=True, is_done=bool(known and known.is_met))
