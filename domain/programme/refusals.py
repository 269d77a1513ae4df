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


class NotASteward(Rejected):
    """The people and rules of a programme are changed by its stewards alone."""


class ProgrammeOver(Rejected):
    """A programme that has ended keeps the people and rules with which it ended."""


class AdoptionReasonMissing(Rejected):
    """People and rules are changed with a reason, because people will ask for it later."""


class RosterNotSound(Rejected):
    """A roster is adopted only if it holds together."""


class PolicyNotSound(Rejected):
    """A policy is adopted only if it could be followed."""


class GateNeverOpens(Rejected):
    """Nothing is adopted with which a gate still to come could never open."""


class NoStewardLeft(Rejected):
    """Somebody must be left who may change the programme's people and rules."""


class ReleaseNotStarted(Rejected):
    """A release that has not started cannot have been signed off or stopped."""


class ReviewNotCalled(Rejected):
    """A month's review is held once it was called; see which were: lockgate review list."""


class ReviewAlreadyHeld(Rejected):
    """A month's review is held once; note what came later at the next one."""


class ReviewSaysNothing(Rejected):
    """A review that was held has something to note, and be it that nothing was found."""


class NotOnTheRoster(Rejected):
    """Only the programme's own people may do that; a steward can add somebody: lockgate roster adopt."""
