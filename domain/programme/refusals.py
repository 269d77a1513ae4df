"""Why a programme refuses what somebody asked of it."""

from domain.refusal import Rejected


class ProgrammeUnknown(Rejected):
    """There is no such programme."""


class ProgrammeAlreadyStarted(Rejected):
    """A programme of this name was started from another blueprint; choose another id."""


class ProgrammeNotSound(Rejected):
    """A programme starts only from a plan that could run to its end."""


class ReleaseNotPlanned(Rejected):
    """The programme has no such release."""


class DependencyNotSignedOff(Rejected):
    """A release starts when everything that it depends on is signed off, and not before its day."""


class ReleaseEndedOtherwise(Rejected):
    """A release ends once: signed off, or stopped."""


class ReleaseNotStarted(Rejected):
    """A release that has not started cannot have been signed off or stopped."""
