"""Why a benefit refuses what somebody asked of it."""

from domain.refusal import Rejected


class ProfileNotSound(Rejected):
    """A benefit is promised only as it can be."""


class ClaimedTwice(Rejected):
    """A post or line of a budget is claimed once in all programmes on record, else it counts twice (P-04)."""


class BenefitUnknown(Rejected):
    """There is no such benefit."""


class BenefitNotPosted(Rejected):
    """A benefit is measured after its release is signed off, not before."""


class BenefitEnded(Rejected):
    """The benefit has been realised, written off or withdrawn."""


class BaselineNotMeasured(Rejected):
    """A benefit is realised against a baseline that was measured before anything changed (Bedford, B-12)."""


class BaselineMethodMissing(Rejected):
    """A baseline says how it was measured, so that the benefit can be measured in the same way."""


class BaselineDayToCome(Rejected):
    """A baseline is measured on a day that has come."""


class BaselineTooLate(Rejected):
    """A baseline tells how it was before the release was signed off: afterwards it would hide the benefit."""


class BaselineIsInUse(Rejected):
    """A baseline stays once a review was confirmed against it."""


class NotForThemToMeasure(Rejected):
    """A baseline is measured by the benefit's owner, or by somebody whom its profile names to confirm it."""


class ReviewNotDue(Rejected):
    """This review is not the one that is due."""


class NotTheOwner(Rejected):
    """A benefit is forecast, measured and written off by its owner."""


class AmountNegative(Rejected):
    """A benefit cannot be less than nothing; a loss is a dis-benefit of its own."""


class MeasuredBeforeGoLive(Rejected):
    """What is measured before its release was signed off says nothing of the benefit."""


class MeasurementDayToCome(Rejected):
    """A benefit is measured on a day that has come."""


class ShortfallUnexplained(Rejected):
    """A benefit that ends with less than was promised says why: measure it again, with the reason."""


class ForecastImpossible(Rejected):
    """A forecast rises from low to likely to high, and none of it is negative."""


class ForecastUnfounded(Rejected):
    """A forecast changes because of a measured experiment of its release, or of a reason (U-11)."""


class AlreadyMeasured(Rejected):
    """This review has been confirmed already."""


class NothingToConfirm(Rejected):
    """Nobody has measured the benefit at this review yet."""


class ConfirmerIsReporter(Rejected):
    """Separation of duties: whoever measured a benefit may not confirm it."""


class NotAConfirmer(Rejected):
    """A measurement is confirmed by somebody whom the benefit's profile names for it."""


class NotTheirsToHandOver(Rejected):
    """A benefit is handed over by its owner, or by somebody who confirms it, and never to oneself."""


class NobodyElseConfirms(Rejected):
    """Separation of duties: somebody other than the new owner has to be able to confirm the benefit."""


class BenefitNotOffered(Rejected):
    """A benefit is taken over by whoever it was offered to."""


class WithdrawalReasonMissing(Rejected):
    """A benefit is withdrawn with a reason, because its owner will ask for it."""


class WriteOffReasonMissing(Rejected):
    """A benefit is written off with a reason, because people will ask for it later."""
