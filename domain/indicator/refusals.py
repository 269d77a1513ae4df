"""Why an indicator refuses what somebody asked of it."""

from domain.refusal import Rejected


class IndicatorUnknown(Rejected):
    """The programme has no such indicator. See lockgate indicator list for those it has."""


class IndicatorIdTaken(Rejected):
    """An id names one indicator for ever. Choose another."""


class IndicatorNotSound(Rejected):
    """An indicator is written down as it can be: with a title, values that rise, and an owner who is here."""


class ReadingDayToCome(Rejected):
    """A value is read on a day that has come."""


class ReadingWithoutSource(Rejected):
    """A value says where it comes from, so that somebody can look."""


class CorrectionReasonMissing(Rejected):
    """A value that was recorded for this day is corrected by another one, with the reason; both are kept."""


class TargetReasonMissing(Rejected):
    """A target is changed with a reason, because people will ask for it later."""


class ValueImpossible(Rejected):
    """A range rises from its low end to its high end."""


class TargetOfNothing(Rejected):
    """A target is a value to come to, or says when there will be one."""
