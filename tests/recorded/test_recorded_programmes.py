"""What earlier software recorded is replayed by today's, and shows what it showed then."""

import json
from functools import partial
from pathlib import Path

import pytest

from eventstore.store import EventStore
from eventstore.verify import verify
from readmodels.programme_parts import parents
from readmodels.projections import PROJECTIONS
from readmodels.replaying import replay
from tests.readmodels.test_replaying import meddle
from tests.recorded.playing import FOLDER, put_back, shown
from tests.viewed import postgresql_url, sqlite_url

__all__ = ["postgresql_url", "sqlite_url"]

RECORDED = sorted(FOLDER.glob("*.jsonl"))
REMEDY = "What was recorded cannot change: write an upcaster, and leave the file as it is."


def test_a_programme_of_every_version_is_kept() -> None:
    assert RECORDED, "Record one: python -m tests.recorded.record"


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: file.stem)
async def test_a_recorded_programme_is_replayed_without_a_difference(database_url: str, file: Path) -> None:
    meddle(database_url, partial(put_back, file=file))

    async with await EventStore.open(database_url, PROJECTIONS) as store:
        assert (await verify(store)).faults == ()
        for programme in await store.query(parents):
            again = await store.query(partial(replay, programme=programme))
            assert again.difference is None, REMEDY
            assert again.facts == again.until == await store.position()


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: file.stem)
async def test_a_recorded_programme_shows_what_it_showed(sqlite_url: str, file: Path) -> None:
    meddle(sqlite_url, partial(put_back, file=file))
    expected = json.loads(file.with_suffix(".shown.json").read_text())

    async with await EventStore.open(sqlite_url, PROJECTIONS) as store:
        known = await store.query(shown)

    # What is shown only since then is no difference.
    assert {name: known.get(name) for name in expected} == expected, REMEDY
