"""Why a risk refuses what somebody asked of it."""

from domain.refusal import Rejected


class RiskUnknown(Rejected):
    """The programme has no such risk. See lockgate risk list for those it has."""


class RiskIdTaken(Rejected):
    """An id names one risk for ever, even when it is closed. Choose another."""


class RiskNotSound(Rejected):
    """A risk is written down as it can be: with a title, on the programme's scale, owned by people here."""


class RiskIsClosed(Rejected):
    """A risk that is closed or was split stays as it was. Write down another in its place."""


class RiskReasonMissing(Rejected):
    """A risk is scored, owned, escalated, split and closed with a reason, because people will ask for it."""


class NotOnTheScale(Rejected):
    """A risk is scored on the programme's own scale, so that its risks can be compared."""


class ControlsMakeItWorse(Rejected):
    """With its controls a risk is no greater than without. Score it without them first (Surrey, U-22)."""


class NothingIsPlanned(Rejected):
    """A planned score counts controls still to come, apart from those in place. Plan one first (U-22)."""


class ControlBlank(Rejected):
    """A control says what is done, or nobody could tell whether it is."""


class ControlUnknown(Rejected):
    """The risk has no such control. See lockgate risk show for those it has."""


class ControlInPlace(Rejected):
    """The control is in place already. Drop it first if it is not."""


class RiskFindingMissing(Rejected):
    """A review of a risk says what was found, even when that is that nothing has changed."""


class RiskReviewDayIsPast(Rejected):
    """A risk is reviewed again on a day still to come. Give a later day, or none."""


class RiskOwnerUnknown(Rejected):
    """Whoever looks after a risk is on the programme's roster and has not left. Name somebody who is."""


class RiskWithinAppetite(Rejected):
    """A risk goes up when its residual score is above what is borne. Score it first if it is."""


class NotTheNextBoard(Rejected):
    """A risk goes up one board at a time, to the one that its own escalates to, so that each has seen it."""


class SplitIntoTooFew(Rejected):
    """A risk is split into two or more others, each with an id of its own."""
