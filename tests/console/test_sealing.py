"""Keys, the sealer, checkpoints, receipts and witnesses, as they are typed."""

import json
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

import cli
from console.doctor_seal import seal_finding
from eventstore.dialects import reader_engine
from eventstore.moments import utc_now
from eventstore.sealing import Sealer
from runtime.keys import read_key
from runtime.settings import Settings
from tests.console.desk import Desk, assert_told
from tests.console.served import Served, next_line, served_in, stopped
from tests.console.test_money import FUND
from tests.console.typed import Lockgate
from tests.eventstore.forging import without_guards
from tlog.keys import KeyKind, VerifierKey


@pytest.fixture
def home(told: Path, tmp_path: Path) -> Path:
    """A record of one's own, whose programme has ended; its log has a key."""
    home = tmp_path / "home"
    shutil.copytree(told, home)
    return home


@pytest.fixture
def sealed(home: Path, lockgate: Lockgate) -> Path:
    assert lockgate("admin", "key", "make", "--name", "record.small.example/log", home=home).code == 0
    assert lockgate("admin", "sealer", "--once", home=home).code == 0
    return home


def test_a_key_is_made_once_and_read_by_its_owner_alone(home: Path, lockgate: Lockgate) -> None:
    made = lockgate("admin", "key", "make", home=home)
    file = home / "log.key"
    again = lockgate("admin", "key", "make", home=home)
    shown = lockgate("admin", "key", "show", home=home)

    assert made.code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().strip() not in made.out + shown.out
    assert VerifierKey.parse(shown.out.splitlines()[0]).name.startswith("lockgate/")
    assert (again.code, "There is a key" in again.err) == (1, True)


def test_a_key_that_others_can_read_seals_nothing(home: Path, lockgate: Lockgate) -> None:
    lockgate("admin", "key", "make", home=home)
    (home / "log.key").chmod(0o644)
    ended = lockgate("admin", "sealer", "--once", home=home)
    assert (ended.code, "Others can read" in ended.err, "chmod 600" in ended.err) == (1, True, True)


def test_without_a_key_nobody_seals(home: Path, lockgate: Lockgate) -> None:
    ended = lockgate("admin", "sealer", "--once", home=home)
    assert (ended.code, "lockgate admin key make" in ended.err) == (5, True)
    assert lockgate("audit", "checkpoint", home=home).code == 5
    assert lockgate("audit", "verify", home=home).code == 5


def test_an_auditor_keeps_a_checkpoint_and_compares_it_at_the_next_visit(
    sealed: Path, lockgate: Lockgate, tmp_path: Path
) -> None:
    kept = tmp_path / "visit"
    shown = lockgate("audit", "checkpoint", "--to", str(kept), home=sealed)
    assert shown.code == 0
    assert all(line in shown.out for line in kept.read_text().splitlines() if line)
    verified = lockgate("audit", "verify", "--seen", str(kept), home=sealed)
    assert (verified.code, "No fault was found." in verified.out) == (0, True)


def test_a_change_is_told_with_the_layer_that_noticed_it(
    sealed: Path, lockgate: Lockgate, tmp_path: Path
) -> None:
    receipt = tmp_path / "receipt"
    assert lockgate("audit", "receipt", "2", "--to", str(receipt), home=sealed).code == 0
    forged = text(
        "UPDATE events SET envelope = (SELECT envelope FROM events WHERE position = 1) WHERE position = 2"
    )
    without_guards(f"sqlite:///{sealed / 'record.db'}", lambda connection: connection.execute(forged))
    told = lockgate("audit", "verify", home=sealed).out
    assert told.splitlines()[-1] == "Next: Change nothing, and compare with a backup."
    verified = lockgate("audit", "verify", "--receipt", str(receipt), "-o", "json", home=sealed)
    noticed = {layer for layer, _, _ in json.loads(verified.out)["faults"]}
    assert (verified.code, noticed) == (1, {"chain", "checkpoint", "receipt"})


def test_a_receipt_is_checked_without_the_record(sealed: Path, lockgate: Lockgate, tmp_path: Path) -> None:
    receipt, trust = tmp_path / "approval.tlog-proof", tmp_path / "trust.txt"
    trust.write_text(
        f"log {lockgate('admin', 'key', 'show', home=sealed).out.splitlines()[0]}\nquorum none\n"
    )
    assert lockgate("audit", "receipt", "3", "--to", str(receipt), home=sealed).code == 0
    elsewhere = lockgate("audit", "check-receipt", str(receipt), "--trust", str(trust), home=tmp_path / "no")
    assert (elsewhere.code, "It holds: " in elsewhere.out) == (0, True)
    receipt.write_text(receipt.read_text().replace("index 2", "index 1"))
    altered = lockgate("audit", "check-receipt", str(receipt), "--trust", str(trust), home=tmp_path / "no")
    assert (altered.code, "It does not hold" in altered.out) == (1, True)


@pytest.mark.parametrize("content", ["", "log what\n", "quorum none\r\n"])
def test_a_policy_that_cannot_be_read_is_refused(
    sealed: Path, lockgate: Lockgate, tmp_path: Path, content: str
) -> None:
    trust = tmp_path / "trust.txt"
    trust.write_text(content, newline="")
    ended = lockgate("audit", "verify", "--trust", str(trust), home=sealed)
    assert (ended.code, "is no policy" in ended.err) == (1, True)


def test_files_that_are_not_what_they_should_be_are_refused(
    sealed: Path, lockgate: Lockgate, tmp_path: Path
) -> None:
    (file := tmp_path / "file").write_text("hello\n")
    for words in (["audit", "check-receipt", str(file)], ["audit", "verify", "--seen", str(file)]):
        assert lockgate(*words, home=sealed).code == 1
    assert lockgate("audit", "check-receipt", str(tmp_path / "none"), home=sealed).code == 5
    assert lockgate("audit", "receipt", "2", "--to", str(file), home=sealed).code == 2
    assert lockgate("audit", "receipt", "9999", "--to", str(tmp_path / "new"), home=sealed).code == 1


def test_a_record_sealed_with_another_key_is_not_sealed_on(sealed: Path, lockgate: Lockgate) -> None:
    (sealed / "log.key").unlink()
    lockgate("admin", "key", "make", "--name", "record.other.example/log", home=sealed)
    with_news = text("UPDATE ledger SET position = position + 1")
    without_guards(f"sqlite:///{sealed / 'record.db'}", lambda connection: connection.execute(with_news))
    ended = lockgate("admin", "sealer", "--once", home=sealed)
    assert (ended.code, "is not signed by the key of record.other.example/log" in ended.err) == (1, True)


def test_the_next_key_is_announced_under_the_former_one(
    sealed: Path, lockgate: Lockgate, tmp_path: Path
) -> None:
    first = lockgate("admin", "key", "show", home=sealed).out.splitlines()[0]
    assert_told(lockgate("admin", "key", "retire", home=sealed), 5, "There is no next key")
    assert_told(lockgate("admin", "key", "renew", "--as", "dina", home=sealed), 6, "say it")
    renew = ("admin", "key", "renew", "--reason", "It is old.", "--as", "dina")
    with sealing(sealed):
        assert lockgate(*renew, home=sealed).code == 0
    with sealing(sealed):
        held = lockgate("admin", "person", "hold", "ben", "--reason", "A claim.", "--as", "dina", home=sealed)
        assert held.code == 0
    either = [trusting(tmp_path / name, key) for name, key in (("first", first), ("next", next_key(sealed)))]
    newest = tmp_path / "receipt"
    lockgate("audit", "receipt", position_of_newest(sealed), "--to", str(newest), home=sealed)
    for policy in either:
        assert lockgate("audit", "check-receipt", str(newest), "--trust", policy, home=sealed).code == 0

    assert lockgate("admin", "key", "retire", home=sealed).code == 0
    with sealing(sealed):
        lockgate("admin", "person", "release", "ben", "--reason", "Settled.", "--as", "dina", home=sealed)
    verified = lockgate("audit", "verify", home=sealed)
    assert (verified.code, "no fact announced" in verified.out) == (0, False), verified.out
    assert "signs for the log after" in lockgate("audit", "timeline", home=sealed).out


def test_a_next_key_whose_announcement_is_not_sealed_does_not_sign_alone(
    sealed: Path, lockgate: Lockgate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCKGATE_SECONDS_FOR_A_SEAL", "0.1")
    renewed = lockgate("admin", "key", "renew", "--reason", "Old.", "--as", "dina", home=sealed)
    assert_told(renewed, 1, "not sealed yet")
    assert_told(lockgate("admin", "key", "retire", home=sealed), 1, "is not sealed yet")


def test_a_key_that_was_lost_and_replaced_shows_for_ever(
    sealed: Path, lockgate: Lockgate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = lockgate("admin", "key", "show", home=sealed).out.splitlines()[0]
    for name in ("log.key", "log.key.pub"):
        (sealed / name).unlink()
    lockgate("admin", "key", "make", "--name", lost.partition("+")[0], home=sealed)
    key = lockgate("admin", "key", "show", home=sealed).out.splitlines()[0]
    monkeypatch.setenv("LOCKGATE_TRUST_FILE", trusting(tmp_path / "both", lost, key))
    with sealing(sealed):
        lockgate("admin", "person", "hold", "ben", "--reason", "A claim.", "--as", "dina", home=sealed)
    verified = lockgate("audit", "verify", home=sealed)
    assert (verified.code, f"{key} signs, and no fact announced it under {lost}" in verified.out) == (0, True)


@contextmanager
def sealing(home: Path) -> Iterator[None]:
    """A sealer of this home, a process of its own, until all is sealed."""
    with sealer_at_work(Served(settings=Settings(home=home))):
        yield


def next_key(home: Path) -> str:
    return (home / "log.key.new.pub").read_text().strip()


def trusting(file: Path, *keys: str) -> str:
    file.write_text("".join(f"log {key}\n" for key in keys) + "quorum none\n")
    return str(file)


def position_of_newest(home: Path) -> str:
    with reader_engine(f"sqlite:///{home / 'record.db'}").connect() as connection:
        return str(connection.execute(text("SELECT max(position) FROM events")).scalar_one())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation at work that is sealed: others of the session have no sealer to wait for."""
    with served_in(tmp_path_factory.mktemp("sealed")) as installation:
        assert cli.run(["admin", "key", "make", "--home", str(installation.settings.home)]) == 0
        yield installation


@contextmanager
def sealer_at_work(served: Served) -> Iterator[None]:
    with served.process("lockgate", "admin", "sealer") as sealer:
        assert next_line(sealer).startswith("The sealer seals the record as ")
        yield
        assert stopped(sealer)[:2] == (0, "The sealer has stopped.\n")


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("gate approve {design} --reason Sound --as ben", "decision-taken in gate-{design}-1"),
        ("gate withdraw {design} --reason Later --as asha", "gate-closed in gate-{design}-1"),
        ("money freeze {programme} --reason 'Section 114' --as chloe", "money-frozen in fund-{programme}"),
    ],
)
def test_what_somebody_does_is_told_once_it_is_sealed(
    desk: Desk, tmp_path: Path, line: str, fact: str
) -> None:
    with sealer_at_work(desk.served):
        at_its_gate(desk)
        said = desk.types(filled(line, desk) + " -o json")
    position = json.loads(said.out)["sealed"]["position"]
    receipt = tmp_path / "receipt.tlog-proof"
    assert desk.types(f"audit receipt {position} --to {receipt}").code == 0
    held = desk.types(f"audit check-receipt {receipt}")
    assert (held.code, filled(fact, desk) in held.out) == (0, True)


def test_what_is_not_sealed_in_time_is_not_to_be_relied_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sealer_at_work(desk.served):
        at_its_gate(desk)
    monkeypatch.setenv("LOCKGATE_SECONDS_FOR_A_SEAL", "0.1")
    for line in (
        "release report {release} musts 1 3 --as asha",
        "benefit baseline B-1A --programme {programme} --annual-pence 1 --method m --on 2018-03-30 --as ewan",
        "money freeze {programme} --reason 'Section 114' --as chloe",
        "gate approve {design} --reason Sound --as ben",
        "admin person hold gita --reason 'A claim' --as dina",
    ):
        said = desk.types(filled(line, desk))
        assert (said.code, said.out) == (1, ""), line
        assert "but not sealed yet: do not rely on it" in said.err


def at_its_gate(desk: Desk) -> None:
    """A programme with money of its own stands at its first gate, and has what that asks for."""
    file = desk.blueprint()
    file.write_text(file.read_text() + FUND)
    assert desk.types(f"programme start {file} --as asha").code == 0
    desk.awaits("gate-opened", f"gate-{desk.design}-1")
    assert desk.hands_in("The case.").code == 0
    desk.awaits("gate-evidence-changed", f"gate-{desk.design}-1")


def filled(line: str, desk: Desk) -> str:
    return line.format(design=desk.design, release=desk.release, programme=desk.programme)


def test_a_witness_on_another_machine_sees_the_record(
    sealed: Path, lockgate: Lockgate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: Served
) -> None:
    auditor = tmp_path / "auditor"
    assert lockgate("witness", "key", "witness.auditor.example", home=auditor).code == 0
    vkey = lockgate("admin", "key", "show", home=sealed).out.splitlines()[0]
    assert_told(lockgate("witness", "show", "--to", "no", home=auditor), 5, "looks after: no log.")
    assert lockgate("witness", "add-log", vkey, home=auditor).code == 0
    assert_told(lockgate("witness", "show", "--to", "no", home=auditor), 5, "has shown nothing yet")
    with served.process("lockgate", "witness", "serve", "--port", "0", "--home", str(auditor)) as running:
        lines = [next_line(running) for _ in range(3)]
        trust = tmp_path / "trust.txt"
        trust.write_text(f"log {vkey}\n{lines[2].replace('NAME', 'auditor')}quorum auditor\n")
        monkeypatch.setenv("LOCKGATE_TRUST_FILE", str(trust))
        assert lockgate("admin", "sealer", "--once", home=sealed).code == 0
        assert stopped(running)[0] == 0
    seen = tmp_path / "seen"
    (shown,) = json.loads(lockgate("witness", "show", "--to", str(seen), "-o", "json", home=auditor).out)
    assert (shown["log"], shown["facts"]) == (vkey.partition("+")[0], int(position_of_newest(sealed)))
    verified = lockgate("audit", "verify", "--seen", str(seen), home=sealed)
    assert verified.code == 0
    assert "were seen by witnesses as the policy asks" in verified.out
    receipt = tmp_path / "receipt"
    lockgate("audit", "receipt", "2", "--to", str(receipt), home=sealed)
    assert "seen by auditor" in lockgate("audit", "check-receipt", str(receipt), home=sealed).out


def test_a_witness_takes_only_the_keys_of_logs(lockgate: Lockgate, tmp_path: Path) -> None:
    made = lockgate("witness", "key", "witness.auditor.example", home=tmp_path)
    for vkey in ("nonsense", made.out.splitlines()[2]):
        ended = lockgate("witness", "add-log", vkey, home=tmp_path)
        assert (ended.code, "not the key of a log" in ended.err) == (2, True)
    assert lockgate("witness", "key", "with space", home=tmp_path / "other").code == 1


def test_the_doctor_says_whether_the_sealer_keeps_up(home: Path, lockgate: Lockgate) -> None:
    url = f"sqlite:///{home / 'record.db'}"
    assert "no sealer was ever set up" in _doctors(url)
    lockgate("admin", "key", "make", home=home)
    with Sealer(url, read_key(home / "log.key", kind=KeyKind.LOG), most=3) as part:
        part.seal()
    assert "Sealed up to position 3; what came after waits since" in _doctors(url)
    lockgate("admin", "sealer", "--once", home=home)
    assert "; cosignatures: 0." in _doctors(url)
    assert "; cosignatures: 0." in lockgate("admin", "doctor", home=home).out


def _doctors(url: str) -> str:
    """What is found two minutes from now."""
    engine = reader_engine(url)
    try:
        with engine.connect() as connection:
            return seal_finding(connection, now=utc_now() + timedelta(minutes=2)).sentence
    finally:
        engine.dispose()
