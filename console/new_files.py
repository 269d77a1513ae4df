"""How a command writes a new file: whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from runtime.failures import Failure


@contextmanager
def new_file(file: Path) -> Iterator[BinaryIO]:
    """A file to write; it is removed again when writing does not come to its end.

    :raises Failure: when it is there already, or cannot be written.
    """
    try:
        target = file.open("xb")
    except FileExistsError as error:
        raise Failure(f"{file} is there already.", code="file-exists", next="Name a new file.") from error
    except OSError as error:
        raise Failure(f"{file} cannot be written: {error.strerror}.", next="Name another file.") from error
    with target:
        try:
            yield target
        except BaseException:
            file.unlink()
            raise
