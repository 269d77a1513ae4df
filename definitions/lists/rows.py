"""What became of the rows of a list."""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from definitions.section import Section

R = TypeVar("R", bound=Section)


class Row(Section):
    """A row of a list, its columns named as people write them; no two rows have the same `KEY`."""

    KEY: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that cannot be taken: its line, the column if one is to blame, and why.

    Without a line it is the file that cannot be read.
    """

    line: int | None
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Generic[R]):
    """The rows of a list: the good ones with their lines, and the refused ones; blank rows are neither."""

    good: tuple[tuple[int, R], ...] = ()
    refused: tuple[RefusedRow, ...] = ()
