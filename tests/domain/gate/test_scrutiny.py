"""How a decision is called in before it takes effect, and what comes of that."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.freeze import FreezeWindow
from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    DecisionCalledIn,
    DecisionLapsed,
    OutcomeTookEffect,
)
from domain.gate.agenda import Duty, alarms, is_finished, next_alarm
from domain.gate.commands import AnswerCallIn, CallIn, LapseDecision, TakeEffect, WaiveCallIn
from domain.gate.effect import effect_of
from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.policy import CallInRule, GatePolicy
from domain.gate.refusals import NotAScrutineer, NothingToCallIn, NotOfTheChair, ReasonMissing
from domain.gate.step import Ask, Step, StepKind
from domain.gate.turns import waiting_for
from domain.identity import Actor
from domain.roster import RoleId
from tests.domain.gate.rounds import BOARD_ALONE, ONE_YES, begun, going_on, held
from tests.domain.gate.scene import (
    COUNCIL,
    DESIGN,
    FINANCE,
    SUBJECT,
    approve,
    approved,
    closed,
    reject,
)
from tests.domain.people import BEN, CHLOE, DINA, FARAH, GITA, HANA, IVO, LATER, LOCKGATE
from tests.domain.spec import GATE

SCRUTINY = RoleId("council")
FIVE_DAYS = CallInRule(by=SCRUTINY, within_days=5)
POLICY = replace(BOARD_ALONE, call_in=FIVE_DAYS)
# Decided on Monday 14 May 2018: five working days on, Monday 21 May is over.
IN_EFFECT = datetime(2018, 5, 22, tzinfo=UTC)
MEMBERS = held(COUNCIL, GITA, FARAH, IVO)
CHAIRED = replace(
    MEMBERS,
    roles=tuple(replace(each, chair=GITA.identity) if each.id == COUNCIL else each for each in MEMBERS.roles),
)
SECOND_DAY = LATER + timedelta(days=1)
WHY = "It was not in the forward plan."


def decided(policy: GatePolicy = POLICY, **changes: Any) -> list[GateEvent]:
    """The board said yes to a gate that may be called in."""
    return going_on(begun(policy, **{"roster": CHAIRED, **changes}), approve(BEN))


def call_in(who: Actor, *, at: datetime = SECOND_DAY, reason: str = WHY) -> CallIn:
    return CallIn(subject=SUBJECT, reason=reason, by=who, at=at)


def answer(who: Actor, *, stands: bool, reason: str = "Heard on 1 June.") -> AnswerCallIn:
    return AnswerCallIn(subject=SUBJECT, stands=stands, reason=reason, by=who, at=SECOND_DAY)


def waive(who: Actor, reason: str = "The grant ends tomorrow.") -> WaiveCallIn:
    return WaiveCallIn(subject=SUBJECT, reason=reason, by=who, at=SECOND_DAY)


def take_effect(at: datetime) -> TakeEffect:
    return TakeEffect(subject=SUBJECT, by=LOCKGATE, at=at)


def called_in(who: Actor = FARAH, at: datetime = SECOND_DAY) -> DecisionCalledIn:
    return DecisionCalledIn(by=who.identity, reason=WHY, at=at)


def test_a_decision_that_may_be_called_in_takes_effect_when_the_days_are_over() -> None:
    GATE.given(*begun(POLICY)).when(approve(BEN)).then(
        approved(BEN), replace(closed(Outcome.APPROVED, *ONE_YES), takes_effect=IN_EFFECT)
    )
    gate = fold(decided())
    assert not gate.in_effect
    assert not is_finished(gate)


def test_the_days_are_working_days_of_the_calendar() -> None:
    # From Thursday 24 May 2018, the spring bank holiday of Monday 28 May does not count.
    thursday = datetime(2018, 5, 24, 9, tzinfo=UTC)
    gate = fold(going_on(begun(POLICY), approve(BEN, at=thursday)))
    assert gate.closed is not None
    assert gate.closed.takes_effect == datetime(2018, 6, 2, tzinfo=UTC)


def test_nothing_takes_effect_before_its_moment() -> None:
    GATE.given(*decided()).when(take_effect(IN_EFFECT - timedelta(seconds=1))).then_nothing()
    GATE.given(*decided()).when(take_effect(IN_EFFECT)).then(OutcomeTookEffect(at=IN_EFFECT))


def test_lockgate_waits_for_that_moment() -> None:
    alarm = next_alarm(fold(decided()))
    assert alarm is not None
    assert (alarm.duty, alarm.at) == (Duty.TAKE_EFFECT, IN_EFFECT)


def test_a_rejection_is_not_called_in() -> None:
    no = going_on(begun(POLICY), reject(BEN))
    assert fold(no).in_effect
    GATE.given(*no).when(call_in(GITA)).then_refused(NothingToCallIn)


def test_a_member_of_scrutiny_calls_it_in_and_it_takes_no_effect() -> None:
    GATE.given(*decided()).when(call_in(FARAH)).then(called_in())
    given = [*decided(), called_in()]
    GATE.given(*given).when(take_effect(IN_EFFECT + timedelta(days=30))).then_nothing()
    assert "It takes no effect until scrutiny has answered." in effect_of(fold(given))


def test_it_may_take_several_members_to_call_a_decision_in() -> None:
    three = decided(replace(POLICY, call_in=replace(FIVE_DAYS, members=3)))
    two = [*three, called_in(FARAH), called_in(GITA)]
    assert not fold(two).is_called_in
    GATE.given(*two).when(take_effect(IN_EFFECT)).then(OutcomeTookEffect(at=IN_EFFECT))
    assert fold(going_on(two, call_in(IVO))).is_called_in


def test_one_member_is_one_voice_however_often_they_ask() -> None:
    GATE.given(*decided(), called_in()).when(call_in(FARAH)).then_nothing()


def test_a_call_in_counts_up_to_the_last_moment() -> None:
    GATE.given(*decided()).when(call_in(FARAH, at=IN_EFFECT)).then(called_in(at=IN_EFFECT))
    late = call_in(FARAH, at=IN_EFFECT + timedelta(seconds=1))
    GATE.given(*decided()).when(late).then_refused(NothingToCallIn)
    GATE.given(*decided(), OutcomeTookEffect(at=IN_EFFECT)).when(call_in(FARAH)).then_refused(NothingToCallIn)


def test_a_freeze_after_the_days_makes_them_no_longer() -> None:
    election = FreezeWindow(since=date(2018, 5, 21), until=date(2018, 6, 30), reason="Election.")
    given = decided(freezes=(election,))
    late = call_in(FARAH, at=IN_EFFECT + timedelta(seconds=1))
    GATE.given(*given).when(late).then_refused(NothingToCallIn)
    GATE.given(*given).when(call_in(FARAH, at=IN_EFFECT)).then(called_in(at=IN_EFFECT))


def test_only_members_of_scrutiny_call_in() -> None:
    GATE.given(*decided()).when(call_in(DINA)).then_refused(NotAScrutineer)


def test_whoever_decided_wrote_or_asked_does_not_scrutinise() -> None:
    saying = "Nobody scrutinises what they asked for, wrote or decided."
    for who in (BEN, HANA):
        given = decided(roster=held(COUNCIL, who, GITA))
        GATE.given(*given).when(call_in(who)).then_refused(NotAScrutineer, saying=saying)
        GATE.given(*given, called_in(GITA)).when(answer(who, stands=True)).then_refused(NotAScrutineer)


def test_without_a_rule_there_is_nothing_to_call_in() -> None:
    given = going_on(begun(BOARD_ALONE), approve(BEN))
    for command in (call_in(GITA), answer(GITA, stands=True), waive(GITA)):
        GATE.given(*given).when(command).then_refused(NothingToCallIn)
    GATE.given().when(call_in(GITA)).then_refused(NothingToCallIn)


def test_an_open_gate_is_not_called_in() -> None:
    for command in (call_in(GITA), answer(GITA, stands=True), waive(GITA)):
        GATE.given(*begun(POLICY)).when(command).then_refused(NothingToCallIn)


def test_calling_in_answering_and_waiving_need_a_reason() -> None:
    GATE.given(*decided()).when(call_in(FARAH, reason=" ")).then_refused(ReasonMissing)
    GATE.given(*decided()).when(waive(GITA, reason="")).then_refused(ReasonMissing)
    GATE.given(*decided(), called_in()).when(answer(GITA, stands=True, reason="")).then_refused(ReasonMissing)


def test_when_scrutiny_lets_it_stand_it_takes_effect() -> None:
    given = [*decided(), called_in()]
    stands = CallInAnswered(stands=True, by=GITA.identity, reason="Heard on 1 June.", at=SECOND_DAY)
    GATE.given(*given).when(answer(GITA, stands=True)).then(stands)
    GATE.given(*given, stands).when(take_effect(SECOND_DAY)).then(OutcomeTookEffect(at=SECOND_DAY))
    GATE.given(*given, stands).when(call_in(IVO)).then_refused(NothingToCallIn)


def test_when_scrutiny_refers_it_back_it_lapses_with_nothing_released() -> None:
    answered = CallInAnswered(stands=False, by=GITA.identity, reason="Hear the parish first.", at=SECOND_DAY)
    lapsed = DecisionLapsed(
        reasons=("gita referred it back: Hear the parish first.",), released="", at=SECOND_DAY
    )
    given = [*decided(), called_in()]
    back = answer(GITA, stands=False, reason="Hear the parish first.")
    GATE.given(*given).when(back).then(answered, lapsed)
    assert fold([*given, answered, lapsed]).outcome is Outcome.LAPSED
    GATE.given(*given, answered, lapsed).when(answer(GITA, stands=True)).then_refused(NothingToCallIn)


def test_nothing_is_answered_that_was_not_called_in() -> None:
    GATE.given(*decided()).when(answer(GITA, stands=True)).then_refused(NothingToCallIn)


def test_the_chair_answers_for_scrutiny() -> None:
    given = [*decided(), called_in()]
    assert waiting_for(fold(given)) == (GITA.identity,)
    GATE.given(*given).when(answer(FARAH, stands=True)).then_refused(
        NotOfTheChair, saying="Its chair is gita."
    )
    GATE.given(*given).when(answer(DINA, stands=True)).then_refused(NotAScrutineer)


def test_without_a_chair_any_member_answers() -> None:
    given = [*decided(roster=MEMBERS), called_in()]
    GATE.given(*given).when(answer(IVO, stands=True)).then(
        CallInAnswered(stands=True, by=IVO.identity, reason="Heard on 1 June.", at=SECOND_DAY)
    )


def test_when_the_chair_wrote_the_evidence_the_others_answer() -> None:
    given = [*decided(evidence=(replace(DESIGN, author=GITA.identity),)), called_in()]
    assert waiting_for(fold(given)) == (FARAH.identity, IVO.identity)
    GATE.given(*given).when(answer(GITA, stands=True)).then_refused(NotAScrutineer)
    GATE.given(*given).when(answer(FARAH, stands=True)).then(
        CallInAnswered(stands=True, by=FARAH.identity, reason="Heard on 1 June.", at=SECOND_DAY)
    )


def test_the_chair_waives_what_is_urgent() -> None:
    waived = CallInWaived(by=GITA.identity, reason="The grant ends tomorrow.", at=SECOND_DAY)
    GATE.given(*decided()).when(waive(GITA)).then(waived)
    GATE.given(*decided(), waived).when(take_effect(SECOND_DAY)).then(OutcomeTookEffect(at=SECOND_DAY))
    GATE.given(*decided(), waived).when(call_in(FARAH)).then_refused(NothingToCallIn)


def test_nobody_but_the_chair_waives() -> None:
    GATE.given(*decided()).when(waive(FARAH)).then_refused(NotOfTheChair)
    GATE.given(*decided()).when(waive(BEN)).then_refused(NotAScrutineer)


def test_what_was_called_in_is_answered_and_not_waived() -> None:
    GATE.given(*decided(), called_in()).when(waive(GITA)).then_refused(NothingToCallIn)


def test_a_decision_that_lapses_while_it_is_called_in_waits_for_nobody() -> None:
    ratify = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=FINANCE),), within_days=2)
    given = [*decided(replace(POLICY, steps=(*POLICY.steps, ratify))), called_in()]
    lapsed = going_on(given, LapseDecision(subject=SUBJECT, by=LOCKGATE, at=IN_EFFECT))
    gate = fold(lapsed)
    assert gate.outcome is Outcome.LAPSED
    assert (waiting_for(gate), next_alarm(gate), is_finished(gate)) == ((), None, True)
    GATE.given(*lapsed).when(answer(GITA, stands=True)).then_refused(NothingToCallIn)


def test_somebody_who_was_asked_and_said_nothing_may_scrutinise() -> None:
    given = decided(roster=held(COUNCIL, CHLOE, GITA))
    GATE.given(*given).when(call_in(CHLOE)).then(called_in(CHLOE))


def test_nothing_is_waived_twice_or_after_it_took_effect() -> None:
    waived = CallInWaived(by=GITA.identity, reason="The grant ends tomorrow.", at=SECOND_DAY)
    for given in ([*decided(), OutcomeTookEffect(at=IN_EFFECT)], decided(BOARD_ALONE)):
        GATE.given(*given).when(waive(GITA)).then_refused(NothingToCallIn)
    by_another = [*decided(roster=MEMBERS), replace(waived, by=FARAH.identity)]
    GATE.given(*by_another).when(waive(GITA)).then_refused(NothingToCallIn)
    answered = going_on([*decided(), called_in()], answer(GITA, stands=True))
    GATE.given(*answered).when(waive(GITA)).then_refused(NothingToCallIn)


def test_scrutiny_is_reminded_of_what_it_called_in() -> None:
    assert Duty.REMIND not in {each.duty for each in alarms(fold(decided()))}
    assert Duty.REMIND in {each.duty for each in alarms(fold([*decided(), called_in()]))}
