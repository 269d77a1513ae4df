"""What can be asked of the consultation on a release."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.release.command import ReleaseCommand
from domain.release.consultation.affected import Affected
from domain.release.consultation.counting import Proposal
from domain.release.consultation.events import Representatives, TransferStep
from domain.release.consultation.plan import TransferPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginConsultation(ReleaseCommand):
    """Hear those affected, or record why there is nobody to hear.

    `elsewhere` is what the other releases propose; it is looked up, and never believed of a message.
    """

    elsewhere: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseConsultation(ReleaseCommand):
    """End the time to be heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateAffected(ReleaseCommand):
    """Say who is affected, in heads by establishment, and the first day on which any of them would leave."""

    affected: tuple[Affected, ...]
    first_dismissal: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindNothingToConsultOn(ReleaseCommand):
    """Record why there is nothing to consult on."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRepresentatives(ReleaseCommand):
    """Say who speaks for those affected."""

    representatives: Representatives


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyRedundancies(ReleaseCommand):
    """Record that form HR1 was sent, with the days that it names and the digest of the copy that was kept."""

    day: date
    reference: str
    copy: str
    first_notice: date
    first_dismissal: date
    online: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveNoticeCopy(ReleaseCommand):
    """Record that the representatives of these bodies were given a copy of form HR1; of all, without any."""

    day: date
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a union, or people in a role, said, and what they were answered if they were; it names nobody."""

    number: str
    speaks_for: str
    heads: int
    summary: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogResponses(ReleaseCommand):
    """Record who was heard: all of them, or none."""

    responses: tuple[Response, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerResponse(ReleaseCommand):
    """Record what a response was answered."""

    response: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMeeting(ReleaseCommand):
    """Record that representatives of these bodies were met."""

    day: date
    bodies: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendConsultation(ReleaseCommand):
    """Give those affected more time; less is never given."""

    closes_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOutcome(ReleaseCommand):
    """Record the report on what came of the consultation, by its digest."""

    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTransfer(ReleaseCommand):
    """Say who changes employer and when, or move the day."""

    transfer: TransferPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTransferStep(ReleaseCommand):
    """Record that a step of the transfer was taken."""

    step: TransferStep
    day: date
    evidence: str
    plans_measures: bool = False


ConsultationFromPeople: TypeAlias = (
    StateAffected
    | FindNothingToConsultOn
    | RegisterRepresentatives
    | NotifyRedundancies
    | GiveNoticeCopy
    | LogResponses
    | AnswerResponse
    | RecordMeeting
    | ExtendConsultation
    | ReportOutcome
    | PlanTransfer
    | RecordTransferStep
)
ConsultationCommand: TypeAlias = BeginConsultation | CloseConsultation | ConsultationFromPeople
