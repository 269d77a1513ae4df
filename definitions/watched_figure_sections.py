"""How printed figures of risks and indicators are written down."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from definitions.section import Section
from definitions.values import Count, Id, Text
from domain.indicator.figure import End, IndicatorFigure, IndicatorMeasure
from domain.risk.figure import RiskFigure, RiskMeasure
from domain.risk.plan import ScoreKind

RiskMeasureWord: TypeAlias = Annotated[RiskMeasure, Field(strict=False)]
ScoreWord: TypeAlias = Annotated[ScoreKind, Field(strict=False)]
IndicatorMeasureWord: TypeAlias = Annotated[IndicatorMeasure, Field(strict=False)]
EndWord: TypeAlias = Annotated[End, Field(strict=False)]


class RiskFigureSection(Section):
    """A figure of the risks as the programme began with them."""

    kind: Literal["risk"] = Field(description="risk")
    measure: RiskMeasureWord = Field(description=f"One of {', '.join(RiskMeasure)}.")
    risk: Id | None = Field(default=None, description="Id of the risk; none for a count.")
    score: ScoreWord = Field(
        default=ScoreKind.RESIDUAL, description=f"Which score: one of {', '.join(ScoreKind)}."
    )
    category: Text | None = Field(default=None, description="Of a count: only this category.")
    least: Count | None = Field(default=None, description="Of a count: only scores from this one on.")


class IndicatorFigureSection(Section):
    """A figure of the indicators as the programme began with them."""

    kind: Literal["indicator"] = Field(description="indicator")
    measure: IndicatorMeasureWord = Field(description=f"One of {', '.join(IndicatorMeasure)}.")
    indicator: Id | None = Field(default=None, description="Id of the indicator; none for a count.")
    end: EndWord = Field(default=End.LOW, description="Of a range: low or high.")


def risk_figure_of(section: RiskFigureSection) -> RiskFigure:
    """Which figure of the risks is meant."""
    return RiskFigure(
        measure=section.measure,
        risk=section.risk or "",
        score=section.score,
        category=section.category or "",
        least=section.least,
    )


def indicator_figure_of(section: IndicatorFigureSection) -> IndicatorFigure:
    """Which figure of the indicators is meant."""
    return IndicatorFigure(measure=section.measure, indicator=section.indicator or "", end=section.end)
