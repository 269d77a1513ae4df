"""Up to how much somebody decides; above it, somebody with a higher limit is asked."""

from dataclasses import replace
from typing import Any

from domain.authority import AboveLimit, AboveLimitInAll, AboveYearsLimit
from domain.gate.events import GateFactsChanged, GateFoundUnsatisfiable
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.refusals import NotADecider, NotYourTurn
from domain.gate.step import Ask, Method, Step, StepKind, decided_by
from domain.gate.turns import waiting_for
from domain.money import Pence
from domain.refusal import Rejected
from domain.roster import Limit, RoleId, Roster
from domain.stake import Committed, Share, Stake
from tests.domain.gate.rounds import (
    BEN_TO_IVO,
    BOARD_ALONE,
    at_stake,
    begun,
    going_on,
    learn,
    outcome_of,
    with_limit,
)
from tests.domain.gate.scene import BOARD, CABINET, FINANCE, POLICY, ROSTER, approve, escalate, refused
from tests.domain.gate.several_steps import gate_of, step
from tests.domain.people import BEN, CHLOE, DINA, FARAH, IVO, NOON
from tests.domain.spec import GATE

QUARTER_MILLION = 250_000_00
PER_DECISION = Limit(per_decision=Pence(QUARTER_MILLION))
LIMITED = with_limit(BOARD, PER_DECISION)


def approved_at(whole: int, roster: Roster = LIMITED, **more: Any) -> Outcome | None:
    return outcome_of(begun(roster=roster, facts=at_stake(whole, **more)), approve(BEN))


def refused_at(whole: int, reason: type[Rejected], saying: str, roster: Roster, **more: Any) -> None:
    yes = approve(BEN)
    GATE.given(*begun(roster=roster, facts=at_stake(whole, **more))).when(yes).then(
        refused(yes, reason, saying)
    )


def committed(in_year: int, in_all: int) -> tuple[Committed, ...]:
    return (Committed(role=BOARD, in_year=Pence(in_year), in_all=Pence(in_all)),)


def test_a_whole_limit_may_be_decided_at_once() -> None:
    assert approved_at(QUARTER_MILLION) is Outcome.APPROVED


def test_a_penny_above_a_limit_is_above_it() -> None:
    refused_at(QUARTER_MILLION + 1, AboveLimit, "£250,000.01 is above £250,000.00.", LIMITED)


def test_an_increase_is_judged_with_its_original() -> None:
    # £240,000 was granted before; £10,000.01 more makes a whole that is above the limit.
    original, increase = 240_000_00, 10_000_01
    refused_at(original + increase, AboveLimit, "£250,000.01 is above £250,000.00.", LIMITED)


def test_what_was_decided_in_the_year_counts_towards_the_years_limit() -> None:
    roster = with_limit(BOARD, Limit(in_year=Pence(1_000_000_00)))
    before = committed(900_000_00, 5_000_000_00)
    assert approved_at(100_000_00, roster, committed=before) is Outcome.APPROVED
    saying = "£1,000,000.01 in 2018/19 is above £1,000,000.00."
    refused_at(100_000_01, AboveYearsLimit, saying, roster, committed=before)


def test_all_that_was_decided_counts_towards_the_limit_in_all() -> None:
    roster = with_limit(BOARD, Limit(in_all=Pence(11_300_000_00)))
    before = committed(0, 11_000_000_00)
    assert approved_at(300_000_00, roster, committed=before) is Outcome.APPROVED
    saying = "£11,300,000.01 in all is above £11,300,000.00."
    refused_at(300_000_01, AboveLimitInAll, saying, roster, committed=before)


def test_a_deputys_lower_limit_counts() -> None:
    lower = replace(BEN_TO_IVO, limit=Limit(per_decision=Pence(50_000_00)))
    given = begun(roster=replace(LIMITED, delegations=(lower,)), facts=at_stake(50_000_01))
    yes = approve(IVO)
    GATE.given(*given).when(yes).then(refused(yes, AboveLimit, "£50,000.01 is above £50,000.00."))
    assert outcome_of(given, approve(BEN)) is Outcome.APPROVED


def test_a_delegation_lends_no_higher_limit_than_the_givers() -> None:
    higher = replace(BEN_TO_IVO, limit=Limit(per_decision=Pence(9_000_000_00)))
    given = begun(roster=replace(LIMITED, delegations=(higher,)), facts=at_stake(QUARTER_MILLION + 1))
    yes = approve(IVO)
    GATE.given(*given).when(yes).then(refused(yes, AboveLimit, "£250,000.01 is above £250,000.00."))


def test_when_everybodys_limit_is_too_low_the_gate_says_so_and_goes_up() -> None:
    given = begun(roster=LIMITED, facts=at_stake(QUARTER_MILLION + 1))
    assert given[-1] == GateFoundUnsatisfiable(empty_seats=(BOARD,), at=NOON)
    assert waiting_for(fold(given)) == ()
    assert outcome_of(given, escalate(1), approve(FARAH)) is Outcome.APPROVED


def test_a_role_above_with_too_low_a_limit_does_not_help() -> None:
    roster = with_limit(CABINET, PER_DECISION, LIMITED)
    given = begun(roster=roster, facts=at_stake(QUARTER_MILLION + 1))
    up = going_on(given, escalate(1))
    assert fold(up).unsatisfiable == (BOARD,)
    yes = approve(FARAH)
    GATE.given(*up).when(yes).then(refused(yes, AboveLimit, "As cabinet."))


def test_only_those_within_their_limit_are_asked() -> None:
    policy = replace(POLICY, steps=decided_by(BOARD, FINANCE))
    given = begun(policy, roster=LIMITED, facts=at_stake(QUARTER_MILLION + 1))
    assert waiting_for(fold(given)) == (CHLOE.identity, DINA.identity)
    assert fold(given).unsatisfiable == (BOARD,)


def test_an_amount_that_grows_beyond_a_limit_shuts_an_open_gate() -> None:
    given = begun(roster=LIMITED, facts=at_stake(QUARTER_MILLION))
    grown = going_on(given, learn(at_stake(QUARTER_MILLION + 1)))
    assert fold(grown).unsatisfiable == (BOARD,)
    assert outcome_of(grown, approve(BEN)) is None


def test_each_of_two_cabinets_decides_on_its_own_share() -> None:
    # South Oxfordshire and Vale of White Horse, October 2018: £38,000 each of £76,000.
    south, vale = RoleId("board"), RoleId("finance")
    each = Limit(per_decision=Pence(38_000_00))
    roster = with_limit(vale, each, with_limit(south, each))
    shares = tuple(Share(role=role, amount=Pence(38_000_00)) for role in (south, vale))
    given = begun(POLICY, roster=roster, facts=at_stake(76_000_00, shares=shares))
    assert outcome_of(given, approve(BEN), approve(DINA)) is Outcome.APPROVED
    undivided = begun(POLICY, roster=roster, facts=at_stake(76_000_00))
    assert fold(undivided).unsatisfiable == (south, vale)


def test_only_deciding_is_limited() -> None:
    hear = Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),))
    policy = replace(BOARD_ALONE, steps=(hear, *decided_by(CABINET)))
    roster = with_limit(FINANCE, Limit(per_decision=Pence(0)))
    given = begun(policy, roster=roster, facts=at_stake(1))
    assert outcome_of(given, approve(DINA), approve(FARAH)) is Outcome.APPROVED


def test_without_money_at_stake_no_limit_matters() -> None:
    roster = with_limit(BOARD, Limit(per_decision=Pence(0)))
    assert outcome_of(begun(roster=roster), approve(BEN)) is Outcome.APPROVED
    assert ROSTER.by_id[BOARD].limit is None


def test_more_money_that_nobody_may_decide_either_is_told_again() -> None:
    above = (QUARTER_MILLION + 1, QUARTER_MILLION + 2)
    given = begun(roster=LIMITED, facts=at_stake(above[0]))
    told = GateFoundUnsatisfiable(empty_seats=(BOARD,), at=NOON)
    assert given[-1] == told
    more = at_stake(above[1])
    GATE.given(*given).when(learn(more, at=NOON)).then(
        GateFactsChanged(facts=more, facts_digest=more.digest, at=NOON), told
    )


def test_those_above_decide_only_up_to_their_own_limit() -> None:
    roster = with_limit(CABINET, Limit(per_decision=Pence(50)))
    up = going_on(begun(roster=roster, facts=at_stake(100)), escalate(1))
    for who, reason, told in ((FARAH, AboveLimit, "As cabinet."), (IVO, NotADecider, "It asks board.")):
        yes = approve(who)
        GATE.given(*up).when(yes).then(refused(yes, reason, told))


def test_somebody_above_who_is_not_asked_yet_is_not_above_their_limit() -> None:
    voted = step(StepKind.DECIDE, BEN, CHLOE, id="vote", method=Method.MAJORITY)
    up = going_on([gate_of(voted, step(StepKind.DECIDE, DINA, role=FINANCE))], escalate(1))
    yes = approve(FARAH)
    assert fold(going_on(up, yes)).refusals[-1].refusal == NotYourTurn.__name__


def test_each_body_decides_on_its_share() -> None:
    stake = Stake(
        whole=Pence(1_000),
        year=2018,
        shares=(Share(role=BOARD, amount=Pence(100)), Share(role=FINANCE, amount=Pence(900))),
    )
    assert [stake.for_role(role).whole for role in (BOARD, FINANCE, CABINET)] == [100, 900, 1_000]
