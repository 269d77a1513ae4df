"""Why a register refuses what somebody asked of it."""

from domain.refusal import Rejected


class RegisterUnknown(Rejected):
    """The programme keeps no such register. Choose one that its blueprint names."""


class EntryUnknown(Rejected):
    """The register has no such entry. See lockgate register list for those it has."""


class EntryIdTaken(Rejected):
    """An id names one entry for ever, even when it is retired. Choose another, or revise the entry."""


class EntryNoLongerCounts(Rejected):
    """An entry that is retired stays as it was. Add another one in its place."""


class EntryWithoutTitle(Rejected):
    """An entry has an id and a title, or nobody could tell which it is."""


class EntryOwnerUnknown(Rejected):
    """The owner of an entry is on the programme's roster and has not left. Name somebody who is."""


class RegisterReasonMissing(Rejected):
    """A register is changed with a reason, because people will ask for it later."""


class ReviewDayIsPast(Rejected):
    """An entry is looked at again on a day still to come. Give a later day, or none."""


class FindingMissing(Rejected):
    """A review says what was found, even when that is that nothing has changed."""


class RuleStays(Rejected):
    """A rule that Lockgate tests is laid down in the blueprint, and no entry gains or loses one later."""
