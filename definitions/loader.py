"""How a blueprint file becomes a plan that could run, or a list of everything that is wrong with it."""

from pathlib import Path

from definitions.document import Document, read
from definitions.faults import BlueprintRefused, Fault
from definitions.shape import shaped
from definitions.translation import path_in_file, planned
from domain.digest import digest
from domain.programme.plan import ProgrammePlan
from domain.programme.soundness import problems

MOST_BYTES = 1024 * 1024


def load_blueprint(path: Path) -> ProgrammePlan:
    """The plan in a blueprint file.

    :raises BlueprintRefused: with every fault of the file, when it has one.
    """
    document = read(_text(path), path.name)
    if not document.is_complete:
        raise BlueprintRefused(document.faults)
    blueprint, misshapen = shaped(document)
    if blueprint is None:
        raise BlueprintRefused((*document.faults, *misshapen))
    plan = planned(blueprint, digest("blueprint/1", document.content))
    faults = (*document.faults, *_unsound(plan, document))
    if faults:
        raise BlueprintRefused(faults)
    return plan


def _unsound(plan: ProgrammePlan, document: Document) -> tuple[Fault, ...]:
    return tuple(document.fault(path_in_file(each.path), each.sentence) for each in problems(plan))


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
