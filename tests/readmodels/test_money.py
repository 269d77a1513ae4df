"""What a programme's money looks like, now and then."""

from datetime import datetime
from functools import partial

import pytest

from domain.fund.refusals import FundUnknown
from eventstore.store import EventStore
from readmodels.as_of import as_of
from readmodels.money import MoneyPage, money
from tests.readmodels import money as story
from tests.readmodels.cast import PROGRAMME, at
from tests.readmodels.steps import tell
from tests.readmodels.story import programme_starts

IN_AUGUST = at(8, 1)


async def test_every_penny_is_accounted_for(store: EventStore) -> None:
    await tell(store, *programme_starts(), *story.whole_money())

    page = await seen(store)

    assert (page.envelope, page.taken, page.drawn, page.left) == (
        500_000_00,
        240_000_01,
        240_000_01,
        259_999_99,
    )
    assert [(each.year, each.planned, each.taken, each.left) for each in page.years] == [
        ("2018/19", 300_000_00, 240_000_01, 59_999_99),
        ("2019/20", 200_000_00, 0, 200_000_00),
    ]
    assert [(each.line, each.planned, each.moved, each.unspent) for each in page.lines] == [
        ("team", 400_000_00, 86_000_00, 245_999_99),
        ("spare", 100_000_00, -86_000_00, 14_000_00),
    ]


async def test_each_ask_says_how_far_it_has_come(store: EventStore) -> None:
    await tell(store, *programme_starts(), *story.whole_money())

    page = await seen(store)

    assert [(each.ask, each.state, each.capability, each.drawn) for each in page.asks] == [
        ("2018-19", "taken back", "2018-19-1", 240_000_01),
        ("more", "not granted: rejected", "", 0),
        ("backfill", "moved", "backfill-1", 0),
    ]
    assert {(each.requested_by, each.year) for each in page.asks} == {("Asha Rao", "2018/19")}
    assert page.asks[0].gate == "care/2018-19"


async def test_an_ask_at_its_gate_is_taken_and_not_drawn(store: EventStore) -> None:
    await tell(store, *story.the_fund_is_established(), story.ask(story.FIRST, 250_000_00, at(4, 5)))

    page = await seen(store)

    assert (page.taken, page.drawn, page.asks[0].state) == (250_000_00, 0, "at its gate")


async def test_a_grant_that_nobody_drew_expires(store: EventStore) -> None:
    asked = story.ask(story.FIRST, 250_000_00, at(4, 5))
    await tell(store, *story.the_fund_is_established(), asked, story.grant(story.FIRST, at(4, 9)))

    assert (await seen(store)).asks[0].state == "granted"
    later = await seen(store, when=at(4, 2, year=2019))
    assert (later.asks[0].state, later.taken) == ("expired", 0)


async def test_the_past_shows_who_had_stopped_all_money(store: EventStore) -> None:
    await tell(store, *programme_starts(), *story.whole_money())
    assert (await seen(store)).frozen is None

    async with as_of(store, at(6, 2)) as then:
        page = await then.query(partial(money, programme=PROGRAMME, at=at(6, 2)))

    assert page.frozen is not None
    assert (page.frozen.by, page.frozen.reason, page.frozen.since) == ("Dev Mistry", "Section 114", at(6, 1))
    assert page.asks[0].state == "drawn"


async def test_a_programme_without_money_says_so(store: EventStore) -> None:
    await tell(store, *programme_starts())

    with pytest.raises(FundUnknown):
        await seen(store)


async def seen(store: EventStore, *, when: datetime = IN_AUGUST) -> MoneyPage:
    return await store.query(partial(money, programme=PROGRAMME, at=when))
