"""How the build of a blueprint, and the rows of a list, become the domain's requirements."""

from definitions.build_sections import (
    BuildSection,
    RequirementRow,
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


def requirement_of(row: RequirementRow) -> Requirement:
    """The requirement of a row; it is scored when it has all three scores."""
    scores = (row.outcome, row.cost, row.volume)
    outcome, cost, volume = (each or 0 for each in scores)
    is_scored = all(each is not None for each in scores)
    return Requirement(
        id=RequirementId(row.id),
        title=row.title,
        team=row.team,
        moscow=row.moscow,
        points=row.points,
        process=row.process,
        scores=Scores(outcome=outcome, cost=cost, volume=volume) if is_scored else None,
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
