"""What a release learned, and what it made of the lessons of others."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never

from domain.release.lessons.events import (
    LessonDeclined,
    LessonEvent,
    LessonOffered,
    LessonRecorded,
    LessonTakenUp,
)
from domain.release.lessons.lesson import Lesson

Answer: TypeAlias = LessonTakenUp | LessonDeclined


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """The lessons of a release itself by id, those that it was offered by name, and its newest answers."""

    own: Mapping[str, Lesson] = field(default_factory=dict)
    offered: Mapping[str, Lesson] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def unanswered(self) -> tuple[str, ...]:
        return tuple(name for name in self.offered if name not in self.answers)

    @property
    def taken_up(self) -> tuple[str, ...]:
        return tuple(name for name, each in self.answers.items() if isinstance(each, LessonTakenUp))

    @property
    def declined(self) -> tuple[str, ...]:
        return tuple(name for name, each in self.answers.items() if isinstance(each, LessonDeclined))


def evolve(lessons: Lessons, event: LessonEvent) -> Lessons:
    """The lessons after one more event; it believes every event."""
    match event:
        case LessonRecorded():
            return replace(lessons, own={**lessons.own, event.lesson.id: event.lesson})
        case LessonOffered():
            return replace(lessons, offered={**lessons.offered, event.lesson.name: event.lesson})
        case LessonTakenUp() | LessonDeclined():
            return replace(lessons, answers={**lessons.answers, event.lesson: event})
        case _:
            assert_never(event)
