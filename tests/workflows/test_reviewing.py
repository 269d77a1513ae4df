"""How Temporal's Schedule has a programme reviewed each month."""

from temporalio.client import ScheduleHandle
from temporalio.service import RPCError, RPCStatusCode

from domain.programme.commands import HoldReview
from domain.programme.events import ReviewCalled
from domain.stage import Stage
from runtime.engine import review_schedule
from tests.workflows.house import House
from tests.workflows.small import BEN, R1A, START, actor


async def test_a_schedule_calls_the_review_and_people_note_what_it_came_to(house: House) -> None:
    await house.start_at_its_first_gate()
    schedule = _schedule(house)
    planned = (await schedule.describe()).schedule
    assert planned.state.paused  # Its months are simulated.
    (monthly,) = planned.spec.calendars
    assert [(each.start, each.end) for each in monthly.day_of_month] == [(1, 1)]

    await schedule.trigger()
    called = (await house.fact("review-called", house.programme_stream)).event
    assert isinstance(called, ReviewCalled)
    assert called.month == f"{START:%Y-%m}"
    assert [(each.release, each.stage) for each in called.releases] == [(R1A, Stage.DESIGN)]

    held = HoldReview(
        programme=house.programme, by=actor(BEN), at=START, month=called.month, note="1A needs an analyst."
    )
    await house.office.tend_programme(held)
    assert (await house.happened(house.programme_stream))[-1] == "review-held"


async def test_a_programme_that_has_ended_is_reviewed_no_more(house: House) -> None:
    await house.start()
    await house.pass_gates()
    await house.workflow(house.programme_stream).result()
    assert await _is_gone(_schedule(house))


def _schedule(house: House) -> ScheduleHandle:
    return house.client.get_schedule_handle(review_schedule(house.programme))


async def _is_gone(schedule: ScheduleHandle) -> bool:
    try:
        await schedule.describe()
    except RPCError as error:
        return error.status is RPCStatusCode.NOT_FOUND
    return False
