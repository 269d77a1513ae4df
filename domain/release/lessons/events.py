"""What can have happened to the lessons of a release, its own and those that it is offered."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Identity
from domain.release.lessons.lesson import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonRecorded:
    """This release learned something."""

    lesson: Lesson
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonOffered:
    """Another release learned something that this one, still to be designed, can take up."""

    lesson: Lesson
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonTakenUp:
    """The release takes a lesson up, and this is how; `lesson` is its name, `1A/L-1`."""

    lesson: str
    how: str
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDeclined:
    """The release does not take a lesson up, and this is why; `lesson` is its name, `1A/L-1`."""

    lesson: str
    reason: str
    by: Identity
    at: datetime


LessonEvent: TypeAlias = LessonRecorded | LessonOffered | LessonTakenUp | LessonDeclined
