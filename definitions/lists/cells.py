"""What stands in the cells of a file, line by line, whatever kind of file it is."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as text, without the space around it; `fault` says why its content cannot be taken."""

    text: str = ""
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.text and not self.fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a file, with its number as people see it."""

    number: int
    cells: tuple[Cell, ...]


class CannotBeRead(Exception):
    """The file, or the rest of it from a line on, cannot be read; the sentence says why and what to do."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.sentence, self.line = sentence, line
        super().__init__(sentence)


FORMULA = "It is a formula. Paste the value that it shows."


def filled(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines that are not blank."""
    return (line for line in lines if not all(cell.is_blank for cell in line.cells))
