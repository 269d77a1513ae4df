"""What may be handed in as a file: a plain one that holds still."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.evidence import link_digest
from domain.evidence_limits import SAFE_LIMITS, EvidenceLimits
from domain.offering import (
    EvidenceEmpty,
    EvidenceLinkUnusable,
    EvidenceTooLarge,
    EvidenceTypeNotAllowed,
)
from runtime.evidence.folder import EvidenceFolder
from runtime.evidence.opening import FileChanged, NotAFile, opened
from runtime.evidence.pieces import Label, file_piece, link_piece
from runtime.failures import NotFound
from tests.domain.people import EMIL, HANA

LABEL = Label(name="report", author=EMIL.identity, submitted_by=HANA.identity)
PLANS = "https://folkestone.example/plans"
ABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

ADMINISTRATOR, NOBODY = 0, 65534


def test_a_file_makes_a_piece_and_its_bytes_are_kept(tmp_path: Path) -> None:
    folder = EvidenceFolder(tmp_path / "evidence")
    piece = file_piece(LABEL, text(tmp_path, "abc"), limits=SAFE_LIMITS, folder=folder)
    assert (piece.digest, piece.size, piece.media_type, piece.link) == (ABC, 3, "text/plain", "")
    assert (piece.name, piece.author, piece.submitted_by) == ("report", EMIL.identity, HANA.identity)
    folder.verify(ABC)


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    file = text(tmp_path, "abc")
    assert file_piece(LABEL, file, limits=SAFE_LIMITS, folder=None).digest == ABC
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("content", "limits", "refusal"),
    [
        ("", SAFE_LIMITS, EvidenceEmpty),
        ("abcd", EvidenceLimits(most_bytes=3), EvidenceTooLarge),
        ("MZ\0\0", SAFE_LIMITS, EvidenceTypeNotAllowed),
    ],
)
def test_what_is_refused_is_never_copied(
    tmp_path: Path, content: str, limits: EvidenceLimits, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        file_piece(
            LABEL, text(tmp_path, content), limits=limits, folder=EvidenceFolder(tmp_path / "evidence")
        )
    assert not (tmp_path / "evidence").exists()


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(text(tmp_path, "abc"))
    with pytest.raises(NotAFile, match="is a symbolic link; name the file that it leads to"), opened(link):
        pass


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFile, match="is no plain file"), opened(tmp_path / "pipe"):
        pass


@pytest.mark.parametrize("file", [Path("/"), Path("/dev/null")], ids=["folder", "device"])
def test_a_folder_or_a_device_is_refused(file: Path) -> None:
    with pytest.raises(NotAFile, match="is no plain file"), opened(file):
        pass


@pytest.mark.parametrize("name", ["missing.txt", "a\0b", "x" * 300])
def test_what_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound, match="cannot be read"), opened(tmp_path / name):
        pass


def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    file = text(tmp_path, "abc")
    file.chmod(0)
    with _as_anybody(), pytest.raises(NotFound, match="cannot be read"), opened(file):
        pass


@contextmanager
def _as_anybody() -> Iterator[None]:
    """Without the administrator's right to read everything, where the tests run with it."""
    before = os.geteuid()
    if before == ADMINISTRATOR:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.parametrize("change", ["abcd", "abC"], ids=["longer", "other"])
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, change: str) -> None:
    file = text(tmp_path, "abc")
    os.utime(file, (0, 0))
    with pytest.raises(FileChanged, match="changed while it was being read"), opened(file):
        file.write_text(change)


def test_a_link_makes_a_piece(tmp_path: Path) -> None:
    piece = link_piece(LABEL, PLANS, seen=None)
    assert (piece.digest, piece.link, piece.seen, piece.size) == (link_digest(PLANS), PLANS, "", 0)


def test_what_was_seen_at_a_link_is_digested_and_not_kept(tmp_path: Path) -> None:
    piece = link_piece(LABEL, PLANS, seen=text(tmp_path, "abc"))
    assert (piece.seen, piece.digest) == (ABC, link_digest(PLANS, ABC))
    assert (piece.size, piece.media_type) == (3, "text/plain")


def test_an_unusable_link_makes_none() -> None:
    with pytest.raises(EvidenceLinkUnusable):
        link_piece(LABEL, "http://folkestone.example/plans", seen=None)


def text(folder: Path, content: str) -> Path:
    file = folder / "report.txt"
    file.write_text(content)
    return file
