"""What the releases of a programme learned, and what became of it in others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from domain.release.lessons.events import LessonTakenUp
from domain.release.lessons.lesson import Lesson
from domain.release.lessons.state import Lessons
from domain.release.plan import ReleaseId
from readmodels.release_now import programme_now, release_now


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonAnswer:
    """What a release made of a lesson: taken up, declined, or no answer yet; and its words."""

    release: str
    answer: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    """A lesson, and what each release that it was offered to made of it."""

    lesson: Lesson
    answers: tuple[LessonAnswer, ...]


def lessons(connection: Connection, programme: str) -> tuple[LessonLine, ...]:
    """Every lesson of a programme, in the order of its releases."""
    planned = programme_now(connection, programme).planned
    known = {each: release_now(connection, programme, each).lessons for each in planned}
    return tuple(
        LessonLine(lesson=lesson, answers=tuple(_answers(known, lesson.name)))
        for each in known.values()
        for lesson in each.own.values()
    )


def offered_to(found: Iterable[LessonLine], release: str) -> tuple[LessonLine, ...]:
    """Those that a release was offered, with its own answers alone."""
    return tuple(
        replace(line, answers=(each,)) for line in found for each in line.answers if each.release == release
    )


def _answers(known: Mapping[ReleaseId, Lessons], name: str) -> Iterator[LessonAnswer]:
    for release, each in known.items():
        if name not in each.offered:
            continue
        answer = each.answers.get(name)
        if answer is None:
            yield LessonAnswer(release=release, answer="no answer yet", said="")
        elif isinstance(answer, LessonTakenUp):
            yield LessonAnswer(release=release, answer="taken up", said=answer.how)
        else:
            yield LessonAnswer(release=release, answer="declined", said=answer.reason)
