"""What there is to do so that a release is taken up: the elements of its transition (Shepway, S-18)."""

from dataclasses import dataclass
from typing import NewType

ElementId = NewType("ElementId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionElement:
    """One of the elements that every release of a programme plans and delivers, or rules out."""

    id: ElementId
    name: str
