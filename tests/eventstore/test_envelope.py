"""The stored form of a fact, which never changes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from eventstore.envelope import commitment, commits_to, envelope, leaf_hash, pseudonym
from eventstore.facts import NewFact
from eventstore.identity import time_ordered_id
from tests.eventstore.examples import ASHA, BEN, NOON, fact

GOLDEN = Path(__file__).parent / "golden" / "envelope-v1.json"
KEY, SALT = bytes(range(32)), bytes(range(32, 64))


def stored() -> bytes:
    return envelope(
        log="5e0d9fb6-6c0c-4d2c-9d5c-2f0a4f9a7a11",
        id=UUID("019cae55-3a3b-7001-8000-00000000002a"),
        stream="gate-7",
        sequence=2,
        previous=leaf_hash(b"{}"),
        type="gate-opened",
        schema=1,
        at=NOON - timedelta(hours=1),
        recorded_at=NOON,
        actor=pseudonym(KEY, ASHA),
        body=commitment(SALT, fact().body),
    )


def test_the_stored_form_is_frozen() -> None:
    assert stored() == GOLDEN.read_bytes(), (
        "records of this form exist: write version 2 beside it, never change it"
    )


def test_an_envelope_commits_to_one_body_and_salt() -> None:
    assert commits_to(stored(), SALT, fact(1).body)
    assert not commits_to(stored(), SALT, fact(2).body)
    assert not commits_to(stored(), KEY, fact(1).body)


def test_a_stream_named_like_a_commitment_commits_to_nothing() -> None:
    forged = stored().replace(b'"body"', b'\\"body\\"')
    assert not commits_to(forged, SALT, fact(1).body)


def test_a_pseudonym_needs_its_key() -> None:
    assert pseudonym(KEY, ASHA) == pseudonym(KEY, ASHA) != pseudonym(SALT, ASHA)
    assert pseudonym(KEY, ASHA) != pseudonym(KEY, BEN)


def test_ids_are_in_the_order_of_the_record() -> None:
    ids = [time_ordered_id(NOON, position) for position in range(1, 100)]
    assert ids == sorted(ids)
    assert {(id.version, id.variant) for id in ids} == {(7, "specified in RFC 4122")}
    assert time_ordered_id(NOON + timedelta(milliseconds=1), 1) > ids[-1]


@pytest.mark.parametrize("at", [datetime(2026, 3, 2), datetime.fromisoformat("2026-03-02T12:00:00+01:00")])
def test_a_fact_needs_a_time_in_utc(at: datetime) -> None:
    with pytest.raises(ValueError, match="UTC"):
        NewFact(type="noted", schema=1, at=at, actor=ASHA, body=b"{}")
    NewFact(type="noted", schema=1, at=at.replace(tzinfo=UTC), actor=ASHA, body=b"{}")
