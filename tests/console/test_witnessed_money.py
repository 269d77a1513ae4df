"""Money that waits for a witness: real server, worker, sealer and witness, each a process of its own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

import cli
from domain.fund.commands import fund_stream
from eventstore.moments import utc_now
from readmodels.unwitnessed import unwitnessed
from runtime.embedded import free_port
from runtime.keys import read_public
from runtime.record import migrate_record
from runtime.settings import Settings
from runtime.trust import own_policy
from tests.console.desk import Desk, assert_told
from tests.console.served import Served, next_line, served_in, stopped
from tests.console.test_money import FUND, YEAR, hands_in

SECONDS_UNTIL_SEEN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditor:
    """The auditor's machine, with a witness that is away until it is asked to work."""

    home: Path
    port: int

    @contextmanager
    def at_work(self) -> Iterator[None]:
        served = Served(settings=Settings(home=self.home))
        with served.process("lockgate", "witness", "serve", "--port", str(self.port)) as running:
            assert next_line(running).startswith("The witness listens at ")
            yield
            assert stopped(running)[0] == 0


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Auditor:
    home = tmp_path_factory.mktemp("auditor")
    assert cli.run(["witness", "key", "witness.auditor.example", "--home", str(home)]) == 0
    return Auditor(home=home, port=free_port())


@pytest.fixture(scope="module")
def served(auditor: Auditor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation whose policy names the witness; it is sealed meanwhile."""
    home, trust = tmp_path_factory.mktemp("witnessed"), auditor.home / "trust.txt"
    migrate_record(Settings(home=home))
    assert cli.run(["admin", "key", "make", "--home", str(home)]) == 0
    log, witness = read_public(home / "log.key"), read_public(auditor.home / "witness.key")
    assert cli.run(["witness", "add-log", str(log), "--home", str(auditor.home)]) == 0
    trust.write_text(
        f"log {log}\nwitness auditor {witness} http://127.0.0.1:{auditor.port}\nquorum auditor\n"
    )
    with served_in(home, trust=trust) as at_work, at_work.process("lockgate", "admin", "sealer") as sealer:
        assert next_line(sealer).endswith(", seen by auditor.\n")
        yield at_work
        assert stopped(sealer)[0] == 0


def test_money_waits_while_the_witness_is_away_and_is_drawn_once_it_cosigned(
    desk: Desk, auditor: Auditor
) -> None:
    granted(desk)
    draw = f"money draw {desk.programme} more-1 100 --reference J-17 --as asha"
    why = "no quorum of auditor has seen its grant, at position "

    assert_told(desk.types(draw), 6, "once a witness has seen its grant", look="lockgate money show")
    assert f"more-1 cannot be drawn yet: {why}" in desk.types(f"money show {desk.programme}").out
    inbox = f"gate inbox --mine --as asha --programme {desk.programme} -o csv"
    assert f"£100.00 is granted, but {why}" in desk.types(inbox).out

    with auditor.at_work():
        wait_until_seen(desk)
        drawn = desk.types(draw)
    assert drawn.code == 0, drawn.err
    assert "cannot be drawn" not in desk.types(f"money show {desk.programme}").out
    assert "is granted, but" not in desk.types(inbox).out
    assert "drawdown-released" in desk.types(f"audit timeline --programme {desk.programme} -o json").out


def granted(desk: Desk) -> None:
    """A hundred pounds, of a fund that asks for a witness."""
    file = desk.blueprint()
    file.write_text(file.read_text() + FUND + "  witnessed: true\n")
    for line in (
        f"programme start {file} --as asha",
        f"money ask {desk.programme} more 100 --year {YEAR} --line team --as asha",
    ):
        assert desk.types(line).code == 0
    desk.awaits("gate-opened", f"gate-{desk.programme}/more-1")
    hands_in(desk, "more")
    desk.awaits("gate-evidence-changed", f"gate-{desk.programme}/more-1")
    assert desk.types(f"gate approve {desk.programme}/more --reason Shown --as ben").code == 0
    desk.awaits("money-granted", fund_stream(desk.programme))


def wait_until_seen(desk: Desk) -> None:
    async def wait() -> None:
        trust = own_policy(desk.served.settings)
        waits = partial(unwitnessed, programme=desk.programme, trust=trust, at=utc_now())
        async with asyncio.timeout(SECONDS_UNTIL_SEEN), desk.served.house(desk.programme) as house:
            while await house.store.query(waits):  # noqa: ASYNC110  Another process makes it so.
                await asyncio.sleep(0.05)

    asyncio.run(wait())
