"""By how many working days stages took longer than planned, waiting at their gates included, as recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.programme.path.working_days import WorkingDays
from domain.release.events import ReleaseEvent, StageEntered, StagePassed
from domain.release.plan import ReleasePlan
from domain.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class StillToPass:
    """What a release has yet to pass: how late it entered the first stage, and how long that waited since.

    `gaps` has, for each stage, the working days from its planned end until the next one begins as planned: so
    much of a delay is made up for. The last has none.
    """

    gaps: tuple[int, ...]
    entered_late: int
    waited: int


def recorded_delays(plan: ReleasePlan, events: Iterable[ReleaseEvent], days: WorkingDays) -> tuple[int, ...]:
    """For every stage passed, by how much later against its plan it was passed than entered.

    What is passed early counts below nothing; what is entered early, or worked on ahead, is not late.
    """
    return tuple(_delays(plan, events, days))


def still_to_pass(
    plan: ReleasePlan, events: Sequence[ReleaseEvent], on: date, days: WorkingDays
) -> StillToPass:
    """What is left of a release on a day."""
    passed = {event.stage: event.at.date() for event in events if isinstance(event, StagePassed)}
    left = [planned for planned in plan.stages if planned.stage not in passed]
    entered = {
        event.stage: event.at.date()
        for event in events
        if isinstance(event, StageEntered) and event.round == 1
    }
    if not left:
        return StillToPass(gaps=(), entered_late=0, waited=0)
    first, turns, has_begun = left[0], _turns(plan), bool(entered)
    late = days.late(turns[first.stage], entered.get(first.stage, on)) if has_begun else 0
    return StillToPass(
        gaps=(*(days.between(each.ends, turns[after.stage]) for each, after in pairwise(left)), 0),
        entered_late=late,
        waited=max(days.between(first.ends, on) - late, 0) if has_begun else 0,
    )


def _turns(plan: ReleasePlan) -> Mapping[Stage, date]:
    """When it is planned to be each stage's turn: one that is worked on ahead waits for the one before."""
    ends = [plan.starts, *(each.ends for each in plan.stages)]
    return {each.stage: max(each.starts, before) for each, before in zip(plan.stages, ends, strict=False)}


def _delays(plan: ReleasePlan, events: Iterable[ReleaseEvent], days: WorkingDays) -> Iterator[int]:
    entered: dict[Stage, int] = {}
    turns = _turns(plan)
    for event in events:
        match event:
            case StageEntered(round=1, stage=stage, at=at):
                entered[stage] = days.late(turns[stage], at.date())
            case StagePassed(stage=stage, at=at) if stage in entered:
                yield days.between(plan.stage(stage).ends, at.date()) - entered[stage]
            case _:
                pass
