"""How a stage that its gate put off comes again on its day."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.gate.outcome import Outcome
from domain.release.agenda import next_due
from domain.release.commands import EnterStage
from domain.release.duty import Due, Duty
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold
from domain.release.refusals import StageNotUnderWay
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.scene import (
    ASKED,
    ON_NOTHING,
    deferred,
    entered,
    offer,
    offered,
    passed,
    put_off,
    reached,
    returned,
    submit,
    submitted,
    take,
)
from tests.domain.spec import RELEASE

AT_ITS_GATE = (*reached(Stage.DESIGN), submitted(Stage.DESIGN))
PUT_OFF = (*AT_ITS_GATE, deferred())


def enter(stage: Stage, round: int) -> EnterStage:
    return EnterStage(stage=stage, round=round, **ASKED)


def test_a_gate_puts_a_stage_off_to_a_day() -> None:
    RELEASE.given(*AT_ITS_GATE).when(put_off()).then(deferred())


def test_put_off_without_a_day_a_stage_goes_back() -> None:
    RELEASE.given(*AT_ITS_GATE).when(take(Outcome.DEFERRED)).then(_sent_back())


def test_a_stage_is_put_off_once_a_round() -> None:
    RELEASE.given(*PUT_OFF).when(put_off()).then_nothing()
    RELEASE.given(*PUT_OFF).when(take(Outcome.APPROVED)).then_nothing()
    RELEASE.given(*PUT_OFF).when(submit(Stage.DESIGN)).then_nothing()


def test_what_was_put_off_comes_again_as_the_next_round() -> None:
    RELEASE.given(*PUT_OFF).when(enter(Stage.DESIGN, 2)).then(entered(Stage.DESIGN, 2))
    RELEASE.given(*PUT_OFF).when(enter(Stage.CONSULTATION, 1)).then_refused(StageNotUnderWay)


def test_evidence_may_be_handed_in_meanwhile() -> None:
    RELEASE.given(*PUT_OFF).when(offer()).then(offered())


def test_what_was_put_off_waits_for_its_day_and_nothing_else() -> None:
    waits, entered_again = next_due(fold(PUT_OFF)), next_due(fold([*PUT_OFF, entered(Stage.DESIGN, 2)]))
    its_day = datetime(2018, 6, 4, tzinfo=UTC)
    assert waits == Due(duty=Duty.ENTER_STAGE, at=its_day, stage=Stage.DESIGN, round=2)
    assert entered_again == Due(duty=Duty.SUBMIT_STAGE, at=NOON, stage=Stage.DESIGN, round=2)


def test_what_was_put_off_can_be_put_off_again() -> None:
    again = (*PUT_OFF, entered(Stage.DESIGN, 2), submitted(Stage.DESIGN, 2))
    RELEASE.given(*again).when(put_off(round=2)).then(deferred(2))
    due = next_due(fold([*again, deferred(2)]))
    assert due
    assert (due.duty, due.round) == (Duty.ENTER_STAGE, 3)


def test_what_was_put_off_and_then_sent_back_waits_for_better_evidence() -> None:
    seen = (*PUT_OFF, entered(Stage.DESIGN, 2), submitted(Stage.DESIGN, 2), returned(Stage.DESIGN, 2))
    assert next_due(fold([*seen, entered(Stage.DESIGN, 3)])) is None


def test_the_stage_after_one_put_off_has_its_own_work() -> None:
    through = (*PUT_OFF, entered(Stage.DESIGN, 2), submitted(Stage.DESIGN, 2), passed(Stage.DESIGN, 2))
    planned, begun = next_due(fold(through)), next_due(fold([*through, entered(Stage.CONSULTATION)]))
    its_day = datetime(2018, 5, 1, tzinfo=UTC)
    assert planned == Due(duty=Duty.ENTER_STAGE, at=its_day, stage=Stage.CONSULTATION)
    assert begun == Due(duty=Duty.BEGIN_CONSULTATION, at=NOON, stage=Stage.CONSULTATION)


def _sent_back() -> ReleaseEvent:
    return replace(returned(Stage.DESIGN, on=ON_NOTHING), outcome=Outcome.DEFERRED)
