"""What happened to the registers of a programme, in plain English."""

from typing import assert_never

from domain.programme.register.events import (
    EntryAdded,
    EntryRetired,
    EntryReviewed,
    EntryRevised,
    RegisterEvent,
    RegisterOpened,
)
from readmodels.scene import Scene, day, ended


def register_sentence(event: RegisterEvent, scene: Scene) -> str:
    """One sentence for each event of a register."""
    match event:
        case RegisterOpened():
            return (
                f"The register {event.register.id} was opened, with entries: {len(event.register.entries)}."
            )
        case EntryAdded():
            added = f"added {event.entry.id}, {event.entry.title}, to {event.register}"
            return ended(f"{scene.name(event.by)} {added}: {event.reason}")
        case EntryRevised():
            revised = f"revised {event.entry.id} in {event.register}"
            return ended(f"{scene.name(event.by)} {revised}: {event.reason}")
        case EntryRetired():
            return ended(f"{scene.name(event.by)} retired {event.entry} in {event.register}: {event.reason}")
        case EntryReviewed():
            return (
                f"{_reviewed(event, scene)}{f' Next on {day(event.review_on)}.' if event.review_on else ''}"
            )
        case _:
            assert_never(event)


def _reviewed(event: EntryReviewed, scene: Scene) -> str:
    return ended(f"{scene.name(event.by)} reviewed {event.entry} in {event.register}: {event.found}")
