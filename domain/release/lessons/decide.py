"""What a release answers to commands about lessons: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.release.lessons.commands import (
    DeclineLesson,
    LessonCommand,
    OfferLesson,
    RecordLesson,
    TakeUpLesson,
)
from domain.release.lessons.events import (
    LessonDeclined,
    LessonEvent,
    LessonOffered,
    LessonRecorded,
    LessonTakenUp,
)
from domain.release.lessons.refusals import LessonNotOffered, LessonRecordedOtherwise
from domain.release.openness import require_open
from domain.release.state import Release
from domain.release.words import require_said
from domain.stage import Stage


def decide(release: Release, command: LessonCommand) -> Sequence[LessonEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    match command:
        case RecordLesson():
            return _record(release, command)
        case OfferLesson():
            return _offer(release, command)
        case TakeUpLesson():
            return _take_up(release, command)
        case DeclineLesson():
            return _decline(release, command)
        case _:
            assert_never(command)


def _record(release: Release, command: RecordLesson) -> Sequence[LessonEvent]:
    # Even a release that was stopped or closed has something to teach.
    already = release.lessons.own.get(command.lesson)
    if already == command.learned:
        return []
    if already:
        raise LessonRecordedOtherwise(f"{already.name}: {already.text}")
    require_said(lesson=command.lesson, text=command.text, to_do=command.to_do)
    return [LessonRecorded(lesson=command.learned, by=command.by.identity, at=command.at)]


def _offer(release: Release, command: OfferLesson) -> Sequence[LessonEvent]:
    lesson = command.lesson
    if lesson.name in release.lessons.offered or not _is_concerned(release, command):
        return []
    return [LessonOffered(lesson=lesson, at=command.at)]


def _is_concerned(release: Release, command: OfferLesson) -> bool:
    """Whether the release is another one, of such a kind, and still to be designed."""
    is_to_be_designed = not release.has_ended and Stage.DESIGN not in release.passed
    is_of_the_kind = release.plan is not None and command.lesson.concerns(release.plan.kind)
    return is_to_be_designed and is_of_the_kind and command.lesson.release != command.release


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
