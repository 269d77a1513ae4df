"""Where the bytes of evidence are kept: files named by the digest of their content, each kept once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO

from domain.evidence import is_digest
from domain.offering import EvidenceTooLarge
from runtime.failures import Failure, NotFound, Unavailable

BYTES_AT_ONCE = 1024 * 1024
OWNER_ONLY, READ_ONLY = 0o700, 0o440
# Whatever is being written grows all the time; what has not for so long was left behind by a crash.
LEFT_BEHIND_AFTER = timedelta(hours=1)
FROM_BACKUP = "Restore it from a backup, then: lockgate evidence check"


class EvidenceFileMissing(NotFound):
    """The file of a piece of evidence is not in the folder."""

    code = "evidence-file-missing"
    next = FROM_BACKUP


class EvidenceAltered(Failure):
    """The file of a piece of evidence no longer has the content that it was handed in with."""

    code = "evidence-altered"
    next = FROM_BACKUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept: its digest, and how many bytes it has."""

    digest: str
    size: int


class EvidenceFolder:
    """Keeps content under its digest; it never overwrites a file, and believes none without hashing it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unfinished = folder / "unfinished"

    def keep(self, content: BinaryIO, *, most_bytes: int) -> Kept:
        """Copies content into the folder, hashing on the way; once this returns, it outlives a crash.

        :raises EvidenceTooLarge: when there are more bytes; nothing is kept then.
        :raises EvidenceAltered: when the folder has a damaged file in this content's place.
        :raises Unavailable: when the folder cannot be written to.
        """
        try:
            with self._part() as part:
                kept = _copied(content, part, most_bytes)
                self._put(Path(part.name), kept.digest)
                return kept
        except OSError as error:
            raise Unavailable(
                f"The file could not be kept in {self._folder}: {error.strerror}.",
                next="See that there is room in this folder, and that you may write there.",
            ) from error

    def has(self, digest: str) -> bool:
        """Whether there is a file for this digest, whatever is in it by now."""
        return self._file(digest).is_file()

    def verify(self, digest: str) -> None:
        """Hashes a file again.

        :raises EvidenceFileMissing: when it is not there.
        :raises EvidenceAltered: when its content is not what was kept.
        """
        with self.read(digest):
            pass

    @contextmanager
    def read(self, digest: str) -> Iterator[BinaryIO]:
        """The content kept under a digest, hashed before the first byte is given out.

        :raises EvidenceFileMissing: when it is not there.
        :raises EvidenceAltered: when its content is not what was kept.
        """
        try:
            content = self._file(digest).open("rb")
        except FileNotFoundError as error:
            raise EvidenceFileMissing(f"No file is kept here for {digest}.") from error
        except OSError as error:
            raise Unavailable(f"The file of {digest} cannot be read: {error.strerror}.") from error
        with content:
            if f"sha256:{file_digest(content, 'sha256').hexdigest()}" != digest:
                raise EvidenceAltered(f"The file of {digest} no longer has the content that was handed in.")
            content.seek(0)
            yield content

    def clear(self, now: datetime) -> int:
        """Removes what crashes have left half-written, and tells how many files that were."""
        left = [each for each in self._unfinished.glob("part-*") if _is_left_behind(each, now)]
        for each in left:
            each.unlink(missing_ok=True)
        return len(left)

    def _file(self, digest: str) -> Path:
        # Only hex digits get into a path, so nothing that is asked for can lead out of the folder.
        if not is_digest(digest):
            raise EvidenceFileMissing(f"{digest!r} is no digest.", next="Give all of it: sha256:…")
        kind, _, digits = digest.partition(":")
        return self._folder / kind / digits[:2] / digits[2:]

    @contextmanager
    def _part(self) -> Iterator[IO[bytes]]:
        """A file in the same file system, so that moving it into its place is one step."""
        self._folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        self._unfinished.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=self._unfinished, prefix="part-", delete=False) as part:
            try:
                yield part
            finally:
                Path(part.name).unlink(missing_ok=True)

    def _put(self, part: Path, digest: str) -> None:
        file = self._file(digest)
        if file.exists():
            self.verify(digest)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        # Whoever puts the same content there at the same moment puts the same bytes there.
        part.replace(file)
        for folder in (file.parent, file.parent.parent, self._folder, self._folder.parent):
            _settle(folder)


def _copied(content: BinaryIO, part: IO[bytes], most_bytes: int) -> Kept:
    hashed, size = sha256(), 0
    while piece := content.read(min(BYTES_AT_ONCE, most_bytes - size + 1)):
        size += len(piece)
        if size > most_bytes:
            raise EvidenceTooLarge(f"It has more than {most_bytes:,} bytes.")
        hashed.update(piece)
        part.write(piece)
    part.flush()
    os.fchmod(part.fileno(), READ_ONLY)
    os.fsync(part.fileno())
    return Kept(digest=f"sha256:{hashed.hexdigest()}", size=size)


def _settle(folder: Path) -> None:
    """Makes the names in a folder outlive a crash."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_left_behind(part: Path, now: datetime) -> bool:
    try:
        return part.stat().st_mtime < (now - LEFT_BEHIND_AFTER).timestamp()
    except FileNotFoundError:
        return False
