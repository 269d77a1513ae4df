"""What happened to a risk, in plain English."""

from typing import assert_never

from domain.risk.events import (
    ControlDropped,
    ControlEstablished,
    ControlPlanned,
    RiskAssigned,
    RiskClosed,
    RiskDivided,
    RiskEscalated,
    RiskEvent,
    RiskRegistered,
    RiskReviewed,
    RiskScored,
)
from readmodels.scene import Scene, day, ended, listed


def risk_sentence(event: RiskEvent, scene: Scene) -> str:
    """One sentence for each event of a risk."""
    risk = scene.risk
    match event:
        case RiskRegistered():
            return _registered(event, scene)
        case RiskScored():
            return f"{scene.name(event.by)} scored {risk} {event.score}, {event.kind}: {ended(event.reason)}"
        case ControlPlanned():
            return f"{scene.name(event.by)} planned a control of {risk}: {ended(event.control)}"
        case ControlEstablished():
            return f"{scene.name(event.by)} put a control of {risk} in place: {ended(event.control)}"
        case ControlDropped():
            dropped = f"{scene.name(event.by)} dropped a control of {risk}, {event.control}"
            return f"{dropped}: {ended(event.reason)}"
        case RiskReviewed():
            found = f"{scene.name(event.by)} reviewed {risk}: {ended(event.found)}"
            return f"{found} Next on {day(event.review_on)}." if event.review_on else found
        case RiskAssigned():
            owners = scene.everybody(event.owners)
            return f"{scene.name(event.by)} gave {risk} to {owners}: {ended(event.reason)}"
        case RiskEscalated():
            went = f"{scene.name(event.by)} took {risk} up from {event.from_board} to {event.to_board}"
            return f"{went}, at {event.score} with {event.most} borne: {ended(event.reason)}"
        case RiskDivided():
            return f"{scene.name(event.by)} split {risk} into {listed(event.into)}: {ended(event.reason)}"
        case RiskClosed():
            return f"{scene.name(event.by)} closed {risk}: {ended(event.reason)}"
        case _:
            assert_never(event)


def _registered(event: RiskRegistered, scene: Scene) -> str:
    plan = event.plan
    part = f", a part of {event.split_from}" if event.split_from else ""
    owners = f" Looked after by {scene.everybody(plan.owners)}." if plan.owners else ""
    return f"The risk {plan.id} was written down{part}: {ended(plan.title)}{owners}"
