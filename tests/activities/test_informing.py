"""What is recorded in the same breath as a command, and what a command learns on its way to the record."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from activities.door import Door
from activities.informing import informed
from domain.aggregate import RELEASE
from domain.benefit.commands import HandOverBenefit, RegisterBenefit, TakeOverBenefit, WriteOffBenefit
from domain.gate.outcome import Outcome
from domain.programme.commands import HandOverLead, StartProgramme
from domain.programme.plan import ProgrammePlan
from domain.refusal import Rejected
from domain.release.closing.commands import CloseRelease
from domain.release.closing.ownership import OwnedBenefit
from domain.release.commands import (
    EnterStage,
    RegisterRelease,
    SubmitStage,
    TakeOutcome,
    release_stream,
)
from domain.release.going_live.commands import GoLive
from domain.release.lessons.commands import Learned, RecordLessons
from domain.release.plan import ReleaseId, ReleasePlan
from domain.release.state import Release
from domain.release.terms import Terms
from domain.roster import Leaver
from domain.stage import Stage
from eventstore.store import EventStore
from runtime.settings import DEVELOPMENT_ISSUER
from tests.workflows.small import (
    ASHA,
    BEN,
    CHLOE,
    DINA,
    EWAN,
    ONE_SEAT,
    R1A,
    R2A,
    ROSTER,
    SAVING,
    SPONSOR,
    START,
    actor,
    release_plan,
    small_plan,
)

R3A, PACKAGE = ReleaseId("3A"), ReleaseId("WP")


def _plan(id: ReleaseId) -> ReleasePlan:
    return release_plan(id, begins=START.date(), policy=ONE_SEAT, days=10)


RELEASES = (*map(_plan, (R1A, R2A, R3A)), replace(_plan(PACKAGE), kind="work package"))
PLAN: ProgrammePlan = replace(small_plan("care"), releases=RELEASES)
LEARNED = Learned(id="L-1", text="Journeys came too late.", to_do="Map them first.", owner=BEN)
LESSON = RecordLessons(
    programme="care",
    release=R1A,
    by=actor(ASHA),
    at=START,
    learned=(LEARNED,),
)
CLOSE = CloseRelease(programme="care", release=R1A, by=actor(ASHA), at=START)


@pytest.fixture
async def door(database_url: str) -> AsyncIterator[Door]:
    """A record in which a programme of four releases has started, and 3A has passed its design."""
    async with await EventStore.open(database_url) as store:
        door = Door(store, [DEVELOPMENT_ISSUER])
        await _start(door, PLAN)
        await _pass_design(door, R3A)
        yield door


async def test_a_lesson_is_offered_to_every_release_that_is_still_designed(door: Door) -> None:
    await _say(door, LESSON)
    assert await _offered(door) == {"1A": (), "2A": ("1A/L-1",), "3A": (), "WP": ("1A/L-1",)}
    before = await _offered(door)
    await _pass_design(door, R2A)
    await _say(door, LESSON)
    assert await _offered(door) == before


async def test_a_lesson_for_some_kinds_is_offered_to_those(door: Door) -> None:
    await _say(door, replace(LESSON, learned=(replace(LEARNED, kinds=("work package",)),)))
    assert await _offered(door) == {"1A": (), "2A": (), "3A": (), "WP": ("1A/L-1",)}


async def test_a_lesson_that_is_refused_is_offered_to_nobody(door: Door) -> None:
    with pytest.raises(Rejected):
        await _say(door, replace(LESSON, learned=(replace(LEARNED, text=" "),)))
    assert set((await _offered(door)).values()) == {()}


async def test_whoever_closes_is_judged_by_the_owners_in_the_record(door: Door) -> None:
    made_up = (OwnedBenefit(benefit=SAVING, owner=CHLOE),)
    (command,) = await informed(door, replace(CLOSE, benefits=made_up, team=(CHLOE,)))
    owned = OwnedBenefit(benefit=SAVING, owner=EWAN)
    assert command == replace(CLOSE, benefits=(owned,), team=(BEN,), lead=ASHA)


async def test_a_benefit_that_was_taken_over_has_its_new_owner(door: Door) -> None:
    of_it = {"programme": "care", "benefit": SAVING, "at": START}
    await _say(door, HandOverBenefit(**of_it, by=actor(EWAN), to=BEN))  # type: ignore[arg-type]
    await _say(door, TakeOverBenefit(**of_it, by=actor(BEN)))  # type: ignore[arg-type]
    (command,) = await informed(door, CLOSE)
    owned = OwnedBenefit(benefit=SAVING, owner=BEN)
    assert command == replace(CLOSE, benefits=(owned,), team=(BEN,), lead=ASHA)


async def test_an_owner_who_left_is_told_of_and_a_benefit_that_ended_is_not(database_url: str) -> None:
    left = Leaver(who=EWAN, left=(START - timedelta(days=1)).date())
    async with await EventStore.open(database_url) as store:
        door = Door(store, [DEVELOPMENT_ISSUER])
        await _start(door, replace(PLAN, roster=replace(ROSTER, leavers=(left,))))
        (command,) = await informed(door, CLOSE)
        assert isinstance(command, CloseRelease)
        assert command.benefits == (OwnedBenefit(benefit=SAVING, owner=EWAN, has_left=True),)
        write_off = WriteOffBenefit(
            programme="care", benefit=SAVING, by=actor(EWAN), at=START, reason="No posts go."
        )
        await _say(door, write_off)
        assert await informed(door, CLOSE) == (replace(CLOSE, team=(BEN,), lead=ASHA),)


async def test_whoever_leads_on_that_day_is_looked_up(door: Door) -> None:
    tomorrow = START + timedelta(days=1)
    hand_over = HandOverLead(
        programme="care",
        release=R1A,
        to=EWAN,
        day=tomorrow.date(),
        reason="Asha moves on.",
        by=actor(DINA),
        at=START,
    )
    await door.settle(hand_over)
    go_live = GoLive(programme="care", release=R1A, by=actor(EWAN), at=START, lead=EWAN)
    assert await informed(door, go_live) == (replace(go_live, lead=ASHA),)
    later = replace(go_live, at=tomorrow, lead=None)
    assert await informed(door, later) == (replace(later, lead=EWAN),)


async def _start(door: Door, plan: ProgrammePlan) -> None:
    by = actor(ASHA)
    await door.settle(StartProgramme(programme=plan.id, by=by, at=START, plan=plan))
    terms = Terms(programme_team=(SPONSOR,))
    for each in plan.releases:
        owned = tuple(benefit.id for benefit in plan.benefits if benefit.release == each.id)
        await door.settle(
            RegisterRelease(
                programme=plan.id, release=each.id, by=by, at=START, plan=each, benefits=owned, terms=terms
            )
        )
    for promised in plan.benefits:
        await door.settle(
            RegisterBenefit(programme=plan.id, benefit=promised.id, by=by, at=START, profile=promised)
        )


async def _pass_design(door: Door, release: ReleaseId) -> None:
    here = {"programme": "care", "release": release, "by": actor(ASHA), "at": START}
    design = {**here, "stage": Stage.DESIGN, "round": 1}
    await _say(door, EnterStage(**design))  # type: ignore[arg-type]
    await _say(door, SubmitStage(**design))  # type: ignore[arg-type]
    outcome = TakeOutcome(**design, outcome=Outcome.APPROVED, evidence_digest="")  # type: ignore[arg-type]
    await _say(door, outcome)


async def _say(door: Door, command: object) -> None:
    await door.settle(*await informed(door, command))  # type: ignore[arg-type]


async def _offered(door: Door) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in RELEASES:
        release: Release = await door.look(RELEASE, release_stream("care", each.id))
        found[each.id] = tuple(release.lessons.offered)
    return found
