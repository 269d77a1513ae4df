"""A programme as its blueprint sets it out: people, calendar, policies, releases, benefits and money."""

from dataclasses import dataclass

from domain.benefit.profile import BenefitProfile
from domain.business_case.plan import CasePlan
from domain.calendar import Calendar
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.figures.figure import Figure
from domain.figures.staffing import StaffingTable
from domain.freeze import FreezeWindow
from domain.fund.plan import FundPlan
from domain.gate.policy import GatePolicy
from domain.indicator.plan import IndicatorPlan
from domain.legal_pack import LegalPack
from domain.milestone.plan import Milestone
from domain.money import Pence
from domain.plan_quarter import PlanCalendar
from domain.programme.counts import PrintedCount
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.register.plan import Register, RegisterId
from domain.programme.scoring.criteria import Criterion
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.rating.legend import NO_LEGEND, Legend
from domain.release.terms import Terms
from domain.release.training.matrix import TrainingGroup
from domain.release.transition.plan import TransitionElement
from domain.risk.plan import RiskPlan
from domain.risk.terms import NO_RISK_TERMS, RiskTerms
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

    `stewards` are the roles that may change its people and rules; without one, nobody may. They and the
    `planners` may change what is planned. `external` is what releases wait for outside the programme, and
    `criteria` are what their order is scored by. `parent` is the programme that it is a part of, if any: its
    id here, or a name outside Lockgate. `replanning_days` lie between what the build of a release awaits
    outside and that build. `law` is the law of consultation that it takes on. `transition` is
    what every release plans and delivers, and `programme_team` the roles that are the programme's own.
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
    planners: tuple[RoleId, ...] = ()
    external: tuple[ExternalDependency, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    parent: str = ""
    plan_calendar: PlanCalendar | None = None
    milestones: tuple[Milestone, ...] = ()
    legend: Legend = NO_LEGEND
    registers: tuple[Register, ...] = ()
    counts: tuple[PrintedCount, ...] = ()
    transition: tuple[TransitionElement, ...] = ()
    programme_team: tuple[RoleId, ...] = ()
    training: tuple[TrainingGroup, ...] = ()
    law: LegalPack | None = None
    risk_terms: RiskTerms = NO_RISK_TERMS
    risks: tuple[RiskPlan, ...] = ()
    indicators: tuple[IndicatorPlan, ...] = ()
    staffing: tuple[StaffingTable, ...] = ()
    figures: tuple[Figure, ...] = ()
    business_case: CasePlan | None = None
    replanning_days: int = 0

    @property
    def terms(self) -> Terms:
        """What it lays down for all of its releases."""
        return Terms(
            evidence=self.evidence,
            law=self.law,
            training=self.training,
            legend=self.legend,
            transition=self.transition,
            programme_team=self.programme_team,
        )

    def release(self, release: ReleaseId) -> ReleasePlan:
        """The plan of one release."""
        return next(plan for plan in self.releases if plan.id == release)

    def register(self, register: RegisterId) -> Register | None:
        """The register of this id; None when the programme keeps none."""
        return next((each for each in self.registers if each.id == register), None)
