"""How a gate can end, and what one decider can say."""

from enum import StrEnum


class Outcome(StrEnum):
    """How a round of a gate ended; a timeout is never anybody's yes, so deemed consent is an end apart."""

    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved-with-conditions"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    OVERRIDDEN = "overridden"
    DEEMED_CONSENT = "deemed-consent"

    @property
    def opens_the_way(self) -> bool:
        """Whether what waited at the gate may go on."""
        return self in _OPENS_THE_WAY


_OPENS_THE_WAY = frozenset(
    {
        Outcome.APPROVED,
        Outcome.APPROVED_WITH_CONDITIONS,
        Outcome.OVERRIDDEN,
        Outcome.DEEMED_CONSENT,
    }
)


class Choice(StrEnum):
    """What one decider says; to defer and to stop are ways to say no."""

    APPROVE = "approve"
    REJECT = "reject"
    ABSTAIN = "abstain"
    DEFER = "defer"
    STOP = "stop"

    @property
    def is_a_no(self) -> bool:
        return self in (Choice.REJECT, Choice.DEFER, Choice.STOP)
