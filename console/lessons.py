"""How releases learn from one another, from a command line."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.importing import KeepGood, ListFile, incomplete, typed_row
from console.naming import programme_of, release_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.release_errands import ASKING, Asking, Counter, ask_release, bring_to_release
from console.transition import Of
from definitions.lists.lesson_rows import LessonRow, learned_in
from domain.release.commands import FromPeople
from domain.release.lessons.commands import DeclineLesson, RecordLessons, TakeUpLesson
from readmodels.lessons import LessonLine, lessons, offered_to
from readmodels.release_board import release as release_line

Lesson = Annotated[str, Parameter(name="LESSON", help="Such as 1A/L-1")]
LESSONS = ("lesson", "learned", "to do", "by", "for")
ANSWERS = ("lesson", "release", "answer", "said")
THEN = "lesson list --release"


def list_lessons(
    *,
    release: Annotated[
        str | None, Parameter(help="Only the lessons that this release was offered, and its answers")
    ] = None,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """What the releases of a programme learned, and what others made of it."""
    print_answer(
        ask(
            common, partial(_listed, programme=programme, release=release), about=release, programme=programme
        ),
        common.output,
    )
    return DONE


def record(
    release: Of,
    lesson: Annotated[
        str | None, Parameter(name="LESSON", help="A short name of its own, such as L-1")
    ] = None,
    *,
    text: Annotated[str | None, Parameter(help="What was learned")] = None,
    to_do: Annotated[str | None, Parameter(help="What is to be done")] = None,
    owner: Annotated[str | None, Parameter(help="By whom")] = None,
    kind: Annotated[
        tuple[str, ...], Parameter(negative=(), help="For this kind of release only; all, unless it is given")
    ] = (),
    file: ListFile = None,
    keep_good: KeepGood = False,
    asking: Asking = ASKING,
) -> int:
    """Record what a release learned; a file has lesson, learned, to do, owner and kinds.

    Releases that are still to be designed are offered it.
    """
    errand = asking.of(release, show=THEN)
    if file:
        return bring_to_release(errand, file, LessonRow, _recorded, keep_good=keep_good)
    if lesson is None or text is None or to_do is None or owner is None:
        raise incomplete("LESSON, --text, --to-do and --owner", "lesson record")
    row = typed_row(LessonRow, lesson=lesson, text=text, to_do=to_do, owner=owner, kinds=kind)
    said = f"The lesson {lesson} is recorded."
    return ask_release(errand, lambda counter: _recorded(counter, [row]), said)


def take_up(
    release: Of,
    lesson: Lesson,
    *,
    how: Annotated[str, Parameter(help="How the release takes it up")],
    asking: Asking = ASKING,
) -> int:
    """Say how a release takes a lesson up."""

    def command(counter: Counter) -> FromPeople:
        return TakeUpLesson(lesson=lesson, how=how, **counter.occasion)

    return ask_release(asking.of(release, show=THEN), command, f"The lesson {lesson} is taken up.")


def decline(
    release: Of,
    lesson: Lesson,
    *,
    reason: Annotated[str, Parameter(help="Why it does not help this release")],
    asking: Asking = ASKING,
) -> int:
    """Say why a release does not take a lesson up."""

    def command(counter: Counter) -> FromPeople:
        return DeclineLesson(lesson=lesson, reason=reason, **counter.occasion)

    return ask_release(asking.of(release, show=THEN), command, f"The lesson {lesson} is declined.")


def _recorded(counter: Counter, rows: Sequence[LessonRow]) -> RecordLessons:
    return RecordLessons(learned=learned_in(rows, counter.somebody), **counter.occasion)


def _listed(connection: Connection, *, programme: str | None, release: str | None) -> Answer:
    if release is None:
        place = programme_of(connection, programme)
        found = lessons(connection, place)
    else:
        place, id = release_of(connection, release, programme)
        release_line(connection, place, id)
        found = offered_to(lessons(connection, place), id)
    learned = [_learned(each) for each in found]
    answers = [
        (line.lesson.name, each.release, each.answer, each.said) for line in found for each in line.answers
    ]
    return Answer(
        document=found,
        sheets=(
            Sheet(columns=LESSONS, rows=learned, empty="No lesson is recorded."),
            *((Sheet(columns=ANSWERS, rows=answers, title="Offered"),) if answers else ()),
        ),
        next=f"lockgate programme show {place}",
    )


def _learned(line: LessonLine) -> tuple[str, ...]:
    lesson = line.lesson
    return (lesson.name, lesson.text, lesson.to_do, lesson.owner.subject, ", ".join(lesson.kinds) or "all")
