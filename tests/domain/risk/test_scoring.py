"""How a risk is scored, of each kind on its own, and what its history tells."""

from dataclasses import replace

import pytest

from domain.risk.plan import ScoreKind
from domain.risk.refusals import ControlsMakeItWorse, NothingIsPlanned, NotOnTheScale, RiskReasonMissing
from domain.risk.scale import NO_SCALE, Level, RiskScale, Score
from domain.risk.state import fold
from domain.risk.terms import NO_RISK_TERMS
from tests.domain.risk.scene import (
    HIGHER,
    IS_HIGHER,
    PLAN,
    REGISTERED,
    SCALE,
    TERMS,
    at_,
    score,
    scored,
)
from tests.domain.spec import RISK

WORDS = tuple(Level(name=name, value=value) for name, value in (("L", 1), ("M", 2), ("H", 3)))
INHERENT, RESIDUAL, PLANNED = ScoreKind


def test_a_score_is_likelihood_times_impact() -> None:
    assert SCALE.score("3", "5") == at_(3, 5) == Score(likelihood="3", impact="5", value=15)
    words = RiskScale(likelihood=WORDS, impact=WORDS)
    assert words.score("M", "H") == Score(likelihood="M", impact="H", value=6)
    assert (words.score("M", "5"), NO_SCALE.score("M", "H")) == (None, None)


def test_each_kind_of_score_is_kept_apart_with_its_history() -> None:
    events = (REGISTERED, IS_HIGHER, scored(PLANNED, 2, 2))
    risk = fold(events)
    assert [risk.score(kind) for kind in ScoreKind] == [at_(4, 4), at_(4, 3), at_(2, 2)]
    assert [each.score.value for each in risk.history(RESIDUAL)] == [9, 12]
    assert risk.scores[-1].reason == IS_HIGHER.reason


def test_a_score_is_changed_with_a_reason() -> None:
    RISK.given(REGISTERED).when(HIGHER).then(IS_HIGHER)
    RISK.given(REGISTERED).when(score(RESIDUAL, 3, 3, reason="")).then_nothing()
    RISK.given(REGISTERED).when(score(RESIDUAL, 4, 3, reason=" ")).then_refused(RiskReasonMissing)


def test_what_is_not_on_the_programmes_scale_is_refused() -> None:
    RISK.given(REGISTERED).when(replace(HIGHER, likelihood="H")).then_refused(
        NotOnTheScale, saying="likelihood 1, 2, 3, 4, 5; impact 1, 2, 3, 4, 5."
    )
    unscored = replace(REGISTERED, plan=replace(PLAN, scores=()), terms=NO_RISK_TERMS)
    RISK.given(unscored).when(HIGHER).then_refused(NotOnTheScale, saying="has no scale")


def test_a_planned_score_counts_controls_still_to_come() -> None:
    RISK.given(REGISTERED).when(score(PLANNED, 2, 2)).then(scored(PLANNED, 2, 2))
    nothing = replace(REGISTERED, plan=replace(PLAN, planned=()))
    RISK.given(nothing).when(score(PLANNED, 2, 2)).then_refused(NothingIsPlanned)


@pytest.mark.parametrize(
    ("kind", "likelihood", "impact"), [(RESIDUAL, 5, 5), (INHERENT, 2, 2), (PLANNED, 5, 5)]
)
def test_with_more_controls_a_risk_is_no_greater(kind: ScoreKind, likelihood: int, impact: int) -> None:
    RISK.given(REGISTERED).when(score(kind, likelihood, impact)).then_refused(ControlsMakeItWorse)


def test_a_risk_rises_when_its_residual_score_is_above_the_one_before() -> None:
    assert fold([REGISTERED]).movement is None
    assert fold([REGISTERED, IS_HIGHER]).movement == 3
    assert fold([REGISTERED, IS_HIGHER, scored(RESIDUAL, 2, 3)]).movement == -6
    assert fold([REGISTERED, scored(INHERENT, 5, 5)]).movement is None


def test_appetite_is_of_the_category_or_of_the_programme() -> None:
    assert fold([REGISTERED]).is_within_appetite
    assert fold([REGISTERED, IS_HIGHER]).is_above_appetite
    technical = replace(REGISTERED, plan=replace(PLAN, category="technology"))
    assert (fold([technical]).most, fold([technical]).is_above_appetite) == (6, True)
    none = fold([replace(REGISTERED, terms=replace(TERMS, appetite=None))])
    assert (none.most, none.is_above_appetite, none.is_within_appetite) == (None, False, False)
