"""Money that waits for a witness: whether one has seen the grant is looked up, whatever a message said."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from activities.door import Door
from activities.envelope import sealed
from activities.funds import Funds
from activities.messages import TendFund
from activities.runs import ClockSetting
from domain.aggregate import FUND
from domain.fund.commands import fund_stream
from domain.fund.refusals import NotWitnessedYet
from domain.fund.state import Fund
from eventstore.sealing import Sealer
from eventstore.store import EventStore
from readmodels.unwitnessed import unwitnessed
from tests.activities.test_replanning import NobodyStarts
from tests.domain.fund.scene import ESTABLISH, PROGRAMME, ask, draw, grant
from tests.domain.people import ISSUER, NOON
from tests.tlog.people import AUDITOR, KENT, SHEPWAY
from tlog.keys import SigningKey
from tlog.note import cosign
from tlog.policy import Policy

LOG, WITNESS = f"log {SHEPWAY.verifier}\n", f"witness auditor {AUDITOR.verifier}\n"
TRUST = Policy.parse(f"{LOG}{WITNESS}quorum auditor\n".encode())
NOBODY_ASKED = Policy.parse(f"{LOG}{WITNESS}quorum none\n".encode())


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[EventStore]:
    """A record in which money was granted by a fund that asks for a witness."""
    async with await EventStore.open(database_url) as opened:
        door = Door(opened, [ISSUER])
        await door.settle(replace(ESTABLISH, plan=replace(ESTABLISH.plan, witnessed=True)))
        await door.settle(ask(50_000_00))
        await door.settle(grant())
        yield opened


async def drawing(store: EventStore, witnesses: Policy | None) -> bool:
    """Whether the money is drawn."""
    door = Door(store, [ISSUER], witnesses=witnesses)
    # A message may say what it likes.
    envelope = sealed(replace(draw(50_000_00), witnessed=True))
    tend = TendFund(programme=PROGRAMME, envelope=envelope, at=NOON, clock=ClockSetting())
    try:
        await Funds(door, NobodyStarts()).tend_fund(tend)
    except NotWitnessedYet:
        return False
    fund: Fund = await door.look(FUND, fund_stream(PROGRAMME))
    return bool(fund.asks[0].drawn)


def cosigned(url: str, key: SigningKey = AUDITOR, *, size: int | None = None) -> None:
    """Seals everything; a witness cosigns it, and it is kept for a size that may be another."""
    with Sealer(url, SHEPWAY) as sealer:
        made = sealer.seal()
        assert made is not None
        sealer.keep(size or made.checkpoint.size, key.verifier, cosign(made.note, key, seconds=7))


async def test_money_is_drawn_once_the_witness_has_seen_its_grant(
    store: EventStore, database_url: str
) -> None:
    assert not await drawing(store, TRUST)
    cosigned(database_url)
    assert await drawing(store, TRUST)


async def test_a_seal_that_no_witness_has_seen_is_not_enough(store: EventStore, database_url: str) -> None:
    with Sealer(database_url, SHEPWAY) as sealer:
        sealer.seal()
    assert not await drawing(store, TRUST)


async def test_a_witness_that_is_not_asked_for_is_not_enough(store: EventStore, database_url: str) -> None:
    cosigned(database_url, KENT)
    assert not await drawing(store, TRUST)


async def test_where_nobody_is_trusted_nothing_is_witnessed(store: EventStore, database_url: str) -> None:
    cosigned(database_url, KENT)
    assert not await drawing(store, None)
    assert not await drawing(store, NOBODY_ASKED)


async def test_a_cosignature_from_before_the_grant_is_not_enough(
    store: EventStore, database_url: str
) -> None:
    with Sealer(database_url, SHEPWAY, most=2) as sealer:
        before = sealer.seal()
        assert before is not None
        sealer.seal()
        for size in (2, 3):
            sealer.keep(size, AUDITOR.verifier, cosign(before.note, AUDITOR, seconds=7))
    assert not await drawing(store, TRUST)


async def test_what_granted_money_waits_for_is_said_until_it_was_seen(
    store: EventStore, database_url: str
) -> None:
    assert "no witness is named here" in await waits_for(store, None)
    assert "no witness is named here" in await waits_for(store, NOBODY_ASKED)
    assert "its grant, at position 3, is not sealed yet" in await waits_for(store, TRUST)
    with Sealer(database_url, SHEPWAY) as sealer:
        made = sealer.seal()
        assert made is not None
        said = await waits_for(store, TRUST)
        assert said == "no quorum of auditor has seen its grant, at position 3"
        sealer.keep(made.checkpoint.size, AUDITOR.verifier, cosign(made.note, AUDITOR, seconds=7))
    assert await waits_for(store, TRUST) == ""


async def test_money_that_was_drawn_waits_for_nothing(store: EventStore, database_url: str) -> None:
    cosigned(database_url)
    assert await drawing(store, TRUST)
    assert await waits_for(store, None) == ""


async def waits_for(store: EventStore, trust: Policy | None) -> str:
    found = await store.query(partial(unwitnessed, programme=PROGRAMME, trust=trust, at=NOON))
    return "; ".join(each.why for each in found)
