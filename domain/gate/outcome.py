"""How a gate can end, and what one decider can say."""

from enum import StrEnum


class Outcome(StrEnum):
    """How a round of a gate ended; a timeout is never anybody's yes: deemed consent is an end of its own."""

    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved-with-conditions"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    DEFERRED = "deferred"
    STOPPED = "stopped"
    OVERRIDDEN = "overridden"
    DEEMED_CONSENT = "deemed-consent"

    @property
    def opens_the_way(self) -> bool:
        """Whether the release may enter its next stage."""
        return self in (
            Outcome.APPROVED,
            Outcome.APPROVED_WITH_CONDITIONS,
            Outcome.OVERRIDDEN,
            Outcome.DEEMED_CONSENT,
        )


class Choice(StrEnum):
    """What one decider says."""

    APPROVE = "approve"
    REJECT = "reject"
    ABSTAIN = "abstain"
