"""How a programme's scale, rules and risks become the domain's."""

from collections.abc import Iterator, Mapping

from definitions.risk_sections import RiskRulesSection, RiskScaleSection, RiskSection, ScoreSection
from domain.identity import Identity
from domain.risk.plan import FirstScore, RiskId, RiskPlan, ScoreKind
from domain.risk.scale import NO_SCALE, Level, RiskScale, Score
from domain.risk.terms import Appetite, CategoryAppetite, RiskTerms
from domain.roster import RoleId

# Of a level that the scale has not: it is told as a problem, and never becomes a plan.
NO_VALUE = 0


def risk_terms(scale: RiskScaleSection | None, rules: RiskRulesSection) -> RiskTerms:
    """What a programme lays down for its risks."""
    return RiskTerms(
        scale=_scale(scale),
        appetite=_appetite(rules),
        review_months=rules.review_every_months,
        board=RoleId(rules.board) if rules.board else None,
    )


def risk_plan(section: RiskSection, scale: RiskScale, issuer: str) -> RiskPlan:
    """A risk as it is written down, scored on the scale."""
    return RiskPlan(
        id=RiskId(section.id),
        title=section.title,
        category=section.category or "",
        release=section.release or "",
        owners=tuple(Identity(issuer=issuer, subject=each) for each in section.owner),
        board=RoleId(section.board) if section.board else None,
        consequences=section.consequences,
        controls=section.mitigations,
        planned=section.planned,
        scores=tuple(_scores(section, scale)),
        themes=section.themes,
        review_on=section.review_on,
    )


def score_at(scale: RiskScale, likelihood: str, impact: str) -> Score:
    """The score at these levels, worth nothing when one of them is not on the scale."""
    unknown = Score(likelihood=likelihood, impact=impact, value=NO_VALUE)
    return scale.score(likelihood, impact) or unknown


def _scores(section: RiskSection, scale: RiskScale) -> Iterator[FirstScore]:
    residual = section.residual
    if section.likelihood is not None and section.impact is not None:
        residual = ScoreSection(likelihood=section.likelihood, impact=section.impact)
    written = ((ScoreKind.INHERENT, section.inherent), (ScoreKind.RESIDUAL, residual))
    for kind, score in (*written, (ScoreKind.PLANNED, section.target)):
        if score:
            yield FirstScore(kind=kind, score=score_at(scale, score.likelihood, score.impact))


def _scale(section: RiskScaleSection | None) -> RiskScale:
    if section is None:
        return NO_SCALE
    return RiskScale(likelihood=_levels(section.likelihood), impact=_levels(section.impact))


def _levels(written: Mapping[str, int]) -> tuple[Level, ...]:
    return tuple(Level(name=name, value=value) for name, value in written.items())


def _appetite(rules: RiskRulesSection) -> Appetite | None:
    if rules.appetite is None:
        return None
    categories = (
        CategoryAppetite(category=each, most=most) for each, most in rules.category_appetite.items()
    )
    return Appetite(most=rules.appetite, categories=tuple(categories))
