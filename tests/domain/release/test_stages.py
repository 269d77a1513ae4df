"""How a release goes through its five stages, round by round."""

from dataclasses import replace

import pytest

from domain.gate.outcome import Outcome
from domain.release.commands import EnterStage
from domain.release.decide import next_stage
from domain.release.events import ReleaseSignedOff, StagePassed, StageReturned
from domain.release.evolving import fold
from domain.release.refusals import ReleaseUnknown, StageNotUnderWay
from domain.stage import STAGES, Stage, following
from tests.domain.people import NOON
from tests.domain.release.scene import (
    ASKED,
    NOBODY_AFFECTED,
    ON_NOTHING,
    PLAN,
    REGISTER,
    REGISTERED,
    entered,
    passed,
    reached,
    returned,
    submit,
    submitted,
    take,
)
from tests.domain.spec import RELEASE


def enter(stage: Stage, round: int = 1) -> EnterStage:
    return EnterStage(stage=stage, round=round, **ASKED)


def test_a_release_joins_its_programme_with_its_plan() -> None:
    RELEASE.given().when(REGISTER).then(REGISTERED)


def test_the_plan_of_a_registered_release_stands() -> None:
    RELEASE.given(REGISTERED).when(replace(REGISTER, plan=NOBODY_AFFECTED)).then_nothing()


def test_nothing_is_asked_of_an_unknown_release() -> None:
    RELEASE.given().when(enter(Stage.DESIGN)).then_refused(ReleaseUnknown, saying="1A")


def test_design_comes_first() -> None:
    RELEASE.given(REGISTERED).when(enter(Stage.DESIGN)).then(entered(Stage.DESIGN))


@pytest.mark.parametrize("stage", STAGES[1:])
def test_no_other_stage_comes_first(stage: Stage) -> None:
    RELEASE.given(REGISTERED).when(enter(stage)).then_refused(StageNotUnderWay, saying="is not next")


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_a_passed_stage_leads_to_the_following(stage: Stage) -> None:
    after = following(stage)
    assert after
    RELEASE.given(*reached(stage), submitted(stage), passed(stage)).when(enter(after)).then(entered(after))


def test_a_stage_cannot_be_entered_before_the_gate_passed() -> None:
    RELEASE.given(*reached(Stage.DESIGN)).when(enter(Stage.CONSULTATION)).then_refused(StageNotUnderWay)
    RELEASE.given(*reached(Stage.DESIGN), submitted(Stage.DESIGN)).when(
        enter(Stage.CONSULTATION)
    ).then_refused(StageNotUnderWay)


def test_a_stage_cannot_be_jumped_over() -> None:
    past_design = (*reached(Stage.DESIGN), submitted(Stage.DESIGN), passed(Stage.DESIGN))
    RELEASE.given(*past_design).when(enter(Stage.BUILD_SPRINTS)).then_refused(StageNotUnderWay)


def test_a_stage_is_entered_once_a_round() -> None:
    RELEASE.given(*reached(Stage.DESIGN)).when(enter(Stage.DESIGN)).then_nothing()


def test_a_passed_stage_is_not_entered_again() -> None:
    RELEASE.given(*reached(Stage.CONSULTATION)).when(enter(Stage.DESIGN, round=2)).then_nothing()


def test_a_stage_asks_for_its_gate() -> None:
    RELEASE.given(*reached(Stage.DESIGN)).when(submit(Stage.DESIGN)).then(submitted(Stage.DESIGN))


def test_a_gate_is_asked_for_once_a_round() -> None:
    RELEASE.given(*reached(Stage.DESIGN), submitted(Stage.DESIGN)).when(submit(Stage.DESIGN)).then_nothing()


def test_only_the_stage_under_way_asks_for_its_gate() -> None:
    RELEASE.given(*reached(Stage.DESIGN)).when(submit(Stage.TRAINING)).then_refused(StageNotUnderWay)
    RELEASE.given(*reached(Stage.DESIGN)).when(submit(Stage.DESIGN, round=2)).then_refused(StageNotUnderWay)
    RELEASE.given(REGISTERED).when(submit(Stage.DESIGN)).then_refused(StageNotUnderWay)


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome.opens_the_way])
def test_an_approved_gate_passes_the_stage(outcome: Outcome) -> None:
    at_its_gate = (*reached(Stage.DESIGN), submitted(Stage.DESIGN))
    RELEASE.given(*at_its_gate).when(take(outcome)).then(
        StagePassed(stage=Stage.DESIGN, round=1, outcome=outcome, at=NOON)
    )


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.LAPSED])
def test_any_other_outcome_sends_the_stage_back(outcome: Outcome) -> None:
    at_its_gate = (*reached(Stage.DESIGN), submitted(Stage.DESIGN))
    RELEASE.given(*at_its_gate).when(take(outcome)).then(
        StageReturned(stage=Stage.DESIGN, round=1, outcome=outcome, evidence_digest=ON_NOTHING, at=NOON)
    )


def test_an_outcome_counts_only_for_a_stage_at_its_gate() -> None:
    RELEASE.given(*reached(Stage.DESIGN)).when(take(Outcome.APPROVED)).then_refused(
        StageNotUnderWay, saying="is not at its gate"
    )


def test_an_outcome_of_another_round_is_refused() -> None:
    at_its_gate = (*reached(Stage.DESIGN), submitted(Stage.DESIGN))
    RELEASE.given(*at_its_gate).when(take(Outcome.APPROVED, round=2)).then_refused(StageNotUnderWay)


def test_a_returned_round_cannot_be_passed_afterwards() -> None:
    back = (*reached(Stage.DESIGN), submitted(Stage.DESIGN), returned(Stage.DESIGN))
    RELEASE.given(*back).when(take(Outcome.APPROVED)).then_nothing()
    RELEASE.given(*back, entered(Stage.DESIGN, 2)).when(take(Outcome.APPROVED)).then_nothing()


def test_a_passed_stage_cannot_be_returned_afterwards() -> None:
    through = (*reached(Stage.DESIGN), submitted(Stage.DESIGN), passed(Stage.DESIGN))
    RELEASE.given(*through).when(take(Outcome.REJECTED)).then_nothing()


def test_rework_is_the_next_round_of_the_same_stage() -> None:
    back = (*reached(Stage.DESIGN), submitted(Stage.DESIGN), returned(Stage.DESIGN))
    RELEASE.given(*back).when(enter(Stage.DESIGN, 2)).then(entered(Stage.DESIGN, 2))
    RELEASE.given(*back).when(enter(Stage.DESIGN, 3)).then_refused(StageNotUnderWay)
    RELEASE.given(*back).when(enter(Stage.CONSULTATION)).then_refused(StageNotUnderWay)


def test_rework_is_submitted_as_its_own_round() -> None:
    rework = (
        *reached(Stage.DESIGN),
        submitted(Stage.DESIGN),
        returned(Stage.DESIGN),
        entered(Stage.DESIGN, 2),
    )
    RELEASE.given(*rework).when(submit(Stage.DESIGN, 1)).then_nothing()
    RELEASE.given(*rework).when(submit(Stage.DESIGN, 2)).then(submitted(Stage.DESIGN, 2))


def test_a_second_rejection_leads_to_a_third_round() -> None:
    twice = (
        *reached(Stage.DESIGN),
        submitted(Stage.DESIGN),
        returned(Stage.DESIGN),
        entered(Stage.DESIGN, 2),
        submitted(Stage.DESIGN, 2),
        returned(Stage.DESIGN, 2),
    )
    RELEASE.given(*twice).when(enter(Stage.DESIGN, 3)).then(entered(Stage.DESIGN, 3))


def test_the_next_stage_starts_again_at_round_one() -> None:
    reworked = (
        *reached(Stage.DESIGN),
        submitted(Stage.DESIGN),
        returned(Stage.DESIGN),
        entered(Stage.DESIGN, 2),
        submitted(Stage.DESIGN, 2),
        passed(Stage.DESIGN, 2),
    )
    RELEASE.given(*reworked).when(enter(Stage.CONSULTATION)).then(entered(Stage.CONSULTATION))


def test_passing_the_last_stage_signs_the_release_off() -> None:
    last = Stage.SIGN_OFF
    RELEASE.given(*reached(last), submitted(last)).when(take(Outcome.APPROVED, last)).then(
        passed(last), ReleaseSignedOff(at=NOON)
    )


def test_a_rejected_sign_off_does_not_sign_off() -> None:
    last = Stage.SIGN_OFF
    RELEASE.given(*reached(last), submitted(last)).when(take(Outcome.REJECTED, last)).then(returned(last))


def test_no_stage_follows_sign_off() -> None:
    last = Stage.SIGN_OFF
    over = fold([*reached(last), submitted(last), passed(last), ReleaseSignedOff(at=NOON)])
    assert next_stage(over) is None
    assert following(last) is None


def test_no_stage_comes_next_while_one_is_under_way() -> None:
    assert next_stage(fold(reached(Stage.TRAINING))) is None


def test_sprints_fill_the_build_stage_exactly() -> None:
    assert PLAN.sprint_days == (76, 76)
    assert sum(replace(PLAN, sprints=7).sprint_days) == PLAN.stage(Stage.BUILD_SPRINTS).days


def test_a_release_runs_from_its_first_to_its_last_stage() -> None:
    assert (PLAN.starts, PLAN.ends) == (PLAN.stages[0].starts, PLAN.stages[-1].ends)
