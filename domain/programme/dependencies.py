"""What waits for what: in a circle, or behind another thing."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

T = TypeVar("T", bound=str)


def behind(waits_for: Mapping[T, Sequence[T]], first: T) -> Sequence[T]:
    """Everything that waits for the first, directly or through others, in the order given."""
    waiting: set[T] = {first}
    while found := {each for each, others in waits_for.items() if waiting & set(others)} - waiting:
        waiting |= found
    return [each for each in waits_for if each in waiting and each != first]


def circles(waits_for: Mapping[str, Sequence[str]]) -> Sequence[tuple[str, ...]]:
    """Every separate circle, each as the ids along it with the first one repeated at its end."""
    found: list[tuple[str, ...]] = []
    remaining = dict(waits_for)
    while True:
        try:
            TopologicalSorter(remaining).prepare()
        except CycleError as error:
            circle = tuple(reversed(error.args[1]))
            found.append(circle)
            remaining = {each: others for each, others in remaining.items() if each not in circle}
        else:
            return found
