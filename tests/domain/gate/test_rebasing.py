"""How an open round goes on under another policy, or with other people."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.authority import GrantsOwnAuthority
from domain.gate.commands import RebasePolicy, RebaseRoster, WithdrawGate
from domain.gate.effect import effect_of
from domain.gate.events import (
    GateEvent,
    GateFoundUnsatisfiable,
    PolicyRebased,
    RosterRebased,
)
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.panel import asked
from domain.gate.policy import BreakGlass, CallInRule, GatePolicy
from domain.gate.refusals import (
    GateNotOpen,
    NotADecider,
    NotForYouToWithdraw,
    NothingToRebaseOn,
    ReasonMissing,
    RoleNoLongerHeld,
)
from domain.gate.step import ALL, Ask, Step, StepKind, decided_by
from domain.gate.turns import is_ripe, waiting_for
from domain.identity import Actor
from domain.money import Pence
from domain.programme.refusals import NotASteward
from domain.roster import Limit, Roster
from tests.domain.calendars import ENGLAND
from tests.domain.gate.rounds import BOARD_ALONE, begun, going_on, held, once_more, outcome_of, with_limit
from tests.domain.gate.scene import (
    BOARD,
    CABINET,
    CABINET_SEAT,
    COUNCIL,
    COUNCIL_SEAT,
    FINANCE,
    POLICY,
    REDESIGN,
    ROSTER,
    SEEN_AGAIN,
    SUBJECT,
    approve,
    change_evidence,
    closed,
    escalate,
    refused,
    reject,
)
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, FARAH, GITA, IVO, LATER, NEXT_DAY
from tests.domain.spec import GATE

WHY = "Ben has left."
WHOLE_BOARD = Step(id="decide", kind=StepKind.DECIDE, asks=(Ask(role=BOARD, how_many=ALL),))
ALL_OF_THE_BOARD = replace(POLICY, steps=(WHOLE_BOARD,))
WITHOUT_BEN = held(BOARD, CHLOE, EMIL)
STRICTER = replace(POLICY, steps=decided_by(BOARD, FINANCE, CABINET))


def opened(policy: GatePolicy = POLICY, **changes: Any) -> list[GateEvent]:
    """A round of which the council, Gita, is steward."""
    return begun(policy, stewards=(COUNCIL,), **changes)


def rebase_roster(roster: Roster | None, who: Actor = GITA, **changes: Any) -> RebaseRoster:
    command = RebaseRoster(
        subject=SUBJECT, reason=WHY, roster=roster, stewards=(COUNCIL,), by=who, at=NEXT_DAY
    )
    return replace(command, **changes)


def rebase_policy(policy: GatePolicy | None, who: Actor = GITA, **changes: Any) -> RebasePolicy:
    command = RebasePolicy(subject=SUBJECT, reason=WHY, policy=policy, roster=ROSTER, by=who, at=NEXT_DAY)
    return replace(command, **changes)


def test_a_steward_lets_a_round_go_on_with_other_people() -> None:
    GATE.given(*opened()).when(rebase_roster(WITHOUT_BEN)).then(
        RosterRebased(
            roster_digest=WITHOUT_BEN.digest,
            steps=(asked(POLICY.steps[0], WITHOUT_BEN, NEXT_DAY.date()),),
            way_up=(CABINET_SEAT, COUNCIL_SEAT),
            scrutiny=None,
            glass=None,
            reviewers=None,
            stewards=(GITA.identity,),
            leavers=(),
            reason=WHY,
            by=GITA.identity,
            at=NEXT_DAY,
        ),
    )


def test_a_steward_lets_a_round_go_on_under_another_policy() -> None:
    told = going_on(opened(), rebase_policy(STRICTER))
    rebased = told[-1]
    assert isinstance(rebased, PolicyRebased)
    assert (rebased.policy, rebased.policy_digest, rebased.by) == (STRICTER, STRICTER.digest, GITA.identity)
    assert waiting_for(fold(told)) == (BEN.identity, CHLOE.identity, DINA.identity, FARAH.identity)


def test_a_round_under_another_policy_has_its_days_anew() -> None:
    quicker = replace(STRICTER, answer_within_days=2)
    assert fold(going_on(opened(), rebase_policy(quicker))).due == ENGLAND.end_of(date(2018, 5, 17))


def test_what_is_in_force_already_changes_nothing() -> None:
    GATE.given(*opened()).when(rebase_policy(POLICY)).then_nothing()
    GATE.given(*opened()).when(rebase_roster(ROSTER)).then_nothing()


def test_a_command_that_comes_late_a_second_time_undoes_nothing() -> None:
    back = going_on(
        opened(),
        rebase_policy(STRICTER),
        replace(rebase_policy(POLICY), at=ENGLAND.end_of(NEXT_DAY.date())),
    )
    GATE.given(*back).when(rebase_policy(STRICTER)).then_nothing()
    ended = going_on(opened(), rebase_roster(WITHOUT_BEN), approve(DINA), approve(CHLOE))
    assert fold(ended).outcome is Outcome.APPROVED
    GATE.given(*ended).when(rebase_roster(WITHOUT_BEN)).then_nothing()


def test_nobody_but_a_steward_changes_an_open_round() -> None:
    for who in (ASHA, BEN, FARAH):
        GATE.given(*opened()).when(rebase_policy(STRICTER, who)).then_refused(NotASteward)
        GATE.given(*opened()).when(rebase_roster(WITHOUT_BEN, who)).then_refused(NotASteward)


def test_who_is_steward_is_pinned_until_the_roster_is_rebased() -> None:
    to_hana = held(COUNCIL, IVO)
    handed_over = going_on(opened(), rebase_roster(to_hana))
    GATE.given(*handed_over).when(rebase_roster(WITHOUT_BEN)).then_refused(NotASteward)
    withdrawn = WithdrawGate(subject=SUBJECT, reason="Too early.", by=GITA, at=NEXT_DAY)
    GATE.given(*handed_over).when(withdrawn).then_refused(NotForYouToWithdraw)
    GATE.given(*handed_over).when(replace(withdrawn, by=IVO)).then(
        closed(Outcome.WITHDRAWN, "Too early.", at=NEXT_DAY)
    )


def test_rebasing_needs_a_reason() -> None:
    GATE.given(*opened()).when(rebase_policy(STRICTER, reason=" ")).then_refused(ReasonMissing)
    GATE.given(*opened()).when(rebase_roster(WITHOUT_BEN, reason="")).then_refused(ReasonMissing)


def test_there_is_something_to_go_on_with() -> None:
    GATE.given(*opened()).when(rebase_policy(None)).then_refused(NothingToRebaseOn)
    GATE.given(*opened()).when(rebase_policy(STRICTER, roster=None)).then_refused(NothingToRebaseOn)
    GATE.given(*opened()).when(rebase_roster(None)).then_refused(NothingToRebaseOn)


def test_a_round_that_ended_or_never_began_goes_on_with_nothing() -> None:
    ended = going_on(opened(BOARD_ALONE), approve(BEN))
    for given in (ended, []):
        GATE.given(*given).when(rebase_policy(STRICTER)).then_refused(GateNotOpen)
        GATE.given(*given).when(rebase_roster(WITHOUT_BEN)).then_refused(GateNotOpen)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(replace(POLICY, steps=decided_by(BOARD, COUNCIL)), id="decides"),
        pytest.param(replace(POLICY, steps=decided_by(CABINET)), id="is above the deciders"),
        pytest.param(replace(POLICY, call_in=CallInRule(by=COUNCIL, within_days=5)), id="scrutinises"),
        pytest.param(
            replace(POLICY, break_glass=BreakGlass(by=COUNCIL, reviewed_by=CABINET)), id="breaks the glass"
        ),
        pytest.param(replace(POLICY, break_glass=BreakGlass(by=CABINET, reviewed_by=COUNCIL)), id="reviews"),
    ],
)
def test_no_steward_gains_a_place_by_another_policy(changed: GatePolicy) -> None:
    roster = held(COUNCIL, GITA)
    alone = replace(POLICY, steps=decided_by(FINANCE))
    given = opened(alone, roster=roster)
    GATE.given(*given).when(rebase_policy(changed)).then_refused(
        GrantsOwnAuthority, saying="gita would be asked"
    )


def test_no_steward_gains_a_place_by_other_people() -> None:
    for role in (BOARD, CABINET):
        GATE.given(*opened()).when(rebase_roster(held(role, GITA))).then_refused(GrantsOwnAuthority)


def test_no_steward_raises_a_limit_of_their_own() -> None:
    low, high = (Limit(per_decision=Pence(amount)) for amount in (100, 101))
    on_the_board = held(BOARD, GITA, BEN)
    given = opened(roster=with_limit(BOARD, low, on_the_board))
    for raised in (high, None):
        GATE.given(*given).when(rebase_roster(with_limit(BOARD, raised, on_the_board))).then_refused(
            GrantsOwnAuthority
        )
    lowered = with_limit(BOARD, Limit(per_decision=Pence(99)), on_the_board)
    assert isinstance(going_on(given, rebase_roster(lowered))[-1], RosterRebased)


def test_a_leavers_vote_stands_and_is_flagged() -> None:
    told = going_on(opened(), approve(BEN), rebase_roster(WITHOUT_BEN))
    gate = fold(told)
    assert gate.leavers == {BEN.identity}
    assert [each.by for each in gate.standing] == [BEN.identity]
    assert "ben has left since; what they said stands." in effect_of(gate)
    assert outcome_of(told, approve(DINA)) is Outcome.APPROVED


def test_a_leaver_says_no_more() -> None:
    told = going_on(opened(), approve(BEN), rebase_roster(WITHOUT_BEN))
    again = once_more(approve(BEN), at=NEXT_DAY)
    assert fold(going_on(told, again)).refusals[-1].refusal == "AlreadyDecided"
    changed = going_on(told, change_evidence(REDESIGN))
    assert BEN.identity not in waiting_for(fold(changed))
    gone = approve(BEN, seen=SEEN_AGAIN, at=NEXT_DAY)
    GATE.given(*changed).when(gone).then(refused(gone, NotADecider, "It asks board, finance."))


def test_without_the_leaver_whose_word_lapsed_too_few_may_be_left() -> None:
    nobody_left = held(BOARD)
    told = going_on(opened(), approve(BEN), rebase_roster(nobody_left))
    assert fold(told).unsatisfiable == ()
    changed = going_on(told, change_evidence(REDESIGN))
    assert changed[-1] == GateFoundUnsatisfiable(empty_seats=(BOARD,), at=LATER)


def test_an_unfilled_seat_is_resolved_anew_from_its_role() -> None:
    told = going_on(opened(), rebase_roster(held(BOARD, IVO)))
    assert outcome_of(told, approve(BEN)) is None
    assert fold(going_on(told, approve(BEN))).refusals[-1].refusal == "NotADecider"
    assert outcome_of(told, approve(IVO), approve(DINA)) is Outcome.APPROVED


def test_those_above_are_resolved_anew_and_keep_what_was_said() -> None:
    up = going_on(opened(), escalate(1))
    other_cabinet = held(CABINET, IVO)
    told = going_on(up, rebase_roster(other_cabinet))
    assert IVO.identity in waiting_for(fold(told))
    assert FARAH.identity not in waiting_for(fold(told))
    spoke = going_on(up, approve(FARAH), rebase_roster(other_cabinet))
    assert outcome_of(spoke, approve(DINA)) is Outcome.APPROVED


def test_rebasing_opens_no_gate_by_itself() -> None:
    # Two of a board of three said yes; the third has left, so two would be enough.
    three = held(BOARD, BEN, CHLOE, IVO)
    told = going_on(
        opened(ALL_OF_THE_BOARD, roster=three), approve(BEN), approve(CHLOE), rebase_roster(ROSTER)
    )
    gate = fold(told)
    assert gate.is_open
    assert is_ripe(gate)
    assert outcome_of(told, once_more(approve(CHLOE))) is Outcome.APPROVED


def test_a_leaver_does_not_settle_what_rebasing_made_ripe() -> None:
    told = going_on(opened(ALL_OF_THE_BOARD), approve(BEN), rebase_roster(held(BOARD, CHLOE)))
    assert is_ripe(fold(told))
    again = once_more(approve(BEN), at=NEXT_DAY)
    GATE.given(*told).when(again).then(refused(again, RoleNoLongerHeld, "ben held board until before."))
    assert outcome_of(told, approve(CHLOE)) is Outcome.APPROVED


def test_with_too_few_people_left_the_round_says_so() -> None:
    nobody = held(FINANCE)
    told = going_on(opened(), rebase_roster(nobody))
    assert told[-1] == GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=NEXT_DAY)


def test_words_in_a_step_that_is_still_there_stand_under_another_policy() -> None:
    told = going_on(opened(), approve(BEN), rebase_policy(STRICTER))
    assert outcome_of(told, approve(DINA), approve(FARAH)) is Outcome.APPROVED


def test_words_in_a_step_that_vanished_no_longer_count() -> None:
    voted = Step(id="vote", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),))
    told = going_on(opened(BOARD_ALONE), rebase_policy(replace(POLICY, steps=(voted,))))
    before = going_on(opened(), approve(BEN), rebase_policy(replace(POLICY, steps=(voted,))))
    assert fold(before).is_open
    assert not is_ripe(fold(before))
    for given in (told, before):
        assert outcome_of(given, once_more(approve(BEN))) is Outcome.APPROVED


def test_under_an_easier_policy_a_person_still_has_to_say_so() -> None:
    told = going_on(opened(), approve(BEN), rebase_policy(BOARD_ALONE))
    assert fold(told).is_open
    assert outcome_of(told, once_more(approve(BEN))) is Outcome.APPROVED


def test_what_was_said_when_consulted_decides_nothing_later() -> None:
    hear = Step(id="money", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),))
    given = opened(replace(POLICY, steps=(hear, *decided_by(BOARD))))
    decides = replace(POLICY, steps=(replace(hear, kind=StepKind.DECIDE),))
    for word in (approve(DINA), reject(DINA)):
        told = going_on(given, word, rebase_policy(decides))
        assert fold(told).standing == ()
        assert not is_ripe(fold(told))
        assert outcome_of(told, once_more(approve(DINA))) is Outcome.APPROVED
