"""What the experiments of a release are now, from what happened to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from domain.release.learning.events import (
    ExperimentDropped,
    ExperimentMeasured,
    ExperimentScaled,
    ExperimentStarted,
    LearningEvent,
)
from domain.release.learning.experiment import Experiment, ExperimentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An experiment, what was measured last, and what became of it."""

    experiment: Experiment
    started: ExperimentStarted
    measured: ExperimentMeasured | None = None
    settled: ExperimentScaled | ExperimentDropped | None = None

    @property
    def standing(self) -> str:
        """How it stands, in a word."""
        if self.settled:
            return "scaled" if isinstance(self.settled, ExperimentScaled) else "dropped"
        return "measured" if self.measured else "under way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """The experiments of a release, in the order in which they started."""

    tried: Mapping[ExperimentId, Tried] = field(default_factory=dict)

    def result(self, experiment: str) -> int | None:
        """What was measured of an experiment; None when nothing was, or there is none of this id."""
        tried = self.tried.get(ExperimentId(experiment))
        return tried.measured.result if tried and tried.measured else None


def evolve(learning: Learning, event: LearningEvent) -> Learning:
    """The experiments after one more event; it believes every event."""
    if isinstance(event, ExperimentStarted):
        tried = Tried(experiment=event.experiment, started=event)
        return replace(learning, tried={**learning.tried, event.experiment.id: tried})
    before = learning.tried.get(event.experiment)
    if before is None:
        return learning
    match event:
        case ExperimentMeasured():
            after = replace(before, measured=event)
        case ExperimentScaled() | ExperimentDropped():
            after = replace(before, settled=event)
        case _:
            assert_never(event)
    return replace(learning, tried={**learning.tried, event.experiment: after})
