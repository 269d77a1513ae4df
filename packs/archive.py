"""The one zip file that a list of files makes, byte for byte the same wherever it is made."""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from packs.staging import Staged

# Stored, not compressed: what compression makes differs from version to version of its library, and a reader
# that never unpacks needs no guard against what would unpack without end.
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
VERSION, FIRST_DAY = 20, 0x21
MADE_ON_UNIX = 0x0314
PLAIN_FILE = 0o100644 << 16
MOST_FILES, MOST_BYTES = 0xFFFE, 0xFFFFFFFF


class PackTooLarge(Exception):
    """A zip file of this form holds at most 65,534 files and 4 GiB."""


def write_archive(target: BinaryIO, folder: Path, files: Sequence[Staged]) -> None:
    """Writes the files of a folder as a zip file, in order of name.

    :raises PackTooLarge: when they are too many or too large.
    """
    ordered = sorted(files, key=lambda file: file.name)
    directory, at = b"", 0
    for file in ordered:
        described = _described(file)
        directory += CENTRAL + struct.pack("<H", MADE_ON_UNIX) + described
        directory += struct.pack("<3H2L", 0, 0, 0, PLAIN_FILE, at) + file.name.encode("ascii")
        at += target.write(LOCAL + described + file.name.encode("ascii"))
        with (folder / file.place).open("rb") as content:
            while piece := content.read(1 << 20):
                at += target.write(piece)
    target.write(directory)
    target.write(END + struct.pack("<4H2LH", 0, 0, len(ordered), len(ordered), len(directory), at, 0))


def check_fits(files: Sequence[Staged]) -> None:
    """:raises PackTooLarge: when the files would make too large a zip file."""
    size = sum(file.size + 2 * len(file.name) + 76 for file in files) + 22
    if len(files) > MOST_FILES or size > MOST_BYTES:
        raise PackTooLarge


def _described(file: Staged) -> bytes:
    """What both headers of a file say of it."""
    sizes = (file.size, file.size, len(file.name), 0)
    return struct.pack("<5H3L2H", VERSION, 0, 0, 0, FIRST_DAY, file.crc, *sizes)
