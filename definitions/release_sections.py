"""What a blueprint says of a release."""

from pydantic import Field

from definitions.build_sections import BuildSection
from definitions.consultation_sections import ConsultationSection
from definitions.cost_sections import CostSection
from definitions.deliverable_sections import UsedSetSection
from definitions.milestone_sections import MilestoneSection
from definitions.plan_sections import SuccessorSection
from definitions.section import Section
from definitions.stages import StageWord
from definitions.training_sections import TraineesSection
from definitions.transition_sections import AfterGoLiveSection, ExitCostSection
from definitions.values import (
    Count,
    CountFromOne,
    Day,
    Id,
    Many,
    Text,
    TextOrNothing,
)
from domain.stage import STAGES


class StageSection(Section):
    """One stage of a release."""

    stage: StageWord = Field(description=f"One of {', '.join(STAGES)}, in this order.")
    starts: Day = Field(description="First day of work.")
    ends: Day = Field(description="Last day of work; then the gate opens.")
    gate: Id = Field(description="Id of the policy of the gate at the end of the stage.")


class ReleaseSection(Section):
    """A release, whatever the programme calls it."""

    id: Id = Field(description='Short name of the release; a number is written in quotes, as "3".')
    name: Text = Field(description="What the release delivers.")
    kind: Text = Field(description="The programme's own word: release, phase, work package or project.")
    lead: Id = Field(description="Id of the person who leads it and asks for its gates, so decides none.")
    depends_on: Many[Id] = Field(default=(), description="Releases that must be signed off before it starts.")
    stages: Many[StageSection] = Field(description="The five stages with their dates and gates.")
    sprints: CountFromOne = Field(description="Number of equal timeboxes that fill the build stage.")
    affected_headcount: Count = Field(description="How many people are affected and must be consulted.")
    nothing_to_consult_on: TextOrNothing = Field(
        default="", description="Why there is nothing to consult on, when nobody is affected."
    )
    depends_on_external: Many[Id] = Field(
        default=(), description="Things outside the programme that must be met before it starts."
    )
    build_awaits: Many[Id] = Field(
        default=(),
        description="Things outside the programme that must be met before its build begins, and the days of "
        "planning anew over.",
    )
    successors: Many[SuccessorSection] = Field(default=(), description="Who leads it later, and since when.")
    milestones: Many[MilestoneSection] = Field(default=(), description="What is so by when.")
    workstream: Id | None = Field(default=None, description="Its entry in the register workstreams.")
    project: Id | None = Field(default=None, description="Its entry in the register projects.")
    funding: Many[Id] = Field(
        default=(), description="How it is paid for: entries of the register funding-approaches."
    )
    resourcing: Id | None = Field(
        default=None, description="Who works on it: its entry in the register resourcing-kinds."
    )
    costs: Many[CostSection] = Field(
        default=(), description="What it costs in each year beside what is paid for anyway."
    )
    after_go_live: AfterGoLiveSection = Field(
        default_factory=AfterGoLiveSection, description="How long it is looked after once it is live."
    )
    exit_costs: Many[ExitCostSection] = Field(
        default=(), description="What stopping it costs, by the stage at whose gate it would stop."
    )
    consultation: ConsultationSection | None = Field(
        default=None, description="Who is affected where, when they leave, and who changes employer."
    )
    build: BuildSection | None = Field(
        default=None, description="The backlog, what each sprint costs, and who accepts what was built."
    )
    deliverables: Many[UsedSetSection] = Field(default=(), description="The sets that it delivers.")
    training: Many[TraineesSection] = Field(
        default=(),
        description="Who is to be trained; then gates count from attendance, else from what is reported.",
    )
