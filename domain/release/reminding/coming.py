"""Of what people are still to be reminded in a release."""

from collections.abc import Iterator

from domain.release.reminding.reminder import About, Reminder
from domain.release.state import Release


def to_come(release: Release) -> tuple[Reminder, ...]:
    """What nobody has been reminded of, by day; planned for another day, it is another reminder."""
    if release.is_over:
        return ()
    found = (each for each in (*_of_transition(release), *_of_watches(release)))
    return tuple(sorted((each for each in found if each not in release.reminded), key=lambda each: each.day))


def _of_transition(release: Release) -> Iterator[Reminder]:
    settled = {*release.transition.delivered, *release.transition.ruled_out}
    for element, planned in release.transition.planned.items():
        if element not in settled:
            yield Reminder(about=About.TRANSITION_ELEMENT, item=element, to=planned.owner, day=planned.due)


def _of_watches(release: Release) -> Iterator[Reminder]:
    """A watcher is told when the watch begins, and when it is over and nothing has been said."""
    read = {each.process for each in release.watching.readings}
    for process, stop in release.watching.stops.items():
        yield Reminder(about=About.WATCH_BEGINS, item=process, to=stop.watcher, day=stop.stops_on)
        if process not in read:
            yield Reminder(about=About.WATCH_ENDS, item=process, to=stop.watcher, day=stop.until)
