"""Why a benefit refuses what somebody asked of it."""

from domain.refusal import Rejected


class BenefitUnknown(Rejected):
    """There is no such benefit."""


class BenefitNotPosted(Rejected):
    """A benefit is measured after its release is signed off, not before."""


class BenefitEnded(Rejected):
    """The benefit has been realised, written off or withdrawn."""


class ReviewNotDue(Rejected):
    """This review is not the one that is due."""


class NotTheOwner(Rejected):
    """A benefit is measured and written off by its owner."""


class AmountNegative(Rejected):
    """A benefit cannot be less than nothing; a loss is a dis-benefit of its own."""


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
