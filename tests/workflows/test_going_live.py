"""How lessons reach other releases, and how a release is closed, with everything at work."""

from dataclasses import replace

import pytest

from domain.benefit.commands import HandOverBenefit, TakeOverBenefit
from domain.release.closing.commands import CloseRelease
from domain.release.going_live.commands import AcceptHandover, OfferHandover
from domain.release.lessons.commands import RecordLesson, TakeUpLesson
from runtime.failures import Refused
from tests.workflows.house import House
from tests.workflows.small import (
    ASHA,
    BEN,
    CHLOE,
    DINA,
    EWAN,
    ONE_SEAT,
    R1A,
    R2A,
    SAVING,
    SPONSOR,
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


async def test_a_release_is_closed_once_its_benefits_are_owned_by_the_service(house: House) -> None:
    plan = replace(small_plan(house.programme), programme_team=(SPONSOR,))
    (benefit,) = plan.benefits
    await house.start(replace(plan, benefits=(replace(benefit, owner=BEN),)))
    await house.pass_gates()
    await house.fact("programme-ended", house.programme_stream)

    here = {"programme": house.programme, "release": R1A, "at": START}
    close = CloseRelease(**here, by=actor(ASHA))  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        await house.office.tend_release(close)
    assert "ben, who owns the benefit B-1A, belongs to the programme." in refused.value.message

    of_it = {"programme": house.programme, "benefit": SAVING, "at": START}
    await house.office.hand_over_benefit(HandOverBenefit(**of_it, by=actor(BEN), to=EWAN))  # type: ignore[arg-type]
    await house.office.hand_over_benefit(TakeOverBenefit(**of_it, by=actor(EWAN)))  # type: ignore[arg-type]
    await house.office.tend_release(OfferHandover(**here, by=actor(ASHA), part="portal", to=CHLOE))  # type: ignore[arg-type]
    await house.office.tend_release(AcceptHandover(**here, by=actor(CHLOE), part="portal"))  # type: ignore[arg-type]
    await house.office.tend_release(lesson(house))
    await house.office.tend_release(close)
    await house.fact("release-closed", house.release_stream())


def lesson(house: House) -> RecordLesson:
    return RecordLesson(
        programme=house.programme,
        release=R1A,
        by=actor(ASHA),
        at=START,
        lesson="L-1",
        text="Journeys came too late.",
        to_do="Map them first.",
        owner=DINA,
    )
