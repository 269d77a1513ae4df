"""No post or line of a budget is claimed twice in the record, whoever writes at the same moment (P-04)."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from activities.door import Door
from activities.envelope import sealed
from activities.programmes import Programmes
from domain.aggregate import BENEFIT, PROGRAMME
from domain.benefit.commands import WithdrawBenefit, benefit_stream
from domain.benefit.profile import BenefitId
from domain.benefit.refusals import ClaimedTwice
from domain.programme.commands import Replan, StartProgramme, programme_stream
from domain.refusal import Rejected
from domain.release.plan import ReleaseId
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.activities.test_replanning import NobodyStarts
from tests.domain.people import ISSUER, LATER, LOCKGATE
from tests.domain.programme.planning import A_QUARTER_ON, replan
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, START

RACES = 20
POST = ("post 13",)
ANOTHER = ("post 14",)
SAVING = PLAN.benefits[0].id


@pytest.fixture
async def doors(database_url: str) -> AsyncIterator[tuple[Door, Door]]:
    async with (
        await EventStore.open(database_url, PROJECTIONS) as here,
        await EventStore.open(database_url, PROJECTIONS) as there,
    ):
        yield Door(here, [ISSUER]), Door(there, [ISSUER])


def claiming(programme: str, claims: Sequence[str], *, group: str = "posts") -> StartProgramme:
    profile = replace(PLAN.benefits[0], overlap_group=group, claims=tuple(claims))
    return replace(START, programme=programme, plan=replace(PLAN, id=programme, benefits=(profile,)))


async def begin(door: Door, command: StartProgramme) -> type[Rejected] | None:
    try:
        await Programmes(door, NobodyStarts()).begin_programme(command)
    except Rejected as refusal:
        return type(refusal)
    return None


async def test_a_claim_made_in_another_programme_is_refused_by_name(doors: tuple[Door, Door]) -> None:
    one, other = doors
    await begin(one, claiming("smarter", POST))

    with pytest.raises(ClaimedTwice) as refused:
        await Programmes(other, NobodyStarts()).begin_programme(claiming("onn", (*ANOTHER, *POST)))

    assert refused.value.detail == (
        f"post 13 is claimed by {SAVING} of the release 1A in the programme smarter already."
    )
    assert (await other.look(PROGRAMME, programme_stream("onn"))).started is None


async def test_another_post_and_another_group_are_free(doors: tuple[Door, Door]) -> None:
    one, other = doors
    await begin(one, claiming("smarter", POST))

    assert await begin(other, claiming("onn", ANOTHER)) is None
    assert await begin(other, claiming("third", POST, group="lines")) is None


async def test_of_programmes_that_claim_the_same_post_at_once_one_is_refused(
    doors: tuple[Door, Door],
) -> None:
    for number in range(RACES):
        claims = [f"post {number}"]
        answers = await asyncio.gather(
            *(
                begin(door, claiming(f"{name}-{number}", claims))
                for door, name in zip(doors, "ab", strict=True)
            )
        )
        assert set(answers) == {None, ClaimedTwice}, answers


async def test_the_same_programme_begun_again_is_begun_once(doors: tuple[Door, Door]) -> None:
    one, other = doors
    await begin(one, claiming("smarter", POST))

    assert await begin(other, claiming("smarter", POST)) is None
    assert (await other.state_and_version(BENEFIT, benefit_stream("smarter", SAVING)))[1] == 1


async def test_what_a_benefit_claimed_that_was_withdrawn_is_free(doors: tuple[Door, Door]) -> None:
    one, other = doors
    await begin(one, claiming("smarter", POST))
    why = "Its release was stopped."
    await one.settle(WithdrawBenefit(programme="smarter", benefit=SAVING, reason=why, by=LOCKGATE, at=LATER))

    assert await begin(other, claiming("onn", POST)) is None


async def test_a_release_that_is_added_later_claims_nothing_of_another_programme(
    doors: tuple[Door, Door],
) -> None:
    one, other = doors
    await begin(one, claiming("smarter", POST))
    await begin(other, START)

    with pytest.raises(ClaimedTwice, match="in the programme smarter already"):
        await Programmes(other, NobodyStarts()).tend_programme(sealed(_adding(POST, "B-2B")))


async def test_a_release_that_is_added_later_claims_nothing_of_its_own_programme(
    doors: tuple[Door, Door],
) -> None:
    one, other = doors
    await begin(one, claiming(PLAN.id, POST))

    with pytest.raises(ClaimedTwice, match=f"in the programme {PLAN.id} already"):
        await Programmes(other, NobodyStarts()).tend_programme(sealed(_adding(POST, "B-2B")))


async def test_a_benefit_that_is_taken_out_makes_room_for_one_that_is_added(
    doors: tuple[Door, Door],
) -> None:
    one, other = doors
    of_2a = replace(PLAN.benefits[0], release=PLAN_2A.id, overlap_group="posts", claims=POST)
    await begin(one, replace(START, plan=replace(PLAN, benefits=(of_2a,))))

    await Programmes(other, NobodyStarts()).tend_programme(sealed(_adding(POST, "B-2B")))

    added = await one.look(BENEFIT, benefit_stream(PLAN.id, BenefitId("B-2B")))
    assert added.profile.claims == POST


def _adding(claims: Sequence[str], benefit: str) -> Replan:
    """The release 2B instead of 2A, with a benefit that claims something."""
    added = replace(A_QUARTER_ON, id=ReleaseId("2B"))
    profile = replace(
        PLAN.benefits[0],
        id=BenefitId(benefit),
        release=added.id,
        overlap_group="posts",
        claims=tuple(claims),
    )
    return replace(replan(PLAN_1A, added), benefits=(profile,))
