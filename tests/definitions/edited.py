"""Where bad blueprints come from: a plain one, Shepway's without its lists, with a snippet replaced."""

from pathlib import Path

import pytest

from definitions.faults import BlueprintRefused, Fault
from definitions.loader import load_blueprint

SHEPWAY = Path(__file__).with_name("plain.yaml").read_text("utf-8")


def edited(folder: Path, *replacements: tuple[str, str]) -> Path:
    """The plain blueprint with the first of each old snippet replaced by a new one."""
    text = SHEPWAY
    for old, new in replacements:
        assert old in text, f"{old!r} is no longer in the plain blueprint"
        text = text.replace(old, new, 1)
    return written(folder, text)


def written(folder: Path, content: str | bytes) -> Path:
    """A blueprint file of this content."""
    path = folder / "shepway.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def faults_of(path: Path) -> tuple[Fault, ...]:
    """Everything that the loader finds wrong with a file."""
    with pytest.raises(BlueprintRefused) as refused:
        load_blueprint(path)
    return refused.value.problems


def line_of(path: Path, fault: Fault) -> str:
    """The line of the file that a fault points at."""
    assert fault.line is not None
    return path.read_text("utf-8").splitlines()[fault.line - 1].strip()
