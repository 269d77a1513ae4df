"""Who people are is kept apart from the record, and can be erased without touching it."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, update

from eventstore.canonical import canonical
from eventstore.dialects import writer_engine
from eventstore.erasing import ERASED
from eventstore.errors import RecordForgot, StreamMoved
from eventstore.facts import NewFact
from eventstore.moving import move
from eventstore.persons import names_of, person_behind, positions_of, token_of
from eventstore.store import Append, EventStore
from eventstore.tables import bodies, events, person_keys, personal_values
from eventstore.tokens import Who
from eventstore.verify import verify
from tests.eventstore.examples import NOON, Tally, everything, onto
from tests.eventstore.test_moving import another_sqlite_url

__all__ = ["another_sqlite_url"]

ISSUER = "https://sign-in.example"
ASHA, BEN = Who(issuer=ISSUER, subject="asha"), Who(issuer=ISSUER, subject="ben")
NOBODY = {"issuer": "urn:lockgate:service", "subject": "door"}


def identity(who: Who) -> dict[str, str]:
    return {"issuer": who.issuer, "subject": who.subject}


def said(by: Who | None = ASHA, *, type: str = "noted", **event: Any) -> NewFact:
    actor = NOBODY if by is None else identity(by)
    body = canonical({"by": {"identity": actor, "checked": ["in a test"]}, "event": event})
    return NewFact(type=type, schema=1, at=NOON, actor=str(by), body=body)


NAMED = said(who=[identity(BEN)], roster=[{"identity": identity(BEN), "name": "Ben Okri"}])
REASONED = said(BEN, reasons=["ben said no: ask asha.", "Bento is not ben-like"], role="ben")


async def test_bodies_come_back_as_they_were_written(store: EventStore) -> None:
    written = [NAMED, REASONED, said(None, number=1), said(who={"issuer": ISSUER, "subject": 'a"\\\n€'})]
    appended = await store.append(onto("gate-7", 0, *written), key="1")
    assert [fact.body for fact in appended.facts] == [fact.body for fact in written]
    assert [fact.body for fact in await store.read("gate-7")] == [fact.body for fact in written]
    assert (await verify(store)).is_clean


async def test_the_record_itself_holds_no_name(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, NAMED, said(BEN, reasons=["ben said no, asha did not."])), key="1")
    stored = b"".join(await store.query(_stored))
    assert not [word for word in (b"asha", b"ben", b"Ben", b"Okri") if word in stored]


async def test_lockgates_own_processes_are_no_persons(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, said(None, number=1)), key="1")
    assert b'"subject":"door"' in b"".join(await store.query(_stored))


async def test_somebody_has_one_pseudonym_in_the_whole_record(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, said(ASHA), said(BEN)), key="1")
    await store.append(onto("gate-8", 0, said(ASHA)), key="2")
    assert len(await store.query(_persons)) == 2


async def test_words_that_are_no_names_stay_where_they_are(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, REASONED), key="1")
    stored = b"".join(await store.query(_stored))
    assert b'"role":"ben"' in stored
    assert b"Bento is not ben-like" in stored


async def test_erasing_leaves_every_hash_and_no_name(store: EventStore, database_url: str) -> None:
    await store.append(onto("gate-7", 0, NAMED, REASONED), key="1")
    before = await store.query(_hashed)
    ben = await _token(store, BEN)
    await erase(store, ben)

    assert (await store.query(_hashed))[: len(before)] == before
    shown = b"".join(fact.body for fact in await store.read("gate-7"))
    assert f'"subject":"{ben}"'.encode() in shown
    assert f'"name":"erased person {ben}"'.encode() in shown
    assert f"{ben} said no: ask asha.".encode() in shown
    assert await store.query(lambda connection: token_of(connection, BEN)) is None
    assert await store.query(lambda connection: person_behind(connection, ben)) is None
    assert (await verify(store)).is_clean


async def test_erasing_says_where_somebody_was_named(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, said(ASHA), NAMED, said(ASHA), REASONED), key="1")
    ben = await _token(store, BEN)
    assert await store.query(lambda connection: positions_of(connection, ben)) == (2, 4)
    assert await store.query(lambda connection: names_of(connection, ben)) == ["Ben Okri"]


async def test_nobody_is_erased_on_old_knowledge_of_the_record(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, NAMED), key="1")
    ben = await _token(store, BEN)
    with pytest.raises(StreamMoved):
        await store.erase(ben, _erased(ben), head=0, key="late")
    assert await store.query(lambda connection: token_of(connection, BEN)) == ben


async def test_read_models_forget_with_the_record(database_url: str) -> None:
    tally = Tally()
    async with await EventStore.open(database_url, [tally]) as store:
        await store.append(onto("gate-7", 0, NAMED), key="1")
        await erase(store, await _token(store, BEN))
        assert (await store.query(tally.counts))["gate-7"] == 1


async def test_writer_that_remembers_somebody_erased_is_sent_back_once(database_url: str) -> None:
    async with await EventStore.open(database_url) as store, await EventStore.open(database_url) as other:
        await store.append(onto("gate-7", 0, NAMED), key="1")
        await erase(store, await _token(store, BEN))
        with pytest.raises(RecordForgot):
            await other.append(onto("gate-8", 0, said(ASHA)), key="2")
        assert (await other.append(onto("gate-8", 0, said(ASHA)), key="2")).last == 3


async def test_writer_does_not_name_whom_another_erased(database_url: str) -> None:
    called = said(roster=[{"identity": identity(BEN), "name": "Benjamin"}])
    async with await EventStore.open(database_url) as store, await EventStore.open(database_url) as other:
        await other.append(onto("gate-7", 0, NAMED), key="1")
        await erase(store, await _token(store, BEN))
        with pytest.raises(RecordForgot):
            await other.append(onto("gate-8", 0, called), key="2")
        await other.append(onto("gate-8", 0, called), key="2")
        assert (await verify(store)).is_clean


async def test_what_is_shown_of_somebody_erased_may_be_written_again(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, NAMED), key="1")
    await erase(store, await _token(store, BEN))
    (fact,) = await store.read("gate-7")
    await store.append(
        onto("gate-8", 0, NewFact(type="noted", schema=1, at=NOON, actor="", body=fact.body)), key="2"
    )
    (again,) = await store.read("gate-8")
    assert again.body == fact.body
    assert (await verify(store)).is_clean


async def test_somebody_erased_who_comes_again_is_somebody_new(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, NAMED), key="1")
    ben = await _token(store, BEN)
    await erase(store, ben)
    await store.append(onto("gate-8", 0, said(BEN)), key="2")
    assert await _token(store, BEN) != ben
    assert (await verify(store)).is_clean


async def test_pseudonym_taken_as_a_name_is_only_a_name(store: EventStore) -> None:
    await store.append(onto("gate-7", 0, said(BEN)), key="1")
    ben = await _token(store, BEN)
    forged = said(Who(issuer=ISSUER, subject=ben))
    await store.append(onto("gate-8", 0, forged), key="2")
    (fact,) = await store.read("gate-8")
    assert fact.body == forged.body


@pytest.mark.parametrize("gone", [person_keys, personal_values])
async def test_person_who_is_gone_without_an_event_is_missed(
    store: EventStore, database_url: str, gone: Any
) -> None:
    await store.append(onto("gate-7", 0, NAMED), key="1")
    await asyncio.to_thread(_tamper, database_url, delete(gone))
    assert any("no event says that they were erased" in fault for fault in (await verify(store)).faults)


async def test_person_put_in_anothers_place_is_found(store: EventStore, database_url: str) -> None:
    await store.append(onto("gate-7", 0, said(ASHA), said(BEN)), key="1")
    asha, ben = await _token(store, ASHA), await _token(store, BEN)
    await asyncio.to_thread(_swap, database_url, asha, ben)
    assert any("cannot be read" in fault for fault in (await verify(store)).faults)


async def test_body_that_is_gone_is_missed_even_after_an_erasure(
    store: EventStore, database_url: str
) -> None:
    await store.append(onto("gate-7", 0, NAMED), key="1")
    await erase(store, await _token(store, BEN))
    await asyncio.to_thread(_tamper, database_url, delete(bodies).where(bodies.c.position == 1))
    assert "fact 1 (gate-7 1): its body is gone" in (await verify(store)).faults


async def test_people_move_with_the_record(sqlite_url: str, another_sqlite_url: str) -> None:
    async with await EventStore.open(sqlite_url) as store:
        await store.append(onto("gate-7", 0, NAMED, REASONED), key="1")
        before = await everything(store)
    await asyncio.to_thread(move, sqlite_url, another_sqlite_url)
    async with await EventStore.open(another_sqlite_url) as store:
        assert await everything(store) == before


async def erase(store: EventStore, person: str) -> None:
    await store.erase(person, _erased(person), head=await store.position(), key=f"erase/{person}")


def _erased(person: str) -> Append:
    return Append(stream=f"person-{person}", expected=0, facts=(said(ASHA, type=ERASED, person=person),))


async def _token(store: EventStore, who: Who) -> str:
    token = await store.query(lambda connection: token_of(connection, who))
    assert token
    return token


def _stored(connection: Connection) -> list[bytes]:
    rows = connection.execute(
        select(bodies.c.body, events.c.envelope).join(events, events.c.position == bodies.c.position)
    )
    return [row.body + row.envelope for row in rows]


def _hashed(connection: Connection) -> Sequence[Any]:
    return connection.execute(
        select(events, bodies.c.salt, bodies.c.body)
        .join(bodies, bodies.c.position == events.c.position)
        .order_by(events.c.position)
    ).all()


def _persons(connection: Connection) -> Sequence[str]:
    return connection.scalars(select(person_keys.c.person)).all()


def _tamper(url: str, statement: Any) -> None:
    engine = writer_engine(url)
    with engine.begin() as connection:
        connection.execute(statement)
    engine.dispose()


def _swap(url: str, one: str, other: str) -> None:
    engine = writer_engine(url)
    with engine.begin() as connection:
        sealed = {row.token: row.sealed for row in connection.execute(select(personal_values))}
        for token, taken in ((one, other), (other, one)):
            connection.execute(
                update(personal_values).where(personal_values.c.token == token).values(sealed=sealed[taken])
            )
    engine.dispose()
