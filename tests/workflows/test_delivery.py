"""How a programme runs from its start to its last benefit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.benefit.commands import ConfirmMeasurement, MeasureBenefit, benefit_stream
from domain.money import Pence
from domain.stage import STAGES, Stage
from eventstore.facts import StoredFact
from eventstore.verify import verify
from tests.workflows.house import House
from tests.workflows.small import (
    CHLOE,
    EWAN,
    ONE_SEAT,
    R1A,
    R2A,
    SAVING,
    START,
    actor,
    release_plan,
    small_plan,
)

REVIEW_DAY = datetime(2018, 8, 1, tzinfo=UTC)


async def test_release_passes_stages_and_its_benefit_is_realised(house_on_each_database: House) -> None:
    house = house_on_each_database
    await house.start()
    await house.pass_gates()
    await house.fact("programme-ended", house.programme_stream)

    benefit = benefit_stream(house.programme, SAVING)
    await house.move_to(REVIEW_DAY)
    await house.fact("measurement-asked", benefit)
    await house.office.tend_benefit(
        MeasureBenefit(
            programme=house.programme,
            benefit=SAVING,
            by=actor(EWAN),
            at=START,
            review=1,
            annual=Pence(100_000_00),
        )
    )
    await house.office.tend_benefit(
        ConfirmMeasurement(programme=house.programme, benefit=SAVING, by=actor(CHLOE), at=START, review=1)
    )

    assert (await house.happened(benefit))[-4:] == [
        "measurement-asked",
        "benefit-measured",
        "measurement-confirmed",
        "benefit-realised",
    ]
    assert (await house.happened(house.release_stream())).count("stage-passed") == len(STAGES)
    assert (await verify(house.store)).is_clean


async def test_each_stage_waits_out_its_work(house: House) -> None:
    await house.start(small_plan(house.programme, days=1))
    await house.days_pass(1)
    await house.pass_gates(STAGES[:1])
    await house.days_pass(2)
    await house.pass_gates(STAGES[1:2])
    facts = await house.store.read(house.release_stream())
    opened = next(fact for fact in facts if fact.type == "consultation-opened")
    closed = next(fact for fact in facts if fact.type == "consultation-closed")
    assert (closed.at - opened.at).days == 1


async def test_stages_planned_side_by_side_overlap_and_pass_their_gates_in_order(house: House) -> None:
    plan = small_plan(house.programme, days=2)
    (release,) = plan.releases
    early = replace(
        release.stage(Stage.TRAINING), starts=release.stage(Stage.BUILD_SPRINTS).starts + timedelta(days=1)
    )
    stages = tuple(early if each.stage is Stage.TRAINING else each for each in release.stages)
    await house.start(replace(plan, releases=(replace(release, stages=stages),)))
    for days in (2, 4, 6):
        await house.days_pass(days)
        await house.pass_gates(STAGES[days // 2 - 1 : days // 2])
    happened = await house.happened(house.release_stream())
    ahead = happened.index("stage-begun-ahead")
    assert happened.index("sprint-started") < ahead < happened.index("sprint-ended")

    # Three days of work from the fifth on: its gate is asked for when they are over, not when its turn came.
    await house.days_pass(8)
    training = await house.fact("stage-submitted", house.release_stream(), nth=4)
    assert training.fact.at.date() == START.date() + timedelta(days=8)


async def test_release_waits_for_what_it_depends_on(house: House) -> None:
    plan = small_plan(house.programme)
    second = release_plan(R2A, begins=START.date(), depends_on=(R1A,), policy=ONE_SEAT, days=0)
    await house.start(replace(plan, releases=(*plan.releases, second)))

    await house.pass_gates(STAGES[:-1])
    assert not any("/2A" in fact.stream for fact in await _entered(house))
    await house.pass_gates(STAGES[-1:])
    await house.pass_gates(release=R2A)

    ended = await house.fact("programme-ended", house.programme_stream)
    signed_off = await house.fact("release-signed-off", house.release_stream(R1A))
    (first_of_second,) = [fact for fact in await _entered(house) if fact.stream == house.release_stream(R2A)][
        :1
    ]
    assert signed_off.fact.position < first_of_second.position < ended.fact.position


async def _entered(house: House) -> list[StoredFact]:
    return [fact async for fact in house.store.read_all() if fact.type == "stage-entered"]
