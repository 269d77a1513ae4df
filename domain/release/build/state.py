"""What a build is now, from what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import assert_never

from domain.release.build.events import (
    BacklogWeighed,
    BuildEvent,
    RequirementAdded,
    RequirementCarriedOver,
    RequirementDelivered,
    RequirementDropped,
    RequirementMovedOut,
    RequirementPlanned,
    RequirementReclassified,
    RequirementResized,
    RequirementScored,
    SprintEnded,
    SprintPlanned,
    SprintStarted,
)
from domain.release.build.item import Item, evolve_item
from domain.release.build.plan import BuildPlan, SprintTerms
from domain.release.build.requirement import Moscow, RequirementId, Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class SprintResult:
    """How a sprint ended: points delivered in it, then all that were done and all there were."""

    number: int
    velocity: int
    done: int
    scope: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A build: its sprints and its backlog; sprints count from 1.

    `since` is when a sprint started or ended last. `terms` are those of the sprints that were planned
    otherwise or have started.
    """

    sprints_started: int = 0
    sprints_ended: int = 0
    since: datetime | None = None
    terms: Mapping[int, SprintTerms] = field(default_factory=dict)
    items: Mapping[RequirementId, Item] = field(default_factory=dict)
    weights: Weights | None = None
    results: tuple[SprintResult, ...] = ()

    @property
    def has_backlog(self) -> bool:
        """Whether anybody ever wrote a requirement down, dropped since or not."""
        return bool(self.items)

    @property
    def running(self) -> int | None:
        """The sprint that runs; None before the first, between two and after the last."""
        return self.sprints_started if self.sprints_started > self.sprints_ended else None

    @property
    def scope(self) -> tuple[Item, ...]:
        """Everything that is to be built or was, in the order in which it was added."""
        return tuple(each for each in self.items.values() if not each.dropped)

    @property
    def musts(self) -> tuple[Item, ...]:
        """Everything that has to be delivered before anything goes live (S-24)."""
        return tuple(each for each in self.scope if each.requirement.moscow is Moscow.MUST)

    @property
    def given_up(self) -> tuple[Item, ...]:
        """What was a Must, and was dropped or matters less now."""
        return tuple(each for each in self.items.values() if each.given_up)

    def sprint(self, number: int) -> tuple[Item, ...]:
        """What is planned into a sprint, or was delivered in it."""
        return tuple(each for each in self.scope if each.sprint == number)


def begun(plan: BuildPlan) -> Build:
    """The build as its plan sets it out."""
    items = {each.id: Item(requirement=each, original=each) for each in plan.requirements}
    return Build(items=items, weights=plan.weights)


def evolve(build: Build, event: BuildEvent) -> Build:
    """The build after one more event; it believes every event."""
    match event:
        case SprintPlanned():
            return replace(build, terms={**build.terms, event.number: event.terms})
        case SprintStarted():
            terms = {**build.terms, event.number: event.terms}
            return replace(build, since=event.at, sprints_started=event.number, terms=terms)
        case SprintEnded():
            ended = replace(build, since=event.at, sprints_ended=event.number)
            return replace(ended, results=(*build.results, _result(build, event)))
        case RequirementAdded():
            item = Item(requirement=event.requirement, original=event.requirement)
            return replace(build, items={**build.items, event.requirement.id: item})
        case BacklogWeighed():
            return replace(build, weights=event.weights)
        case (
            RequirementReclassified()
            | RequirementResized()
            | RequirementDropped()
            | RequirementScored()
            | RequirementPlanned()
            | RequirementMovedOut()
            | RequirementDelivered()
            | RequirementCarriedOver()
        ):
            before = build.items.get(event.requirement)
            if before is None:
                return build
            return replace(build, items={**build.items, event.requirement: evolve_item(before, event)})
        case _:
            assert_never(event)


def _result(build: Build, ended: SprintEnded) -> SprintResult:
    delivered = [each for each in build.scope if each.delivered]
    return SprintResult(
        number=ended.number,
        velocity=sum(each.requirement.points for each in delivered if each.sprint == ended.number),
        done=sum(each.requirement.points for each in delivered),
        scope=sum(each.requirement.points for each in build.scope),
        at=ended.at,
    )
