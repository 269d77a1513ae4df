"""How the build of a blueprint becomes the domain's."""

from definitions.build_sections import (
    BuildSection,
    RequirementSection,
    ScoresSection,
    WeightsSection,
)
from domain.identity import Identity
from domain.money import Pence
from domain.release.build.plan import BuildPlan
from domain.release.build.requirement import Requirement, RequirementId, Scores, Weights


def build_plan(build: BuildSection, issuer: str) -> BuildPlan:
    """The build that a blueprint sets out."""
    return BuildPlan(
        product_owners=tuple(Identity(issuer=issuer, subject=each) for each in build.product_owners),
        requirements=tuple(_requirement(each) for each in build.requirements),
        sprint_cost=Pence(build.sprint_cost_pence),
        quality=build.quality,
        weights=_weights(build.weights),
    )


def _requirement(written: RequirementSection) -> Requirement:
    return Requirement(
        id=RequirementId(written.id),
        title=written.title,
        team=written.team,
        moscow=written.moscow,
        points=written.points,
        process=written.process,
        scores=_scores(written.scores),
    )


def _scores(scores: ScoresSection | None) -> Scores | None:
    if scores is None:
        return None
    return Scores(outcome=scores.outcome, cost=scores.cost, volume=scores.volume)


def _weights(weights: WeightsSection | None) -> Weights | None:
    if weights is None:
        return None
    return Weights(outcome=weights.outcome, cost=weights.cost, volume=weights.volume)
