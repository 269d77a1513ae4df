"""What happened to the deliverables of a release, in plain English."""

from typing import assert_never

from domain.release.deliverables.events import (
    DeliverableAccepted,
    DeliverableAdded,
    DeliverableAssigned,
    DeliverableDrafted,
    DeliverableEvent,
    DeliverableFoundUnneeded,
    DeliverableReopened,
    DeliverableReturned,
)
from readmodels.scene import Scene, day, ended


def deliverable_sentence(event: DeliverableEvent, scene: Scene) -> str:
    """One sentence for each event of a deliverable."""
    if isinstance(event, DeliverableAdded):
        return _added(event, scene)
    who, what = scene.name(event.by), f"{event.deliverable} of {scene.release}"
    match event:
        case DeliverableAssigned():
            owner = scene.name(event.owner) if event.owner else "nobody yet"
            due = f", due on {day(event.due)}" if event.due else ""
            return f"{who} assigned {what} to {owner}{due}."
        case DeliverableDrafted():
            return ended(f"{who} drafted version {event.version} of {what}{_written(event, scene)}")
        case DeliverableAccepted():
            return f"{who} accepted version {event.version} of {what}."
        case DeliverableReturned():
            return f"{who} sent version {event.version} of {what} back: {ended(event.reason)}"
        case DeliverableFoundUnneeded():
            return f"{who} found {what} not to be needed: {ended(event.reason)}"
        case DeliverableReopened():
            return f"{who} reopened {what}: {ended(event.reason)}"
        case _:
            assert_never(event)


def _added(event: DeliverableAdded, scene: Scene) -> str:
    asked = f"for the gate of {event.plan.stage}" if event.plan.stage else "after sign-off"
    what = f"{event.plan.id} ({event.plan.name}) to what {scene.release} delivers {asked}"
    return f"{scene.name(event.by)} added {what}: {ended(event.reason)}"


def _written(event: DeliverableDrafted, scene: Scene) -> str:
    author = "" if event.author == event.by else f", written by {scene.name(event.author)}"
    said = " – ".join(part for part in (event.evidence, event.note) if part)
    return f"{author}: {said}" if said else author
