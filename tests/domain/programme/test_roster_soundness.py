"""Whether a roster holds together: every rule, each problem at its place."""

from dataclasses import replace
from datetime import date

import pytest

from domain.money import Pence
from domain.programme.problem import Path
from domain.programme.roster_soundness import roster_problems
from domain.programme.soundness import problems
from domain.roster import Absence, Delegation, Holding, Leaver, Limit, RoleId, Roster
from tests.domain.gate.scene import BOARD, FINANCE, ROSTER
from tests.domain.people import BEN, CHLOE, DINA, IVO, actor
from tests.domain.programme.scene import PLAN_1A, with_role

NOBODY = actor("zoe").identity
MAY, JUNE = date(2018, 5, 1), date(2018, 6, 1)
BOARD_ROLE, FINANCE_ROLE = ROSTER.roles[:2]
GIVEN = Delegation(
    id="D-1",
    giver=BEN.identity,
    taker=IVO.identity,
    roles=(BOARD,),
    since=MAY,
    until=JUNE,
    reason="Leave.",
)
PASSED_ON = replace(GIVEN, id="D-2", giver=IVO.identity, taker=DINA.identity)
BACKWARDS = Holding(who=BEN.identity, since=JUNE, until=MAY)
FROM_JULY = Holding(who=DINA.identity, since=date(2018, 7, 1))


def giving(*delegations: Delegation) -> Roster:
    return replace(ROSTER, delegations=delegations)


def board(**changes: object) -> Roster:
    return with_role(BOARD, replace(BOARD_ROLE, **changes)).roster  # type: ignore[arg-type]


PROBLEMS: dict[str, tuple[Roster, Path, str]] = {
    "an unknown holder": (
        board(holdings=(*BOARD_ROLE.holdings, Holding(who=NOBODY, since=MAY))),
        ("roles", 0, "holdings", 2),
        "zoe is not among the people.",
    ),
    "a term that ends first": (
        board(holdings=(*BOARD_ROLE.holdings, BACKWARDS)),
        ("roles", 0, "holdings", 2, "until"),
        "It ends before it starts on 2018-06-01.",
    ),
    "a chair from outside": (
        board(chair=DINA.identity),
        ("roles", 0, "chair"),
        "dina is not among the holders.",
    ),
    "a limit of nothing": (
        board(limit=Limit()),
        ("roles", 0, "limit"),
        "Give an amount for a decision, for a year, or in all.",
    ),
    "a negative limit": (
        board(limit=Limit(per_decision=Pence(1), in_year=Pence(-1))),
        ("roles", 0, "limit", "in_year"),
        "An amount cannot be negative.",
    ),
    "a delegation twice": (giving(GIVEN, GIVEN), ("delegations", 1, "id"), "D-1 is there twice."),
    "an unknown taker": (
        giving(replace(GIVEN, taker=NOBODY)),
        ("delegations", 0, "taker"),
        "zoe is not among the people.",
    ),
    "to oneself": (
        giving(replace(GIVEN, taker=BEN.identity)),
        ("delegations", 0, "taker"),
        "Nobody delegates to themselves.",
    ),
    "of no role": (giving(replace(GIVEN, roles=())), ("delegations", 0, "roles"), "Name at least one role."),
    "of an unknown role": (
        giving(replace(GIVEN, roles=(BOARD, RoleId("heaven")))),
        ("delegations", 0, "roles", 1),
        "There is no role heaven.",
    ),
    "of a role never held": (
        giving(replace(GIVEN, roles=(BOARD, FINANCE))),
        ("delegations", 0, "roles", 1),
        "ben does not hold finance between 2018-05-01 and 2018-06-01.",
    ),
    "of a role held later": (
        replace(
            board(holdings=(*BOARD_ROLE.holdings, FROM_JULY)),
            delegations=(replace(GIVEN, giver=DINA.identity),),
        ),
        ("delegations", 0, "roles", 0),
        "dina does not hold board between 2018-05-01 and 2018-06-01.",
    ),
    "by a leaver": (
        replace(
            giving(replace(GIVEN, giver=CHLOE.identity)), leavers=(Leaver(who=CHLOE.identity, left=MAY),)
        ),
        ("delegations", 0, "roles", 0),
        "chloe does not hold board between 2018-05-01 and 2018-06-01.",
    ),
    "passed on": (
        giving(GIVEN, PASSED_ON),
        ("delegations", 1, "roles", 0),
        "ivo has board by D-1 only, and a delegation is not passed on.",
    ),
    "a delegation that ends first": (
        giving(replace(GIVEN, since=JUNE, until=MAY)),
        ("delegations", 0, "until"),
        "It ends before it starts on 2018-06-01.",
    ),
    "a delegation limited to nothing": (
        giving(replace(GIVEN, limit=Limit())),
        ("delegations", 0, "limit"),
        "Give an amount for a decision, for a year, or in all.",
    ),
    "without a reason": (giving(replace(GIVEN, reason=" ")), ("delegations", 0, "reason"), "Say why."),
    "an unknown absence": (
        replace(ROSTER, absences=(Absence(who=NOBODY, since=MAY, until=JUNE),)),
        ("absences", 0, "who"),
        "zoe is not among the people.",
    ),
    "an absence that ends first": (
        replace(ROSTER, absences=(Absence(who=BEN.identity, since=JUNE, until=MAY),)),
        ("absences", 0, "until"),
        "It ends before it starts on 2018-06-01.",
    ),
    "an unknown leaver": (
        replace(ROSTER, leavers=(Leaver(who=NOBODY, left=MAY),)),
        ("leavers", 0, "who"),
        "zoe is not among the people.",
    ),
    "a leaver twice": (
        replace(ROSTER, leavers=(Leaver(who=IVO.identity, left=MAY), Leaver(who=IVO.identity, left=JUNE))),
        ("leavers", 1, "who"),
        "ivo is there twice.",
    ),
}


@pytest.mark.parametrize(("roster", "path", "sentence"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_roster_holds_together(roster: Roster, path: Path, sentence: str) -> None:
    assert [(each.path, each.sentence) for each in roster_problems(roster)] == [(path, sentence)]


def test_an_unknown_giver_is_named() -> None:
    found = [each.path for each in roster_problems(giving(replace(GIVEN, giver=NOBODY)))]
    assert found == [("delegations", 0, "giver"), ("delegations", 0, "roles", 0)]


def test_a_role_may_be_delegated_before_its_term_begins() -> None:
    term = Holding(who=DINA.identity, since=JUNE)
    roster = board(holdings=(*BOARD_ROLE.holdings, term))
    given = replace(GIVEN, giver=DINA.identity)
    assert list(roster_problems(replace(roster, delegations=(given,)))) == []


def test_a_gate_needs_people_on_the_day_it_is_planned_for() -> None:
    ends = PLAN_1A.stages[1].ends
    until = tuple(replace(each, until=ends) for each in FINANCE_ROLE.holdings)
    found = problems(with_role(FINANCE, replace(FINANCE_ROLE, holdings=until)))
    assert {each.path[-1] for each in found} == {"gate"}
    assert len(found) == 8
