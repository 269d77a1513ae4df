"""What comes out of a record, on both databases."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from subprocess import run
from typing import BinaryIO
from zipfile import ZipFile

import pytest
from sqlalchemy import NullPool, create_engine, text

from domain.identity import Actor
from domain.person.events import PersonalDataErased
from eventstore import sealed
from eventstore.facts import NewFact
from eventstore.persons import forget, positions_of, token_of
from eventstore.sealing import Sealer
from eventstore.store import Append, EventStore
from eventstore.tokens import Who
from packs.composing import Composed, NotAsBefore, NotAsSigned
from packs.export import Asked, export
from packs.verify_pack import RESERVED, VERIFIED, Report, verify
from readmodels.projections import PROJECTIONS
from readmodels.recorded import codec
from tests.packs.facts import small_record
from tests.packs.packing import FORGER, LOG_KEY, NO_WITNESS, checkpoint
from tests.readmodels import story
from tests.readmodels.cast import ASHA, BEN, PROGRAMME
from tests.readmodels.steps import tell
from tests.viewed import postgresql_url, sqlite_url
from tlog.note import Note

__all__ = ["postgresql_url", "sqlite_url", "store"]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[EventStore]:
    """A record whose programme has ended."""
    async with await EventStore.open(database_url, PROJECTIONS) as opened:
        await tell(opened, *story.whole_story())
        yield opened


async def test_what_the_record_says_is_verified(store: EventStore, database_url: str, tmp_path: Path) -> None:
    note = _sealed(database_url)
    content, composed = await _exported(store, _asked(note), tmp_path)
    report = verify(content, NO_WITNESS)
    assert report.code == RESERVED, report.text()
    assert report.reservations == [_missing(digest, report) for digest in composed.lacking]
    assert (composed.size, composed.decisions > 5, composed.policies > 0) == (
        await store.position(),
        True,
        True,
    )


async def test_the_same_record_makes_the_same_bytes(database_url: str, tmp_path: Path) -> None:
    async with await EventStore.open(database_url, PROJECTIONS) as store:
        await tell(store, *story.until_measured())
        asked = _asked(_sealed(database_url))
        first, composed = await _exported(store, asked, tmp_path)
        await tell(store, *story.dev_confirms())
        assert await store.position() > composed.size
        again, _ = await _exported(store, asked, tmp_path)
    assert first == again


async def test_a_pack_shows_that_the_record_has_only_grown(
    database_url: str, store: EventStore, tmp_path: Path
) -> None:
    with Sealer(database_url, LOG_KEY, most=40) as sealer:
        while sealer.seal():
            pass
    visit = (await store.query(lambda connection: sealed.at_size(connection, 40))).note
    now = await store.query(sealed.newest)
    assert now is not None
    content, _ = await _exported(store, replace(_asked(now.note), before=visit), tmp_path)
    report = verify(content, NO_WITNESS, visit.encoded())
    assert report.code == RESERVED
    assert any(line.startswith("The first 40 facts are those of your last visit") for line in report.found)


async def test_the_bodies_are_those_of_one_programme(
    store: EventStore, database_url: str, tmp_path: Path
) -> None:
    asked = replace(_asked(_sealed(database_url)), programme="bedford")
    content, composed = await _exported(store, asked, tmp_path)
    assert (composed.bodies, composed.decisions) == (0, 0)
    assert verify(content, NO_WITNESS).code == VERIFIED


async def test_a_record_that_is_not_what_was_signed_makes_no_pack(
    store: EventStore, database_url: str, tmp_path: Path
) -> None:
    forged = checkpoint(small_record().leaves, key=FORGER)
    with pytest.raises(NotAsSigned):
        await _exported(store, _asked(forged), tmp_path)
    with pytest.raises(NotAsBefore):
        await _exported(store, replace(_asked(_sealed(database_url)), before=forged), tmp_path)
    assert _left_in(tmp_path) == []


async def test_a_body_that_was_edited_in_the_database_is_found_by_the_auditor(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with await EventStore.open(sqlite_url, PROJECTIONS) as store:
        await tell(store, *story.programme_starts())
        note = _sealed(sqlite_url)
        with create_engine(sqlite_url, poolclass=NullPool).begin() as connection:
            for name in (
                connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                .scalars()
                .all()
            ):
                connection.execute(text(f'DROP TRIGGER "{name}"'))
            connection.execute(text("UPDATE bodies SET body = CAST('{}' AS BLOB) WHERE position = 3"))
            connection.execute(text("DELETE FROM bodies WHERE position = 2"))
        report = verify((await _exported(store, _asked(note), tmp_path))[0], NO_WITNESS)
    assert "the body of fact 3 is not the one that its envelope commits to" in report.faults
    assert any(each.startswith("the body of fact 2 (") and "is missing" in each for each in report.faults)


async def test_whoever_was_erased_is_listed(store: EventStore, database_url: str, tmp_path: Path) -> None:
    token, positions = await _ben(store)
    before = await store.position()
    assert b'"subject":"ben"' in (await _exported(store, _asked(_sealed(database_url)), tmp_path))[0]
    await store.erase(token, _erased(token, positions), head=before, key="erased")
    content, _ = await _exported(store, _asked(_sealed(database_url)), tmp_path)
    assert b'"subject":"ben"' not in content
    report = verify(content, NO_WITNESS)
    assert report.code == RESERVED, report.text()
    told = f"who {token} is, named in fact {positions[0]}, was erased, as fact {before + 1} records"
    assert told in report.reservations


async def test_whoever_vanished_without_a_word_is_missed(
    store: EventStore, database_url: str, tmp_path: Path
) -> None:
    token, positions = await _ben(store)
    with create_engine(database_url, poolclass=NullPool).begin() as connection:
        forget(connection, token)
    report = verify((await _exported(store, _asked(_sealed(database_url)), tmp_path))[0], NO_WITNESS)
    missing = f"who {token} is, named in fact {positions[0]}, is missing, and no fact says erased"
    assert missing in report.faults


async def test_an_ordinary_program_can_open_it_and_the_enclosed_verifier_runs_alone(
    store: EventStore, database_url: str, tmp_path: Path
) -> None:
    content, _ = await _exported(store, _asked(_sealed(database_url)), tmp_path)
    code, said = await asyncio.to_thread(_verified_alone, content, tmp_path)
    assert code == RESERVED, said
    assert "VERIFIED WITH RESERVATIONS" in said


def _verified_alone(content: bytes, folder: Path) -> tuple[int, str]:
    (folder / "pack.zip").write_bytes(content)
    (folder / "policy.txt").write_bytes(NO_WITNESS)
    with ZipFile(folder / "pack.zip") as opened:
        assert opened.testzip() is None
        opened.extract("verify_pack.py", folder)
    # Isolated, and without any package: what an auditor's own Python is like.
    typed = [sys.executable, "-I", "-S", "verify_pack.py", "pack.zip", "--trust", "policy.txt"]
    done = run(typed, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _left_in(folder: Path) -> list[Path]:
    return list(folder.glob("pack-*"))


def _sealed(url: str) -> Note:
    with Sealer(url, LOG_KEY) as sealer:
        made = sealer.seal()
    assert made is not None
    return made.note


async def _ben(store: EventStore) -> tuple[str, tuple[int, ...]]:
    """The token of somebody, and where the record names him."""
    who = Who(issuer=BEN.issuer, subject=BEN.subject)
    token = await store.query(partial(token_of, who=who))
    assert token is not None
    return token, await store.query(partial(positions_of, person=token))


def _erased(token: str, positions: tuple[int, ...]) -> Append:
    event = PersonalDataErased(
        person=token,
        legal_basis="Article 17",
        positions=positions,
        by=ASHA,
        at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    body = codec().encode(event, Actor(identity=ASHA, checked=()))
    fact = NewFact(type="personal-data-erased", schema=1, at=event.at, actor="asha", body=body)
    return Append(stream=f"person-{token}", expected=0, facts=(fact,))


def _asked(now: Note) -> Asked:
    return Asked(now=now, before=None, programme=PROGRAMME, made_by="lockgate 0.1.0")


async def _exported(store: EventStore, asked: Asked, folder: Path) -> tuple[bytes, Composed]:
    target = BytesIO()
    composed = await export(store, asked, _nothing, target, folder)
    return target.getvalue(), composed


def _nothing(digest: str) -> AbstractContextManager[BinaryIO] | None:
    return closing(BytesIO(b"")) if not digest else None


def _missing(digest: str, report: Report) -> str:
    return next(each for each in report.reservations if digest in each)
