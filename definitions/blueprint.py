"""How a programme is written down: the fields of a blueprint file.

Names follow `domain.programme.plan`, so that what the domain finds wrong can be shown in the file. Every
description becomes help in the editor.
"""

from typing import Annotated, TypeAlias

from pydantic import Field

from definitions.benefit_sections import BenefitSection, PublishedSection
from definitions.by_name import by_name
from definitions.calendars import CalendarName
from definitions.case_sections import BusinessCaseSection
from definitions.deliverable_sections import SetEntry
from definitions.figure_sections import FigureSection
from definitions.fund_sections import FundSection
from definitions.indicator_sections import IndicatorSection
from definitions.law_sections import LawEntry
from definitions.legend_sections import ColourSection
from definitions.milestone_sections import MilestoneSection, PlanCalendarSection
from definitions.plan_sections import CriterionSection, ExternalSection
from definitions.policy_sections import PolicySection
from definitions.register_sections import CountSection, RegisterSection
from definitions.release_sections import ReleaseSection
from definitions.risk_sections import RiskRulesSection, RiskScaleSection, RiskSection
from definitions.roster_sections import (
    AbsenceSection,
    DelegationSection,
    LeaverSection,
    PersonSection,
    RoleSection,
)
from definitions.section import Section
from definitions.staffing_sections import StaffingSection
from definitions.training_sections import TrainingGroupSection
from definitions.transition_sections import ElementSection
from definitions.values import (
    Bytes,
    Count,
    Day,
    Id,
    Issuer,
    Many,
    MediaType,
    SchemaNumber,
    Text,
)
from domain.evidence_limits import SAFE_LIMITS

# YAML has texts, so the words of a closed list are looked up in it.
CalendarWord: TypeAlias = Annotated[CalendarName, Field(strict=False)]


class ProgrammeSection(Section):
    """Which programme this is."""

    id: Id = Field(description="Short name of the programme in commands and records; never changes.")
    name: Text = Field(description="Name of the programme as people know it.")
    organisation: Text = Field(description="The organisation that is being transformed.")
    parent: Text | None = Field(
        default=None,
        description="The programme that this one is a part of: its id, or its name outside Lockgate.",
    )


class SourceSection(Section):
    """Where the blueprint comes from, for its readers; the product does not act on it."""

    document: Text = Field(description="Title of the document that the blueprint was written from.")
    date: Text = Field(description="The document's date as printed on it.")
    notes: Many[Text] = Field(default=(), description="What was assumed or left out, one note a line.")


class IdentitySection(Section):
    """Who vouches for the people."""

    issuer: Issuer = Field(
        default="urn:lockgate:development",
        description="The identity provider whose subjects the people's ids are.",
    )


class CalendarSection(Section):
    """Which days are working days."""

    name: CalendarWord = Field(
        default=CalendarName.ENGLAND_AND_WALES,
        description=f"Whose bank holidays are kept: one of {', '.join(CalendarName)}.",
    )
    also_closed: Many[Day] = Field(
        default=(), description="Closing days of the organisation's own, each once and in order."
    )


class FreezeSection(Section):
    """Days on which nothing takes effect, whatever is decided; both are included."""

    since: Day = Field(description="First day.")
    until: Day = Field(description="Last day.")
    reason: Text = Field(description="Why: an election period, a year end.")


class EvidenceSection(Section):
    """What may be handed in as evidence."""

    most_bytes: Bytes = Field(
        default=SAFE_LIMITS.most_bytes, description="The most bytes that a file may have."
    )
    types: Many[MediaType] = Field(
        default=SAFE_LIMITS.types,
        description="Media types of the files that are taken, such as application/pdf.",
    )


class ShippedPolicySection(Section):
    """A policy that comes with the product, taken by its name."""

    use: Id = Field(description="Name of the shipped policy; lockgate policy list shows them.")
    id: Id | None = Field(default=None, description="Another short name for it, used as the gate of a stage.")


PolicyEntry: TypeAlias = Annotated[
    PolicySection,
    by_name(PolicySection | ShippedPolicySection),
]


class Blueprint(Section):
    """A transformation programme: who decides, what is delivered when, and what it is to bring."""

    schema_: SchemaNumber = Field(alias="schema", description="Version of this file format: 1.")
    programme: ProgrammeSection = Field(description="Which programme this is.")
    source: SourceSection = Field(description="Where the blueprint comes from, for its readers.")
    identity: IdentitySection = Field(
        default_factory=IdentitySection, description="Who vouches for the people."
    )
    calendar: CalendarSection = Field(
        default_factory=CalendarSection, description="Which days are working days."
    )
    evidence: EvidenceSection = Field(
        default_factory=EvidenceSection, description="What may be handed in as evidence."
    )
    people: Many[PersonSection] = Field(description="Everybody who takes part.")
    roles: Many[RoleSection] = Field(description="Roles and boards with their holders.")
    delegations: Many[DelegationSection] = Field(default=(), description="Who decides for whom, and when.")
    absences: Many[AbsenceSection] = Field(default=(), description="Who is out of office, and when.")
    leavers: Many[LeaverSection] = Field(default=(), description="Who has left, and when.")
    stewards: Many[Id] = Field(
        default=(),
        description="Roles that may change the people and policies later; without one, nobody may.",
    )
    planners: Many[Id] = Field(
        default=(), description="Roles that may change what is planned, besides the stewards."
    )
    freezes: Many[FreezeSection] = Field(default=(), description="When nothing takes effect.")
    policies: Many[PolicyEntry] = Field(
        description="What each kind of gate asks for: written out, or a shipped policy by its name."
    )
    deliverable_sets: Many[SetEntry] = Field(
        default=(), description="What releases deliver: written out, or a shipped set by its name."
    )
    releases: Many[ReleaseSection] = Field(description="What is delivered, each in five stages.")
    external: Many[ExternalSection] = Field(
        default=(), description="What releases wait for outside the programme."
    )
    replanning_days: Count = Field(
        default=0,
        description="Days for planning anew, between what a build awaits outside and that build.",
    )
    criteria: Many[CriterionSection] = Field(
        default=(), description="What the order of releases is scored by, and how much each weighs."
    )
    benefits: Many[BenefitSection] = Field(default=(), description="What the releases are to bring.")
    transition: Many[ElementSection] = Field(
        default=(), description="What every release plans and delivers for its transition."
    )
    programme_team: Many[Id] = Field(
        default=(),
        description="Roles that are the programme's own: a release is closed once nobody who holds one owns "
        "a benefit of it.",
    )
    published: Many[PublishedSection] = Field(
        default=(), description="Yearly figures that the document printed, to compare with."
    )
    training: Many[TrainingGroupSection] = Field(
        default=(), description="The training matrix: which groups are trained in what."
    )
    fund: FundSection | None = Field(default=None, description="The money, where gates decide on it.")
    staffing: Many[StaffingSection] = Field(
        default=(), description="Tables of posts and their cost that the document printed."
    )
    figures: Many[FigureSection] = Field(
        default=(), description="Figures that the document printed, to compare with."
    )
    plan_calendar: PlanCalendarSection | None = Field(
        default=None, description="The quarters that the programme plans in, where they are its own."
    )
    milestones: Many[MilestoneSection] = Field(default=(), description="Milestones of the programme itself.")
    rag_legend: Many[ColourSection] = Field(
        default=(), description="The colours in which releases are rated, the worst first."
    )
    registers: Many[RegisterSection] = Field(default=(), description="The lists that the programme keeps.")
    risk_scale: RiskScaleSection | None = Field(
        default=None, description="How likely and how bad risks may be, in the programme's own words."
    )
    risk_rules: RiskRulesSection = Field(
        default_factory=RiskRulesSection, description="What is borne, and who looks at risks how often."
    )
    risks: Many[RiskSection] = Field(default=(), description="The risks that the programme knows of.")
    indicators: Many[IndicatorSection] = Field(default=(), description="What the programme is measured by.")
    counts: Many[CountSection] = Field(
        default=(), description="Numbers of things that the document printed, to compare with."
    )
    law: LawEntry | None = Field(
        default=None,
        description="The law under which people are consulted: written out, or a shipped pack by its name.",
    )
    business_case: BusinessCaseSection | None = Field(
        default=None, description="What the programme costs by version, line and year."
    )
