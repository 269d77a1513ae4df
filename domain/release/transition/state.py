"""How the transition of a release stands, from what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from domain.release.transition.events import (
    TransitionElementDelivered,
    TransitionElementPlanned,
    TransitionElementRuledOut,
    TransitionEvent,
)
from domain.release.transition.plan import ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """The elements that are planned, delivered and ruled out; planned again, one applies again."""

    planned: Mapping[ElementId, TransitionElementPlanned] = field(default_factory=dict)
    delivered: Mapping[ElementId, TransitionElementDelivered] = field(default_factory=dict)
    ruled_out: Mapping[ElementId, TransitionElementRuledOut] = field(default_factory=dict)


def evolve(transition: Transition, event: TransitionEvent) -> Transition:
    """The transition after one more event; it believes every event."""
    match event:
        case TransitionElementPlanned():
            planned = {**transition.planned, event.element: event}
            return replace(transition, planned=planned, ruled_out=_without(transition.ruled_out, event))
        case TransitionElementDelivered():
            return replace(transition, delivered={**transition.delivered, event.element: event})
        case TransitionElementRuledOut():
            return replace(transition, ruled_out={**transition.ruled_out, event.element: event})
        case _:
            assert_never(event)


def _without(
    ruled_out: Mapping[ElementId, TransitionElementRuledOut], event: TransitionElementPlanned
) -> Mapping[ElementId, TransitionElementRuledOut]:
    return {element: each for element, each in ruled_out.items() if element != event.element}
