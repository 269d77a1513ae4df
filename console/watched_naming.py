"""What people typed, or wrote in a list, of a risk or an indicator."""

from collections.abc import Callable

from definitions.indicator_sections import NOT_A_VALUE
from definitions.lists.watched_rows import IndicatorRow, RiskRow
from domain.identity import Identity
from domain.indicator.plan import IndicatorId, IndicatorPlan, Measured, Target, TargetToCome
from domain.indicator.value import Value, value_of
from domain.risk.plan import FirstScore, RiskId, RiskPlan, ScoreKind
from domain.risk.refusals import NotOnTheScale
from domain.risk.scale import RiskScale
from domain.roster import RoleId
from runtime.failures import Failure


class NotAValue(Failure):
    """What was typed is no value of an indicator."""

    code = "usage"
    next = NOT_A_VALUE


class NotAScore(Failure):
    """What was typed is half a score."""

    code = "usage"
    next = "Say the likelihood and the impact."


def value_typed(text: str) -> Value:
    """A number or a range.

    :raises NotAValue: when it is neither.
    """
    found = value_of(text)
    if found is None:
        raise NotAValue(f"{text!r} is no value.")
    return found


def risk_of(row: RiskRow, scale: RiskScale, person: Callable[[str], Identity]) -> RiskPlan:
    """The risk of a row; `person` tells whom an id means.

    :raises NotOnTheScale: when the programme has no such level.
    :raises NotAScore: when half of a score is missing.
    """
    written = (
        (ScoreKind.INHERENT, row.inherent_likelihood, row.inherent_impact),
        (ScoreKind.RESIDUAL, row.likelihood, row.impact),
    )
    scores = (_score(kind, likelihood, impact, scale) for kind, likelihood, impact in written)
    return RiskPlan(
        id=RiskId(row.id),
        title=row.title,
        category=row.category or "",
        release=row.release or "",
        owners=tuple(person(each) for each in row.owner),
        board=RoleId(row.board) if row.board else None,
        controls=row.mitigations,
        planned=row.planned,
        scores=tuple(each for each in scores if each),
        review_on=row.review_on,
    )


def indicator_of(row: IndicatorRow, person: Callable[[str], Identity]) -> IndicatorPlan:
    """The indicator of a row; `person` tells whom an id means.

    :raises NotAValue: when what should be a number or a range is neither.
    """
    return IndicatorPlan(
        id=IndicatorId(row.id),
        title=row.title,
        category=row.category or "",
        unit=row.unit or "",
        direction=row.direction,
        owner=person(row.owner) if row.owner else None,
        target=Target(value=value_typed(row.target), status=row.target_status) if row.target else None,
        to_come=TargetToCome(words=row.target_due) if row.target_due else None,
        baseline=Measured(value=value_typed(row.baseline)) if row.baseline else None,
        reading=Measured(value=value_typed(row.current)) if row.current else None,
    )


def _score(
    kind: ScoreKind, likelihood: str | None, impact: str | None, scale: RiskScale
) -> FirstScore | None:
    if likelihood is None and impact is None:
        return None
    if likelihood is None or impact is None:
        raise NotAScore(f"The {kind} score lacks a half.")
    score = scale.score(likelihood, impact)
    if score is None:
        raise NotOnTheScale(f"{likelihood} by {impact} is not: {scale}.")
    return FirstScore(kind=kind, score=score)
