"""What a row of a list says of a deliverable."""

from datetime import date

import pytest
from pydantic import ValidationError

from definitions.lists.deliverable_rows import AcceptanceRow, AssignmentRow, acceptances, assignments
from domain.identity import Identity
from domain.release.deliverables.items import Acceptance, Assignment
from domain.release.deliverables.plan import DeliverableId

SPRINT_PLAN = DeliverableId("DD-08")


def person(id: str) -> Identity:
    return Identity(issuer="https://login.shepway.example", subject=id)


def test_a_row_assigns_and_an_empty_cell_leaves_it_as_it_is() -> None:
    rows = [
        AssignmentRow(deliverable="DD-08", owner="ben", due=date(2018, 4, 27)),
        AssignmentRow(deliverable="DD-08"),
    ]
    assert assignments(rows, person) == (
        Assignment(deliverable=SPRINT_PLAN, owner=person("ben"), due=date(2018, 4, 27)),
        Assignment(deliverable=SPRINT_PLAN),
    )


def test_a_row_accepts_the_version_that_was_read() -> None:
    assert acceptances([AcceptanceRow(deliverable="DD-08", version=2)]) == (
        Acceptance(deliverable=SPRINT_PLAN, version=2),
    )


def test_a_row_names_a_deliverable() -> None:
    with pytest.raises(ValidationError):
        AssignmentRow(deliverable="sprint plan")
