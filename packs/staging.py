"""The files of a pack while it is made, each hashed as it is written."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A file of the pack: its name there, where it lies until then, and what identifies its content."""

    name: str
    place: str
    size: int
    sha256: str
    crc: int


class Writing:
    """A file that is being written."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._digest = sha256()
        self._size = self._crc = 0

    def write(self, piece: bytes) -> None:
        self._target.write(piece)
        self._digest.update(piece)
        self._crc = zlib.crc32(piece, self._crc)
        self._size += len(piece)

    def staged(self, name: str, place: str) -> Staged:
        """What was written, under the name that it has in the pack."""
        return Staged(name=name, place=place, size=self._size, sha256=self._digest.hexdigest(), crc=self._crc)


class Staging:
    """A folder of files to be packed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Staged] = []
        self._opened = 0

    @contextmanager
    def writing(self, name: str) -> Iterator[Writing]:
        """Something to write a file with; the file belongs to the pack once all of it is written."""
        self._opened += 1
        place = str(self._opened)
        with (self.folder / place).open("xb") as target:
            writing = Writing(target)
            yield writing
        self.files.append(writing.staged(name, place))

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Adds a file whose content is at hand."""
        with self.writing(name) as file:
            for piece in pieces:
                file.write(piece)
