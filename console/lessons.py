"""How releases learn from one another, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import programme_of, release_of
from console.options import COMMON, READING, Common, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.release_errands import Counter, Errand, ask_release
from console.transition import Of
from console.writing import DryRun
from domain.release.commands import FromPeople
from domain.release.lessons.commands import DeclineLesson, RecordLesson, TakeUpLesson
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
    print_answer(ask(common, partial(_listed, programme=programme, release=release)), common.output)
    return DONE


def record(
    release: Of,
    lesson: Annotated[str, Parameter(name="LESSON", help="A short name of its own, such as L-1")],
    *,
    text: Annotated[str, Parameter(help="What was learned")],
    to_do: Annotated[str, Parameter(help="What is to be done")],
    owner: Annotated[str, Parameter(help="By whom")],
    kind: Annotated[
        tuple[str, ...], Parameter(negative=(), help="For this kind of release only; all, unless it is given")
    ] = (),
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Record what a release learned; those that are still to be designed are offered it."""

    def command(counter: Counter) -> FromPeople:
        who = counter.somebody(owner)
        return RecordLesson(lesson=lesson, text=text, to_do=to_do, owner=who, kinds=kind, **counter.occasion)

    errand = Errand(release=release, programme=programme, show=THEN, dry_run=dry_run, common=common)
    return ask_release(errand, command, f"The lesson {lesson} is recorded.")


def take_up(
    release: Of,
    lesson: Lesson,
    *,
    how: Annotated[str, Parameter(help="How the release takes it up")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say how a release takes a lesson up."""

    def command(counter: Counter) -> FromPeople:
        return TakeUpLesson(lesson=lesson, how=how, **counter.occasion)

    errand = Errand(release=release, programme=programme, show=THEN, dry_run=dry_run, common=common)
    return ask_release(errand, command, f"The lesson {lesson} is taken up.")


def decline(
    release: Of,
    lesson: Lesson,
    *,
    reason: Annotated[str, Parameter(help="Why it does not help this release")],
    programme: Programme = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Say why a release does not take a lesson up."""

    def command(counter: Counter) -> FromPeople:
        return DeclineLesson(lesson=lesson, reason=reason, **counter.occasion)

    errand = Errand(release=release, programme=programme, show=THEN, dry_run=dry_run, common=common)
    return ask_release(errand, command, f"The lesson {lesson} is declined.")


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
