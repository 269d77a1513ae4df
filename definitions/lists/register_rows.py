"""How entries of a register are written in a list, one a row."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from pydantic import Field

from definitions.lists.rows import Row
from definitions.values import Day, Id, Text
from domain.identity import Identity
from domain.programme.register.plan import EntryId, RegisterEntry


class EntryRow(Row):
    """A row of a list of entries."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: Id = Field(description="Short name of the entry, never used for another one.")
    title: Text = Field(description="What the entry is about.")
    area: Text | None = Field(default=None, description="The area or category that it belongs to.")
    text: Text | None = Field(default=None, description="What the entry says in full.")
    link: Text | None = Field(default=None, description="Where a document is found.")
    owner: Id | None = Field(default=None, description="Id of the person who looks after it.")
    review_on: Day | None = Field(default=None, description="When it is looked at again.")


def entries_of(rows: Iterable[EntryRow], person: Callable[[str], Identity]) -> tuple[RegisterEntry, ...]:
    """The entries of these rows, to be added to a register together; `person` tells whom an id means."""
    return tuple(_entry(row, person) for row in rows)


def _entry(row: EntryRow, person: Callable[[str], Identity]) -> RegisterEntry:
    return RegisterEntry(
        id=EntryId(row.id),
        title=row.title,
        area=row.area or "",
        text=row.text or "",
        link=row.link or "",
        owner=person(row.owner) if row.owner else None,
        review_on=row.review_on,
    )
