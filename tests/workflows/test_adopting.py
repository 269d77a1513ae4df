"""How a running programme takes on other people and rules."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from activities.envelope import CommandEnvelope, sealed
from domain.aggregate import Command
from domain.gate.step import decided_by
from domain.identity import Identity
from domain.programme.commands import AdoptPolicy, AdoptRoster, ClearRelease
from domain.programme.events import RosterAdopted
from domain.release.plan import ReleasePlan
from domain.roster import RoleId, Roster, held_by
from domain.stage import Stage
from runtime.failures import Refused
from tests.workflows.house import House
from tests.workflows.small import (
    BEN,
    CHIEF,
    CHLOE,
    DINA,
    FINANCE,
    ONE_SEAT,
    R1A,
    ROSTER,
    SPONSOR,
    START,
    TWO_SEATS,
    actor,
    small_plan,
)
from workflows.programme_delivery import ProgrammeDelivery


def with_holders(role: RoleId, *holders: Identity) -> Roster:
    roles = (replace(each, holdings=held_by(*holders)) if each.id == role else each for each in ROSTER.roles)
    return replace(ROSTER, roles=tuple(roles))


CHLOE_SPONSORS = with_holders(SPONSOR, CHLOE)
NO_FINANCE = with_holders(FINANCE)


def roster_for(house: House, roster: Roster, who: Identity = DINA) -> AdoptRoster:
    return AdoptRoster(programme=house.programme, by=actor(who), at=START, roster=roster, reason="Ben moved.")


async def test_open_gate_keeps_its_people_and_the_next_has_the_new_ones(house: House) -> None:
    design = await house.start_at_its_first_gate()

    await house.office.tend_programme(roster_for(house, CHLOE_SPONSORS))

    assert (await house.decide(design, BEN)).counts
    consultation = await house.open_gate(Stage.CONSULTATION)
    assert (await house.decide(consultation, BEN)).refusal == "NotADecider"
    assert (await house.decide(consultation, CHLOE)).counts


async def test_new_gates_follow_the_new_policy(house: House) -> None:
    design = await house.start_at_its_first_gate()
    both = replace(ONE_SEAT, steps=decided_by(SPONSOR, FINANCE))
    command = AdoptPolicy(
        programme=house.programme, by=actor(DINA), at=START, policy=both, reason="Audit asked for it."
    )

    await house.office.tend_programme(command)
    await house.decide(design, BEN)

    consultation = await house.open_gate(Stage.CONSULTATION)
    assert (await house.decide(consultation, BEN)).outcome is None


async def test_adoption_is_dated_by_the_programmes_own_clock(house: House) -> None:
    await house.start_at_its_first_gate()

    await house.office.tend_programme(replace(roster_for(house, CHLOE_SPONSORS), at=START.replace(year=2031)))

    adopted = (await house.fact("roster-adopted", house.programme_stream, nth=2)).event
    assert isinstance(adopted, RosterAdopted)
    assert (adopted.at.year, adopted.by, adopted.reason) == (START.year, DINA, "Ben moved.")


async def test_refusal_names_the_rule(house: House) -> None:
    await house.start_at_its_first_gate()

    for command, code in (
        (roster_for(house, CHLOE_SPONSORS, BEN), "NotASteward"),
        (roster_for(house, with_holders(SPONSOR, DINA)), "GrantsOwnAuthority"),
        (roster_for(house, with_holders(CHIEF)), "NoStewardLeft"),
    ):
        with pytest.raises(Refused) as refused:
            await house.office.tend_programme(command)
        assert refused.value.code == code


async def test_gates_that_were_passed_ask_for_nobody(house: House) -> None:
    plan = small_plan(house.programme)
    release = with_design_gate_of_two(plan.release(R1A))
    design = await house.start_at_its_first_gate(replace(plan, releases=(release,)))
    claims_it_is_passed = replace(roster_for(house, NO_FINANCE), passed=(design.gate,))

    with pytest.raises(Refused) as refused:
        await house.office.tend_programme(claims_it_is_passed)
    await house.decide(design, BEN)
    await house.decide(design, CHLOE)
    await house.open_gate(Stage.CONSULTATION)
    await house.office.tend_programme(roster_for(house, NO_FINANCE))

    assert (refused.value.code, design.gate in refused.value.message) == ("GateNeverOpens", True)


def with_design_gate_of_two(plan: ReleasePlan) -> ReleasePlan:
    return replace(plan, stages=(replace(plan.stages[0], gate=TWO_SEATS.id), *plan.stages[1:]))


async def test_programme_that_has_ended_keeps_its_people(house: House) -> None:
    await house.start()
    await house.pass_gates()
    await house.fact("programme-ended", house.programme_stream)

    with pytest.raises(Refused) as refused:
        await house.office.tend_programme(roster_for(house, CHLOE_SPONSORS))

    assert refused.value.code == "ProgrammeOver"


def named_otherwise(command: Command) -> CommandEnvelope:
    return CommandEnvelope(name="adopt-policy", command=command)


@pytest.mark.parametrize(
    ("envelope", "told"),
    [
        (sealed, "clear-release is not for people to send."),
        (lambda command: CommandEnvelope(name="delete-everything", command={}), "is not for people to send."),
        (named_otherwise, "validation error"),
    ],
)
async def test_only_what_people_may_send_is_taken(
    house: House, envelope: Callable[[Command], CommandEnvelope], told: str
) -> None:
    await house.start_at_its_first_gate()
    clear = ClearRelease(programme=house.programme, by=actor(DINA), at=START, release=R1A)

    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await house.workflow(house.programme_stream).execute_update(
            ProgrammeDelivery.tend_programme, envelope(clear)
        )

    assert isinstance(failed.value.cause, ApplicationError)
    assert told in failed.value.cause.message
    assert (await house.open_gate()).stage is Stage.DESIGN


async def test_what_is_meant_for_another_programme_is_not_taken(house: House) -> None:
    await house.start_at_its_first_gate()
    stray = replace(roster_for(house, CHLOE_SPONSORS), programme="another")

    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await house.workflow(house.programme_stream).execute_update(
            ProgrammeDelivery.tend_programme, sealed(stray)
        )

    assert isinstance(failed.value.cause, ApplicationError)
    assert failed.value.cause.type == "NotForThisProgramme"
