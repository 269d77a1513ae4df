"""What can be asked of the experiments of a release."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.release.command import ReleaseCommand
from domain.release.learning.experiment import Experiment, ExperimentId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartExperiment(ReleaseCommand):
    """Try something out in one area."""

    experiment: Experiment


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureExperiment(ReleaseCommand):
    """Say what came of it, in its measure."""

    experiment: ExperimentId
    result: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleExperiment(ReleaseCommand):
    """Take what was tried out into the design for everybody."""

    experiment: ExperimentId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropExperiment(ReleaseCommand):
    """Take what was tried out no further."""

    experiment: ExperimentId
    reason: str


LearningFromPeople: TypeAlias = StartExperiment | MeasureExperiment | ScaleExperiment | DropExperiment
