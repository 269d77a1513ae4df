"""What the experiments of a release answer to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.release.learning.commands import (
    DropExperiment,
    LearningFromPeople,
    MeasureExperiment,
    ScaleExperiment,
    StartExperiment,
)
from domain.release.learning.events import (
    ExperimentDropped,
    ExperimentMeasured,
    ExperimentScaled,
    ExperimentStarted,
    LearningEvent,
)
from domain.release.learning.experiment import Experiment, ExperimentId
from domain.release.learning.refusals import (
    ExperimentNotMeasured,
    ExperimentSettled,
    ExperimentTaken,
    ExperimentUnclear,
    ExperimentUnknown,
    LearningReasonMissing,
)
from domain.release.learning.state import Learning, Tried
from domain.release.standing import require_going_on
from domain.release.state import Release


def decide(release: Release, command: LearningFromPeople) -> Sequence[LearningEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    events = _decided(release.learning, command)
    if events:
        require_going_on(release)
    return events


def _decided(learning: Learning, command: LearningFromPeople) -> Sequence[LearningEvent]:
    match command:
        case StartExperiment():
            return _start(learning, command)
        case MeasureExperiment():
            return _measure(learning, command)
        case ScaleExperiment():
            return _scale(learning, command)
        case DropExperiment():
            return _drop(learning, command)
        case _:
            assert_never(command)


def _start(learning: Learning, command: StartExperiment) -> Sequence[LearningEvent]:
    already = learning.tried.get(command.experiment.id)
    if already and already.experiment != command.experiment:
        raise ExperimentTaken(f"{command.experiment.id}: {already.experiment.hypothesis}")
    if already:
        return []
    _require_clear(command.experiment)
    return [ExperimentStarted(experiment=command.experiment, by=command.by.identity, at=command.at)]


def _measure(learning: Learning, command: MeasureExperiment) -> Sequence[LearningEvent]:
    tried = _known(learning, command.experiment)
    if tried.measured and tried.measured.result == command.result:
        return []
    _require_unsettled(tried)
    by = command.by.identity
    return [ExperimentMeasured(experiment=command.experiment, result=command.result, by=by, at=command.at)]


def _scale(learning: Learning, command: ScaleExperiment) -> Sequence[LearningEvent]:
    tried = _known(learning, command.experiment)
    if isinstance(tried.settled, ExperimentScaled):
        return []
    _require_unsettled(tried)
    if tried.measured is None:
        raise ExperimentNotMeasured
    _require_reason(command.reason)
    by = command.by.identity
    return [ExperimentScaled(experiment=command.experiment, reason=command.reason, by=by, at=command.at)]


def _drop(learning: Learning, command: DropExperiment) -> Sequence[LearningEvent]:
    tried = _known(learning, command.experiment)
    if isinstance(tried.settled, ExperimentDropped):
        return []
    _require_unsettled(tried)
    _require_reason(command.reason)
    by = command.by.identity
    return [ExperimentDropped(experiment=command.experiment, reason=command.reason, by=by, at=command.at)]


def _known(learning: Learning, experiment: ExperimentId) -> Tried:
    if experiment not in learning.tried:
        raise ExperimentUnknown(experiment)
    return learning.tried[experiment]


def _require_unsettled(tried: Tried) -> None:
    if tried.settled:
        raise ExperimentSettled(f"{tried.experiment.id} was {tried.standing}.")


def _require_clear(experiment: Experiment) -> None:
    said = (experiment.id, experiment.area, experiment.hypothesis, experiment.measure)
    if not all(each.strip() for each in said):
        raise ExperimentUnclear


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise LearningReasonMissing
