"""When nobody's objection in time is an outcome of its own, and when it never is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.freeze import FreezeWindow
from domain.gate.check import Check, CheckKind
from domain.gate.commands import LapseDecision
from domain.gate.events import GateClosed, GateEvent
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.step import Ask, Method, Step, StepKind
from domain.stage import Stage
from tests.domain.gate.rounds import ASK, BOARD_ALONE, begun, going_on, held, outcome_of
from tests.domain.gate.scene import BOARD, CABINET, COUNCIL, SUBJECT, closed, escalate, reject
from tests.domain.gate.several_steps import recuse
from tests.domain.people import BEN, CHLOE, FARAH, GITA, IN_TEN_DAYS, LOCKGATE
from tests.domain.spec import GATE

DEEMED = replace(BOARD_ALONE, deemed_consent=True)
NOBODY_OBJECTED = "Nobody objected by {:%d %B %Y, %H:%M} UTC, which this policy takes for consent."
OVER = datetime(2018, 7, 20, tzinfo=UTC)


def lapse(at: datetime = OVER) -> LapseDecision:
    return LapseDecision(subject=SUBJECT, by=LOCKGATE, at=at)


def silent(policy: Any = DEEMED, **changes: Any) -> list[GateEvent]:
    """Nobody said anything, and the gate went up to everybody there is."""
    return going_on(begun(policy, **changes), escalate(1), escalate(2))


def test_nobodys_objection_is_an_outcome_of_its_own() -> None:
    due = fold(silent()).due
    assert due is not None
    GATE.given(*silent()).when(lapse()).then(
        closed(Outcome.DEEMED_CONSENT, NOBODY_OBJECTED.format(due), at=OVER)
    )


def test_it_is_never_recorded_as_anybodys_yes() -> None:
    assert fold(going_on(silent(), lapse())).decisions == ()
    assert Outcome.DEEMED_CONSENT.opens_the_way


def test_those_above_are_asked_first() -> None:
    GATE.given(*begun(DEEMED)).when(lapse(IN_TEN_DAYS)).then_nothing()


def test_without_the_rule_silence_lapses() -> None:
    assert outcome_of(silent(BOARD_ALONE), lapse()) is Outcome.LAPSED


@pytest.mark.parametrize("subject", [ASK, replace(SUBJECT, stage=Stage.SIGN_OFF)], ids=["money", "sign-off"])
def test_silence_grants_no_money_and_signs_nothing_off(subject: Any) -> None:
    assert outcome_of(silent(subject=subject), lapse()) is Outcome.LAPSED


def test_an_objection_is_not_silence() -> None:
    threshold = Step(id="decide", kind=StepKind.DECIDE, asks=(Ask(role=BOARD),), method=Method.THRESHOLD)
    given = going_on(silent(replace(DEEMED, steps=(threshold,))), reject(BEN))
    assert fold(given).is_open
    assert outcome_of(given, lapse()) is Outcome.LAPSED


def test_with_an_obstacle_in_the_way_silence_is_no_consent() -> None:
    assert outcome_of(silent(evidence=()), lapse()) is Outcome.LAPSED
    assert (
        outcome_of(silent(replace(DEEMED, checks=(Check(kind=CheckKind.MUSTS),))), lapse()) is Outcome.LAPSED
    )


def test_nobodys_silence_is_no_consent_where_nobody_is_left_to_object() -> None:
    empty = held(BOARD, roster=held(CABINET, roster=held(COUNCIL)))
    assert fold(silent(roster=empty)).unsatisfiable == (BOARD,)
    assert outcome_of(silent(roster=empty), lapse()) is Outcome.LAPSED
    aside = going_on(silent(), *map(recuse, (BEN, CHLOE, FARAH, GITA)))
    assert outcome_of(aside, lapse()) is Outcome.LAPSED


def test_deemed_consent_waits_for_a_freeze_like_every_outcome() -> None:
    freeze = FreezeWindow(since=date(2018, 7, 1), until=date(2018, 7, 31), reason="Election.")
    gate = fold(going_on(silent(freezes=(freeze,)), lapse()))
    assert gate.closed is not None
    assert gate.closed.takes_effect == datetime(2018, 8, 1, tzinfo=UTC)


def test_deemed_consent_is_ratified_where_decisions_are() -> None:
    ratify = Step(id="ratify", kind=StepKind.RATIFY, asks=(Ask(role=COUNCIL),), within_days=5)
    told = going_on(silent(replace(DEEMED, steps=(*DEEMED.steps, ratify))), lapse())
    ended = told[-1]
    assert isinstance(ended, GateClosed)
    assert (ended.outcome, ended.ratify_by) == (Outcome.DEEMED_CONSENT, datetime(2018, 7, 28, tzinfo=UTC))
    assert outcome_of(told, lapse(datetime(2018, 7, 28, tzinfo=UTC))) is Outcome.LAPSED
