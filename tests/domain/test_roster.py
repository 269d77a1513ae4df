"""Who holds which role, and where a role's business goes up to."""

import pytest

from domain.roster import Role, RoleId, Roster
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, FINANCE, ROSTER
from tests.domain.people import BEN, CHLOE, DINA, IVO

A, B, C = RoleId("a"), RoleId("b"), RoleId("c")


def reaching(**escalations: str) -> Roster:
    """Roles without people, each escalating to another."""
    roles = (
        Role(id=RoleId(role), name=role, holders=(), escalates_to=RoleId(above) if above else None)
        for role, above in escalations.items()
    )
    return Roster(people=(), roles=tuple(roles))


def path(roster: Roster, start: RoleId) -> list[RoleId]:
    return [role.id for role in roster.path_up(start)]


def test_business_goes_up_nearest_role_first() -> None:
    assert path(ROSTER, BOARD) == [CABINET, COUNCIL]
    assert path(ROSTER, CABINET) == [COUNCIL]


def test_nothing_is_above_the_top() -> None:
    assert path(ROSTER, COUNCIL) == []
    assert path(ROSTER, FINANCE) == []


def test_an_unknown_role_has_no_way_up() -> None:
    assert path(ROSTER, RoleId("heaven")) == []


def test_the_way_up_ends_before_a_role_nobody_knows() -> None:
    assert path(reaching(a="b", b="heaven"), A) == [B]


@pytest.mark.parametrize(
    ("roster", "expected"),
    [
        (reaching(a="a"), []),
        (reaching(a="b", b="a"), [B]),
        (reaching(a="b", b="c", c="a"), [B, C]),
        (reaching(a="b", b="c", c="b"), [B, C]),
        (reaching(a="b", b="b"), [B]),
    ],
    ids=["itself", "two", "three", "a loop further up", "a top that is its own"],
)
def test_the_way_up_ends_before_a_loop(roster: Roster, expected: list[RoleId]) -> None:
    assert path(roster, A) == expected


def test_somebody_may_hold_several_roles() -> None:
    assert ROSTER.roles_of(CHLOE.identity) == (BOARD, FINANCE)
    assert ROSTER.roles_of(IVO.identity) == ()


def test_a_role_may_have_several_holders() -> None:
    assert ROSTER.holders_of(BOARD) == (BEN.identity, CHLOE.identity)
    assert ROSTER.holders_of(RoleId("heaven")) == ()


def test_everybody_has_a_name_to_show() -> None:
    assert ROSTER.names[DINA.identity] == "Dina"
