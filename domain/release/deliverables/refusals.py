"""Why the deliverables of a release refuse what somebody asked of them."""

from domain.refusal import Rejected


class DeliverableUnknown(Rejected):
    """The release has no such deliverable; they are those that its plan lists, and what was added since."""


class DeliverableKnown(Rejected):
    """The release has a deliverable of this id or name, which is another one. Add it under one of its own."""


class DeliverablesAreReported(Rejected):
    """Deliverables were reported as a number here, which one that is listed would displace."""


class GateIsPassed(Rejected):
    """No gate would ask for it any more. Let the gate of a later stage do so, or have it after sign-off."""


class DeliverableNamedTwice(Rejected):
    """A list names each deliverable once."""


class DueBeforeRelease(Rejected):
    """A deliverable is not due before its release begins."""


class VersionEmpty(Rejected):
    """A version is evidence that was handed in, or a note that says where it is."""


class VersionNotHandedIn(Rejected):
    """The evidence of a version is handed in for its stage first, so that it is kept unaltered."""


class NothingDrafted(Rejected):
    """There is no version yet that could be accepted or sent back."""


class VersionNotNewest(Rejected):
    """Only the newest version is accepted or sent back; read it first."""


class VersionWasReturned(Rejected):
    """This version was sent back; a new one has to be drafted before anything is accepted."""


class AcceptorIsAuthor(Rejected):
    """Separation of duties: whoever wrote or drafted a version does not accept it (after Shepway, S-16)."""


class NotAnAcceptor(Rejected):
    """This deliverable is accepted by somebody whom its release names for it."""


class DeliverableIsAccepted(Rejected):
    """It has been accepted; reopen it first, with a reason."""


class DeliverableNotNeeded(Rejected):
    """It was found not to be needed; reopen it first, with a reason."""


class DeliverableReasonMissing(Rejected):
    """A deliverable is added, sent back, dispensed with or reopened with a reason: people will ask for it."""


class DispenserAnswersForIt(Rejected):
    """Separation of duties: neither its owner nor the release's lead says that it is not needed."""
