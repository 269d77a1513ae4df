"""What is supposed to have been otherwise in a programme: a decision, a day or a slip."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.gate.outcome import Outcome
from domain.gate.subject import GateSubject
from domain.refusal import Rejected
from domain.release.plan import ExternalId, ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherDecision:
    """A round of a gate ended with another outcome, or at another moment.

    `was` and `was_at` tell how it ended in fact, None while it is open. What is put off comes again on the
    day `at`. One that is `open_still` would be waiting at that moment.
    """

    subject: GateSubject
    was: Outcome | None
    was_at: datetime | None
    would: Outcome
    at: datetime
    open_still: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherStart:
    """The work on a release was planned to start on another day."""

    release: ReleaseId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherDay:
    """Something outside the programme is expected on another day."""

    external: ExternalId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherLength:
    """A release takes so many working days more; fewer when negative."""

    release: ReleaseId
    days: int


Change: TypeAlias = AnotherDecision | AnotherStart | AnotherDay | AnotherLength


class NothingSupposed(Rejected):
    """Say what is supposed to be otherwise: a decision, a policy, a day or a slip."""


class NotInTheCourse(Rejected):
    """It is not on the way: it was given up, is not planned, or was met already."""


class ReworkUnknown(Rejected):
    """How long rework takes is not known: nothing of this programme was sent back and passed later."""


class GateForMoney(Rejected):
    """The days of no release follow from a gate for money."""
