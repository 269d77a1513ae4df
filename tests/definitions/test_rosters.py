"""How a blueprint says who decides, for whom, when and up to how much."""

from datetime import date
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.identity import Identity
from domain.money import Pence
from domain.roster import Absence, Delegation, Holding, Leaver, Limit, RoleId, Roster, held_by
from tests.definitions.edited import edited, faults_of, line_of

BOARD = "    holders: [ben, chloe]\n"
POLICIES = "\npolicies:\n"
DELEGATION = """
delegations:
  - id: D-1
    giver: ben
    taker: lena
    roles: [programme-board]
    since: 2018-12-17
    until: 2019-01-04
    limit: {per_decision_pence: 5000000}
    reason: Leave over Christmas
"""
PASSED_ON = """  - id: D-2
    giver: lena
    taker: kofi
    roles: [programme-board]
    since: 2018-12-17
    until: 2018-12-21
    reason: Leave of her own
"""
ABSENCE = "\nabsences:\n  - {who: ben, since: 2018-12-17, until: 2019-01-04}\n"
LEAVER = "\nleavers:\n  - {who: kofi, left: 2020-04-01}\n"


def person(subject: str) -> Identity:
    return Identity(issuer="urn:lockgate:development", subject=subject)


def roster_of(folder: Path, *replacements: tuple[str, str]) -> Roster:
    return load_blueprint(edited(folder, *replacements)).roster


def with_delegation(*replacements: tuple[str, str], more: str = "") -> tuple[tuple[str, str], ...]:
    return ((POLICIES, DELEGATION + more + POLICIES), *replacements)


def test_an_id_alone_holds_the_role_always(tmp_path: Path) -> None:
    assert roster_of(tmp_path).roles[1].holdings == held_by(person("ben"), person("chloe"))


def test_a_holder_may_have_days(tmp_path: Path) -> None:
    dated = "    holders: [ben, chloe, {who: lena, since: 2018-04-01, until: 2019-03-31}]\n"
    holdings = roster_of(tmp_path, (BOARD, dated)).roles[1].holdings
    assert holdings[2] == Holding(who=person("lena"), since=date(2018, 4, 1), until=date(2019, 3, 31))


def test_a_board_may_have_a_limit_and_a_chair(tmp_path: Path) -> None:
    limited = (
        f"{BOARD}    limit: {{per_decision_pence: 25000000, in_year_pence: 100000000}}\n    chair: ben\n"
    )
    board = roster_of(tmp_path, (BOARD, limited)).roles[1]
    assert board.limit == Limit(per_decision=Pence(250_000_00), in_year=Pence(1_000_000_00))
    assert board.chair == person("ben")


def test_who_decides_for_whom_is_read(tmp_path: Path) -> None:
    roster = roster_of(tmp_path, (POLICIES, DELEGATION + ABSENCE + LEAVER + POLICIES))
    assert roster.delegations == (
        Delegation(
            id="D-1",
            giver=person("ben"),
            taker=person("lena"),
            roles=(RoleId("programme-board"),),
            since=date(2018, 12, 17),
            until=date(2019, 1, 4),
            limit=Limit(per_decision=Pence(50_000_00)),
            reason="Leave over Christmas",
        ),
    )
    assert roster.absences == (Absence(who=person("ben"), since=date(2018, 12, 17), until=date(2019, 1, 4)),)
    assert roster.leavers == (Leaver(who=person("kofi"), left=date(2020, 4, 1)),)


def board(fields: str) -> tuple[tuple[str, str], ...]:
    return ((BOARD, fields),)


MISTAKES = {
    "a number for a holder": (
        board("    holders: [ben, chloe, 7]\n"),
        ("holders:", "roles[1].holders[2].who", "A text is expected, not a number. Put it in quotes."),
    ),
    "an unknown field of a holder": (
        board("    holders: [ben, chloe, {who: lena, untill: 2019-03-31}]\n"),
        ("untill", "roles[1].holders[2].untill", "There is no such field; did you mean until?"),
    ),
    "an unknown field of a limit": (
        board(f"{BOARD}    limit: {{per_decision: 5}}\n"),
        ("limit:", "roles[1].limit.per_decision", "There is no such field; did you mean per_decision_pence?"),
    ),
    "an unknown dated holder": (
        board("    holders: [ben, chloe, {who: zoe, since: 2018-04-01}]\n"),
        ("zoe", "roles[1].holders[2]", "zoe is not among the people."),
    ),
    "a term that ends first": (
        board("    holders: [ben, chloe, {who: lena, since: 2018-04-01, until: 2018-03-31}]\n"),
        ("until:", "roles[1].holders[2].until", "It ends before it starts on 2018-04-01."),
    ),
    "a limit in pounds": (
        board(f"{BOARD}    limit: {{per_decision_pence: £250.000}}\n"),
        (
            "limit:",
            "roles[1].limit.per_decision_pence",
            "An amount is in whole pence: digits only, no decimal point.",
        ),
    ),
    "a limit of nothing": (
        board(f"{BOARD}    limit: {{}}\n"),
        ("limit:", "roles[1].limit", "Give an amount for a decision, for a year, or in all."),
    ),
    "a chair from outside": (
        board(f"{BOARD}    chair: lena\n"),
        ("chair: lena", "roles[1].chair", "lena is not among the holders."),
    ),
    "a delegation to oneself": (
        with_delegation(("taker: lena", "taker: ben")),
        ("taker: ben", "delegations[0].taker", "Nobody delegates to themselves."),
    ),
    "a delegation by no holder": (
        with_delegation(("giver: ben", "giver: kofi")),
        (
            "roles: [programme-board]",
            "delegations[0].roles[0]",
            "kofi does not hold programme-board between 2018-12-17 and 2019-01-04.",
        ),
    ),
    "a delegation passed on": (
        with_delegation(more=PASSED_ON),
        (
            "roles: [programme-board]",
            "delegations[1].roles[0]",
            "lena has programme-board by D-1 only, and a delegation is not passed on.",
        ),
    ),
    "a delegation that ends first": (
        with_delegation(("until: 2019-01-04", "until: 2018-12-16")),
        ("until:", "delegations[0].until", "It ends before it starts on 2018-12-17."),
    ),
    "a delegation without end": (
        with_delegation(("    until: 2019-01-04\n", "")),
        ("- id: D-1", "delegations[0].until", "It is missing."),
    ),
    "two delegations of one id": (
        with_delegation(("id: D-2", "id: D-1"), ("giver: lena", "giver: chloe"), more=PASSED_ON),
        ("- id: D-1", "delegations[1].id", "D-1 is there twice."),
    ),
    "an absence of nobody": (
        ((POLICIES, ABSENCE.replace("ben", "zoe") + POLICIES),),
        ("who: zoe", "absences[0].who", "zoe is not among the people."),
    ),
    "a leaver nobody knows": (
        ((POLICIES, LEAVER.replace("kofi", "zoe") + POLICIES),),
        ("who: zoe", "leavers[0].who", "zoe is not among the people."),
    ),
}


@pytest.mark.parametrize(("edits", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_on_its_line(
    edits: tuple[tuple[str, str], ...], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    path = edited(tmp_path, *edits)
    (fault,) = faults_of(path)
    on, field, sentence = expected
    assert on in line_of(path, fault)
    assert (fault.field, fault.sentence) == (field, sentence)


def test_a_gate_is_decided_by_those_who_hold_its_roles_then(tmp_path: Path) -> None:
    path = edited(tmp_path, ("holders: [farah]", "holders: [{who: farah, until: 2018-12-31}]"))
    faults = faults_of(path)
    assert all("Nobody can decide this gate as design-authority" in fault.sentence for fault in faults)
    assert 0 < len(faults) < 9
