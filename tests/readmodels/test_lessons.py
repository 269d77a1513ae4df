"""What the releases of a programme learned, and what became of it in others."""

from collections.abc import Iterator
from dataclasses import replace

from domain.aggregate import Command
from domain.release.lessons.commands import DeclineLesson, OfferLesson, RecordLesson, TakeUpLesson
from eventstore.store import EventStore
from readmodels.lessons import LessonAnswer, LessonLine, lessons, offered_to
from tests.readmodels import story
from tests.readmodels.cast import ASHA, BEN, PROGRAMME, R1A, R2A, actor, at
from tests.readmodels.steps import CLOCK, tell

RECORD = RecordLesson(
    programme=PROGRAMME,
    release=R1A,
    by=actor(ASHA),
    at=at(5, 1),
    lesson="L-1",
    text="Journeys came too late.",
    to_do="Map them first.",
    owner=BEN,
)
SECOND, THIRD = (replace(RECORD, lesson=id) for id in ("L-2", "L-3"))


def told() -> Iterator[Command]:
    yield from story.programme_starts()
    for record in (RECORD, SECOND, THIRD):
        yield record
        yield OfferLesson(programme=PROGRAMME, release=R2A, by=CLOCK, at=at(5, 1), lesson=record.learned)
    here = {"programme": PROGRAMME, "release": R2A, "by": actor(ASHA), "at": at(5, 2)}
    yield TakeUpLesson(**here, lesson="1A/L-1", how="They are mapped.")  # type: ignore[arg-type]
    yield DeclineLesson(**here, lesson="1A/L-2", reason="No journeys here.")  # type: ignore[arg-type]


async def test_each_lesson_tells_what_others_made_of_it(store: EventStore) -> None:
    await tell(store, *told())
    found = await store.query(lambda connection: lessons(connection, PROGRAMME))
    assert found == (
        _line(RECORD, "taken up", "They are mapped."),
        _line(SECOND, "declined", "No journeys here."),
        _line(THIRD, "no answer yet", ""),
    )


async def test_a_release_sees_the_lessons_that_it_was_offered(store: EventStore) -> None:
    await tell(store, *told())
    found = await store.query(lambda connection: lessons(connection, PROGRAMME))
    assert offered_to(found, R1A) == ()
    assert offered_to(found, R2A) == found


async def test_a_programme_that_learned_nothing_has_no_lessons(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    assert await store.query(lambda connection: lessons(connection, PROGRAMME)) == ()


def _line(record: RecordLesson, answer: str, said: str) -> LessonLine:
    answers = (LessonAnswer(release=R2A, answer=answer, said=said),)
    return LessonLine(lesson=record.learned, answers=answers)
