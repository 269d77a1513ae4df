"""What can have happened to the consultation on a release."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from domain.identity import Identity
from domain.release.consultation.affected import Affected
from domain.release.consultation.lawful import LawfulDates
from domain.release.consultation.plan import TransferPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedStated:
    """Somebody said who is affected, and the first day on which any of them would leave, if it is known."""

    affected: tuple[Affected, ...]
    by: Identity
    at: datetime
    first_dismissal: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationOpened:
    """Those affected are being heard until the end of this day.

    `lawful` is what the law asks for, as it was on that day; None in a programme that took no law on.
    """

    affected_headcount: int
    closes_on: date
    at: datetime
    affected: tuple[Affected, ...] = ()
    lawful: LawfulDates | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationExtended:
    """Those affected have until the end of this day, which is a later one."""

    closes_on: date
    reason: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationClosed:
    """The time to be heard ended."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationFoundUnnecessary:
    """Nobody is affected, and this is why; without a person who found it, the blueprint says so."""

    reason: str
    at: datetime
    by: Identity | None = None


class Representing(StrEnum):
    """By what right somebody speaks for those affected."""

    TRADE_UNION = "trade-union"
    ELECTED = "elected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Representatives:
    """So many people who speak for those affected: of a union, or elected by a named part of the staff."""

    kind: Representing
    body: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativesRegistered:
    """These speak for those affected."""

    representatives: Representatives
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RedundanciesNotified:
    """Form HR1 was sent to the Secretary of State on a day, with the days that it names; a copy is kept."""

    day: date
    reference: str
    copy: str
    online: bool
    first_notice: date
    first_dismissal: date
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeCopied:
    """The representatives of these bodies were given a copy of the newest form HR1 on a day."""

    day: date
    bodies: tuple[str, ...]
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseLogged:
    """A union, or people in a role, said something; `summary` is a digest or reference, and names nobody."""

    response: str
    speaks_for: str
    heads: int
    summary: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseAnswered:
    """A response was answered; `answer` is a digest or reference."""

    response: str
    answer: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecorded:
    """Representatives of these bodies were met on a day; `note` is a digest or reference."""

    day: date
    bodies: tuple[str, ...]
    note: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeReported:
    """What came of the consultation was reported, in a document of this digest."""

    report: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferPlanned:
    """Employees are to change employer; their liability information is due on a day of law before."""

    transfer: TransferPlan
    information_due: date
    pack_digest: str
    by: Identity
    at: datetime


class TransferStep(StrEnum):
    """What the TUPE Regulations 2006 ask for before a transfer (regulations 11 and 13)."""

    LIABILITY_INFORMATION = "liability-information"
    MEASURES_LETTER = "measures-letter"
    INFORMED = "informed"
    CONSULTED = "consulted"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferStepRecorded:
    """A step of a transfer was taken on a day; `evidence` is a digest or reference.

    `plans_measures` is what a measures letter says: whoever plans some consults on them.
    """

    step: TransferStep
    day: date
    evidence: str
    by: Identity
    at: datetime
    plans_measures: bool = False


ConsultationEvent: TypeAlias = (
    AffectedStated
    | ConsultationOpened
    | ConsultationExtended
    | ConsultationClosed
    | ConsultationFoundUnnecessary
    | RepresentativesRegistered
    | RedundanciesNotified
    | NoticeCopied
    | ResponseLogged
    | ResponseAnswered
    | MeetingRecorded
    | OutcomeReported
    | TransferPlanned
    | TransferStepRecorded
)
