"""How early and how late each of several tasks may be, when some wait for others."""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that takes so many days, not before a day, and not before what it waits for is finished.

    Days are numbers. What is `fixed` has begun: it starts on that day whatever it waits for. Anything else
    starts `lag` days after it could.
    """

    not_before: int
    takes: int
    waits_for: tuple[str, ...] = ()
    fixed: bool = False
    lag: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The days on which a task starts and finishes at the earliest, and how late it may finish.

    It is `driven_by` what it waits for longest; None when its own day is what it waits for.
    """

    starts: int
    finishes: int
    latest_finish: int
    driven_by: str | None

    @property
    def spare(self) -> int:
        """The days by which it may slip before anything ends later."""
        return self.latest_finish - self.finishes


def timings(tasks: Mapping[str, Task]) -> Mapping[str, Timing]:
    """The timing of every task, in an order in which each comes after what it waits for.

    What is waited for and not among the tasks is left out.

    :raises graphlib.CycleError: when tasks wait for one another.
    """
    order = _in_order(tasks)
    starts: dict[str, int] = {}
    finishes: dict[str, int] = {}
    driven: dict[str, str | None] = {}
    for each in order:
        task = tasks[each]
        driven[each] = _driver(task, finishes)
        driver = driven[each]
        starts[each] = (task.not_before if driver is None else finishes[driver]) + task.lag
        finishes[each] = starts[each] + task.takes
    latest = _latest(tasks, order, max(finishes.values(), default=0))
    return {
        each: Timing(
            starts=starts[each],
            finishes=finishes[each],
            latest_finish=latest[each],
            driven_by=driven[each],
        )
        for each in order
    }


def critical_chain(found: Mapping[str, Timing]) -> tuple[str, ...]:
    """What drives the end, in order: from what waits for its own day alone to what finishes last."""
    if not found:
        return ()
    each: str | None = max(found, key=lambda id: found[id].finishes)
    chain: list[str] = []
    while each is not None:
        chain.append(each)
        each = found[each].driven_by
    return tuple(reversed(chain))


def _in_order(tasks: Mapping[str, Task]) -> tuple[str, ...]:
    waits_for = {id: [other for other in task.waits_for if other in tasks] for id, task in tasks.items()}
    return tuple(TopologicalSorter(waits_for).static_order())


def _driver(task: Task, finishes: Mapping[str, int]) -> str | None:
    if task.fixed:
        return None
    later = [each for each in task.waits_for if finishes.get(each, task.not_before) > task.not_before]
    return max(later, key=lambda each: finishes[each], default=None)


def _latest(tasks: Mapping[str, Task], order: tuple[str, ...], end: int) -> Mapping[str, int]:
    latest = dict.fromkeys(order, end)
    for each in reversed(order):
        task = tasks[each]
        for other in task.waits_for:
            if other in latest and not task.fixed:
                latest[other] = min(latest[other], latest[each] - task.takes - task.lag)
    return latest
