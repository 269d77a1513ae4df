"""What has become of one requirement of a backlog."""

from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from domain.release.build.events import (
    RequirementCarriedOver,
    RequirementDelivered,
    RequirementDropped,
    RequirementMovedOut,
    RequirementPlanned,
    RequirementReclassified,
    RequirementResized,
    RequirementScored,
)
from domain.release.build.requirement import Moscow, Requirement

ItemEvent: TypeAlias = (
    RequirementReclassified
    | RequirementResized
    | RequirementDropped
    | RequirementScored
    | RequirementPlanned
    | RequirementMovedOut
    | RequirementDelivered
    | RequirementCarriedOver
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A requirement as it is now and as it was added, its sprint, and how often it was carried over.

    `given_up` is the event by which it stopped being a Must; None when it never was one, or is one again.
    """

    requirement: Requirement
    original: Requirement
    sprint: int | None = None
    carried: int = 0
    delivered: RequirementDelivered | None = None
    dropped: RequirementDropped | None = None
    given_up: RequirementReclassified | RequirementDropped | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be delivered."""
        return self.delivered is None and self.dropped is None

    @property
    def standing(self) -> str:
        """How it stands, in a word."""
        if self.dropped:
            return "dropped"
        if self.delivered:
            return "delivered"
        return "planned" if self.sprint else "waiting"


def evolve_item(item: Item, event: ItemEvent) -> Item:
    """The requirement after one more event; it believes every event."""
    now = item.requirement
    match event:
        case RequirementReclassified():
            reclassified = replace(item, requirement=replace(now, moscow=event.moscow))
            return replace(reclassified, given_up=_given_up(item, event))
        case RequirementResized():
            return replace(item, requirement=replace(now, points=event.points))
        case RequirementDropped():
            given_up = event if event.was is Moscow.MUST else item.given_up
            return replace(item, dropped=event, sprint=None, given_up=given_up)
        case RequirementScored():
            return replace(item, requirement=replace(now, scores=event.scores))
        case RequirementPlanned():
            return replace(item, sprint=event.sprint)
        case RequirementMovedOut():
            return replace(item, sprint=None)
        case RequirementDelivered():
            return replace(item, delivered=event, sprint=event.sprint or None)
        case RequirementCarriedOver():
            return replace(item, sprint=event.into, carried=event.times)
        case _:
            assert_never(event)


def _given_up(
    item: Item, event: RequirementReclassified
) -> RequirementReclassified | RequirementDropped | None:
    if event.moscow is Moscow.MUST:
        return None
    return event if event.was is Moscow.MUST else item.given_up
