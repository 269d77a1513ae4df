"""Why a release refuses what somebody asked of it."""

from domain.refusal import Rejected


class ReleaseUnknown(Rejected):
    """There is no such release."""


class ReleaseEnded(Rejected):
    """The release has ended, and nothing can be added to it."""


class StageNotUnderWay(Rejected):
    """Only the stage that is under way can be worked on."""


class ReleaseNotBegun(Rejected):
    """Readiness is reported of a release whose work has begun."""


class ReleaseHasBegun(Rejected):
    """A release whose work has begun is stopped at a gate, and not taken out of the plan."""


class PastIsNotReplanned(Rejected):
    """Stages that were entered keep their dates, gate and sprints: re-plan what is still to come."""


class PlanChangesMore(Rejected):
    """Of a release that people have worked on, only dates, gates, dependencies, sprints and leads change."""


class SprintIsFilled(Rejected):
    """A sprint that a requirement is planned into is not left out: move the requirement first."""


class PortionImpossible(Rejected):
    """So many of so many: no number is negative, and no more is done than there is."""


class OutstandingDoesNotFit(Rejected):
    """Whoever names what is outstanding names all of it, each once."""


class CountedFromItsList(Rejected):
    """It is counted from what is recorded item by item; record the items instead."""


class EvidenceTooLate(Rejected):
    """The gate of this stage has been passed, so its evidence can no longer change."""


class NothingSaid(Rejected):
    """A text that people will read later cannot be blank. Say it in words."""


class ReleaseIsClosed(Rejected):
    """A release that was closed is over: what comes up now belongs to the service that took it over."""


class ReleaseAlreadyStopped(Rejected):
    """A release is stopped once. It has ended, its benefits are withdrawn, and no gate of it is left."""
