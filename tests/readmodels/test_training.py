"""How far training has come, and how the network of change champions grows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from domain.release.refusals import ReleaseUnknown
from eventstore.store import EventStore
from readmodels.champion_growth import GrowthPoint, champion_growth
from readmodels.training import TrainingPage, training_page
from tests.domain.people import CHLOE, DINA, NOON
from tests.domain.programme.scene import START
from tests.domain.release.scene import PLAN, PROGRAMME, RELEASE_1A
from tests.domain.release.training import scene
from tests.readmodels.steps import tell

IN_JUNE = NOON + timedelta(days=30)
TRAINED = (
    START,
    scene.REGISTER_TRAINING,
    scene.plan(scene.T_1, scene.T_2, scene.LATER_ON),
    scene.attend(scene.staff(scene.E1, scene.E2), scene.heads(2, scene.BUILDERS)),
    scene.cancel(scene.T_2.id),
)
NAMED = (
    scene.name(scene.champion(), scene.champion(team="Housing")),
    replace(scene.name(scene.champion(CHLOE, "Housing", IN_JUNE.date())), at=IN_JUNE),
)


async def test_the_page_tells_shares_and_sessions(store: EventStore) -> None:
    await tell(store, *TRAINED)

    page = await store.query(page_of)

    assert page.whole is not None
    assert (page.whole.done, page.whole.of) == (6, 12)
    assert [(each.group, each.trained, each.percentage) for each in page.shares[:2]] == [
        ("Technology Testers", 2, 50),
        ("Technology Testers", 2, 50),
    ]
    assert {each.session.id: (each.state, each.came) for each in page.sessions} == {
        "T-1": ("held", 4),
        "T-2": ("cancelled", 0),
        "T-3": ("planned", 0),
    }


async def test_a_release_without_a_list_says_so(store: EventStore) -> None:
    await tell(store, START, replace(scene.REGISTER_TRAINING, plan=PLAN))

    page = await store.query(page_of)

    assert (page.whole, page.shares) == (None, ())


async def test_an_unknown_release_is_refused(store: EventStore) -> None:
    with pytest.raises(ReleaseUnknown):
        await store.query(page_of)


async def test_champions_are_counted_by_month_and_once_each(store: EventStore) -> None:
    await tell(store, *TRAINED, *NAMED)

    growth = await store.query(growth_of)
    page = await store.query(page_of)

    assert growth == (
        GrowthPoint(month="2018-05", people=1, teams=2, growth=0),
        GrowthPoint(month="2018-06", people=2, teams=2, growth=100),
    )
    assert [(each.who, each.team) for each in page.champions] == [
        (DINA.identity, "Housing"),
        (CHLOE.identity, "Housing"),
        (DINA.identity, "Planning"),
    ]


async def test_whoever_stands_down_is_counted_no_more(store: EventStore) -> None:
    stand_down = replace(scene.stand_down(), at=IN_JUNE)
    await tell(store, *TRAINED, NAMED[0], stand_down, replace(stand_down, team="Housing"))

    growth = await store.query(growth_of_all)

    assert [(each.month, each.people, each.growth) for each in growth] == [
        ("2018-05", 1, 0),
        ("2018-06", 0, -100),
    ]


def page_of(connection: Connection) -> TrainingPage:
    return training_page(connection, PROGRAMME, RELEASE_1A)


def growth_of(connection: Connection) -> tuple[GrowthPoint, ...]:
    return champion_growth(connection, PROGRAMME, RELEASE_1A)


def growth_of_all(connection: Connection) -> tuple[GrowthPoint, ...]:
    return champion_growth(connection, PROGRAMME)
