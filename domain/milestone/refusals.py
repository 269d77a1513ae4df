"""Why a word about a milestone is refused."""

from domain.refusal import Rejected


class MilestoneUnknown(Rejected):
    """There is no such milestone here. See lockgate milestone list for those there are."""


class MilestoneReachedBefore(Rejected):
    """A milestone is reached once, and the day on which it was stays."""


class MilestoneNotReachedYet(Rejected):
    """A milestone is reached on a day that has come. Say it again on that day, or re-forecast it."""


class ForecastIsPast(Rejected):
    """A milestone is expected on a day that is still to come. Give a later day."""


class ForecastReasonMissing(Rejected):
    """A milestone is re-forecast with a reason, because people will ask for it later."""
