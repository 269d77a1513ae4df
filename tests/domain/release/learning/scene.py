"""The experiments that the rules are told about: whether a call back shortens a wait."""

from dataclasses import replace

from domain.aggregate import Command
from domain.release.learning.commands import (
    DropExperiment,
    MeasureExperiment,
    ScaleExperiment,
    StartExperiment,
)
from domain.release.learning.events import (
    ExperimentDropped,
    ExperimentMeasured,
    ExperimentScaled,
    ExperimentStarted,
)
from domain.release.learning.experiment import Experiment, ExperimentId
from tests.domain.people import BEN, NOON
from tests.domain.release.scene import ASKED, Asked

BY_BEN: Asked = {**ASKED, "by": BEN}
WHY = "The wait fell from four minutes to one."
CALL_BACK = Experiment(
    id=ExperimentId("T-1"),
    area="Special needs calls",
    hypothesis="A call back shortens the wait.",
    measure="seconds until a call is answered",
    baseline=245,
)
SECOND = replace(CALL_BACK, id=ExperimentId("T-2"))
EXPERIMENTS = (CALL_BACK, SECOND)

START = StartExperiment(experiment=CALL_BACK, **BY_BEN)
STARTED = ExperimentStarted(experiment=CALL_BACK, by=BEN.identity, at=NOON)
MEASURE = MeasureExperiment(experiment=CALL_BACK.id, result=59, **BY_BEN)
MEASURED = ExperimentMeasured(experiment=CALL_BACK.id, result=59, by=BEN.identity, at=NOON)
SCALE = ScaleExperiment(experiment=CALL_BACK.id, reason=WHY, **BY_BEN)
SCALED = ExperimentScaled(experiment=CALL_BACK.id, reason=WHY, by=BEN.identity, at=NOON)
DROP = DropExperiment(experiment=CALL_BACK.id, reason=WHY, **BY_BEN)
DROPPED = ExperimentDropped(experiment=CALL_BACK.id, reason=WHY, by=BEN.identity, at=NOON)


def sensible_way() -> list[Command]:
    """One experiment that is scaled, and one that is dropped."""
    second = SECOND.id
    return [
        START,
        MEASURE,
        SCALE,
        StartExperiment(experiment=SECOND, **BY_BEN),
        replace(DROP, experiment=second),
    ]
