"""Why the transition of a release refuses what somebody asked of it."""

from domain.refusal import Rejected


class ElementUnknown(Rejected):
    """The transition has the elements that the programme's blueprint names, and no other (S-18)."""


class ElementNotPlanned(Rejected):
    """An element is planned before it is delivered (S-18). Give it an owner and a day first."""


class ElementIsDelivered(Rejected):
    """What was delivered stays delivered: it is neither planned again nor ruled out."""


class ProofMissing(Rejected):
    """A delivery needs a note, or the digest of evidence that was handed in."""


class EvidenceNotHandedIn(Rejected):
    """Nothing with this digest was handed in for this release. Hand it in first."""


class DayHasPassed(Rejected):
    """What is still to be done is planned for today or later."""
