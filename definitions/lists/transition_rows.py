"""How a list of who delivers what of a transition is written down, one element a line."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from pydantic import Field

from definitions.lists.rows import Row
from definitions.values import Day, Id
from domain.identity import Identity
from domain.release.transition.commands import PlannedElement
from domain.release.transition.plan import ElementId


class TransitionRow(Row):
    """Who delivers an element of the transition, and by which day."""

    KEY: ClassVar[tuple[str, ...]] = ("element",)

    element: Id = Field(description="Short name of the element, as the blueprint has it.")
    owner: Id = Field(description="Id of the person who delivers it.")
    due: Day = Field(description="The day by which it is delivered.")


def planned_elements(
    rows: Iterable[TransitionRow], who: Callable[[str], Identity]
) -> tuple[PlannedElement, ...]:
    """What `PlanTransition` takes; `who` finds people by the names that they sign in with."""
    return tuple(
        PlannedElement(element=ElementId(each.element), owner=who(each.owner), due=each.due) for each in rows
    )
