"""Who may decide as a role on a day, and up to how much."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.authority import (
    AboveLimit,
    AboveLimitInAll,
    AboveYearsLimit,
    AmountAtStake,
    DelegationLapsed,
    DelegationNotYours,
    DelegationOfAnotherRole,
    Entitlement,
    GiverHoldsNoRole,
    GrantsOwnAuthority,
    barred,
    check_adoption,
    delegated,
    entitled,
    lower,
    why_not,
)
from domain.identity import Identity
from domain.money import Pence
from domain.refusal import Rejected
from domain.roster import Delegation, Holding, Leaver, Limit, Role, RoleId, Roster, held_by
from tests.domain import people
from tests.domain.gate.scene import BOARD, CABINET, FINANCE

ASHA, BEN, CHLOE, DINA, IVO = (
    who.identity for who in (people.ASHA, people.BEN, people.CHLOE, people.DINA, people.IVO)
)
TODAY, DAY = people.NOON.date(), timedelta(days=1)
ROLES_LIMIT = Limit(per_decision=Pence(250_000_00), in_year=Pence(1_000_000_00))
ROSTER = Roster(
    people=(),
    roles=(
        Role(id=BOARD, name="Programme board", holdings=held_by(BEN, CHLOE), limit=ROLES_LIMIT),
        Role(id=FINANCE, name="Finance", holdings=held_by(DINA)),
    ),
)
BEN_TO_IVO = Delegation(
    id="D-1",
    giver=BEN,
    taker=IVO,
    roles=(BOARD,),
    since=TODAY,
    until=TODAY + 7 * DAY,
    reason="Leave.",
)


def having(*delegations: Delegation, **changes: object) -> Roster:
    return replace(ROSTER, delegations=delegations, **changes)  # type: ignore[arg-type]


def stake(whole: int, already: int = 0) -> AmountAtStake:
    return AmountAtStake(whole=Pence(whole), year=2018, already_this_year=Pence(already))


def refused(amount: AmountAtStake, reason: type[Rejected], saying: str) -> None:
    """Ben may not decide this much for the board."""
    told = why_not(entitled(ROSTER, BOARD, TODAY)[0], amount)
    assert type(told) is reason
    assert told.detail == saying


def board_on(day: date, roster: Roster) -> list[tuple[str, str]]:
    """Who may decide for the board, and for whom."""
    return [
        (each.who.subject, each.for_.subject if each.for_ else "") for each in entitled(roster, BOARD, day)
    ]


HOLDERS = [("ben", ""), ("chloe", "")]
WITH_IVO = [*HOLDERS, ("ivo", "ben")]
IVO_TO_ASHA = replace(BEN_TO_IVO, id="D-2", giver=IVO, taker=ASHA)

CASES = {
    "the holders themselves": (having(), TODAY, HOLDERS),
    "before the first day": (having(BEN_TO_IVO), TODAY - DAY, HOLDERS),
    "on the first day": (having(BEN_TO_IVO), TODAY, WITH_IVO),
    "on the last day": (having(BEN_TO_IVO), TODAY + 7 * DAY, WITH_IVO),
    "after the last day": (having(BEN_TO_IVO), TODAY + 8 * DAY, HOLDERS),
    "of another role": (having(replace(BEN_TO_IVO, roles=(FINANCE,))), TODAY, HOLDERS),
    "by nobody's holder": (having(replace(BEN_TO_IVO, giver=DINA)), TODAY, HOLDERS),
    "passed on": (having(BEN_TO_IVO, IVO_TO_ASHA), TODAY, WITH_IVO),
    "to oneself": (having(replace(BEN_TO_IVO, taker=BEN)), TODAY, HOLDERS),
    "to another holder": (having(replace(BEN_TO_IVO, taker=CHLOE)), TODAY, [*HOLDERS, ("chloe", "ben")]),
    "the giver left": (having(BEN_TO_IVO, leavers=(Leaver(who=BEN, left=TODAY),)), TODAY, HOLDERS[1:]),
    "the giver leaves tomorrow": (
        having(BEN_TO_IVO, leavers=(Leaver(who=BEN, left=TODAY + DAY),)),
        TODAY,
        WITH_IVO,
    ),
    "the taker left": (having(BEN_TO_IVO, leavers=(Leaver(who=IVO, left=TODAY),)), TODAY, HOLDERS),
}


@pytest.mark.parametrize(("roster", "day", "expected"), CASES.values(), ids=CASES)
def test_holders_decide_and_those_to_whom_they_delegated(
    roster: Roster, day: date, expected: list[tuple[str, str]]
) -> None:
    assert board_on(day, roster) == expected


def test_nobody_decides_as_a_role_that_nobody_knows() -> None:
    unknown = replace(BEN_TO_IVO, roles=(CABINET,))
    assert entitled(having(unknown), CABINET, TODAY) == ()


def test_a_delegation_keeps_both_names() -> None:
    assert entitled(having(BEN_TO_IVO), BOARD, TODAY)[-1] == Entitlement(
        who=IVO, role=BOARD, for_=BEN, limit=ROLES_LIMIT, delegation="D-1", until=BEN_TO_IVO.until
    )


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        (None, ROLES_LIMIT),
        (Limit(per_decision=Pence(50_000_00)), replace(ROLES_LIMIT, per_decision=Pence(50_000_00))),
        (Limit(in_year=Pence(50_000_00)), replace(ROLES_LIMIT, in_year=Pence(50_000_00))),
        (Limit(per_decision=Pence(900_000_00), in_year=Pence(9_000_000_00)), ROLES_LIMIT),
        (Limit(per_decision=Pence(0)), replace(ROLES_LIMIT, per_decision=Pence(0))),
    ],
)
def test_the_lower_of_two_limits_counts(given: Limit | None, counts: Limit) -> None:
    assert entitled(having(replace(BEN_TO_IVO, limit=given)), BOARD, TODAY)[-1].limit == counts


def test_a_delegation_may_limit_a_role_without_limit() -> None:
    small = Limit(per_decision=Pence(1_000_00))
    dinas = replace(BEN_TO_IVO, giver=DINA, roles=(FINANCE,), limit=small)
    assert [each.limit for each in entitled(having(dinas), FINANCE, TODAY)] == [None, small]


def test_who_is_barred_bars_those_who_decide_for_them() -> None:
    both = entitled(having(BEN_TO_IVO), BOARD, TODAY)
    assert [each.who for each in barred(both, {BEN})] == [BEN, IVO]
    assert [each.who for each in barred(both, {IVO})] == [IVO]
    assert barred(both, {DINA}) == ()


def test_who_decides_for_somebody_barred_may_still_decide_as_themselves() -> None:
    both = entitled(having(replace(BEN_TO_IVO, taker=CHLOE)), BOARD, TODAY)
    left = [each for each in both if each not in barred(both, {BEN})]
    assert [(each.who, each.for_) for each in left] == [(CHLOE, None)]


@pytest.mark.parametrize(("whole", "already"), [(250_000_00, 0), (250_000_00, 750_000_00), (0, 1_000_000_00)])
def test_on_the_limit_is_not_above_it(whole: int, already: int) -> None:
    assert why_not(entitled(ROSTER, BOARD, TODAY)[0], stake(whole, already)) is None


def test_a_penny_above_the_limit_is_above() -> None:
    refused(stake(250_000_01), AboveLimit, "£250,000.01 is above £250,000.00.")


def test_an_increase_is_judged_with_what_it_increases() -> None:
    refused(stake(240_000_00 + 10_000_01), AboveLimit, "£250,000.01 is above £250,000.00.")


def test_decisions_of_a_year_count_together() -> None:
    sentence = "£1,000,000.01 in 2018/19 is above £1,000,000.00."
    refused(stake(250_000_00, already=750_000_01), AboveYearsLimit, sentence)
    refused(stake(1, already=1_000_000_00), AboveYearsLimit, sentence)


def test_all_decisions_count_together_in_all() -> None:
    surrey = Limit(in_all=Pence(11_300_000_00))
    officer = replace(entitled(ROSTER, BOARD, TODAY)[0], limit=surrey)
    third_year = AmountAtStake(whole=Pence(3_008_000_00), year=2026, already_in_all=Pence(8_292_000_01))
    refusal = why_not(officer, third_year)
    assert isinstance(refusal, AboveLimitInAll)
    assert refusal.detail == "£11,300,000.01 in all is above £11,300,000.00."
    assert why_not(officer, replace(third_year, already_in_all=Pence(8_292_000_00))) is None


def test_without_a_limit_any_amount_is_decided() -> None:
    (dina,) = entitled(ROSTER, FINANCE, TODAY)
    assert (
        why_not(dina, AmountAtStake(whole=Pence(10**14), year=2018, already_this_year=Pence(10**14))) is None
    )


def test_a_delegation_is_used_by_its_taker() -> None:
    used = delegated(having(BEN_TO_IVO), "D-1", who=IVO, role=BOARD, on=TODAY)
    assert (used.who, used.for_, used.limit) == (IVO, BEN, ROLES_LIMIT)


def test_a_delegation_is_nobody_elses() -> None:
    with pytest.raises(DelegationNotYours):
        delegated(having(BEN_TO_IVO), "D-1", who=ASHA, role=BOARD, on=TODAY)
    with pytest.raises(DelegationNotYours):
        delegated(having(BEN_TO_IVO), "D-9", who=IVO, role=BOARD, on=TODAY)


def test_a_delegation_reaches_its_roles_only() -> None:
    with pytest.raises(DelegationOfAnotherRole, match=r"D-1 is for board\."):
        delegated(having(BEN_TO_IVO), "D-1", who=IVO, role=FINANCE, on=TODAY)


@pytest.mark.parametrize("day", [TODAY - DAY, TODAY + 8 * DAY])
def test_a_delegation_counts_between_its_days(day: date) -> None:
    with pytest.raises(DelegationLapsed, match="D-1 counts from 2018-05-14 to 2018-05-21"):
        delegated(having(BEN_TO_IVO), "D-1", who=IVO, role=BOARD, on=day)


def test_what_was_delegated_is_not_passed_on() -> None:
    with pytest.raises(GiverHoldsNoRole, match="ivo does not hold board on 2018-05-14"):
        delegated(having(BEN_TO_IVO, IVO_TO_ASHA), "D-2", who=ASHA, role=BOARD, on=TODAY)


def with_board(**changes: object) -> Roster:
    board, finance = ROSTER.roles
    return replace(ROSTER, roles=(replace(board, **changes), finance))  # type: ignore[arg-type]


HIGHER = replace(ROLES_LIMIT, in_year=Pence(1_000_000_01))
GAINS = {
    "a role": (
        ROSTER,
        with_board(holdings=held_by(BEN, CHLOE, ASHA)),
        ASHA,
        "asha would decide as board.",
    ),
    "a role later": (
        ROSTER,
        with_board(holdings=(*held_by(BEN, CHLOE), Holding(who=ASHA, since=TODAY))),
        ASHA,
        "asha would decide as board from 2018-05-14.",
    ),
    "a longer term": (
        with_board(holdings=(Holding(who=BEN, until=TODAY),)),
        with_board(holdings=(Holding(who=BEN, until=TODAY + DAY),)),
        BEN,
        "ben would decide as board from 2018-05-15.",
    ),
    "an earlier term": (
        with_board(holdings=(Holding(who=BEN, since=TODAY),)),
        with_board(holdings=(Holding(who=BEN, since=TODAY - DAY),)),
        BEN,
        "ben would decide as board from 2018-05-13.",
    ),
    "a higher limit": (ROSTER, with_board(limit=HIGHER), BEN, "ben would have a higher limit as board."),
    "no limit": (ROSTER, with_board(limit=None), BEN, "ben would have a higher limit as board."),
    "the chair": (ROSTER, with_board(chair=BEN), BEN, "ben would chair board."),
    "the business of others": (
        ROSTER,
        replace(ROSTER, roles=(ROSTER.roles[0], replace(ROSTER.roles[1], escalates_to=BOARD))),
        BEN,
        "finance would go up to ben as board.",
    ),
    "a delegation": (ROSTER, having(BEN_TO_IVO), IVO, "ivo would decide as board for ben from 2018-05-14."),
    "a delegation to a holder": (
        ROSTER,
        having(replace(BEN_TO_IVO, taker=CHLOE)),
        CHLOE,
        "chloe would decide as board for ben from 2018-05-14.",
    ),
    "a delegation of more": (
        having(replace(BEN_TO_IVO, limit=Limit(in_year=Pence(1)))),
        having(BEN_TO_IVO),
        IVO,
        "ivo would have a higher limit as board from 2018-05-14.",
    ),
    "a return": (
        replace(ROSTER, leavers=(Leaver(who=BEN, left=TODAY),)),
        ROSTER,
        BEN,
        "ben would decide as board from 2018-05-14.",
    ),
}


@pytest.mark.parametrize(("before", "after", "author", "saying"), GAINS.values(), ids=GAINS)
def test_nobody_gives_authority_to_themselves(
    before: Roster, after: Roster, author: Identity, saying: str
) -> None:
    with pytest.raises(GrantsOwnAuthority) as refused:
        check_adoption(before, after, author)
    assert refused.value.detail == saying
    check_adoption(before, after, DINA)


@pytest.mark.parametrize(("more", "less", "author"), [each[:3] for each in GAINS.values()], ids=GAINS)
def test_authority_may_be_given_up(more: Roster, less: Roster, author: Identity) -> None:
    check_adoption(less, more, author)
    check_adoption(more, more, author)


def test_a_delegation_one_gives_is_no_gain() -> None:
    check_adoption(ROSTER, having(BEN_TO_IVO), BEN)


PEOPLE = st.sampled_from([ASHA, BEN, CHLOE, IVO])
DAYS = st.integers(0, 6).map(lambda days: TODAY + days * DAY)
ROLES = (BOARD, FINANCE)
LIMITS = st.none() | st.builds(
    Limit,
    per_decision=st.none() | st.integers(0, 9).map(Pence),
    in_year=st.none() | st.integers(0, 9).map(Pence),
)
HOLDINGS = st.lists(
    st.builds(Holding, who=PEOPLE, since=st.none() | DAYS, until=st.none() | DAYS), max_size=3
).map(tuple)
DELEGATIONS = st.builds(
    Delegation,
    id=st.sampled_from(["D-1", "D-2", "D-3"]),
    giver=PEOPLE,
    taker=PEOPLE,
    roles=st.sets(st.sampled_from(ROLES)).map(tuple),
    since=DAYS,
    until=DAYS,
    limit=LIMITS,
    reason=st.just("Leave."),
)


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    roles = (Role(id=role, name=role, holdings=draw(HOLDINGS), limit=draw(LIMITS)) for role in ROLES)
    return Roster(
        people=(),
        roles=tuple(roles),
        delegations=tuple(draw(st.lists(DELEGATIONS, max_size=4, unique_by=lambda each: each.id))),
        leavers=tuple(draw(st.lists(st.builds(Leaver, who=PEOPLE, left=DAYS), max_size=1))),
    )


@given(roster=rosters(), role=st.sampled_from(ROLES), day=DAYS)
def test_only_a_holding_or_a_holders_delegation_entitles(roster: Roster, role: RoleId, day: date) -> None:
    holders = set(roster.holders_of(role, day))
    takers = {each.taker for each in roster.delegations if each.giver in holders and role in each.roles}
    for each in entitled(roster, role, day):
        assert each.who in holders | takers
        assert (each.for_ is None) == (each.delegation is None)


@given(roster=rosters(), role=st.sampled_from(ROLES), day=DAYS)
def test_authority_never_passes_on(roster: Roster, role: RoleId, day: date) -> None:
    reached = entitled(roster, role, day)
    own = {each.who for each in reached if each.for_ is None}
    assert own == set(roster.holders_of(role, day))
    assert {each.for_ for each in reached if each.for_} <= own


@given(
    roster=rosters(),
    role=st.sampled_from(ROLES),
    day=DAYS,
    amount=st.integers(0, 10),
    year=st.integers(0, 10),
)
def test_nobody_decides_more_than_who_they_decide_for(
    roster: Roster, role: RoleId, day: date, amount: int, year: int
) -> None:
    reached = entitled(roster, role, day)
    for each in (each for each in reached if each.for_):
        giver = next(other for other in reached if other.who == each.for_ and other.for_ is None)
        assert lower(each.limit, giver.limit) == each.limit
        assert why_not(each, stake(amount, year)) or not why_not(giver, stake(amount, year))


@given(before=rosters(), after=rosters(), author=PEOPLE, role=st.sampled_from(ROLES), day=DAYS)
def test_an_adopted_change_lets_its_author_decide_nothing_new(
    before: Roster, after: Roster, author: Identity, role: RoleId, day: date
) -> None:
    try:
        check_adoption(before, after, author)
    except GrantsOwnAuthority:
        return
    had = {each.for_ for each in entitled(before, role, day) if each.who == author}
    assert {each.for_ for each in entitled(after, role, day) if each.who == author} <= had


def test_the_lower_of_two_limits_is_the_lower_of_each_kind() -> None:
    one = Limit(per_decision=Pence(1), in_year=Pence(5), in_all=Pence(9))
    other = Limit(per_decision=Pence(2), in_year=Pence(4), in_all=Pence(8))
    least = Limit(per_decision=Pence(1), in_year=Pence(4), in_all=Pence(8))
    assert lower(one, other) == lower(other, one) == least


def test_an_author_who_chairs_already_may_go_on_chairing() -> None:
    chaired = replace(ROSTER, roles=(replace(ROSTER.roles[0], chair=BEN), ROSTER.roles[1]))
    check_adoption(chaired, replace(chaired, delegations=(BEN_TO_IVO,)), BEN)


def test_nobody_adopts_a_new_role_with_themselves_in_the_chair() -> None:
    new = Role(id=CABINET, name="Cabinet", holdings=held_by(IVO), chair=DINA)
    with pytest.raises(GrantsOwnAuthority, match="dina would chair cabinet"):
        check_adoption(ROSTER, replace(ROSTER, roles=(*ROSTER.roles, new)), DINA)


def test_a_new_role_below_its_author_has_no_business_to_gain_yet() -> None:
    new = Role(id=CABINET, name="Cabinet", holdings=held_by(IVO), escalates_to=FINANCE)
    check_adoption(ROSTER, replace(ROSTER, roles=(*ROSTER.roles, new)), DINA)


def test_nobody_makes_business_go_up_to_a_role_that_they_hold_later() -> None:
    later = replace(ROSTER.roles[1], holdings=(Holding(who=DINA, since=TODAY + 30 * DAY),))
    before = replace(ROSTER, roles=(ROSTER.roles[0], later))
    up = replace(before, roles=(replace(ROSTER.roles[0], escalates_to=FINANCE), later))
    with pytest.raises(GrantsOwnAuthority, match="board would go up to dina as finance"):
        check_adoption(before, up, DINA)


def test_a_role_may_be_held_to_the_end_of_all_days() -> None:
    for_ever = replace(ROSTER.roles[1], holdings=(Holding(who=DINA, until=date.max),))
    check_adoption(ROSTER, replace(ROSTER, roles=(ROSTER.roles[0], for_ever)), BEN)


def test_a_limit_of_nothing_is_as_good_as_none() -> None:
    unlimited = replace(ROSTER, roles=(replace(ROSTER.roles[0], limit=Limit()), ROSTER.roles[1]))
    check_adoption(
        unlimited, replace(ROSTER, roles=(replace(ROSTER.roles[0], limit=None), ROSTER.roles[1])), BEN
    )
