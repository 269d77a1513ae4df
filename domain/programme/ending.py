"""When a programme ends: once nothing is left to deliver."""

from collections.abc import Sequence
from functools import reduce

from domain.programme.events import ProgrammeEnded, ProgrammeEvent
from domain.programme.state import Programme, evolve


def until_the_end(programme: Programme, told: Sequence[ProgrammeEvent]) -> Sequence[ProgrammeEvent]:
    """These events, and the end of the programme when they leave nothing to deliver."""
    after = reduce(evolve, told, programme)
    return [*told, ProgrammeEnded(at=told[0].at)] if after.over == after.planned.keys() else told
