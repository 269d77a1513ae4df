"""What a row of a list says of an element of a transition."""

from datetime import date

from definitions.lists.transition_rows import TransitionRow, planned_elements
from domain.identity import Identity
from domain.release.transition.commands import PlannedElement
from domain.release.transition.plan import ElementId


def test_a_list_says_who_delivers_what() -> None:
    row = TransitionRow(element="readiness", owner="asha", due=date(2018, 11, 30))
    asha = Identity(issuer="urn:lockgate:development", subject="asha")
    assert planned_elements([row], {"asha": asha}.__getitem__) == (
        PlannedElement(element=ElementId("readiness"), owner=asha, due=date(2018, 11, 30)),
    )
