"""How a gate is put off until a day, and how a release is stopped at it."""

from dataclasses import replace
from datetime import date, timedelta

from domain.gate.abilities import Ability, abilities
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.policy import GatePolicy
from domain.gate.refusals import (
    ConditionsOnlyWithApproval,
    DeferredToNoDay,
    GateNotOpen,
    NotABreakPoint,
    OnlyForDeciders,
    ReasonMissing,
)
from domain.gate.step import Ask, Method, Step, StepKind
from tests.domain.gate.rounds import BOARD_ALONE, begun, defer, going_on, outcome_of, stop
from tests.domain.gate.scene import CABINET, FINANCE, SUBJECT, TRAIN, approve, closed, refused, taken
from tests.domain.gate.scene import reject as says_no
from tests.domain.gate.several_steps import abstain, after, gate_of, step
from tests.domain.people import BEN, CHLOE, DINA, LATER
from tests.domain.spec import GATE

IN_JULY = date(2018, 7, 2)
IN_AUGUST = date(2018, 8, 1)
BREAK_POINT = replace(BOARD_ALONE, break_point=True)
TWO_OF_THREE = step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=2, method=Method.THRESHOLD)
NOT_SURE = "ben deferred it until 2018-07-02: The grant is not certain."


def test_a_decider_puts_a_gate_off_until_a_day() -> None:
    later = defer(BEN, IN_JULY)
    GATE.given(*begun()).when(later).then(
        replace(taken(later), until=IN_JULY), replace(closed(Outcome.DEFERRED, NOT_SURE), until=IN_JULY)
    )


def test_the_day_is_named_and_still_to_come() -> None:
    for day in (None, LATER.date(), LATER.date() - timedelta(days=1)):
        later = defer(BEN, day)
        GATE.given(*begun()).when(later).then(refused(later, DeferredToNoDay))
    assert outcome_of(begun(), defer(BEN, LATER.date() + timedelta(days=1))) is Outcome.DEFERRED


def test_to_defer_and_to_stop_need_a_reason() -> None:
    for word in (defer(BEN, IN_JULY, reason=" "), stop(BEN, reason="")):
        GATE.given(*begun(BREAK_POINT)).when(word).then(refused(word, ReasonMissing))


def test_to_defer_and_to_stop_ask_for_no_conditions() -> None:
    for word in (defer(BEN, IN_JULY), stop(BEN)):
        with_condition = replace(word, conditions=(TRAIN,))
        GATE.given(*begun(BREAK_POINT)).when(with_condition).then(
            refused(with_condition, ConditionsOnlyWithApproval)
        )


def test_only_those_who_decide_defer_or_stop() -> None:
    hear = Step(id="hear", kind=StepKind.CONSULT, asks=(Ask(role=FINANCE),))
    ratify = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=CABINET),), within_days=5)
    given = begun(replace(BREAK_POINT, steps=(hear, *BREAK_POINT.steps, ratify)))
    for word in (defer(DINA, IN_JULY), stop(DINA)):
        GATE.given(*given).when(word).then(refused(word, OnlyForDeciders))
    assert fold(going_on(given, says_no(DINA))).refusals == ()


def test_a_yes_says_no_day() -> None:
    word = fold(going_on(begun(), replace(approve(BEN), until=IN_JULY))).decisions[-1]
    assert word.until is None


def test_those_who_defer_agree_on_the_later_day() -> None:
    gate = after(gate_of(TWO_OF_THREE), defer(BEN, IN_AUGUST), defer(CHLOE, IN_JULY))
    assert gate.closed is not None
    assert (gate.outcome, gate.closed.until) == (Outcome.DEFERRED, IN_AUGUST)


def test_those_who_say_no_differently_reject() -> None:
    gate = after(gate_of(TWO_OF_THREE), defer(BEN, IN_JULY), says_no(CHLOE))
    assert gate.closed is not None
    assert (gate.outcome, gate.closed.until) == (Outcome.REJECTED, None)
    assert gate.closed.reasons == (NOT_SURE, "chloe rejected: Costs are missing.")


def test_a_deferral_and_an_abstention_defer() -> None:
    assert after(gate_of(TWO_OF_THREE), abstain(BEN), defer(CHLOE, IN_JULY)).outcome is Outcome.DEFERRED


def test_a_lone_deferral_that_enough_others_outweigh_defers_nothing() -> None:
    gate = after(gate_of(TWO_OF_THREE), defer(BEN, IN_JULY), approve(CHLOE), approve(DINA))
    assert gate.outcome is Outcome.APPROVED


def test_to_defer_is_to_vote_against() -> None:
    vote = step(StepKind.DECIDE, BEN, CHLOE, DINA, needed=3, method=Method.MAJORITY)
    gate = after(gate_of(vote), defer(BEN, IN_JULY), defer(CHLOE, IN_JULY), approve(DINA))
    assert gate.outcome is Outcome.DEFERRED
    gate = after(gate_of(vote), defer(BEN, IN_JULY), approve(CHLOE), approve(DINA))
    assert gate.outcome is Outcome.APPROVED


def test_at_a_break_point_a_decider_stops_the_release() -> None:
    word = stop(BEN)
    told = "ben stopped it: The benefits do not justify the cost."
    GATE.given(*begun(BREAK_POINT)).when(word).then(taken(word), closed(Outcome.STOPPED, told))


def test_nobody_stops_a_release_twice() -> None:
    ended = going_on(begun(BREAK_POINT), stop(BEN))
    again = stop(CHLOE)
    told = "It ended on 14 May 2018: stopped."
    GATE.given(*ended).when(again).then(refused(again, GateNotOpen, told))


def test_elsewhere_nobody_stops_the_release() -> None:
    word = stop(BEN)
    GATE.given(*begun()).when(word).then(refused(word, NotABreakPoint))


def test_those_who_stop_agree_or_the_release_is_only_rejected() -> None:
    opened = gate_of(TWO_OF_THREE)
    at_break_point = replace(opened, policy=replace(opened.policy, break_point=True))
    assert after(at_break_point, stop(BEN), stop(CHLOE)).outcome is Outcome.STOPPED
    assert after(at_break_point, stop(BEN), says_no(CHLOE)).outcome is Outcome.REJECTED
    assert after(at_break_point, stop(BEN), defer(CHLOE, IN_JULY)).outcome is Outcome.REJECTED


def test_people_are_told_whether_they_may_defer_and_stop() -> None:
    def may(policy: GatePolicy) -> set[Ability]:
        return set(abilities(fold(begun(policy)), SUBJECT, BEN.identity, LATER))

    assert Ability.DEFER in may(BOARD_ALONE)
    assert Ability.STOP not in may(BOARD_ALONE)
    assert Ability.STOP in may(BREAK_POINT)
