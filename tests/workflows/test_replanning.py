"""How a running programme is planned anew, and hears of what it waits for outside."""

from dataclasses import replace
from datetime import timedelta

from domain.programme.commands import MeetExternal, Replan
from domain.programme.outside.dependency import ExternalDependency
from domain.release.events import StageEntered
from domain.release.plan import ExternalId, ReleasePlan
from domain.stage import Stage
from readmodels.recorded import recorded
from tests.workflows.house import House
from tests.workflows.small import DINA, ONE_SEAT, R1A, R2A, START, actor, release_plan, small_plan

IN_FIVE_DAYS = START.date() + timedelta(days=5)
CASE_SYSTEMS = ExternalDependency(
    id=ExternalId("X1"), name="Case systems", needed_by=IN_FIVE_DAYS, owner="Another programme"
)


def goes_on_after(plan: ReleasePlan, days: int) -> ReleasePlan:
    """The same release with everything after design so many days later."""
    shift = timedelta(days=days)
    design, *rest = plan.stages
    return replace(
        plan,
        stages=(
            design,
            *(replace(each, starts=each.starts + shift, ends=each.ends + shift) for each in rest),
        ),
    )


async def test_a_waiting_stage_moves_and_a_release_that_is_added_starts(house: House) -> None:
    plan = small_plan(house.programme)
    (first,) = plan.releases
    await house.start(replace(plan, releases=(goes_on_after(first, 30),)))
    await house.pass_gates([Stage.DESIGN])
    added = release_plan(R2A, begins=IN_FIVE_DAYS, policy=ONE_SEAT, days=0)

    await house.office.tend_programme(
        Replan(
            programme=house.programme,
            by=actor(DINA),
            at=START,
            replaces=1,
            releases=(goes_on_after(first, 5), added),
            reason="The platform came early.",
        )
    )
    await house.days_pass(6)

    moved = (await house.fact("stage-entered", house.release_stream(R1A), nth=2)).event
    begun = (await house.fact("stage-entered", house.release_stream(R2A))).event
    assert isinstance(moved, StageEntered)
    assert isinstance(begun, StageEntered)
    assert [moved.at.date(), begun.at.date()] == [IN_FIVE_DAYS, IN_FIVE_DAYS]


async def test_a_release_starts_once_what_it_waits_for_outside_is_met(house: House) -> None:
    plan = small_plan(house.programme)
    waits = replace(plan.release(R1A), depends_on_external=(CASE_SYSTEMS.id,))
    await house.start(replace(plan, releases=(waits,), external=(CASE_SYSTEMS,)))
    await house.days_pass(1)
    assert "release-cleared" not in await house.happened(house.programme_stream)

    await house.office.tend_programme(
        MeetExternal(
            programme=house.programme,
            by=actor(DINA),
            at=START,
            external=CASE_SYSTEMS.id,
            note="Contract of 26 June.",
        )
    )

    assert (await house.open_gate()).stage is Stage.DESIGN


async def test_a_build_begins_days_after_what_it_awaits_outside_is_met(house: House) -> None:
    plan = small_plan(house.programme)
    first = plan.release(R1A)
    waits = goes_on_after(replace(first, build_awaits=(CASE_SYSTEMS.id,)), 8)
    await house.start(replace(plan, releases=(waits,), external=(CASE_SYSTEMS,), replanning_days=3))
    await house.pass_gates([Stage.DESIGN])
    await house.days_pass(9)
    await house.pass_gates([Stage.CONSULTATION])
    await house.days_pass(2)
    assert Stage.BUILD_SPRINTS not in [each.stage for each in await stages_entered(house)]

    await house.office.tend_programme(
        MeetExternal(
            programme=house.programme, by=actor(DINA), at=START, external=CASE_SYSTEMS.id, note="Signed."
        )
    )
    await house.days_pass(14)

    met = await house.fact("external-met", house.programme_stream)
    begun = next(each for each in await stages_entered(house) if each.stage is Stage.BUILD_SPRINTS)
    assert (begun.at.date() - met.event.at.date()).days == 3


async def stages_entered(house: House) -> list[StageEntered]:
    events = [recorded(fact).event for fact in await house.store.read(house.release_stream(R1A))]
    return [each for each in events if isinstance(each, StageEntered)]
