"""What the releases of a programme learned, and what became of it in others."""

from collections.abc import Iterator
from dataclasses import replace

from domain.aggregate import Command
from domain.release.lessons.commands import DeclineLesson, Learned, OfferLessons, RecordLessons, TakeUpLesson
from eventstore.store import EventStore
from readmodels.lessons import LessonAnswer, LessonLine, lessons, offered_to
from tests.readmodels import story
from tests.readmodels.cast import ASHA, BEN, PROGRAMME, R1A, R2A, actor, at
from tests.readmodels.steps import CLOCK, tell

LEARNED = Learned(id="L-1", text="Journeys came too late.", to_do="Map them first.", owner=BEN)
RECORD = RecordLessons(
    programme=PROGRAMME,
    release=R1A,
    by=actor(ASHA),
    at=at(5, 1),
    learned=tuple(replace(LEARNED, id=id) for id in ("L-1", "L-2", "L-3")),
)


def told() -> Iterator[Command]:
    yield from story.programme_starts()
    yield RECORD
    yield OfferLessons(programme=PROGRAMME, release=R2A, by=CLOCK, at=at(5, 1), lessons=RECORD.lessons)
    here = {"programme": PROGRAMME, "release": R2A, "by": actor(ASHA), "at": at(5, 2)}
    yield TakeUpLesson(**here, lesson="1A/L-1", how="They are mapped.")  # type: ignore[arg-type]
    yield DeclineLesson(**here, lesson="1A/L-2", reason="No journeys here.")  # type: ignore[arg-type]


async def test_each_lesson_tells_what_others_made_of_it(store: EventStore) -> None:
    await tell(store, *told())
    found = await store.query(lambda connection: lessons(connection, PROGRAMME))
    assert found == (
        _line("L-1", "taken up", "They are mapped."),
        _line("L-2", "declined", "No journeys here."),
        _line("L-3", "no answer yet", ""),
    )


async def test_a_release_sees_the_lessons_that_it_was_offered(store: EventStore) -> None:
    await tell(store, *told())
    found = await store.query(lambda connection: lessons(connection, PROGRAMME))
    assert offered_to(found, R1A) == ()
    assert offered_to(found, R2A) == found


async def test_a_programme_that_learned_nothing_has_no_lessons(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    assert await store.query(lambda connection: lessons(connection, PROGRAMME)) == ()


def _line(id: str, answer: str, said: str) -> LessonLine:
    answers = (LessonAnswer(release=R2A, answer=answer, said=said),)
    lesson = next(each for each in RECORD.lessons if each.id == id)
    return LessonLine(lesson=lesson, answers=answers)
