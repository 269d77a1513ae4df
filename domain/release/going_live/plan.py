"""How long a release is looked after once it is live."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterGoLive:
    """Days of support (S-18) and of optimising what was built (B-13); both count from go-live."""

    support_days: int = 0
    optimise_days: int = 0

    @property
    def days(self) -> int:
        """How long until both are over."""
        return max(self.support_days, self.optimise_days)


NOTHING_AFTER = AfterGoLive()
