"""How sprints are planned, filled, started and ended: time, cost and quality are fixed, scope is not."""

from collections.abc import Sequence
from itertools import starmap

from domain.release.build.commands import (
    EndSprint,
    MoveOutOfSprint,
    PlanIntoSprint,
    PlanSprint,
    StartSprint,
)
from domain.release.build.events import (
    BuildEvent,
    RequirementCarriedOver,
    RequirementMovedOut,
    RequirementPlanned,
    SprintEnded,
    SprintPlanned,
    SprintStarted,
)
from domain.release.build.item import Item
from domain.release.build.plan import SprintTerms
from domain.release.build.refusals import (
    SprintIsFixed,
    SprintNotOpen,
    SprintsBeyondStage,
    SprintTermsImpossible,
    WouldLikeTooEarly,
)
from domain.release.build.requirement import Moscow
from domain.release.build.scope import FIRST, known, require_open
from domain.release.plan import ReleasePlan
from domain.release.refusals import StageNotUnderWay
from domain.release.standing import require_going_on, require_stage
from domain.release.state import Release
from domain.stage import Stage


def start(release: Release, plan: ReleasePlan, command: StartSprint) -> Sequence[BuildEvent]:
    """The next sprint, with the terms that are fixed from here on."""
    if command.number <= release.sprints_started:
        return []
    require_stage(release, Stage.BUILD_SPRINTS)
    if command.number != release.sprints_ended + 1 or command.number > plan.sprints:
        raise StageNotUnderWay(f"Sprint {command.number} is not next.")
    terms = release.sprint_terms(command.number)
    return [SprintStarted(number=command.number, of=plan.sprints, terms=terms, at=command.at)]


def end(release: Release, plan: ReleasePlan, command: EndSprint) -> Sequence[BuildEvent]:
    """The end of the sprint; what is not finished is carried over."""
    if command.number <= release.sprints_ended:
        return []
    require_going_on(release)
    if command.number != release.sprints_started:
        raise StageNotUnderWay(f"Sprint {command.number} has not started.")
    unfinished = [item for item in release.build.sprint(command.number) if item.is_open]
    carried = [_carried_over(item, plan, command) for item in unfinished]
    return [*carried, SprintEnded(number=command.number, of=plan.sprints, at=command.at)]


def plan_sprint(release: Release, plan: ReleasePlan, command: PlanSprint) -> Sequence[BuildEvent]:
    """The terms of a sprint that has not started."""
    if not 1 <= command.number <= plan.sprints:
        raise SprintNotOpen(f"There is no sprint {command.number} among {plan.sprints}.")
    now = release.sprint_terms(command.number)
    wanted = _wanted(now, command)
    if wanted == now:
        return []
    require_going_on(release)
    if command.number <= release.sprints_started:
        raise SprintIsFixed(f"Sprint {command.number} has started.")
    _require_possible(wanted)
    _require_room(release, plan, command.number, wanted)
    return [SprintPlanned(number=command.number, terms=wanted, by=command.by.identity, at=command.at)]


def plan_into(release: Release, plan: ReleasePlan, command: PlanIntoSprint) -> Sequence[BuildEvent]:
    """The requirements in a sprint, before it or while it runs."""
    items = [known(release.build, each) for each in dict.fromkeys(command.requirements)]
    new = [item for item in items if item.sprint != command.number]
    if not new:
        return []
    require_going_on(release)
    if not release.sprints_ended < command.number <= plan.sprints:
        raise SprintNotOpen(f"Sprint {command.number} of {plan.sprints}.")
    for item in new:
        require_open(item)
        if command.number == FIRST and item.requirement.moscow is Moscow.WOULD_LIKE:
            raise WouldLikeTooEarly(f"{item.requirement.named}.")
    return [
        RequirementPlanned(
            requirement=item.requirement.id, sprint=command.number, by=command.by.identity, at=command.at
        )
        for item in new
    ]


def move_out(release: Release, command: MoveOutOfSprint) -> Sequence[BuildEvent]:
    """The requirements without a sprint."""
    items = [known(release.build, each) for each in dict.fromkeys(command.requirements)]
    planned = [(item, item.sprint) for item in items if item.sprint]
    if not planned:
        return []
    require_going_on(release)
    for item, _ in planned:
        require_open(item)

    def moved(item: Item, sprint: int) -> RequirementMovedOut:
        by = command.by.identity
        return RequirementMovedOut(requirement=item.requirement.id, sprint=sprint, by=by, at=command.at)

    return list(starmap(moved, planned))


def _carried_over(item: Item, plan: ReleasePlan, command: EndSprint) -> RequirementCarriedOver:
    return RequirementCarriedOver(
        requirement=item.requirement.id,
        sprint=command.number,
        into=command.number + 1 if command.number < plan.sprints else None,
        times=item.carried + 1,
        at=command.at,
    )


def _wanted(now: SprintTerms, command: PlanSprint) -> SprintTerms:
    return SprintTerms(
        days=now.days if command.days is None else command.days,
        cost=now.cost if command.cost is None else command.cost,
        quality=now.quality if command.quality is None else command.quality,
    )


def _require_possible(terms: SprintTerms) -> None:
    if terms.days < 0 or terms.cost < 0:
        raise SprintTermsImpossible(f"{terms.days} days, {terms.cost} pence.")
    if len(set(terms.quality)) < len(terms.quality) or not all(each.strip() for each in terms.quality):
        raise SprintTermsImpossible(f"Criteria: {', '.join(terms.quality)}.")


def _require_room(release: Release, plan: ReleasePlan, number: int, wanted: SprintTerms) -> None:
    others = (each for each in range(1, plan.sprints + 1) if each != number)
    days = wanted.days + sum(release.sprint_terms(each).days for each in others)
    most = plan.stage(Stage.BUILD_SPRINTS).days
    if days > most:
        raise SprintsBeyondStage(f"They would take {days} days, and the stage has {most}.")
