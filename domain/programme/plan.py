"""A programme as its blueprint sets it out: people, calendar, policies, releases, benefits and money."""

from dataclasses import dataclass

from domain.benefit.profile import BenefitProfile
from domain.calendar import Calendar
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.figures.figure import Figure
from domain.figures.staffing import StaffingTable
from domain.freeze import FreezeWindow
from domain.fund.plan import FundPlan
from domain.gate.policy import GatePolicy
from domain.legal_pack import LegalPack
from domain.money import Pence
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.training.matrix import TrainingGroup
from domain.roster import RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigures:
    """What the programme's own document printed for a financial year, in pence."""

    year: int
    in_year: Pence
    annualised: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePlan:
    """Everything that a programme is started with; `blueprint_digest` names the file's content.

    `stewards` are the roles that may change its people and rules; without one, nobody may. `law` is the law
    of consultation that it takes on.
    """

    id: str
    name: str
    organisation: str
    blueprint_digest: str
    roster: Roster
    calendar: Calendar
    policies: tuple[GatePolicy, ...]
    releases: tuple[ReleasePlan, ...]
    benefits: tuple[BenefitProfile, ...]
    published: tuple[PublishedFigures, ...]
    stewards: tuple[RoleId, ...] = ()
    freezes: tuple[FreezeWindow, ...] = ()
    evidence: EvidenceLimits = SAFE_LIMITS
    fund: FundPlan | None = None
    training: tuple[TrainingGroup, ...] = ()
    law: LegalPack | None = None
    staffing: tuple[StaffingTable, ...] = ()
    figures: tuple[Figure, ...] = ()

    def release(self, release: ReleaseId) -> ReleasePlan:
        """The plan of one release."""
        return next(plan for plan in self.releases if plan.id == release)
