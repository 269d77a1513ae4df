"""What was known then: the same questions, asked of the past."""

from datetime import datetime
from functools import partial

import pytest

from eventstore.store import EventStore
from readmodels.as_of import as_of
from readmodels.benefits_by_year import benefit_table
from readmodels.gate_page import read_gate_page
from readmodels.inbox import waiting
from readmodels.release_board import programmes, releases
from readmodels.timeline import timeline
from readmodels.under_way import under_way
from tests.readmodels import story
from tests.readmodels.cast import PROGRAMME, at
from tests.readmodels.steps import tell
from tests.readmodels.test_rebuilding import every_row


async def test_a_past_day_shows_the_gate_still_open(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    async with as_of(store, at(4, 24)) as then:
        (gate,) = await then.query(waiting)
        page = await read_gate_page(then, "care/1A/design")
        first, _ = await then.query(releases)

    assert (gate.id, gate.round) == ("care/1A/design", 1)
    assert (page.state, page.round, len(page.refused)) == ("open", 1, 1)
    assert first.state == "at its gate"


async def test_a_past_position_shows_the_views_of_then(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    position, views = await store.position(), await store.query(every_row)
    told = await store.query(timeline)
    await tell(store, *story.ben_rejects())

    async with as_of(store, position) as then:
        assert await then.query(every_row) == views
        assert await then.query(timeline) == told


async def test_now_shows_what_the_record_shows(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    async with as_of(store, await store.position()) as now:
        for question in (every_row, waiting, programmes, releases, timeline, under_way):
            assert await now.query(question) == await store.query(question)
        benefits = partial(benefit_table, programme=PROGRAMME)
        assert await now.query(benefits) == await store.query(benefits)


async def test_before_the_beginning_nothing_was_known(store: EventStore) -> None:
    await tell(store, *story.programme_starts())

    async with as_of(store, at(1, 1, year=1999)) as then:
        assert await then.query(programmes) == ()
        assert await then.query(timeline) == ()


async def test_a_moment_without_a_time_zone_is_refused(store: EventStore) -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        async with as_of(store, datetime(2018, 4, 24)):
            pass
