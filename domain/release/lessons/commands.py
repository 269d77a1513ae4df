"""What is asked about the lessons of a release."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.identity import Identity
from domain.release.command import ReleaseCommand
from domain.release.lessons.lesson import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a release learned, what is to be done and by whom, for some kinds of release or all."""

    id: str
    text: str
    to_do: str
    owner: Identity
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLessons(ReleaseCommand):
    """Say what this release learned, all of these or none."""

    learned: tuple[Learned, ...]

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons as others are offered them."""
        return tuple(
            Lesson(
                id=each.id,
                release=self.release,
                text=each.text,
                to_do=each.to_do,
                owner=each.owner,
                kinds=each.kinds,
            )
            for each in self.learned
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLessons(ReleaseCommand):
    """Show another release's lessons to this one."""

    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpLesson(ReleaseCommand):
    """Say how the release takes a lesson up, by the lesson's name, `1A/L-1`."""

    lesson: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineLesson(ReleaseCommand):
    """Say why the release does not take a lesson up, by the lesson's name, `1A/L-1`."""

    lesson: str
    reason: str


LessonsFromPeople: TypeAlias = RecordLessons | TakeUpLesson | DeclineLesson
LessonCommand: TypeAlias = OfferLessons | LessonsFromPeople
