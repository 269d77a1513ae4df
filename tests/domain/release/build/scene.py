"""The build that the rules are told about: two sprints, and a backlog of four."""

from dataclasses import replace

from domain.identity import Actor
from domain.money import Pence
from domain.release.build.commands import (
    AddRequirements,
    DeliverRequirements,
    DropRequirement,
    EndSprint,
    MoveOutOfSprint,
    PlanIntoSprint,
    PlanSprint,
    ReclassifyRequirement,
    ResizeRequirement,
    StartSprint,
)
from domain.release.build.events import (
    RequirementAdded,
    RequirementCarriedOver,
    RequirementDelivered,
    RequirementPlanned,
    SprintEnded,
    SprintStarted,
)
from domain.release.build.plan import BuildPlan, SprintTerms
from domain.release.build.requirement import Delivery, GenericProcess, Moscow, Requirement, RequirementId
from domain.release.events import ReleaseEvent
from domain.stage import Stage
from tests.domain.people import BEN, CHLOE, NOON
from tests.domain.release.scene import ASKED, PLAN, REGISTERED, Asked, reached

OWNER, BUILDER = BEN, CHLOE
BY_OWNER: Asked = {**ASKED, "by": OWNER}
WHY = "Residents asked for it."
QUALITY = ("WCAG 2.2 AA", "penetration test")


def requirement(id: str, moscow: Moscow, points: int = 5) -> Requirement:
    return Requirement(
        id=RequirementId(id),
        title=f"Requirement {id}",
        team="Licensing",
        moscow=moscow,
        points=points,
        process=GenericProcess.APPLY,
    )


MUST = requirement("R-1", Moscow.MUST)
SHOULD = requirement("R-2", Moscow.SHOULD, points=3)
COULD = requirement("R-3", Moscow.COULD, points=2)
WOULD_LIKE = requirement("R-4", Moscow.WOULD_LIKE, points=1)
BACKLOG = (MUST, SHOULD, COULD, WOULD_LIKE)

BUILD_PLAN = BuildPlan(
    product_owners=(OWNER.identity,),
    requirements=BACKLOG,
    sprint_cost=Pence(45_000_00),
    quality=QUALITY,
)
BUILT_PLAN = replace(PLAN, build=BUILD_PLAN)
EACH_SPRINT = SprintTerms(days=76, cost=Pence(45_000_00), quality=QUALITY)


def at_stage(stage: Stage) -> tuple[ReleaseEvent, ...]:
    """A release with this backlog that has reached a stage."""
    _, *rest = reached(stage)
    return (replace(REGISTERED, plan=BUILT_PLAN), *rest)


BUILDING = at_stage(Stage.BUILD_SPRINTS)


def start(number: int = 1) -> StartSprint:
    return StartSprint(number=number, **ASKED)


def end(number: int = 1) -> EndSprint:
    return EndSprint(number=number, **ASKED)


def started(number: int = 1, terms: SprintTerms = EACH_SPRINT) -> SprintStarted:
    return SprintStarted(number=number, of=2, terms=terms, at=NOON)


def ended(number: int = 1) -> SprintEnded:
    return SprintEnded(number=number, of=2, at=NOON)


def plan_sprint(number: int = 1, **terms: int | tuple[str, ...]) -> PlanSprint:
    return PlanSprint(number=number, **BY_OWNER, **terms)  # type: ignore[arg-type]


def plan_into(number: int, *wanted: Requirement) -> PlanIntoSprint:
    return PlanIntoSprint(number=number, requirements=tuple(each.id for each in wanted), **BY_OWNER)


def planned(number: int, wanted: Requirement) -> RequirementPlanned:
    return RequirementPlanned(requirement=wanted.id, sprint=number, by=OWNER.identity, at=NOON)


def move_out(*wanted: Requirement) -> MoveOutOfSprint:
    return MoveOutOfSprint(requirements=tuple(each.id for each in wanted), **BY_OWNER)


def carried_over(
    wanted: Requirement, sprint: int, into: int | None, times: int = 1
) -> RequirementCarriedOver:
    return RequirementCarriedOver(requirement=wanted.id, sprint=sprint, into=into, times=times, at=NOON)


def add(*wanted: Requirement, reason: str = WHY) -> AddRequirements:
    return AddRequirements(requirements=wanted, reason=reason, **BY_OWNER)


def added(wanted: Requirement) -> RequirementAdded:
    return RequirementAdded(requirement=wanted, reason=WHY, by=OWNER.identity, at=NOON)


def reclassify(wanted: Requirement, moscow: Moscow, reason: str = WHY) -> ReclassifyRequirement:
    return ReclassifyRequirement(requirement=wanted.id, moscow=moscow, reason=reason, **BY_OWNER)


def resize(wanted: Requirement, points: int, reason: str = WHY) -> ResizeRequirement:
    return ResizeRequirement(requirement=wanted.id, points=points, reason=reason, **BY_OWNER)


def drop(wanted: Requirement, reason: str = WHY) -> DropRequirement:
    return DropRequirement(requirement=wanted.id, reason=reason, **BY_OWNER)


def deliver(*wanted: Requirement, by: Actor = OWNER, built_by: Actor = BUILDER) -> DeliverRequirements:
    asked: Asked = {**ASKED, "by": by}
    each = (Delivery(requirement=each.id, built_by=built_by.identity) for each in wanted)
    return DeliverRequirements(deliveries=tuple(each), **asked)


def delivered(
    wanted: Requirement, sprint: int = 1, quality: tuple[str, ...] = QUALITY
) -> RequirementDelivered:
    return RequirementDelivered(
        requirement=wanted.id,
        sprint=sprint,
        quality=quality,
        built_by=BUILDER.identity,
        accepted_by=OWNER.identity,
        at=NOON,
    )
