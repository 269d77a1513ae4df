"""What a blueprint says of a release's consultation."""

from dataclasses import dataclass
from datetime import date

from domain.release.consultation.affected import Affected


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferPlan:
    """Employees move from one employer to another on a day, under the TUPE Regulations 2006."""

    effective: date
    transferor: str
    transferee: str
    heads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationPlan:
    """Who is affected where, the first day on which anybody would leave, and who changes employer."""

    affected: tuple[Affected, ...] = ()
    first_dismissal: date | None = None
    transfer: TransferPlan | None = None


NO_CONSULTATION_PLAN = ConsultationPlan()
