"""Why somebody's personal data is not touched."""

from domain.refusal import Rejected


class PersonUnknown(Rejected):
    """The record names nobody of that name, or they were erased."""


class NotADataProtectionOfficer(Rejected):
    """Only those whom the installation names as its data protection officers may do that."""


class HeldForLegalReasons(Rejected):
    """There is a legal hold, and nothing of this person is erased until it is lifted."""


class KeptForAccountability(Rejected):
    """Whoever acted in a programme is accountable for it, and is kept until that time is over."""


class ErasesOneself(Rejected):
    """Nobody erases their own traces: another officer does."""


class SaysNoReason(Rejected):
    """That needs a reason, or the legal basis."""
