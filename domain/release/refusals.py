"""Why a release refuses what somebody asked of it."""

from domain.refusal import Rejected


class ReleaseUnknown(Rejected):
    """There is no such release."""


class ReleaseEnded(Rejected):
    """The release has ended, and nothing can be added to it."""


class StageNotUnderWay(Rejected):
    """Only the stage that is under way can be worked on."""


class EvidenceTooLate(Rejected):
    """The gate of this stage has been passed, so its evidence can no longer change."""
