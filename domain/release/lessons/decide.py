"""What a release answers to commands about lessons: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.release.lessons.commands import (
    DeclineLesson,
    LessonCommand,
    OfferLessons,
    RecordLessons,
    TakeUpLesson,
)
from domain.release.lessons.events import (
    LessonDeclined,
    LessonEvent,
    LessonOffered,
    LessonRecorded,
    LessonTakenUp,
)
from domain.release.lessons.lesson import Lesson
from domain.release.lessons.refusals import LessonNamedTwice, LessonNotOffered, LessonRecordedOtherwise
from domain.release.openness import require_open
from domain.release.plan import ReleaseId
from domain.release.state import Release
from domain.release.words import require_said
from domain.repeats import repeated
from domain.stage import Stage


def decide(release: Release, command: LessonCommand) -> Sequence[LessonEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case RecordLessons():
            return _record(release, command)
        case OfferLessons():
            return _offer(release, command)
        case TakeUpLesson():
            return _take_up(release, command)
        case DeclineLesson():
            return _decline(release, command)
        case _:
            assert_never(command)


def _record(release: Release, command: RecordLessons) -> Sequence[LessonEvent]:
    # Even a release that was stopped or closed has something to teach.
    if twice := repeated(each.id for each in command.lessons):
        raise LessonNamedTwice(", ".join(twice))
    anew = [each for each in command.lessons if release.lessons.own.get(each.id) != each]
    for lesson in anew:
        if already := release.lessons.own.get(lesson.id):
            raise LessonRecordedOtherwise(f"{already.name}: {already.text}")
        require_said(lesson=lesson.id, text=lesson.text, to_do=lesson.to_do)
    return [LessonRecorded(lesson=each, by=command.by.identity, at=command.at) for each in anew]


def _offer(release: Release, command: OfferLessons) -> Sequence[LessonEvent]:
    return [
        LessonOffered(lesson=each, at=command.at)
        for each in command.lessons
        if each.name not in release.lessons.offered and _is_concerned(release, command.release, each)
    ]


def _is_concerned(release: Release, id: ReleaseId, lesson: Lesson) -> bool:
    """Whether the release is another one, of such a kind, and still to be designed."""
    is_to_be_designed = not release.has_ended and Stage.DESIGN not in release.passed
    is_of_the_kind = release.plan is not None and lesson.concerns(release.plan.kind)
    return is_to_be_designed and is_of_the_kind and lesson.release != id


def _take_up(release: Release, command: TakeUpLesson) -> Sequence[LessonEvent]:
    already = release.lessons.answers.get(command.lesson)
    if isinstance(already, LessonTakenUp) and already.how == command.how:
        return []
    _require_offered(release, command)
    require_said(how=command.how)
    by, at = command.by.identity, command.at
    return [LessonTakenUp(lesson=command.lesson, how=command.how, by=by, at=at)]


def _decline(release: Release, command: DeclineLesson) -> Sequence[LessonEvent]:
    already = release.lessons.answers.get(command.lesson)
    if isinstance(already, LessonDeclined) and already.reason == command.reason:
        return []
    _require_offered(release, command)
    require_said(reason=command.reason)
    by, at = command.by.identity, command.at
    return [LessonDeclined(lesson=command.lesson, reason=command.reason, by=by, at=at)]


def _require_offered(release: Release, command: TakeUpLesson | DeclineLesson) -> None:
    require_open(release)
    if command.lesson not in release.lessons.offered:
        offered = ", ".join(release.lessons.offered) or "none"
        raise LessonNotOffered(f"{command.lesson} is not one of: {offered}.")
