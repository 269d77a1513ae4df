"""What happened to a gate's outcome, in plain English: call-in, effect and break-glass."""

from typing import assert_never

from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    DecisionCalledIn,
    OutcomeTookEffect,
    OverrideReviewed,
)
from domain.gate.events import GateOverridden, OverrideProposed
from readmodels.scene import Scene, ended, instant


def scrutiny_sentence(
    event: OutcomeTookEffect | DecisionCalledIn | CallInAnswered | CallInWaived, scene: Scene
) -> str:
    """One sentence for each event between a decision and its effect."""
    match event:
        case OutcomeTookEffect():
            return f"The decision on {scene.work} took effect."
        case DecisionCalledIn():
            return f"{scene.name(event.by)} called in the decision on {scene.work}: {ended(event.reason)}"
        case CallInAnswered():
            done = "let stand" if event.stands else "referred back"
            return f"{scene.name(event.by)} {done} the decision on {scene.work}: {ended(event.reason)}"
        case CallInWaived():
            who = scene.name(event.by)
            return f"{who} agreed that the decision on {scene.work} cannot wait: {ended(event.reason)}"
        case _:
            assert_never(event)


def override_sentence(event: OverrideProposed | GateOverridden | OverrideReviewed, scene: Scene) -> str:
    """One sentence for each event of a gate that was passed without its approval."""
    match event:
        case OverrideProposed():
            who, until = scene.name(event.by), instant(event.until)
            under = f"under {event.reference}, to be confirmed by {until}"
            return f"{who} wants the gate of {scene.work} overridden {under}: {ended(event.reason)}"
        case GateOverridden():
            both = scene.everybody(event.by)
            return f"{both} overrode the gate of {scene.work} under {event.reference}: {ended(event.reason)}"
        case OverrideReviewed():
            found = "right" if event.was_right else "wrong"
            return f"{scene.name(event.by)} found the override of {scene.work} {found}: {ended(event.note)}"
        case _:
            assert_never(event)
