"""What can have happened to the experiments of a release."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.learning.experiment import Experiment, ExperimentId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentStarted:
    """Something is tried out in one area, with its baseline measured."""

    experiment: Experiment
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentMeasured:
    """The experiment had this result, in its measure."""

    experiment: ExperimentId
    result: int
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentScaled:
    """What was tried out is taken into the design for everybody."""

    experiment: ExperimentId
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentDropped:
    """What was tried out goes no further."""

    experiment: ExperimentId
    reason: str
    by: Identity
    at: datetime


LearningEvent: TypeAlias = ExperimentStarted | ExperimentMeasured | ExperimentScaled | ExperimentDropped
