"""The hard cases that a gate is judged by, each under its number in the rules of gates."""

from dataclasses import replace
from datetime import date, timedelta

from domain.authority import GrantsOwnAuthority
from domain.fund.refusals import AboveCapability, CapabilitySpent
from domain.fund.state import Fund
from domain.gate.aftermath import ConditionFoundOverdue, DecisionLapsed
from domain.gate.agenda import Duty, is_finished, next_alarm
from domain.gate.commands import FlagOverdueConditions, LapseDecision, RemindDeciders
from domain.gate.conditions import end_of
from domain.gate.effect import effect_of
from domain.gate.events import DeciderRecused, GateClosed, GateFoundUnsatisfiable, GateReminded
from domain.gate.evolving import fold
from domain.gate.explaining import evidence_since, reasons_for
from domain.gate.material import material_digest
from domain.gate.outcome import Outcome
from domain.gate.refusals import (
    AlreadyDecided,
    CheckFailing,
    DecisionTooLate,
    EvidenceChanged,
    GateNotOpen,
    NotADecider,
)
from domain.gate.seats import Seat
from domain.gate.soundness import nobody_for, policy_problems
from domain.gate.step import ALL, Ask, Method, Step, StepKind
from domain.known_facts import facts_of_stage
from domain.money import Pence
from domain.programme.state import Programme
from domain.release.state import Release
from domain.roster import Delegation, Limit
from domain.stage import Stage
from tests.domain.fund import scene as fund
from tests.domain.gate.rounds import (
    ASK,
    BOARD_ALONE,
    at_stake,
    begun,
    going_on,
    held,
    learn,
    outcome_of,
    reaffirm,
    with_limit,
)
from tests.domain.gate.rounds import said as says
from tests.domain.gate.scene import (
    BOARD,
    BOARD_SEAT,
    BUDGET,
    CABINET,
    CABINET_SEAT,
    CHANGED,
    COUNCIL,
    DESIGN,
    FINANCE,
    OPENED,
    POLICY,
    REDESIGN,
    ROSTER,
    SEEN,
    SEEN_AGAIN,
    SUBJECT,
    TRAIN,
    approve,
    approved,
    change_evidence,
    closed,
    escalate,
    opened_for,
    refused,
    reject,
    taken,
)
from tests.domain.gate.several_steps import abstain, after, count, gate_of, recuse, said, step
from tests.domain.gate.test_reaffirming import again
from tests.domain.gate.test_rebasing import WITHOUT_BEN, opened, rebase_policy, rebase_roster
from tests.domain.gate.test_recalling import recall, recalled
from tests.domain.people import ASHA, BEN, CHLOE, DINA, FARAH, GITA, IN_TEN_DAYS, IVO, LATER, LOCKGATE, NOON
from tests.domain.programme.scene import BEGUN, STAGE_GATE, adopt_policy, policy_adopted
from tests.domain.spec import FUND, GATE, PROGRAMME

BEN_TO_IVO = Delegation(
    id="D-1",
    giver=BEN.identity,
    taker=IVO.identity,
    roles=(BOARD,),
    since=date(2018, 5, 1),
    until=date(2018, 12, 31),
    reason="Leave.",
)
QUORUM_OF_THREE = step(StepKind.DECIDE, BEN, CHLOE, needed=3, method=Method.MAJORITY)
VOTE = gate_of(step(StepKind.DECIDE, BEN, CHLOE, DINA, FARAH, needed=3, method=Method.MAJORITY))


def test_01_a_gate_that_asks_nobody_never_passes() -> None:
    nobody, empty = opened_for(), opened_for(Seat(role=BOARD, holders=()))
    for gate in (nobody, empty, gate_of(step(StepKind.DECIDE)), gate_of(step(StepKind.CONSULT, BEN))):
        asked = after(gate, *map(approve, (BEN, CHLOE, DINA)), change_evidence(DESIGN))
        assert asked.outcome is None


def test_01_a_quorum_larger_than_the_people_left_never_passes() -> None:
    gate = after(gate_of(QUORUM_OF_THREE), approve(BEN), approve(CHLOE), count())
    assert gate.outcome is None


def test_01_it_says_why_and_goes_up() -> None:
    nobody = begun(roster=held(BOARD))
    assert nobody[-1] == GateFoundUnsatisfiable(empty_seats=(BOARD,), at=NOON)
    assert reasons_for(fold(nobody))[0] == "Too few people are left who may decide as board."
    assert outcome_of(nobody, escalate(1), approve(FARAH)) is Outcome.APPROVED


def test_02_it_is_checked_when_a_policy_is_written_and_when_the_gate_opens() -> None:
    everybody = replace(POLICY, steps=(Step(id="decide", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),) * 3),))
    assert nobody_for(ROSTER, everybody, ASHA.identity, NOON.date()) == (BOARD,)
    assert [each.sentence for each in policy_problems(replace(POLICY, steps=()), ROSTER, ())]
    assert fold(begun(everybody)).unsatisfiable == (BOARD,)


def test_02_and_when_people_or_limits_change() -> None:
    assert fold(going_on(opened(), rebase_roster(held(FINANCE)))).unsatisfiable == (FINANCE,)
    limited = with_limit(BOARD, Limit(per_decision=Pence(100)))
    dearer = going_on(begun(roster=limited, facts=at_stake(100)), learn(at_stake(101)))
    assert fold(dearer).unsatisfiable == (BOARD,)


def test_02_who_is_left_is_checked_again_when_people_change() -> None:
    gate = opened_for(BOARD_SEAT, Seat(role=FINANCE, holders=(DINA.identity,)))
    assert after(gate, recuse(DINA)).unsatisfiable == (FINANCE,)
    assert after(gate, change_evidence(replace(DESIGN, author=DINA.identity))).unsatisfiable == (FINANCE,)
    found = GateFoundUnsatisfiable(empty_seats=(FINANCE,), at=LATER)
    alarm = next_alarm(fold([gate, found]))
    assert alarm is not None
    assert (alarm.duty, alarm.at) == (Duty.ESCALATE, gate.at)


def test_03_an_approval_is_bound_to_the_evidence_seen() -> None:
    yes = approve(DINA, seen=SEEN_AGAIN)
    GATE.given(OPENED, approved(BEN), CHANGED).when(yes).then(taken(yes))


def test_03_the_approver_sees_what_changed_and_reaffirms_in_one_action() -> None:
    given = (OPENED, approved(BEN), CHANGED)
    assert evidence_since(fold(given), SEEN).changed == ("design",)
    assert fold(given).standing == ()
    GATE.given(*given).when(reaffirm(BEN, SEEN_AGAIN)).then(again(BEN))


def test_03_an_immaterial_change_is_noted_and_lapses_nothing() -> None:
    policy = replace(POLICY, evidence=("design", "budget"), immaterial=("budget",))
    given = begun(policy, evidence=(DESIGN, BUDGET))
    heard = going_on(given, approve(BEN, seen=fold(given).evidence_digest))
    noted = going_on(heard, change_evidence(DESIGN, replace(BUDGET, digest="sha256:44")))
    assert len(noted) == len(heard) + 1
    assert len(fold(noted).standing) == 1
    assert fold(going_on(noted, change_evidence(REDESIGN, BUDGET))).standing == ()


def test_03_the_form_that_a_word_is_bound_to_has_a_version() -> None:
    pinned = "sha256:ab90f323e6c830b97c81541bf396f4e7ba000c893a60170830b568cbc65351a2"
    assert material_digest(POLICY, (DESIGN,), at_stake(100)) == pinned


def test_04_policy_and_roster_are_pinned_when_the_gate_opens() -> None:
    pinned = fold(begun(POLICY)).opened
    assert pinned is not None
    assert (pinned.policy_digest, pinned.roster_digest) == (POLICY.digest, ROSTER.digest)


def test_04_they_change_for_an_open_gate_only_by_rebasing() -> None:
    other = fold(going_on(opened(), rebase_policy(BOARD_ALONE), rebase_roster(WITHOUT_BEN))).opened
    assert other is not None
    assert (other.policy_digest, other.roster_digest) == (BOARD_ALONE.digest, WITHOUT_BEN.digest)


def test_05_a_vote_cast_before_a_change_of_people_stands() -> None:
    # The people are pinned when the gate opens: whoever leaves a role later has still spoken.
    assert BEN.identity in fold([OPENED, approved(BEN)]).steps[0].members


def test_05_a_leavers_vote_is_flagged_and_an_empty_seat_resolved_anew() -> None:
    told = going_on(opened(), approve(BEN), rebase_roster(held(FINANCE, IVO, roster=WITHOUT_BEN)))
    assert effect_of(fold(told))[-1] == "ben has left since; what they said stands."
    assert outcome_of(told, approve(DINA)) is None
    assert outcome_of(told, approve(IVO)) is Outcome.APPROVED


def test_06_a_delegation_is_dated_scoped_and_never_passed_on() -> None:
    ended, of_finance = replace(BEN_TO_IVO, until=date(2018, 5, 13)), replace(BEN_TO_IVO, roles=(FINANCE,))
    passed_on = replace(BEN_TO_IVO, id="D-2", giver=IVO.identity, taker=GITA.identity)
    for delegations in ((ended,), (of_finance,), (passed_on,)):
        given = begun(roster=replace(ROSTER, delegations=delegations))
        assert outcome_of(given, approve(IVO), approve(GITA)) is None


def test_06_authority_is_the_lower_of_two_limits_and_both_names_are_recorded() -> None:
    lower = replace(BEN_TO_IVO, limit=Limit(per_decision=Pence(50)))
    roster = replace(ROSTER, delegations=(lower,))
    enough, too_much = (begun(roster=roster, facts=at_stake(amount)) for amount in (50, 51))
    word = says(enough, approve(IVO))
    assert (word.by, word.for_) == (IVO.identity, BEN.identity)
    assert outcome_of(too_much, approve(IVO)) is None


def test_07_the_order_of_the_stream_decides_and_later_words_are_kept() -> None:
    no, yes = reject(BEN), approve(CHLOE)
    ended = closed(Outcome.REJECTED, "ben rejected: Costs are missing.")
    gate = opened_for(BOARD_SEAT)
    GATE.given(gate).when(no).then(taken(no), ended)
    late = refused(yes, GateNotOpen, "It ended on 14 May 2018: rejected.")
    GATE.given(gate, taken(no), ended).when(yes).then(late)


def test_08_a_decision_at_the_deadline_counts() -> None:
    for early in (timedelta(), timedelta(seconds=1)):
        yes = approve(BEN, at=IN_TEN_DAYS - early)
        GATE.given(OPENED).when(yes).then(taken(yes))


def test_08_a_decision_after_the_deadline_is_recorded_and_does_not_count() -> None:
    late = approve(BEN, at=IN_TEN_DAYS + timedelta(seconds=1))
    GATE.given(OPENED).when(late).then(
        refused(late, DecisionTooLate, "It was due by 30 May 2018, 00:00 UTC.")
    )


def test_09_the_same_submission_twice_is_one_decision() -> None:
    GATE.given(OPENED, approved(BEN)).when(approve(BEN, at=IN_TEN_DAYS)).then_nothing()


def test_09_a_stale_page_is_refused() -> None:
    stale = approve(DINA)
    GATE.given(OPENED, CHANGED).when(stale).then(refused(stale, EvidenceChanged, "Changed: design."))


def test_10_unauthorised_superseded_and_late_attempts_are_events() -> None:
    stranger, second = approve(IVO), replace(reject(BEN), submission="ben-second")
    GATE.given(OPENED).when(stranger).then(refused(stranger, NotADecider, "It asks board, finance."))
    GATE.given(OPENED, approved(BEN)).when(second).then(refused(second, AlreadyDecided))
    ended = closed(Outcome.WITHDRAWN, "Too early.")
    late = refused(approve(DINA), GateNotOpen, "It ended on 14 May 2018: withdrawn.")
    GATE.given(OPENED, ended).when(approve(DINA)).then(late)


def test_11_a_timeout_is_nobodys_yes() -> None:
    much_later = IN_TEN_DAYS + timedelta(days=90)
    remind = RemindDeciders(subject=SUBJECT, number=1, by=LOCKGATE, at=much_later)
    asked = (CHLOE.identity, DINA.identity)
    GATE.given(OPENED, approved(BEN)).when(remind).then(GateReminded(number=1, asked=asked, at=much_later))
    silent = after(VOTE, approve(BEN), approve(CHLOE), replace(count(), at=much_later))
    assert silent.outcome is None


def test_11_deemed_consent_is_an_outcome_of_its_own_and_never_for_money() -> None:
    for subject, expected in ((SUBJECT, Outcome.DEEMED_CONSENT), (ASK, Outcome.LAPSED)):
        silent = begun(replace(BOARD_ALONE, deemed_consent=True), subject=subject)
        over = LapseDecision(subject=subject, by=LOCKGATE, at=IN_TEN_DAYS + timedelta(days=90))
        assert outcome_of(silent, escalate(1), escalate(2), over) is expected


def test_12_standing_aside_takes_the_seat_out() -> None:
    aside = DeciderRecused(by=BEN.identity, reason="My firm has tendered.", at=LATER)
    GATE.given(gate_of(step(StepKind.DECIDE, BEN))).when(recuse(BEN)).then(
        aside, GateFoundUnsatisfiable(empty_seats=(BOARD,), at=LATER)
    )


def test_12_abstaining_counts_towards_quorum_and_not_towards_yes() -> None:
    assert after(VOTE, approve(BEN), abstain(CHLOE), abstain(DINA), count()).outcome is Outcome.APPROVED
    assert after(VOTE, abstain(BEN), abstain(CHLOE), abstain(DINA), count()).outcome is Outcome.REJECTED


def test_13_a_decision_not_ratified_lapses_with_what_went_ahead() -> None:
    ratify_by = IN_TEN_DAYS
    gate = gate_of(step(StepKind.DECIDE, BEN), step(StepKind.RATIFY, DINA, role=CABINET, within_days=10))
    reasons = ("ben approved as board.",)
    passed = GateClosed(outcome=Outcome.APPROVED, reasons=reasons, at=LATER, ratify_by=ratify_by)
    yes = said(approve(BEN), "decide")
    GATE.given(gate).when(approve(BEN)).then(yes, passed)
    GATE.given(gate, yes, passed).when(LapseDecision(subject=SUBJECT, by=LOCKGATE, at=ratify_by)).then(
        DecisionLapsed(
            reasons=("It was not ratified in time.",), released="1A went on after design.", at=ratify_by
        )
    )


def test_14_a_condition_past_its_day_is_flagged_and_keeps_the_gate_unfinished() -> None:
    flag = FlagOverdueConditions(subject=SUBJECT, by=LOCKGATE, at=end_of(TRAIN))
    passed = (opened_for(BOARD_SEAT), approved(BEN, TRAIN), closed(Outcome.APPROVED_WITH_CONDITIONS))
    overdue = ConditionFoundOverdue(
        condition=TRAIN.id,
        owner=TRAIN.owner,
        due=TRAIN.due,
        at=end_of(TRAIN),
        escalated_to=CABINET_SEAT.holders,
    )
    GATE.given(*passed).when(flag).then(overdue)
    assert not is_finished(fold([*passed, overdue]))


def test_14_a_condition_past_its_day_shuts_the_next_gate() -> None:
    late = going_on(begun(POLICY), approve(BEN, TRAIN), approve(DINA))
    facts = facts_of_stage(
        Release(),
        Programme(),
        Stage.BUILD_SPRINTS,
        earlier=[fold(late)],
        benefits=(),
        fund=Fund(),
        at=end_of(TRAIN),
    )
    yes, told = approve(BEN), "A condition of an earlier gate is past its day: shepway-fom/1A/design C-1."
    GATE.given(*begun(facts=facts)).when(yes).then(refused(yes, CheckFailing, told))


def test_14_the_approver_may_recall_the_approval() -> None:
    flag = FlagOverdueConditions(subject=SUBJECT, by=LOCKGATE, at=end_of(TRAIN))
    late = going_on(begun(POLICY), approve(BEN, TRAIN), approve(DINA), flag)
    GATE.given(*late).when(recall(BEN)).then(recalled(BEN))


def test_15_an_approved_ask_yields_a_capability_of_one_use_up_to_an_amount() -> None:
    asked = (fund.ESTABLISHED, fund.asked(fund.ask(50_000_00)))
    FUND.given(*asked).when(fund.grant()).then(fund.granted(50_000_00))
    granted = FUND.given(*asked, fund.granted(50_000_00))
    granted.when(fund.draw(50_000_01)).then_refused(AboveCapability)
    granted.when(fund.draw(50_000_00)).then(fund.drawn(50_000_00))
    spent = FUND.given(*asked, fund.granted(50_000_00), fund.drawn(20_000_00))
    spent.when(replace(fund.draw(1), reference="J-2")).then_refused(CapabilitySpent)


def test_16_nobody_adopts_a_policy_that_gives_authority_to_themselves() -> None:
    everybody = Step(id="decide", kind=StepKind.DECIDE, asks=(Ask(role=COUNCIL, how_many=ALL),))
    decides = replace(STAGE_GATE, steps=(everybody,))
    quicker = replace(STAGE_GATE, answer_within_days=5)
    PROGRAMME.given(*BEGUN).when(adopt_policy(decides)).then_refused(GrantsOwnAuthority, saying="gita")
    PROGRAMME.given(*BEGUN).when(adopt_policy(quicker)).then(policy_adopted(quicker))


def test_16_nobody_rebases_a_gate_so_that_it_asks_them() -> None:
    GATE.given(*opened()).when(rebase_roster(held(BOARD, GITA, BEN))).then_refused(GrantsOwnAuthority)
