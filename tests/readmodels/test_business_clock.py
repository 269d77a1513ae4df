"""What time it is in a programme."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from domain.programme.commands import StartProgramme
from eventstore.store import EventStore
from readmodels.business_clock import moment_in
from tests.readmodels.cast import ASHA, PLAN, PROGRAMME, actor, at
from tests.readmodels.steps import tell

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
START = StartProgramme(programme=PROGRAMME, plan=replace(PLAN, benefits=()), by=actor(ASHA), at=at(3, 1))


async def test_it_is_now_however_long_nothing_has_happened(store: EventStore) -> None:
    await tell(store, START)

    assert await store.query(partial(moment_in, programme=PROGRAMME, now=NOW)) == NOW


async def test_a_simulated_programme_is_as_late_as_its_own_newest_event(store: EventStore) -> None:
    other = replace(PLAN, id="other", benefits=())
    await tell(store, replace(START, is_simulated=True))
    await tell(store, StartProgramme(programme="other", plan=other, by=actor(ASHA), at=at(6, 1)))

    assert await store.query(partial(moment_in, programme=PROGRAMME, now=NOW)) == at(3, 1)
    assert await store.query(partial(moment_in, programme="other", now=NOW)) == NOW


async def test_of_a_programme_that_has_not_begun_nobody_knows_better(store: EventStore) -> None:
    assert await store.query(partial(moment_in, programme=PROGRAMME, now=NOW)) == NOW
