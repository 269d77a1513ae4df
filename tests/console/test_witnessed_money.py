"""Money that waits for a witness: real server, worker, sealer and witness, each a process of its own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

import cli
from domain.fund.commands import fund_stream
from eventstore.moments import utc_now
from readmodels.unwitnessed import unwitnessed
from runtime.record import migrate_record
from runtime.settings import Settings
from runtime.trust import own_policy
from tests.console.desk import Desk, assert_told
from tests.console.served import Served, next_line, served_in, stopped
from tests.console.test_money import FUND, YEAR, hands_in

SECONDS_UNTIL_SEEN = 20


@contextmanager
def witness_at_work(auditor: Path, *, port: str) -> Iterator[str]:
    """The auditor's witness; tells the line by which a policy names it."""
    served = Served(settings=Settings(home=auditor))
    with served.process("lockgate", "witness", "serve", "--port", port) as running:
        yield [next_line(running) for _ in range(3)][-1]
        assert stopped(running)[0] == 0


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder on the auditor's machine."""
    return tmp_path_factory.mktemp("auditor")


@pytest.fixture(scope="module")
def served(auditor: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation whose policy names a witness that is away; it is sealed meanwhile."""
    home, trust = tmp_path_factory.mktemp("witnessed"), auditor / "trust.txt"
    migrate_record(Settings(home=home))
    assert cli.run(["admin", "key", "make", "--home", str(home)]) == 0
    log = (home / "log.key.pub").read_text().strip()
    assert cli.run(["witness", "key", "witness.auditor.example", "--home", str(auditor)]) == 0
    assert cli.run(["witness", "add-log", log, "--home", str(auditor)]) == 0
    with witness_at_work(auditor, port="0") as line:
        trust.write_text(f"log {log}\n{line.replace('NAME', 'auditor')}quorum auditor\n")
    with (
        served_in(home, trust=trust) as installation,
        installation.process("lockgate", "admin", "sealer") as it,
    ):
        assert next_line(it).endswith(", seen by auditor.\n")
        yield installation
        assert stopped(it)[0] == 0


def test_money_waits_while_the_witness_is_away_and_is_drawn_once_it_cosigned(
    desk: Desk, auditor: Path
) -> None:
    granted(desk)
    draw = f"money draw {desk.programme} more-1 100 --reference J-17 --as asha"
    why = "no quorum of auditor has seen its grant, at position "

    assert_told(desk.types(draw), 6, "once a witness has seen its grant", look="lockgate money show")
    assert f"more-1 cannot be drawn yet: {why}" in desk.types(f"money show {desk.programme}").out
    inbox = f"gate inbox --mine --as asha --programme {desk.programme} -o csv"
    assert f"£100.00 is granted, but {why}" in desk.types(inbox).out

    with witness_at_work(auditor, port=port_in(auditor)):
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


def port_in(auditor: Path) -> str:
    """Where the policy says that the witness listens."""
    policy = own_policy(Settings(trust_file=auditor / "trust.txt"))
    assert policy is not None
    (url,) = policy.urls.values()
    return url.rpartition(":")[2]


def wait_until_seen(desk: Desk) -> None:
    async def wait() -> None:
        trust = own_policy(desk.served.settings)
        waits = partial(unwitnessed, programme=desk.programme, trust=trust, at=utc_now())
        async with asyncio.timeout(SECONDS_UNTIL_SEEN), desk.served.house(desk.programme) as house:
            while await house.store.query(waits):  # noqa: ASYNC110  Another process makes it so.
                await asyncio.sleep(0.05)

    asyncio.run(wait())
