"""How many elements of a transition are planned, and how many are delivered."""

from collections.abc import Collection, Sequence

from domain.release.readiness import Portion
from domain.release.transition.plan import ElementId, TransitionElement
from domain.release.transition.state import Transition


def planned(elements: Sequence[TransitionElement], transition: Transition) -> Portion | None:
    """Those with an owner and a day, or ruled out, of all; None for a programme without a list."""
    return _portion(elements, {*transition.planned, *transition.delivered, *transition.ruled_out})


def delivered(elements: Sequence[TransitionElement], transition: Transition) -> Portion | None:
    """Those that are delivered or ruled out, of all; None for a programme without a list."""
    return _portion(elements, {*transition.delivered, *transition.ruled_out})


def _portion(elements: Sequence[TransitionElement], done: Collection[ElementId]) -> Portion | None:
    if not elements:
        return None
    left = tuple(each.id for each in elements if each.id not in done)
    return Portion(done=len(elements) - len(left), of=len(elements), outstanding=left)
