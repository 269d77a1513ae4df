"""What people ask of the transition of a release."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.identity import Identity
from domain.release.command import ReleaseCommand
from domain.release.transition.plan import ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedElement:
    """Who delivers an element, and by which day."""

    element: ElementId
    owner: Identity
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTransition(ReleaseCommand):
    """Give elements an owner and a day, all of these or none."""

    elements: tuple[PlannedElement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverTransitionElement(ReleaseCommand):
    """Say that an element is delivered, with a note or the digest of evidence that was handed in."""

    element: ElementId
    note: str = ""
    evidence_digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOutTransitionElement(ReleaseCommand):
    """Say that an element does not apply to this release, and why."""

    element: ElementId
    reason: str


TransitionCommand: TypeAlias = PlanTransition | DeliverTransitionElement | RuleOutTransitionElement
