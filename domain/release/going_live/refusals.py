"""Why a release refuses what somebody asked as it goes live, or after."""

from domain.refusal import Rejected


class NotTheLead(Rejected):
    """A release goes live, and is closed, by its lead's word."""


class BuildNotPassed(Rejected):
    """A release goes live once the gate of its build has opened the way."""


class MustsOpen(Rejected):
    """All Musts are delivered before anything goes live (S-24). Deliver these first."""


class NotLiveYet(Rejected):
    """Before a release is live there is nothing to comply with."""


class HandoverUnknown(Rejected):
    """Nobody was asked to take this part over. Offer it to somebody first."""


class PartTakenOver(Rejected):
    """Whoever took a part over has it; it is not offered again."""


class HandoverNotYours(Rejected):
    """A part is taken over by whoever it was offered to."""


class NonComplianceRaisedOtherwise(Rejected):
    """What was raised stays as it was raised. Raise this under another name."""


class NonComplianceUnknown(Rejected):
    """Nobody has raised this."""
