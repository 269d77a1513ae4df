"""What is asked about the lessons of a release."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.identity import Identity
from domain.release.command import ReleaseCommand
from domain.release.lessons.lesson import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLesson(ReleaseCommand):
    """Say what this release learned, what is to be done and by whom, for some kinds of release or all."""

    lesson: str
    text: str
    to_do: str
    owner: Identity
    kinds: tuple[str, ...] = ()

    @property
    def learned(self) -> Lesson:
        """The lesson as others are offered it."""
        return Lesson(
            id=self.lesson,
            release=self.release,
            text=self.text,
            to_do=self.to_do,
            owner=self.owner,
            kinds=self.kinds,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLesson(ReleaseCommand):
    """Show another release's lesson to this one."""

    lesson: Lesson


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


LessonsFromPeople: TypeAlias = RecordLesson | TakeUpLesson | DeclineLesson
LessonCommand: TypeAlias = OfferLesson | LessonsFromPeople
