"""What somebody's word is worth when their authority ends while a gate is open."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.authority import DelegationLapsed
from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.refusals import NotADecider, RoleNoLongerHeld
from domain.identity import Identity
from domain.roster import Delegation, Holding, Leaver, Roster
from tests.domain.gate.rounds import BOARD_ALONE, begun, going_on, outcome_of, said
from tests.domain.gate.scene import BOARD, FINANCE, POLICY, ROSTER, approve, refused
from tests.domain.gate.several_steps import abstain
from tests.domain.people import BEN, CHLOE, DINA, GITA, IVO, LATER
from tests.domain.spec import GATE

LAST_DAY = date(2018, 5, 16)
ON_THE_LAST_DAY = datetime(2018, 5, 16, 23, 59, tzinfo=UTC)
DAY_AFTER = datetime(2018, 5, 17, 0, 0, tzinfo=UTC)
BEN_TO_IVO = Delegation(
    id="D-1",
    giver=BEN.identity,
    taker=IVO.identity,
    roles=(BOARD,),
    since=date(2018, 5, 1),
    until=LAST_DAY,
    reason="Leave.",
)


def until(*holdings: Holding, roster: Roster = ROSTER) -> Roster:
    """The people, with a board of these terms."""
    roles = (replace(each, holdings=holdings) if each.id == BOARD else each for each in roster.roles)
    return replace(roster, roles=tuple(roles))


BENS_TERM = until(Holding(who=BEN.identity, until=LAST_DAY), Holding(who=CHLOE.identity))


def opened(roster: Roster) -> list[GateEvent]:
    return begun(roster=roster)


def test_a_role_counts_to_the_end_of_its_last_day() -> None:
    assert outcome_of(opened(BENS_TERM), approve(BEN, at=ON_THE_LAST_DAY)) is Outcome.APPROVED
    late = approve(BEN, at=DAY_AFTER)
    GATE.given(*opened(BENS_TERM)).when(late).then(
        refused(late, RoleNoLongerHeld, "ben held board until before.")
    )


def test_what_was_said_in_time_stands_after_the_term() -> None:
    given = going_on(begun(POLICY, roster=BENS_TERM), approve(BEN, at=ON_THE_LAST_DAY))
    assert outcome_of(given, approve(DINA, at=DAY_AFTER)) is Outcome.APPROVED


def test_a_second_term_counts_too() -> None:
    again = until(
        Holding(who=BEN.identity, until=LAST_DAY),
        Holding(who=BEN.identity, since=date(2018, 5, 18)),
    )
    between = approve(BEN, at=DAY_AFTER)
    GATE.given(*opened(again)).when(between).then(
        refused(between, RoleNoLongerHeld, "ben held board until before.")
    )
    later = approve(BEN, at=datetime(2018, 5, 18, 9, tzinfo=UTC))
    assert outcome_of(opened(again), later) is Outcome.APPROVED


def test_somebody_with_another_role_that_goes_on_is_heard() -> None:
    chloes = until(Holding(who=CHLOE.identity, until=LAST_DAY), Holding(who=BEN.identity))
    given = begun(POLICY, roster=chloes)
    late = approve(CHLOE, at=DAY_AFTER)
    assert said(given, late).by == CHLOE.identity
    assert ROSTER.holders_of(FINANCE, LATER.date()) == (CHLOE.identity, DINA.identity)


def test_a_leaver_who_is_known_when_the_gate_opens_decides_until_then() -> None:
    roster = replace(ROSTER, leavers=(Leaver(who=BEN.identity, left=DAY_AFTER.date()),))
    assert outcome_of(opened(roster), approve(BEN, at=ON_THE_LAST_DAY)) is Outcome.APPROVED
    late = approve(BEN, at=DAY_AFTER)
    GATE.given(*opened(roster)).when(late).then(
        refused(late, RoleNoLongerHeld, "ben held board until before.")
    )


def test_a_delegation_counts_to_the_end_of_its_last_day() -> None:
    roster = replace(ROSTER, delegations=(BEN_TO_IVO,))
    assert outcome_of(opened(roster), approve(IVO, at=ON_THE_LAST_DAY)) is Outcome.APPROVED
    late = approve(IVO, at=DAY_AFTER)
    GATE.given(*opened(roster)).when(late).then(
        refused(late, DelegationLapsed, "D-1 counted until 2018-05-16.")
    )


def test_a_delegation_ends_with_the_role_of_whoever_gave_it() -> None:
    roster = replace(BENS_TERM, delegations=(replace(BEN_TO_IVO, until=date(2018, 12, 31)),))
    late = approve(IVO, at=DAY_AFTER)
    GATE.given(*opened(roster)).when(late).then(
        refused(late, RoleNoLongerHeld, "ben, who delegated, held the role until before.")
    )


def test_a_deputy_who_leaves_speaks_for_nobody_from_then_on() -> None:
    roster = replace(
        ROSTER,
        delegations=(replace(BEN_TO_IVO, until=date(2018, 12, 31)),),
        leavers=(Leaver(who=IVO.identity, left=DAY_AFTER.date()),),
    )
    assert outcome_of(opened(roster), approve(IVO, at=ON_THE_LAST_DAY)) is Outcome.APPROVED
    late = approve(IVO, at=DAY_AFTER)
    GATE.given(*opened(roster)).when(late).then(
        refused(late, DelegationLapsed, "D-1 counted until 2018-05-16.")
    )


def test_somebody_who_holds_a_role_without_end_is_never_too_late() -> None:
    gate = fold(opened(ROSTER))
    assert gate.opened is not None
    assert gate.opened.steps[0].panels[0].terms == ()


def test_nobody_speaks_by_a_delegation_to_somebody_else() -> None:
    roster = replace(ROSTER, delegations=(BEN_TO_IVO,))
    stranger = approve(GITA)
    GATE.given(*opened(roster)).when(stranger).then(refused(stranger, NotADecider, "It asks board."))


def test_whoever_leaves_before_their_term_ends_counts_until_they_leave() -> None:
    term = until(Holding(who=BEN.identity, until=date(2018, 12, 31)), Holding(who=CHLOE.identity))
    leaving = replace(term, leavers=(Leaver(who=BEN.identity, left=DAY_AFTER.date()),))
    assert outcome_of(opened(leaving), approve(BEN, at=ON_THE_LAST_DAY)) is Outcome.APPROVED
    gone = approve(BEN, at=DAY_AFTER)
    GATE.given(*opened(leaving)).when(gone).then(
        refused(gone, RoleNoLongerHeld, "ben held board until before.")
    )


def test_one_of_two_delegations_that_goes_on_is_enough() -> None:
    longer = replace(BEN_TO_IVO, id="D-2", until=date(2018, 12, 31))
    roster = replace(ROSTER, delegations=(BEN_TO_IVO, longer))
    assert outcome_of(opened(roster), approve(IVO, at=DAY_AFTER)) is Outcome.APPROVED


def for_chloe(taker: Identity) -> Delegation:
    """Chloe sits on the board and looks after finance, and somebody decides for her as both."""
    term = replace(BEN_TO_IVO, id="D-3", giver=CHLOE.identity, taker=taker)
    return replace(term, roles=(BOARD, FINANCE), until=date(2018, 12, 31))


def test_who_speaks_for_a_member_of_two_boards_is_heard_while_one_term_goes_on() -> None:
    term = until(Holding(who=CHLOE.identity, until=LAST_DAY), Holding(who=BEN.identity))
    given = begun(POLICY, roster=replace(term, delegations=(for_chloe(IVO.identity),)))
    assert said(given, approve(IVO, at=DAY_AFTER)).place == CHLOE.identity


def test_after_their_own_term_somebody_still_speaks_for_another() -> None:
    roster = replace(BENS_TERM, delegations=(BEN_TO_IVO, for_chloe(BEN.identity)))
    for policy in (POLICY, BOARD_ALONE):
        given = going_on(begun(policy, roster=roster), replace(abstain(IVO), at=ON_THE_LAST_DAY))
        assert said(given, approve(BEN, at=DAY_AFTER)).place == CHLOE.identity
