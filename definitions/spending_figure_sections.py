"""How printed figures of what releases cost, and of the money set up, are written down."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from definitions.section import Section
from definitions.values import Id, Many, Year
from domain.figures.spending import CostFigure, CostMeasure, FundFigure, FundMeasure

CostMeasureWord: TypeAlias = Annotated[CostMeasure, Field(strict=False)]
FundMeasureWord: TypeAlias = Annotated[FundMeasure, Field(strict=False)]


class CostFigureSection(Section):
    """A figure of what releases cost beside what is paid for anyway."""

    kind: Literal["cost"] = Field(description="cost")
    measure: CostMeasureWord = Field(description=f"One of {', '.join(CostMeasure)}.")
    year: Year | None = Field(
        default=None, description="Calendar year in whose April the financial year begins; all without it."
    )
    releases: Many[Id] = Field(default=(), description="Ids of the releases that count; all without any.")


class FundFigureSection(Section):
    """A figure of the money as it was set up."""

    kind: Literal["fund"] = Field(description="fund")
    measure: FundMeasureWord = Field(description=f"One of {', '.join(FundMeasure)}.")
    year: Year | None = Field(default=None, description="Of a year: calendar year in whose April it begins.")
    line: Id | None = Field(default=None, description="Of a line: its id.")


def cost_figure_of(section: CostFigureSection) -> CostFigure:
    """Which cost is meant."""
    return CostFigure(measure=section.measure, year=section.year, releases=section.releases)


def fund_figure_of(section: FundFigureSection) -> FundFigure:
    """Which amount of the fund is meant."""
    return FundFigure(measure=section.measure, year=section.year, line=section.line or "")
