"""How a file that somebody hands in is opened: a plain file, and nothing that merely looks like one."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ELOOP
from io import BufferedReader
from pathlib import Path

from runtime.failures import Failure, NotFound

PLAIN_FILE = "Name a file that is there, and that you may read."
# Without following a link at the name, and without waiting for whoever writes to a pipe.
WARILY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class NotAFile(Failure):
    """What was named is no plain file."""

    code = "not-a-file"
    next = PLAIN_FILE


class FileChanged(Failure):
    """A file was written to while it was being read."""

    code = "file-changed"
    next = "Wait until it is finished, then hand it in."


@contextmanager
def opened(file: Path) -> Iterator[BufferedReader]:
    """The content of a plain file.

    :raises NotFound: when it is not there, or may not be read.
    :raises NotAFile: when it is a symbolic link, a folder, a pipe or a device.
    :raises FileChanged: at the end, when it was written to meanwhile.
    """
    with os.fdopen(_descriptor(file), "rb") as content:
        before = _state(content)
        yield content
        if _state(content) != before:
            raise FileChanged(f"{file} changed while it was being read.")


def size_of(content: BufferedReader) -> int:
    """How many bytes an open file has."""
    return os.fstat(content.fileno()).st_size


def _descriptor(file: Path) -> int:
    try:
        descriptor = os.open(file, WARILY)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == ELOOP:
            raise NotAFile(f"{file} is a symbolic link; name the file that it leads to.") from error
        raise NotFound(f"{file} cannot be read.", next=PLAIN_FILE) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile(f"{file} is no plain file.")
    return descriptor


def _state(content: BufferedReader) -> tuple[int, int, int]:
    state = os.fstat(content.fileno())
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns
