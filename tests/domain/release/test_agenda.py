"""What a release has to do next."""

from datetime import UTC, datetime, timedelta

from domain.release.agenda import Step, next_step
from domain.release.events import ReleaseSignedOff
from domain.release.state import Release, fold
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.scene import (
    PLAN,
    REGISTERED,
    entered,
    offered,
    passed,
    reached,
    returned,
    submitted,
)

RETURNED = (*reached(Stage.DESIGN), submitted(Stage.DESIGN), returned(Stage.DESIGN))
FIRST = Step(
    stage=Stage.DESIGN,
    round=1,
    starts=datetime(2018, 4, 3, tzinfo=UTC),
    days=27,
    sprint_days=PLAN.sprint_days,
    consults=True,
    has_fresh_evidence=False,
)


def stage_and_round(step: Step | None) -> tuple[Stage, int] | None:
    return (step.stage, step.round) if step else None


def test_an_unknown_release_has_nothing_to_do() -> None:
    assert next_step(Release()) is None


def test_the_first_step_is_design_on_its_planned_day() -> None:
    assert next_step(fold([REGISTERED])) == FIRST
    assert FIRST.work == timedelta(days=27)


def test_the_step_under_way_stays_the_step() -> None:
    assert next_step(fold(reached(Stage.DESIGN))) == FIRST
    assert next_step(fold([*reached(Stage.DESIGN), submitted(Stage.DESIGN)])) == FIRST


def test_a_passed_stage_leads_to_the_next_step() -> None:
    through = (*reached(Stage.DESIGN), submitted(Stage.DESIGN), passed(Stage.DESIGN))
    assert stage_and_round(next_step(fold(through))) == (Stage.CONSULTATION, 1)


def test_a_returned_stage_is_reworked_in_a_further_round() -> None:
    step = next_step(fold(RETURNED))
    assert stage_and_round(step) == (Stage.DESIGN, 2)
    assert step
    assert step.is_rework
    assert not FIRST.is_rework


def test_rework_knows_whether_something_new_was_handed_in() -> None:
    waiting, fresh = next_step(fold(RETURNED)), next_step(fold([*RETURNED, offered()]))
    assert waiting
    assert fresh
    assert (waiting.has_fresh_evidence, fresh.has_fresh_evidence) == (False, True)


def test_rework_under_way_stays_the_step() -> None:
    assert stage_and_round(next_step(fold([*RETURNED, entered(Stage.DESIGN, 2)]))) == (Stage.DESIGN, 2)


def test_a_rework_sent_back_leads_to_a_third_round() -> None:
    again = (entered(Stage.DESIGN, 2), submitted(Stage.DESIGN, 2), returned(Stage.DESIGN, 2))
    assert stage_and_round(next_step(fold([*RETURNED, *again]))) == (Stage.DESIGN, 3)


def test_a_release_that_passed_every_stage_has_nothing_to_do() -> None:
    last = Stage.SIGN_OFF
    over = (*reached(last), submitted(last), passed(last), ReleaseSignedOff(at=NOON))
    assert next_step(fold(over)) is None
