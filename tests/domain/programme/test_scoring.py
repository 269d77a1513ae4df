"""How releases are scored, and the order that comes of it."""

from dataclasses import replace

import pytest

from domain.programme.refusals import (
    NotAPlanner,
    PlanReasonMissing,
    ReleaseNotPlanned,
    ScoresDoNotFit,
)
from domain.programme.scoring.criteria import Criterion, Score
from domain.programme.scoring.events import ReleaseScored
from domain.programme.scoring.order import Place, order_of
from domain.programme.soundness import problems
from domain.programme.state import fold
from domain.release.plan import ReleaseId
from tests.domain.people import ASHA, GITA, LATER
from tests.domain.programme.planning import CRITERIA, WITH_CRITERIA, score
from tests.domain.programme.scene import BEGUN, PLAN, PLAN_1A, PLAN_2A, begun, later
from tests.domain.spec import PROGRAMME

BESIDE = replace(later(PLAN_2A, 7), id=ReleaseId("2B"), depends_on=())


def scored(benefit: int, risk: int, release: ReleaseId = PLAN_1A.id) -> ReleaseScored:
    return ReleaseScored(
        release=release,
        scores=(Score(criterion="benefit", points=benefit), Score(criterion="risk", points=risk)),
        reason="Workshop of 9 May.",
        by=GITA.identity,
        at=LATER,
    )


def test_a_release_is_scored_by_every_criterion() -> None:
    PROGRAMME.given(*WITH_CRITERIA).when(score(5, 2)).then(scored(5, 2))


def test_a_release_is_scored_again() -> None:
    PROGRAMME.given(*WITH_CRITERIA, scored(5, 2)).when(score(4, 2)).then(scored(4, 2))
    PROGRAMME.given(*WITH_CRITERIA, scored(5, 2)).when(score(5, 2)).then_nothing()


@pytest.mark.parametrize(
    ("scores", "saying"),
    [
        ((Score(criterion="benefit", points=3),), "The criteria are benefit, risk, each once."),
        ((Score(criterion="benefit", points=3),) * 2, "each once."),
        ((*score(3, 3).scores, Score(criterion="luck", points=3)), "The criteria are"),
        (score(3, 6).scores, "6 for risk is not between 1 and 5."),
        (score(0, 3).scores, "0 for benefit is not between 1 and 5."),
    ],
)
def test_scores_fit_the_criteria(scores: tuple[Score, ...], saying: str) -> None:
    PROGRAMME.given(*WITH_CRITERIA).when(replace(score(3, 3), scores=scores)).then_refused(
        ScoresDoNotFit, saying=saying
    )


def test_without_criteria_nothing_is_scored() -> None:
    PROGRAMME.given(*BEGUN).when(score(3, 3)).then_refused(ScoresDoNotFit, saying="without criteria")


def test_only_planned_releases_are_scored_by_planners_with_a_reason() -> None:
    PROGRAMME.given(*WITH_CRITERIA).when(score(3, 3, release=ReleaseId("9Z"))).then_refused(ReleaseNotPlanned)
    PROGRAMME.given(*WITH_CRITERIA).when(score(3, 3, by=ASHA)).then_refused(NotAPlanner)
    PROGRAMME.given(*WITH_CRITERIA).when(replace(score(3, 3), reason="")).then_refused(PlanReasonMissing)


def test_releases_come_by_their_weighted_points() -> None:
    given = begun(replace(PLAN, criteria=CRITERIA, releases=(PLAN_1A, PLAN_2A, BESIDE)))
    order = order_of(fold([*given, scored(1, 1), scored(5, 5, BESIDE.id)]))
    assert order == (
        Place(release=BESIDE.id, points=25, planned=3, by_points=1),
        Place(release=PLAN_1A.id, points=5, planned=1, by_points=2),
        Place(release=PLAN_2A.id, points=None, planned=2, by_points=None),
    )


def test_nothing_comes_before_what_it_depends_on() -> None:
    order = order_of(fold([*WITH_CRITERIA, scored(1, 1), scored(5, 5, PLAN_2A.id)]))
    assert [each.release for each in order] == [PLAN_1A.id, PLAN_2A.id]


def test_of_equals_the_one_planned_first_comes_first() -> None:
    given = begun(replace(PLAN, criteria=CRITERIA, releases=(BESIDE, PLAN_1A, PLAN_2A)))
    order = order_of(fold([*given, scored(3, 3), scored(3, 3, BESIDE.id)]))
    assert [each.release for each in order][:2] == [PLAN_1A.id, BESIDE.id]


def test_a_weight_is_at_least_one() -> None:
    unsound = replace(PLAN, criteria=(Criterion(id="risk", name="Risk", weight=0),) * 2)
    assert [each.sentence for each in problems(unsound)] == [
        "risk is there twice.",
        "Give at least one.",
        "Give at least one.",
    ]
