"""How a list says who answers for deliverables, or which versions of them are accepted."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from pydantic import Field

from definitions.lists.rows import Row
from definitions.values import CountFromOne, Day, Id
from domain.identity import Identity
from domain.release.deliverables.items import Acceptance, Assignment
from domain.release.deliverables.plan import DeliverableId


class AssignmentRow(Row):
    """Who answers for a deliverable, and by when; an empty cell leaves it as it is."""

    KEY: ClassVar[tuple[str, ...]] = ("deliverable",)

    deliverable: Id = Field(description="Id of the deliverable.")
    owner: Id | None = Field(default=None, description="Id of the person who answers for it.")
    due: Day | None = Field(default=None, description="Day by which it is to be there.")


class AcceptanceRow(Row):
    """Which version of a deliverable is accepted."""

    KEY: ClassVar[tuple[str, ...]] = ("deliverable",)

    deliverable: Id = Field(description="Id of the deliverable.")
    version: CountFromOne = Field(description="Number of the version that was read.")


def assignments(rows: Iterable[AssignmentRow], person: Callable[[str], Identity]) -> tuple[Assignment, ...]:
    """The assignments of a list; `person` knows whom an id means."""
    return tuple(
        Assignment(
            deliverable=DeliverableId(row.deliverable),
            owner=person(row.owner) if row.owner else None,
            due=row.due,
        )
        for row in rows
    )


def acceptances(rows: Iterable[AcceptanceRow]) -> tuple[Acceptance, ...]:
    """The acceptances of a list."""
    return tuple(Acceptance(deliverable=DeliverableId(row.deliverable), version=row.version) for row in rows)
