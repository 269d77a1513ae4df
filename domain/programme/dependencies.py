"""Whether things wait for one another in a circle."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter


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
