"""How a list says what more is delivered, who answers for it, or which versions are accepted."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from pydantic import AliasChoices, Field

from definitions.deliverable_sections import AskedAtWord
from definitions.lists.rows import Row
from definitions.values import CountFromOne, Day, Id, Text
from domain.identity import Identity
from domain.release.deliverables.items import Acceptance, Assignment
from domain.release.deliverables.plan import DeliverableId, PlannedDeliverable


class AddedRow(Row):
    """Something more that a release is to bring forth."""

    KEY: ClassVar[tuple[str, ...]] = ("deliverable",)

    deliverable: Id = Field(description="Short name, its own within the release.")
    name: Text = Field(description="What it is.")
    stage: AskedAtWord = Field(description="The stage whose gate asks for it, or after-sign-off.")
    owner: Id | None = Field(default=None, description="Id of the person who answers for it.")
    due: Day | None = Field(default=None, description="Day by which it is to be there.")
    acceptors: tuple[Id, ...] = Field(
        default=(),
        validation_alias=AliasChoices("acceptors", "acceptor"),
        description="Ids of the people who may accept it; else anybody but who wrote or drafted it.",
    )


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


def added(rows: Iterable[AddedRow], person: Callable[[str], Identity]) -> tuple[PlannedDeliverable, ...]:
    """The deliverables of a list; `person` knows whom an id means."""
    return tuple(
        PlannedDeliverable(
            id=DeliverableId(row.deliverable),
            name=row.name,
            stage=row.stage.stage,
            owner=person(row.owner) if row.owner else None,
            due=row.due,
            acceptors=tuple(map(person, row.acceptors)),
        )
        for row in rows
    )


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
