"""From which day a build may begin that awaits something outside, since it is planned anew first (B-21)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from domain.programme.outside.dependency import External
from domain.programme.state import Programme
from domain.release.plan import ReleasePlan


def build_may_begin(programme: Programme, plan: ReleasePlan) -> date | None:
    """The first day for the build of a release as things are; None while something is still awaited."""
    awaited = tuple(_awaited(programme, plan))
    if not all(each.is_met for each in awaited):
        return None
    return _after(programme, awaited)


def build_expected(programme: Programme, plan: ReleasePlan) -> date:
    """The first day for the build of a release as things are expected."""
    return _after(programme, _awaited(programme, plan))


def _awaited(programme: Programme, plan: ReleasePlan) -> Iterator[External]:
    for each in plan.build_awaits:
        if each in programme.externals:
            yield programme.externals[each]


def _after(programme: Programme, awaited: Iterable[External]) -> date:
    days = timedelta(days=programme.replanning_days)
    return max((each.expected + days for each in awaited), default=date.min)
