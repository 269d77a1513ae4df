"""Who has which place in a round that goes on under another policy, or with other people."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.authority import GrantsOwnAuthority
from domain.gate.events import GateFoundUnsatisfiable, GateOpened, PolicyRebased, VotesCounted
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.panel import asked, panel_of
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy
from domain.gate.step import Ask, Method, Step, StepKind, decided_by
from domain.gate.turns import waiting_for
from domain.money import Pence
from domain.roster import Delegation, Holding, Limit
from tests.domain.gate.rounds import going_on, held, once_more, outcome_of, with_limit
from tests.domain.gate.scene import (
    BOARD,
    CABINET,
    COUNCIL,
    COUNCIL_SEAT,
    FINANCE,
    POLICY,
    ROSTER,
    approve,
    escalate,
)
from tests.domain.gate.test_rebasing import WITHOUT_BEN, opened, rebase_policy, rebase_roster
from tests.domain.people import BEN, CHLOE, DINA, EMIL, GITA, HANA, IVO, LATER, NEXT_DAY
from tests.domain.spec import GATE

DAY_BEFORE = NEXT_DAY.date() - timedelta(days=1)
FINANCE_ALONE = replace(POLICY, steps=decided_by(FINANCE))
GITA_FOR_BEN = Delegation(
    id="D-1",
    giver=BEN.identity,
    taker=GITA.identity,
    roles=(BOARD,),
    since=LATER.date(),
    until=DAY_BEFORE.replace(year=2019),
    reason="Leave.",
)
WATCHED = replace(
    POLICY,
    steps=decided_by(CABINET),
    call_in=CallInRule(by=FINANCE, within_days=5),
    break_glass=BreakGlass(by=BOARD, reviewed_by=CABINET),
)


def test_another_policy_brings_all_whom_it_names() -> None:
    before = opened()
    told = going_on(before, rebase_policy(WATCHED))
    rebased = told[-1]
    assert isinstance(rebased, PolicyRebased)
    assert isinstance(before[0], GateOpened)
    places = (rebased.scrutiny, rebased.glass, rebased.reviewers)
    assert places == tuple(panel_of(role, ROSTER, NEXT_DAY.date()) for role in (FINANCE, BOARD, CABINET))
    assert fold(told).opened == replace(
        before[0],
        policy=WATCHED,
        policy_digest=WATCHED.digest,
        steps=rebased.steps,
        way_up=(COUNCIL_SEAT,),
        scrutiny=rebased.scrutiny,
        glass=rebased.glass,
        reviewers=rebased.reviewers,
    )


def test_other_people_take_every_place_that_the_policy_names() -> None:
    roster, day = ROSTER, NEXT_DAY.date()
    for role in (BOARD, FINANCE, CABINET):
        roster = held(role, IVO, roster=roster)
    roster = held(COUNCIL, GITA, HANA, roster=roster)
    before = opened(WATCHED)
    assert isinstance(before[0], GateOpened)
    assert fold(going_on(before, rebase_roster(roster))).opened == replace(
        before[0],
        roster_digest=roster.digest,
        steps=(asked(WATCHED.steps[0], roster, day),),
        way_up=(replace(COUNCIL_SEAT, holders=(GITA.identity, HANA.identity)),),
        scrutiny=panel_of(FINANCE, roster, day),
        glass=panel_of(BOARD, roster, day),
        reviewers=panel_of(CABINET, roster, day),
        stewards=(GITA.identity, HANA.identity),
    )


def test_those_above_are_the_new_ones_once_others_hold_their_role() -> None:
    told = going_on(opened(), rebase_roster(held(CABINET, IVO)), escalate(1))
    assert IVO.identity in waiting_for(fold(told))


def test_a_round_that_is_unsatisfiable_still_says_so_again() -> None:
    nobody = held(FINANCE)
    told = going_on(opened(roster=nobody), rebase_roster(held(BOARD, IVO, roster=nobody)))
    assert told[-1] == GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=NEXT_DAY)


def test_votes_have_their_time_again_among_other_people() -> None:
    counted = [*opened(), VotesCounted(step="decide", at=LATER)]
    assert fold(counted).counted == {"decide"}
    assert fold(going_on(counted, rebase_roster(WITHOUT_BEN))).counted == frozenset()


def test_whoever_leaves_one_step_is_still_asked_in_another() -> None:
    hear = Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=BOARD),))
    policy = replace(POLICY, steps=(hear, *decided_by(FINANCE)))
    given = opened(policy, roster=held(FINANCE, BEN, DINA))
    told = going_on(given, approve(BEN), rebase_roster(held(BOARD, CHLOE, roster=held(FINANCE, BEN, DINA))))
    assert fold(told).leavers == {BEN.identity}
    assert outcome_of(told, once_more(approve(BEN), at=NEXT_DAY)) is Outcome.APPROVED


@pytest.mark.parametrize(
    "gains",
    [
        replace(FINANCE_ALONE, call_in=CallInRule(by=COUNCIL, within_days=5)),
        replace(FINANCE_ALONE, break_glass=BreakGlass(by=COUNCIL, reviewed_by=CABINET)),
        replace(FINANCE_ALONE, break_glass=BreakGlass(by=CABINET, reviewed_by=COUNCIL)),
    ],
    ids=["scrutinises", "breaks the glass", "reviews"],
)
def test_a_steward_gains_no_place_beside_the_steps_and_keeps_their_own(gains: GatePolicy) -> None:
    GATE.given(*opened(FINANCE_ALONE)).when(rebase_policy(gains)).then_refused(GrantsOwnAuthority)
    longer = replace(gains, answer_within_days=20)
    assert isinstance(going_on(opened(gains), rebase_policy(longer))[-1], PolicyRebased)


def test_places_of_others_are_no_gain_of_the_steward() -> None:
    others = replace(
        FINANCE_ALONE,
        call_in=CallInRule(by=CABINET, within_days=5),
        break_glass=BreakGlass(by=BOARD, reviewed_by=CABINET),
    )
    assert isinstance(going_on(opened(FINANCE_ALONE), rebase_policy(others))[-1], PolicyRebased)


def test_whoever_spoke_for_a_member_gains_no_place_of_their_own() -> None:
    deputy = replace(ROSTER, delegations=(GITA_FOR_BEN,))
    member = held(BOARD, BEN, GITA, roster=deputy)
    GATE.given(*opened(roster=deputy)).when(rebase_roster(member)).then_refused(GrantsOwnAuthority)


def test_no_steward_above_raises_their_limit() -> None:
    low, high = (with_limit(COUNCIL, Limit(per_decision=Pence(amount))) for amount in (100, 101))
    GATE.given(*opened(roster=low)).when(rebase_roster(high)).then_refused(GrantsOwnAuthority)


def test_a_leaver_is_kept_where_they_spoke_and_nowhere_else() -> None:
    hear = Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=BOARD),))
    agree = Step(id="agree", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),), method=Method.CONSENSUS)
    given = opened(replace(POLICY, steps=(hear, agree)))
    now = fold(going_on(given, approve(BEN), rebase_roster(WITHOUT_BEN)))
    assert now.opened is not None
    heard, agreeing = (each.panels[0] for each in now.opened.steps)
    assert heard.members == (CHLOE.identity, EMIL.identity, BEN.identity)
    assert heard.terms == (Holding(who=BEN.identity, until=DAY_BEFORE),)
    assert agreeing.members == (CHLOE.identity, EMIL.identity)
    assert now.leavers == {BEN.identity}


def test_a_leaver_is_kept_in_no_role_that_was_not_theirs() -> None:
    now = fold(going_on(opened(), approve(BEN), rebase_roster(WITHOUT_BEN))).opened
    assert now is not None
    assert [panel.members[-1] for panel in now.steps[0].panels] == [BEN.identity, DINA.identity]


def test_nobody_is_kept_in_a_step_that_became_another() -> None:
    hear = Step(id="money", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),))
    given = going_on(opened(replace(POLICY, steps=(hear, *decided_by(BOARD)))), approve(DINA))
    decides = replace(POLICY, steps=(replace(hear, kind=StepKind.DECIDE),))
    told = going_on(given, rebase_policy(decides, roster=held(FINANCE, CHLOE, BEN)))
    assert fold(told).steps[0].members == (CHLOE.identity, BEN.identity)
