"""What a reminder says to whoever gets it."""

from typing import assert_never

from domain.release.plan import ReleaseId
from domain.release.reminding.reminder import About, Reminder
from domain.release.state import Release
from domain.release.watching.events import ProcessId


def said(release: Release, id: ReleaseId, reminder: Reminder) -> str:
    """A sentence for the person who is reminded."""
    match reminder.about:
        case About.TRANSITION_ELEMENT:
            name = next(each.name for each in release.terms.transition if each.id == reminder.item)
            return f"{name} of {id} is due today, {reminder.day}."
        case About.WATCH_BEGINS:
            stop = release.watching.stops[ProcessId(reminder.item)]
            watch = f"your watch for {stop.watched_for} begins, until {stop.until}"
            return f"{reminder.item} stops with {id}, and {watch}."
        case About.WATCH_ENDS:
            return f"Your watch over {reminder.item} of {id} ends today: say what you found."
        case _:
            assert_never(reminder.about)
