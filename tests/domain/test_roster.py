"""Who holds which role on which day, and where a role's business goes up to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.roster import Absence, Holding, Leaver, Role, RoleId, Roster, present
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, FINANCE, ROSTER
from tests.domain.people import BEN, CHLOE, DINA, IVO, NOON

A, B, C = RoleId("a"), RoleId("b"), RoleId("c")
DAY = timedelta(days=1)
TODAY, SINCE, UNTIL = NOON.date(), date(2018, 4, 1), date(2019, 3, 31)


def holding(*holdings: Holding) -> Roster:
    """A board with these holders."""
    return Roster(people=(), roles=(Role(id=BOARD, name="Programme board", holdings=holdings),))


def reaching(**escalations: str) -> Roster:
    """Roles without people, each escalating to another."""
    roles = (
        Role(id=RoleId(role), name=role, holdings=(), escalates_to=RoleId(above) if above else None)
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
    assert ROSTER.roles_of(CHLOE.identity, TODAY) == (BOARD, FINANCE)
    assert ROSTER.roles_of(IVO.identity, TODAY) == ()


def test_a_role_may_have_several_holders() -> None:
    assert ROSTER.holders_of(BOARD, TODAY) == (BEN.identity, CHLOE.identity)
    assert ROSTER.holders_of(RoleId("heaven"), TODAY) == ()


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (SINCE - DAY, False),
        (SINCE, True),
        (UNTIL, True),
        (UNTIL + DAY, False),
    ],
)
def test_a_role_is_held_from_the_first_day_to_the_last(on: date, *, holds: bool) -> None:
    year = Holding(who=BEN.identity, since=SINCE, until=UNTIL)
    assert (BEN.identity in holding(year).holders_of(BOARD, on)) is holds


@pytest.mark.parametrize("on", [date.min, TODAY, date.max])
def test_a_role_without_days_is_held_always(on: date) -> None:
    assert ROSTER.holders_of(FINANCE, on) == (CHLOE.identity, DINA.identity)


def test_somebody_may_hold_a_role_again() -> None:
    roster = holding(
        Holding(who=BEN.identity, until=SINCE),
        Holding(who=DINA.identity),
        Holding(who=BEN.identity, since=SINCE),
    )
    assert roster.holders_of(BOARD, SINCE) == (BEN.identity, DINA.identity)


def test_a_leaver_holds_no_role_from_that_day() -> None:
    roster = replace(ROSTER, leavers=(Leaver(who=CHLOE.identity, left=TODAY),))
    assert roster.roles_of(CHLOE.identity, TODAY - DAY) == (BOARD, FINANCE)
    assert roster.roles_of(CHLOE.identity, TODAY) == ()
    assert roster.holders_of(BOARD, TODAY) == (BEN.identity,)


def test_somebody_away_keeps_their_roles() -> None:
    roster = replace(ROSTER, absences=(Absence(who=BEN.identity, since=SINCE, until=UNTIL),))
    days = (SINCE - DAY, SINCE, UNTIL, UNTIL + DAY)
    assert [roster.is_away(BEN.identity, on) for on in days] == [False, True, True, False]
    assert all(BEN.identity in roster.holders_of(BOARD, on) for on in days)


def test_everybody_has_a_name_to_show() -> None:
    assert ROSTER.names[DINA.identity] == "Dina"


def test_whoever_is_out_of_office_or_has_left_is_not_present() -> None:
    roster = replace(
        ROSTER,
        absences=(Absence(who=BEN.identity, since=TODAY, until=TODAY),),
        leavers=(Leaver(who=CHLOE.identity, left=TODAY),),
    )
    people = (DINA.identity, BEN.identity, CHLOE.identity)
    assert present(roster, people, TODAY) == (DINA.identity,)
    assert present(roster, people, TODAY + DAY) == (DINA.identity, BEN.identity)
    assert present(roster, people, TODAY - DAY) == people
