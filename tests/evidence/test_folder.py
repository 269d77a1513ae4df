"""Where the bytes of evidence are kept, whatever happens while they are."""

import os
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO, RawIOBase
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.offering import EvidenceTooLarge
from runtime.evidence.folder import (
    LEFT_BEHIND_AFTER,
    EvidenceAltered,
    EvidenceFileMissing,
    EvidenceFolder,
    Kept,
)
from runtime.failures import Unavailable
from tests.repetition import often

ROOT = Path(__file__).parents[2]
PLENTY = 1024 * 1024
REPORT = b"The report."
DIGEST = f"sha256:{sha256(REPORT).hexdigest()}"
UNKNOWN = "sha256:" + "00" * 32
TOMORROW = datetime.now(UTC) + timedelta(days=1)

KEEPS = """
import sys
from io import BytesIO
from pathlib import Path
from runtime.evidence.folder import EvidenceFolder
sys.stdin.readline()
print(EvidenceFolder(Path(sys.argv[1])).keep(BytesIO(b"The report." * 10**6), most_bytes=10**8).digest)
"""
DIES_BEFORE_THE_MOVE = """
import os, sys
from io import BytesIO
from pathlib import Path
from runtime.evidence.folder import EvidenceFolder
from tests.repetition import often
os.replace = lambda *names, **others: os._exit(9)
EvidenceFolder(Path(sys.argv[1])).keep(BytesIO(b"The report."), most_bytes=100)
"""


@pytest.fixture
def folder(tmp_path: Path) -> EvidenceFolder:
    return EvidenceFolder(tmp_path / "evidence")


def test_content_is_kept_under_its_digest(folder: EvidenceFolder, tmp_path: Path) -> None:
    assert keep(folder) == Kept(digest=DIGEST, size=len(REPORT))

    digits = DIGEST.removeprefix("sha256:")
    assert files_in(tmp_path) == [tmp_path / "evidence" / "sha256" / digits[:2] / digits[2:]]
    assert content_of(folder, DIGEST) == REPORT


@settings(max_examples=often(30))
@given(content=st.binary(max_size=3000))
def test_whatever_is_kept_is_given_out_again(content: bytes) -> None:
    with TemporaryDirectory() as home:
        folder = EvidenceFolder(Path(home))
        kept = folder.keep(BytesIO(content), most_bytes=PLENTY)
        assert kept.digest == f"sha256:{sha256(content).hexdigest()}"
        assert content_of(folder, kept.digest) == content


def test_the_same_content_is_kept_once_and_never_overwritten(folder: EvidenceFolder, tmp_path: Path) -> None:
    keep(folder)
    (file,) = files_in(tmp_path)
    before = file.stat()

    keep(folder)

    after = file.stat()
    assert files_in(tmp_path) == [file]
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_kept_can_be_neither_written_nor_read_by_everybody(
    folder: EvidenceFolder, tmp_path: Path
) -> None:
    keep(folder)
    (file,) = files_in(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o440
    assert (tmp_path / "evidence").stat().st_mode & 0o077 == 0


def test_altered_content_is_not_given_out(folder: EvidenceFolder, tmp_path: Path) -> None:
    keep(folder)
    alter(files_in(tmp_path)[0])

    with pytest.raises(EvidenceAltered, match="no longer has the content"):
        content_of(folder, DIGEST)
    with pytest.raises(EvidenceAltered):
        folder.verify(DIGEST)


def test_content_is_not_taken_for_kept_where_a_damaged_file_stands(
    folder: EvidenceFolder, tmp_path: Path
) -> None:
    keep(folder)
    alter(files_in(tmp_path)[0])

    with pytest.raises(EvidenceAltered):
        keep(folder)


def test_a_missing_file_is_named(folder: EvidenceFolder) -> None:
    assert not folder.has(UNKNOWN)
    with pytest.raises(EvidenceFileMissing, match=UNKNOWN):
        folder.verify(UNKNOWN)


@pytest.mark.parametrize(
    "digest",
    [
        "",
        "sha256:",
        "../../record.db",
        "sha256:../" + "0" * 61,
        "sha256:" + "AB" * 32,
        f"{DIGEST}\n",
        "/etc/passwd",
    ],
)
def test_nothing_but_a_digest_leads_to_a_file(folder: EvidenceFolder, digest: str) -> None:
    for look in (folder.has, folder.verify):
        with pytest.raises(EvidenceFileMissing, match="is no digest"):
            look(digest)


def test_more_than_is_taken_is_not_kept(folder: EvidenceFolder, tmp_path: Path) -> None:
    with pytest.raises(EvidenceTooLarge):
        folder.keep(BytesIO(REPORT), most_bytes=len(REPORT) - 1)
    assert files_in(tmp_path) == []
    assert folder.keep(BytesIO(REPORT), most_bytes=len(REPORT)).size == len(REPORT)


def test_an_endless_file_is_read_no_further_than_it_is_taken(folder: EvidenceFolder) -> None:
    with Path("/dev/zero").open("rb") as endless, pytest.raises(EvidenceTooLarge):
        folder.keep(endless, most_bytes=PLENTY)


def test_memory_does_not_grow_with_the_file(folder: EvidenceFolder, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.touch()
    os.truncate(large, 32 * PLENTY)
    tracemalloc.start()
    with large.open("rb") as content:
        folder.keep(content, most_bytes=64 * PLENTY)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * PLENTY


def test_content_that_changes_while_it_is_read_is_known_by_what_was_read(folder: EvidenceFolder) -> None:
    kept = folder.keep(Changing(), most_bytes=PLENTY)  # type: ignore[arg-type]
    folder.verify(kept.digest)
    assert content_of(folder, kept.digest) == b"first then another"


def test_two_processes_keep_the_same_content_at_once(folder: EvidenceFolder, tmp_path: Path) -> None:
    both = [running(KEEPS, tmp_path) for _ in range(2)]
    for each in both:
        assert each.stdin is not None
        each.stdin.write("now\n")
        each.stdin.flush()
    answers = {each.communicate(timeout=60) for each in both}

    ((digest, err),) = answers
    assert (err, [each.returncode for each in both]) == ("", [0, 0])
    folder.verify(digest.strip())
    assert len(files_in(tmp_path)) == 1


def test_a_crash_before_the_move_leaves_nothing_that_is_believed(
    folder: EvidenceFolder, tmp_path: Path
) -> None:
    dies_before_the_move(tmp_path)
    (left,) = files_in(tmp_path)
    assert not folder.has(DIGEST)

    keep(folder)

    folder.verify(DIGEST)
    assert left.exists()


def test_what_a_crash_left_is_cleared_away_once_it_is_old(folder: EvidenceFolder, tmp_path: Path) -> None:
    dies_before_the_move(tmp_path)
    (left,) = files_in(tmp_path)
    still_fresh = datetime.fromtimestamp(left.stat().st_mtime - 1, UTC) + LEFT_BEHIND_AFTER
    keep(folder)

    assert (folder.clear(still_fresh), folder.clear(TOMORROW), folder.clear(TOMORROW)) == (0, 1, 0)
    assert len(files_in(tmp_path)) == 1
    folder.verify(DIGEST)


def test_clearing_needs_no_folder(folder: EvidenceFolder) -> None:
    assert folder.clear(TOMORROW) == 0


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("a file")
    with pytest.raises(Unavailable, match="could not be kept in"):
        keep(EvidenceFolder(tmp_path / "evidence"))


def keep(folder: EvidenceFolder) -> Kept:
    return folder.keep(BytesIO(REPORT), most_bytes=PLENTY)


def content_of(folder: EvidenceFolder, digest: str) -> bytes:
    with folder.read(digest) as content:
        return content.read()


def files_in(home: Path) -> list[Path]:
    return sorted(each for each in (home / "evidence").rglob("*") if each.is_file())


def alter(file: Path) -> None:
    file.chmod(0o640)
    file.write_bytes(b"The rep0rt.")


def dies_before_the_move(home: Path) -> None:
    with running(DIES_BEFORE_THE_MOVE, home) as process:
        assert process.wait(timeout=60) == 9


def running(program: str, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(home / "evidence")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


class Changing(RawIOBase):
    """Something that says another thing whenever it is read."""

    def __init__(self) -> None:
        self._said = iter([b"first", b" then another", b""])

    def read(self, size: int = -1, /) -> bytes:
        return next(self._said)
