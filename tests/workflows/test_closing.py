"""How a release goes on after its sign-off until it is closed."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from activities.door import Door
from activities.messages import CarryOut
from activities.releases import Releases
from activities.runs import ClockSetting
from domain.benefit.commands import HandOverBenefit, TakeOverBenefit
from domain.programme.plan import ProgrammePlan
from domain.release.closing.commands import CloseRelease
from domain.release.duty import Due, Duty
from domain.release.going_live.commands import (
    AcceptHandover,
    AddressNonCompliance,
    OfferHandover,
    RaiseNonCompliance,
)
from domain.release.going_live.plan import AfterGoLive
from domain.release.lessons.commands import Learned, RecordLessons
from domain.release.reminding.events import OwnerReminded
from domain.release.transition.commands import PlannedElement, PlanTransition
from domain.release.transition.plan import ElementId, TransitionElement
from domain.stage import Stage
from runtime.engine import TemporalEngine
from runtime.failures import Refused
from runtime.worker import build_worker
from tests.workflows.house import House, open_house
from tests.workflows.recorded import steps
from tests.workflows.server import temporal_in
from tests.workflows.small import ASHA, BEN, CHLOE, DINA, EWAN, R1A, SAVING, SPONSOR, START, actor, small_plan
from workflows.story import STATE

OPTIMISED = 3
SHORT = "limit.historyCount.suggestContinueAsNew=6"


async def test_a_release_closes_by_itself_when_its_optimise_days_are_over(house: House) -> None:
    await _sign_off(house, optimised(house))
    await house.days_pass(OPTIMISED - 1)
    assert await _is_running(house)
    assert "release-closed" not in await house.happened(house.release_stream())

    await house.days_pass(OPTIMISED)
    closed = await house.fact("release-closed", house.release_stream())
    assert closed.fact.at.date() == START.date() + timedelta(days=OPTIMISED)
    await house.workflow(house.release_stream()).result()
    assert await _state(house) == "closed"


async def test_a_release_without_days_to_optimise_closes_at_its_sign_off(house: House) -> None:
    await _sign_off(house, small_plan(house.programme))
    await house.workflow(house.release_stream()).result()
    assert (await house.happened(house.release_stream()))[-2:] == ["release-signed-off", "release-closed"]


async def test_a_release_closes_by_itself_only_once_nobody_is_awaited(house: House) -> None:
    await _sign_off(house, optimised(house))
    await house.office.tend_release(non_compliance(house))
    await house.days_pass(OPTIMISED + 1)
    assert await _is_running(house)

    await house.office.tend_release(
        AddressNonCompliance(**here(house), by=actor(BEN), item="forms", how="They left.")  # type: ignore[arg-type]
    )
    await house.fact("release-closed", house.release_stream())
    await house.workflow(house.release_stream()).result()


async def test_what_is_opened_just_as_a_release_is_to_be_closed_is_waited_for(house: House) -> None:
    await _sign_off(house, optimised(house))
    await house.office.tend_release(non_compliance(house))
    late = START + timedelta(days=OPTIMISED + 1)
    releases = Releases(
        Door(house.store, house.settings.trusted_issuers), TemporalEngine(house.client, house.settings)
    )
    outlook = await releases.carry_out(
        CarryOut(
            programme=house.programme,
            release=R1A,
            due=Due(duty=Duty.CLOSE_RELEASE, at=late, stage=Stage.SIGN_OFF),
            at=late,
            clock=ClockSetting(),
        )
    )
    assert (outlook.over, outlook.due) == (False, None)


async def test_where_the_programme_has_a_team_people_close_it_once_the_service_owns_its_benefits(
    house: House,
) -> None:
    plan = replace(optimised(house), programme_team=(SPONSOR,))
    (benefit,) = plan.benefits
    await _sign_off(house, replace(plan, benefits=(replace(benefit, owner=BEN),)))
    await house.days_pass(OPTIMISED + 1)
    close = CloseRelease(**here(house), by=actor(ASHA))  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        await house.office.tend_release(close)
    assert "ben, who owns the benefit B-1A, belongs to the programme." in refused.value.message

    of_it = {"programme": house.programme, "benefit": SAVING, "at": START}
    await house.office.hand_over_benefit(HandOverBenefit(**of_it, by=actor(BEN), to=EWAN))  # type: ignore[arg-type]
    await house.office.hand_over_benefit(TakeOverBenefit(**of_it, by=actor(EWAN)))  # type: ignore[arg-type]
    await _hand_the_portal_over(house)
    await house.office.tend_release(lesson(house))
    assert await _is_running(house)
    await house.office.tend_release(close)
    await house.workflow(house.release_stream()).result()
    assert (await house.happened(house.release_stream()))[-1] == "release-closed"


async def test_whoever_answers_for_something_is_reminded_once_on_its_day(house: House) -> None:
    plan = replace(
        small_plan(house.programme),
        transition=(TransitionElement(id=ElementId("support"), name="Go-live support"),),
    )
    (release,) = plan.releases
    plan = replace(plan, releases=(replace(release, after_go_live=AfterGoLive(optimise_days=OPTIMISED)),))
    await house.start_at_its_first_gate(plan)
    due = START.date() + timedelta(days=1)
    wanted = PlannedElement(element=ElementId("support"), owner=EWAN, due=due)
    await house.office.tend_release(PlanTransition(**here(house), by=actor(ASHA), elements=(wanted,)))  # type: ignore[arg-type]
    await house.days_pass(2)

    reminded = (await house.fact("owner-reminded", house.release_stream())).event
    assert isinstance(reminded, OwnerReminded)
    assert (reminded.reminder.to, reminded.reminder.day, reminded.at.date()) == (EWAN, due, due)
    assert (await house.happened(house.release_stream())).count("owner-reminded") == 1
    history = await house.workflow(house.release_stream()).fetch_history()
    (sent,) = [step for step in steps(history.events) if "notify" in step]
    assert sent


def test_its_end_is_acted_on_once_though_it_goes_on_in_new_runs(tmp_path: Path, sqlite_url: str) -> None:
    with temporal_in(tmp_path / "temporal", SHORT) as server:
        asyncio.run(_close_in_short_runs(sqlite_url, server.address))


async def _close_in_short_runs(url: str, address: str) -> None:
    async with open_house(url, address) as house, build_worker(house.client, house.store, house.settings):
        await _sign_off(house, optimised(house))
        await _hand_the_portal_over(house)
        await house.days_pass(OPTIMISED)
        await house.fact("release-closed", house.release_stream())
        await house.workflow(house.release_stream()).result()
        last_run = await house.workflow(house.release_stream()).fetch_history()
        started = last_run.events[0].workflow_execution_started_event_attributes
        assert started.continued_execution_run_id
        assert not [step for step in steps(last_run.events) if "end_release" in step]


async def _sign_off(house: House, plan: ProgrammePlan) -> None:
    await house.start(plan)
    await house.pass_gates()
    await house.fact("programme-ended", house.programme_stream)


async def _hand_the_portal_over(house: House) -> None:
    offer = OfferHandover(**here(house), by=actor(ASHA), part="portal", to=CHLOE)  # type: ignore[arg-type]
    await house.office.tend_release(offer)
    await house.office.tend_release(AcceptHandover(**here(house), by=actor(CHLOE), part="portal"))  # type: ignore[arg-type]


async def _is_running(house: House) -> bool:
    description = await house.workflow(house.release_stream()).describe()
    return description.status is not None and description.status.name == "RUNNING"


async def _state(house: House) -> str | None:
    description = await house.workflow(house.release_stream()).describe()
    return description.typed_search_attributes.get(STATE)


def optimised(house: House) -> ProgrammePlan:
    plan = small_plan(house.programme)
    (release,) = plan.releases
    return replace(plan, releases=(replace(release, after_go_live=AfterGoLive(optimise_days=OPTIMISED)),))


def non_compliance(house: House) -> RaiseNonCompliance:
    return RaiseNonCompliance(**here(house), by=actor(ASHA), item="forms", what="Two print.", owner=BEN)  # type: ignore[arg-type]


def here(house: House) -> dict[str, object]:
    return {"programme": house.programme, "release": R1A, "at": START}


def lesson(house: House) -> RecordLessons:
    return RecordLessons(
        programme=house.programme,
        release=R1A,
        by=actor(ASHA),
        at=START,
        learned=(Learned(id="L-1", text="Journeys came too late.", to_do="Map them first.", owner=DINA),),
    )
