"""How a command writes a file that somebody asked for."""

from pathlib import Path

from runtime.failures import Failure


def write_new(file: Path, content: bytes) -> None:
    """Writes a file that was not there.

    :raises Failure: when it was, or cannot be written.
    """
    try:
        with file.open("xb") as opened:
            opened.write(content)
    except FileExistsError as error:
        raise Failure(f"{file} is there already.", code="usage", next="Choose another name.") from error
    except OSError as error:
        raise Failure(f"{file} cannot be written: {error.strerror}.", code="usage") from error
