"""What is shown of a programme follows from its history; whatever does not is told with its position."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import Connection, NullPool, Table, create_engine, delete, insert, text, update

from domain.aggregate import Event, aggregate_of
from domain.catalogue import EVENTS
from domain.gate.events import GateClosed
from domain.gate.outcome import Outcome
from domain.gate.outside_policy import Breach
from domain.identity import service
from domain.person.events import PersonalDataErased
from domain.replay.commands import Difference
from eventstore.facts import NewFact
from eventstore.persons import positions_of, token_of
from eventstore.store import Append, EventStore
from eventstore.tokens import Who
from readmodels.benefits_by_year_tables import published_table
from readmodels.exceptions import exceptions
from readmodels.projections import PROJECTIONS
from readmodels.recorded import codec
from readmodels.release_board_tables import releases_table
from readmodels.replaying import Replayed, replay
from readmodels.rows_compared import programme_in
from readmodels.timeline_table import timeline_table
from tests.domain.golden_events import GOLDEN
from tests.readmodels import aftermath, money, standing, story
from tests.readmodels.cast import ASHA, BEN, PROGRAMME, at
from tests.readmodels.steps import tell

BY = service("forger")


async def test_a_whole_story_replays_without_a_difference(store: EventStore) -> None:
    await tell(store, *story.whole_story())

    again = await replayed(store)

    assert again.difference is None
    assert (again.facts, again.until) == (await store.position(), await store.position())
    assert again.rounds == 13
    assert again.rows > again.facts


@pytest.mark.parametrize(
    "told",
    [
        story.story_of_a_stop,
        standing.whole_standing,
        lambda: (*story.programme_starts(), *aftermath.all_of_it(), *aftermath.two_break_it_again()),
        lambda: (*story.programme_starts(), *money.whole_money()),
    ],
    ids=["stop", "standing", "aftermath", "money"],
)
async def test_every_story_replays_without_a_difference(
    store: EventStore, told: Callable[[], object]
) -> None:
    await tell(store, *told())  # type: ignore[misc]

    assert (await replayed(store)).difference is None


async def test_only_the_programme_asked_about_is_replayed(store: EventStore) -> None:
    await tell(store, *standing.whole_standing())

    whole, part = await replayed(store, "county"), await replayed(store)

    assert whole.facts + part.facts == await store.position()


async def test_progress_is_told_as_facts_are_folded(store: EventStore) -> None:
    await tell(store, *story.programme_starts())
    noticed: list[tuple[int, int]] = []

    again = await store.query(
        partial(replay, programme=PROGRAMME, noticed=lambda *done: noticed.append(done))
    )

    assert noticed == [(again.facts, again.facts)]


async def test_a_history_in_which_somebody_was_erased_replays_as_before(store: EventStore) -> None:
    await tell(store, *story.whole_story())
    token = await store.query(partial(token_of, who=Who(issuer=BEN.issuer, subject=BEN.subject)))
    assert token is not None
    positions = await store.query(partial(positions_of, person=token))
    event = PersonalDataErased(
        person=token, legal_basis="Article 17", positions=positions, by=ASHA, at=at(3, 2, year=2026)
    )
    fact = _fact(event)
    append = Append(stream=f"person-{token}", expected=0, facts=(fact,))
    await store.erase(token, append, head=await store.position(), key="erased")

    assert (await replayed(store)).difference is None
    found = await store.query(exceptions)
    assert {each.breach for each in found.found} == {Breach.UNKNOWN_POLICY}


async def test_an_approval_without_words_is_found(store: EventStore) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    closed = GateClosed(outcome=Outcome.APPROVED, reasons=("ben approved.",), at=at(4, 21))
    position = await forge(store, "gate-care/1A/design-1", closed)

    found = await difference(store)

    assert (found.position, found.place) == (position, "gate-care/1A/design-1")
    assert found.what == "It closed as approved, and what was recorded before amounts to no outcome."


@pytest.mark.parametrize(
    ("table", "values", "what"),
    [
        (releases_table, {"state": "signed off"}, "state is 'signed off', and 'at its gate' follows."),
        (timeline_table, {"kind": "gate-closed"}, "kind is 'gate-closed', and"),
    ],
)
async def test_a_row_that_somebody_changed_is_found(
    store: EventStore, database_url: str, table: Table, values: dict[str, str], what: str
) -> None:
    await tell(store, *story.programme_starts(), *story.design_goes_to_its_gate())
    first = releases_table.c.release == "1A" if table is releases_table else table.c.position == 3
    meddle(database_url, lambda connection: connection.execute(update(table).where(first).values(values)))

    found = await difference(store)

    assert found.place == table.name
    assert what in found.what
    assert found.position == (await store.position() - 1 if table is releases_table else 3)


async def test_a_benefit_shown_otherwise_is_found(store: EventStore, database_url: str) -> None:
    await tell(store, *story.programme_starts())
    meddle(database_url, lambda connection: connection.execute(update(published_table).values(in_year=1)))

    assert (await difference(store)).place == "benefits by year"


async def test_a_row_that_nobody_ever_recorded_is_found(store: EventStore, database_url: str) -> None:
    await tell(store, *story.programme_starts())
    row = {"programme": PROGRAMME, "release": "9Z", "state": "signed off"}
    meddle(database_url, lambda connection: connection.execute(insert(releases_table).values(row)))

    found = await difference(store)

    assert found.position is None
    assert found.what == "The row of programme care, release 9Z follows from no fact."


async def test_a_row_that_is_gone_is_found(store: EventStore, database_url: str) -> None:
    await tell(store, *story.programme_starts())
    one = releases_table.c.release == "2A"
    meddle(database_url, lambda connection: connection.execute(delete(releases_table).where(one)))

    assert (await difference(store)).what == "The row of programme care, release 2A is missing."


async def test_facts_are_found_even_if_the_timeline_has_lost_them(
    store: EventStore, database_url: str
) -> None:
    await tell(store, *story.programme_starts())
    meddle(database_url, lambda connection: connection.execute(delete(timeline_table)))

    found = await difference(store)

    assert (found.place, found.what) == ("timeline", "The row of position 1 is missing.")


async def test_a_fact_whose_body_was_changed_is_found_at_its_position(sqlite_url: str) -> None:
    async with await EventStore.open(sqlite_url, PROJECTIONS) as store:
        await tell(store, *story.programme_starts())
        meddle(sqlite_url, _change_a_body)

        found = await difference(store)

    assert (found.position, found.place) == (4, "programme-care")
    assert "the body of fact 4" in found.what


def test_every_event_belongs_to_an_aggregate_that_believes_it() -> None:
    for event in GOLDEN.values():
        aggregate = aggregate_of(event)
        assert aggregate.evolve(aggregate.fold(()), event) == aggregate.fold([event])


def test_every_table_of_every_view_tells_which_programme_a_row_is_about() -> None:
    known = {"programme": "care", "gate": "care/1A/design", "stream": "gate-care/1A/design-1"}
    for projection in PROJECTIONS:
        for table in projection.metadata.sorted_tables:
            row = {name: known.get(name, "release-care/1A") for name in table.c.keys()}  # noqa: SIM118
            assert programme_in(row) == "care", table.name


def _change_a_body(connection: Connection) -> None:
    for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars():
        connection.execute(text(f"DROP TRIGGER {name}"))
    connection.execute(text("UPDATE bodies SET body = CAST('{}' AS BLOB) WHERE position = 4"))


async def replayed(store: EventStore, programme: str = PROGRAMME) -> Replayed:
    return await store.query(partial(replay, programme=programme))


async def difference(store: EventStore) -> Difference:
    found = (await replayed(store)).difference
    assert found
    return found


async def forge(store: EventStore, stream: str, event: Event) -> int:
    """Writes an event that no rule brought about; its position."""
    facts = await store.read(stream)
    append = Append(stream=stream, expected=len(facts), facts=(_fact(event),))
    return (await store.append(append, key=uuid4().hex)).first


def _fact(event: Event) -> NewFact:
    body = codec().encode(event, BY)
    return NewFact(type=EVENTS[type(event)].name, schema=1, at=event.at, actor=str(BY.identity), body=body)


def meddle(url: str, change: Callable[[Connection], object]) -> None:
    """What somebody does who owns the database."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), poolclass=NullPool)
    with engine.begin() as connection:
        change(connection)
