"""What somebody is reminded of, and on which day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.identity import Identity


class About(StrEnum):
    """What of a release somebody answers for on a day."""

    TRANSITION_ELEMENT = "transition-element"
    WATCH_BEGINS = "watch-begins"
    WATCH_ENDS = "watch-ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """That somebody answers on a day for an element of the transition, or for the watch over a process."""

    about: About
    item: str
    to: Identity
    day: date
