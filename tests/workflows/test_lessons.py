"""How lessons reach other releases, with everything at work."""

from dataclasses import replace

from domain.release.lessons.commands import Learned, RecordLessons, TakeUpLesson
from tests.workflows.house import House
from tests.workflows.small import (
    ASHA,
    DINA,
    ONE_SEAT,
    R1A,
    R2A,
    START,
    actor,
    release_plan,
    small_plan,
)


async def test_a_lesson_reaches_a_release_that_waits_for_this_one(house: House) -> None:
    plan = small_plan(house.programme)
    second = release_plan(R2A, begins=START.date(), depends_on=(R1A,), policy=ONE_SEAT, days=0)
    await house.start_at_its_first_gate(replace(plan, releases=(*plan.releases, second)))

    await house.office.tend_release(lesson(house))
    offered = await house.fact("lesson-offered", house.release_stream(R2A))
    recorded = await house.fact("lesson-recorded", house.release_stream(R1A))
    assert offered.fact.position == recorded.fact.position + 1
    await house.office.tend_release(
        TakeUpLesson(
            programme=house.programme,
            release=R2A,
            by=actor(ASHA),
            at=START,
            lesson="1A/L-1",
            how="They are mapped.",
        )
    )
    await house.fact("lesson-taken-up", house.release_stream(R2A))


def lesson(house: House) -> RecordLessons:
    return RecordLessons(
        programme=house.programme,
        release=R1A,
        by=actor(ASHA),
        at=START,
        learned=(Learned(id="L-1", text="Journeys came too late.", to_do="Map them first.", owner=DINA),),
    )
