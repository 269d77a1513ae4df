"""How a release does once it is live, from what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from domain.release.going_live.events import (
    GoingLiveEvent,
    HandoverAccepted,
    HandoverOffered,
    NonComplianceAddressed,
    NonComplianceRaised,
    ReleaseWentLive,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingLive:
    """When the release went live, which parts were offered and taken over, and what is not complied with."""

    went_live: ReleaseWentLive | None = None
    offered: Mapping[str, HandoverOffered] = field(default_factory=dict)
    accepted: Mapping[str, HandoverAccepted] = field(default_factory=dict)
    raised: Mapping[str, NonComplianceRaised] = field(default_factory=dict)
    addressed: Mapping[str, NonComplianceAddressed] = field(default_factory=dict)

    @property
    def not_taken_over(self) -> tuple[HandoverOffered, ...]:
        return tuple(each for part, each in self.offered.items() if part not in self.accepted)

    @property
    def not_addressed(self) -> tuple[NonComplianceRaised, ...]:
        return tuple(each for item, each in self.raised.items() if item not in self.addressed)


def evolve(going_live: GoingLive, event: GoingLiveEvent) -> GoingLive:
    """The release after one more event; it believes every event."""
    match event:
        case ReleaseWentLive():
            return replace(going_live, went_live=event)
        case HandoverOffered():
            return replace(going_live, offered={**going_live.offered, event.part: event})
        case HandoverAccepted():
            return replace(going_live, accepted={**going_live.accepted, event.part: event})
        case NonComplianceRaised():
            return replace(going_live, raised={**going_live.raised, event.item: event})
        case NonComplianceAddressed():
            return replace(going_live, addressed={**going_live.addressed, event.item: event})
        case _:
            assert_never(event)
