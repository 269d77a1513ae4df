"""What is tried out before it is scaled: an experiment, as it was set up."""

from dataclasses import dataclass
from typing import NewType

ExperimentId = NewType("ExperimentId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A test in one area: what is thought, how it is measured, and what was measured before.

    `measure` says what is counted and in which unit, as in "seconds until a call is answered"; the baseline
    and later the result are whole numbers of it.
    """

    id: ExperimentId
    area: str
    hypothesis: str
    measure: str
    baseline: int
