"""How an evidence pack is written from a command line."""

import json
import shutil
from pathlib import Path

import pytest

from eventstore.sealing import Sealer
from packs.verify_pack import RESERVED, verify
from tests.console.typed import Lockgate
from tests.packs.facts import small_record
from tests.packs.packing import FORGER, LOG_KEY, NO_WITNESS, checkpoint


@pytest.fixture
def home(told: Path, tmp_path: Path) -> Path:
    """A home of one's own, whose programme has ended."""
    return Path(shutil.copytree(told, tmp_path / "home"))


def test_a_pack_is_written_and_verified(lockgate: Lockgate, home: Path, tmp_path: Path) -> None:
    _seal(home)
    written = lockgate(*f"audit export care --to {tmp_path}/pack.zip".split(), home=home)
    assert (written.code, "bodies" in written.out) == (0, True), written.err
    report = verify((tmp_path / "pack.zip").read_bytes(), NO_WITNESS)
    assert report.code == RESERVED, report.text()


def test_what_an_auditor_kept_is_proved_to_be_a_part_of_it(
    lockgate: Lockgate, home: Path, tmp_path: Path
) -> None:
    with Sealer(f"sqlite:///{home / 'record.db'}", LOG_KEY, most=50) as sealer:
        first, second = sealer.seal(), sealer.seal()
    assert first is not None
    assert second is not None
    (tmp_path / "visit").write_bytes(first.note.encoded())
    typed = f"audit export --to {tmp_path}/pack.zip --since {tmp_path}/visit --size 100 -o json"
    holds = json.loads(lockgate(*typed.split(), home=home).out)["holds"]
    assert holds["size"] == 100
    report = verify((tmp_path / "pack.zip").read_bytes(), NO_WITNESS, first.note.encoded())
    assert "The first 50 facts are those of your last visit; 50 came since." in report.found


def test_a_record_that_nobody_sealed_proves_nothing(lockgate: Lockgate, home: Path, tmp_path: Path) -> None:
    ended = lockgate(*f"audit export --to {tmp_path}/pack.zip".split(), home=home)
    assert (ended.code, "The record is not sealed" in ended.err) == (1, True)
    assert not (tmp_path / "pack.zip").exists()


def test_a_file_is_never_written_over(lockgate: Lockgate, home: Path, tmp_path: Path) -> None:
    _seal(home)
    (tmp_path / "pack.zip").write_text("Mine.")
    ended = lockgate(*f"audit export --to {tmp_path}/pack.zip".split(), home=home)
    assert (ended.code, "is there already" in ended.err) == (1, True)
    assert (tmp_path / "pack.zip").read_text() == "Mine."


@pytest.mark.parametrize(
    ("visit", "sentence"),
    [
        (b"3\n", "is no checkpoint that can be read"),
        (
            checkpoint(small_record().leaves, key=FORGER).encoded(),
            "does not begin with what the auditor's checkpoint says",
        ),
    ],
)
def test_a_checkpoint_that_does_not_fit_is_refused(
    visit: bytes, sentence: str, lockgate: Lockgate, home: Path, tmp_path: Path
) -> None:
    _seal(home)
    (tmp_path / "visit").write_bytes(visit)
    ended = lockgate(*f"audit export --to {tmp_path}/pack.zip --since {tmp_path}/visit".split(), home=home)
    assert (ended.code, sentence in ended.err) == (1, True), ended.err
    assert not (tmp_path / "pack.zip").exists()


def _seal(home: Path) -> None:
    with Sealer(f"sqlite:///{home / 'record.db'}", LOG_KEY) as sealer:
        assert sealer.seal() is not None
