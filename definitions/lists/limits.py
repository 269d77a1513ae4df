"""How much of a list is read before it is refused."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLimits:
    """The most bytes of a file, the most bytes that a workbook unpacks to, and the most rows and columns.

    The rows of one list are one command and one event, so they bound the size of both.
    """

    most_bytes: int = 5 * MEBIBYTE
    most_rows: int = 5_000
    most_columns: int = 100

    @property
    def most_unpacked_bytes(self) -> int:
        """A workbook of words and numbers packs to a tenth at best; what packs better is made to harm."""
        return 10 * self.most_bytes


USUAL_LIMITS = ListLimits()
