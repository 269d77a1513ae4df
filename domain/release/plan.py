"""What a release sets out to do: its stages with their dates, gates and sprints."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NewType

from domain.gate.policy import PolicyId
from domain.identity import Identity
from domain.milestone.plan import Milestone
from domain.money import Pence
from domain.release.build.plan import NO_BUILD_PLAN, BuildPlan
from domain.release.consultation.plan import NO_CONSULTATION_PLAN, ConsultationPlan
from domain.release.cost import YearsCost
from domain.release.deliverables.plan import PlannedDeliverable
from domain.release.exit_costs.plan import ExitCost
from domain.release.going_live.plan import NOTHING_AFTER, AfterGoLive
from domain.release.training.plan import Trainees
from domain.sharing import equal_parts
from domain.stage import STAGES, Stage

ReleaseId = NewType("ReleaseId", str)
ExternalId = NewType("ExternalId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePlan:
    """A stage's first and last day of work, and the policy of the gate at its end."""

    stage: Stage
    starts: date
    ends: date
    gate: PolicyId

    @property
    def days(self) -> int:
        """How many days of work the stage takes, whenever it begins."""
        return (self.ends - self.starts).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """Who leads a release from a day on, in place of whoever led it before."""

    lead: Identity
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePlan:
    """A release as its blueprint sets it out.

    `kind` is the programme's own word for it (release, phase, work package, project). `consult` is who is
    affected, in heads; with nobody to consult, `nothing_to_consult_on` says why. `consultation` says where
    they are, when the first would leave, and who changes employer. It waits for other releases, and for
    things outside the programme, some of which its build alone awaits. `exit_costs` say what stopping costs
    at the gates of some stages. `workstream`, `project`, `funding` and `resourcing` name entries of the
    programme's registers.
    """

    id: ReleaseId
    name: str
    kind: str
    lead: Identity
    depends_on: tuple[ReleaseId, ...]
    stages: tuple[StagePlan, ...]
    sprints: int
    affected_headcount: int
    nothing_to_consult_on: str = ""
    depends_on_external: tuple[ExternalId, ...] = ()
    build_awaits: tuple[ExternalId, ...] = ()
    successors: tuple[Successor, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    workstream: str = ""
    project: str = ""
    funding: tuple[str, ...] = ()
    resourcing: str = ""
    costs: tuple[YearsCost, ...] = ()
    after_go_live: AfterGoLive = NOTHING_AFTER
    exit_costs: tuple[ExitCost, ...] = ()
    deliverables: tuple[PlannedDeliverable, ...] = ()
    training: tuple[Trainees, ...] = ()
    consultation: ConsultationPlan = NO_CONSULTATION_PLAN
    build: BuildPlan = NO_BUILD_PLAN

    def stage(self, stage: Stage) -> StagePlan:
        """The plan of one stage."""
        return next(planned for planned in self.stages if planned.stage is stage)

    def lead_on(self, day: date) -> Identity:
        """Whoever is planned to lead it on a day; what was handed over since, its programme knows."""
        by_then = [each for each in self.successors if each.since <= day]
        return sorted(by_then, key=lambda each: each.since)[-1].lead if by_then else self.lead

    def exit_cost(self, stage: Stage) -> Pence | None:
        """What stopping at the gate of a stage costs as planned; None where the plan does not say."""
        return next((each.amount for each in self.exit_costs if each.stage is stage), None)

    def overlaps(self, stage: Stage) -> bool:
        """Whether work on the stage is planned to begin before the stage before it ends."""
        place = STAGES.index(stage)
        return place > 0 and self.stage(stage).starts < self.stage(STAGES[place - 1]).ends

    @property
    def sprint_days(self) -> tuple[int, ...]:
        """The length of each sprint in days: equal timeboxes that fill the build stage."""
        return equal_parts(self.stage(Stage.BUILD_SPRINTS).days, self.sprints)

    @property
    def starts(self) -> date:
        return self.stages[0].starts

    @property
    def ends(self) -> date:
        return self.stages[-1].ends


def with_plan_of(release: ReleasePlan, other: ReleasePlan) -> ReleasePlan:
    """A release with the dates, gates, dependencies, sprints, leads and exit costs of another plan of it.

    The days of deliverables go with those of stages.
    """
    due = {each.id: each.due for each in other.deliverables}
    return replace(
        release,
        lead=other.lead,
        successors=other.successors,
        depends_on=other.depends_on,
        depends_on_external=other.depends_on_external,
        build_awaits=other.build_awaits,
        stages=other.stages,
        sprints=other.sprints,
        exit_costs=other.exit_costs,
        deliverables=tuple(replace(each, due=due.get(each.id, each.due)) for each in release.deliverables),
    )
