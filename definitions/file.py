"""What a file holds, in the form that it should have, or every fault of it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from definitions.document import Document, read
from definitions.faults import BlueprintRefused, Fault
from definitions.shape import Form, shaped
from definitions.translation import path_in_file
from domain.programme.problem import Problem

MOST_BYTES = 1024 * 1024


def written_in(
    path: Path, form: type[Form], *, in_full: Callable[[Document], Document] = lambda document: document
) -> tuple[Document, Form]:
    """The document in a file, and what it says in this form; `in_full` writes out what it only names.

    :raises BlueprintRefused: when it cannot be read, or has another form.
    """
    document = read(_text(path), path.name)
    if not document.is_complete:
        raise BlueprintRefused(document.faults)
    document = in_full(document)
    written, misshapen = shaped(document, form)
    if written is None:
        raise BlueprintRefused((*document.faults, *misshapen))
    return document, written


def refuse_if_faulty(document: Document, found: Iterable[Problem]) -> None:
    """Nothing, when the document has no fault and these rules found no problem.

    :raises BlueprintRefused: with all of them, each on its line.
    """
    faults = (*document.faults, *(document.fault(path_in_file(each.path), each.sentence) for each in found))
    if faults:
        raise BlueprintRefused(faults)


def _text(path: Path) -> str:
    content = _content(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(path, "It is not text in UTF-8.", line) from error


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _refused(path, "It is a folder, not a file.")
        if path.exists() and not path.is_file():
            raise _refused(path, "It is not an ordinary file.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise _refused(path, "There is no such file.") from error
    except (OSError, ValueError) as error:
        raise _refused(path, "It cannot be opened.") from error
    if len(content) > MOST_BYTES:
        raise _refused(path, "It is larger than 1 MiB.")
    return content


def _refused(path: Path, sentence: str, line: int | None = None) -> BlueprintRefused:
    return BlueprintRefused((Fault(file=path.name, line=line, sentence=sentence),))
