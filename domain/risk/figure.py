"""A printed figure of risks, and what it comes to, from the risks as a programme began with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal, assert_never

from domain.risk.plan import RiskPlan, ScoreKind
from domain.risk.state import Risk

IN_ONE = 100


class RiskMeasure(StrEnum):
    """What a figure says: the score of a risk, how many controls it has, or how many risks there are."""

    SCORE = "score"
    CONTROLS = "controls"
    PLANNED_CONTROLS = "planned-controls"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFigure:
    """Which figure is meant; a count is of one category where it is named, and of scores from `least` on."""

    measure: RiskMeasure
    risk: str = ""
    score: ScoreKind = ScoreKind.RESIDUAL
    category: str = ""
    least: int | None = None
    kind: Literal["risk"] = "risk"


def risk_value(risks: Iterable[Risk], of: RiskFigure) -> Fraction | None:
    """The figure in hundredths, exactly; None when there is no such risk, or it has no such score.

    Documents print what a programme began with, so that later scores do not count.
    """
    begun = _begun_with(risks)
    if of.measure is RiskMeasure.COUNT:
        return _whole(len([each for each in begun if _is_counted(each, of)]))
    found = next((each for each in begun if each.id == of.risk), None)
    if found is None:
        return None
    match of.measure:
        case RiskMeasure.SCORE:
            score = found.score(of.score)
            return _whole(score.value) if score else None
        case RiskMeasure.CONTROLS:
            return _whole(len(found.controls))
        case RiskMeasure.PLANNED_CONTROLS:
            return _whole(len(found.planned))
        case _:
            assert_never(of.measure)


def _begun_with(risks: Iterable[Risk]) -> list[RiskPlan]:
    known = [each.registered for each in risks if each.registered]
    first = min((each.at for each in known), default=None)
    return [each.plan for each in known if each.at == first]


def _is_counted(risk: RiskPlan, of: RiskFigure) -> bool:
    if of.category not in ("", risk.category):
        return False
    score = risk.score(of.score)
    return of.least is None or (score is not None and score.value >= of.least)


def _whole(number: int) -> Fraction:
    return Fraction(number * IN_ONE)
