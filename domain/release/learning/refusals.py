"""Why the experiments of a release refuse what somebody asked of them."""

from domain.refusal import Rejected


class ExperimentUnknown(Rejected):
    """There is no such experiment of the release."""


class ExperimentTaken(Rejected):
    """Each experiment has an id of its own, and this one stands for another."""


class ExperimentUnclear(Rejected):
    """An experiment names its area, its hypothesis and its measure, or its result will say nothing."""


class ExperimentSettled(Rejected):
    """The experiment was scaled or dropped, and changes no more: start another."""


class ExperimentNotMeasured(Rejected):
    """Only what was measured is scaled (U-17): record its result first."""


class LearningReasonMissing(Rejected):
    """An experiment is scaled or dropped with a reason, because others learn from it."""
