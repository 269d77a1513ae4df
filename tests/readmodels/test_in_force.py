"""Which people and rules a programme has in force, and which open gates keep older ones."""

from dataclasses import replace
from functools import partial

from domain.programme.commands import AdoptPolicy, AdoptRoster
from eventstore.store import EventStore
from readmodels.in_force import BehindTheTimes, behind_the_times, in_force
from readmodels.timeline import timeline
from tests.readmodels import story
from tests.readmodels.cast import ASHA, DEV, EVE, POLICY, PROGRAMME, ROSTER, actor, at
from tests.readmodels.steps import tell

NEWER = replace(
    ROSTER,
    roles=(
        replace(
            ROSTER.roles[0],
            holdings=(*ROSTER.roles[0].holdings, replace(ROSTER.roles[0].holdings[0], who=EVE)),
        ),
        ROSTER.roles[1],
    ),
)
STRICTER = replace(POLICY, answer_within_days=5)
OTHER_PEOPLE = AdoptRoster(
    programme=PROGRAMME, roster=NEWER, reason="Eve joins the board", by=actor(DEV), at=at(4, 22)
)
OTHER_RULES = AdoptPolicy(
    programme=PROGRAMME, policy=STRICTER, reason="It took too long!", by=actor(DEV), at=at(4, 23)
)


async def test_a_programme_begins_with_what_its_plan_says(store: EventStore) -> None:
    assert await store.query(partial(in_force, programme=PROGRAMME)) is None
    await tell(store, *story.programme_starts())

    found = await store.query(partial(in_force, programme=PROGRAMME))

    assert found is not None
    assert (found.roster.roster, found.roster.by, found.roster.at) == (ROSTER, ASHA, at(3, 1))
    assert [each.policy for each in found.policies] == [POLICY]


async def test_the_newest_adoption_is_in_force(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), OTHER_PEOPLE, OTHER_RULES)

    found = await store.query(partial(in_force, programme=PROGRAMME))

    assert found is not None
    assert (found.roster.roster, found.roster.by, found.roster.at) == (NEWER, DEV, at(4, 22))
    assert [(each.policy, each.reason) for each in found.policies] == [(STRICTER, "It took too long!")]


async def test_an_open_gate_keeps_what_it_was_opened_with(store: EventStore) -> None:
    behind = partial(behind_the_times, programme=PROGRAMME)
    assert await store.query(behind) == ()
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    assert await store.query(behind) == ()

    await tell(store, OTHER_PEOPLE)
    assert await store.query(behind) == (
        BehindTheTimes(gate="care/1A/design", round=1, roster=True, policy=False),
    )
    await tell(store, OTHER_RULES)
    assert await store.query(behind) == (
        BehindTheTimes(gate="care/1A/design", round=1, roster=True, policy=True),
    )


async def test_a_closed_gate_is_not_behind(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate(), OTHER_PEOPLE)
    await tell(store, *story.ben_rejects())

    assert await store.query(partial(behind_the_times, programme=PROGRAMME)) == ()


async def test_the_timeline_says_who_changed_what_and_why(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), OTHER_PEOPLE, OTHER_RULES)

    told = await store.query(partial(timeline, programme=PROGRAMME))

    assert [each.sentence for each in told[-2:]] == [
        "Dev Mistry adopted another roster, with people: 5, roles: 2: Eve joins the board.",
        "Dev Mistry adopted the policy stage-gate: It took too long!",
    ]
