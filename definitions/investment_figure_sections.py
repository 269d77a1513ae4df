"""How a figure of a business case, or of its budget reductions, is named beside what a document printed."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from definitions.case_sections import KindWord, ReadingWord
from definitions.section import Section
from definitions.values import Id, Year
from domain.business_case.figure import (
    BudgetFigure,
    BudgetMeasure,
    CaseRows,
    InvestmentFigure,
    InvestmentMeasure,
)
from domain.business_case.plan import Reading

InvestmentMeasureWord: TypeAlias = Annotated[InvestmentMeasure, Field(strict=False)]
CaseRowsWord: TypeAlias = Annotated[CaseRows, Field(strict=False)]
StepInPounds: TypeAlias = Annotated[int, Field(ge=1, le=10**9)]
BudgetMeasureWord: TypeAlias = Annotated[BudgetMeasure, Field(strict=False)]

PENCE = 100


class RoundedRowsSection(Section):
    """That a figure is computed from the rows as a reader sees them."""

    of: CaseRowsWord = Field(description="What was rounded: each line's year, or each year over its lines.")
    rounds_to: StepInPounds = Field(description="The step in pounds, such as 1 or 1000.")


class InvestmentFigureSection(Section):
    """A figure of the business case; without a year of all years, without a line of all lines."""

    kind: Literal["investment"] = Field(description="A figure of the business case.")
    measure: InvestmentMeasureWord = Field(description=f"One of {', '.join(InvestmentMeasure)}.")
    case: Id = Field(default="latest", description="The version: original, latest, or its id.")
    year: Year | None = Field(default=None, description="The financial year, by the year of its April.")
    line: Id | None = Field(default=None, description="Only this line.")
    line_kind: KindWord | None = Field(default=None, description="Only lines of this kind.")
    part_of: Id | None = Field(default=None, description="Only lines under this heading.")
    rows: RoundedRowsSection | None = Field(
        default=None, description="From which rounded rows it is computed; unrounded without it."
    )


class BudgetFigureSection(Section):
    """A figure of what is taken out of budgets."""

    kind: Literal["budget"] = Field(description="A figure of the budget reductions.")
    measure: BudgetMeasureWord = Field(description=f"One of {', '.join(BudgetMeasure)}.")
    year: Year | None = Field(default=None, description="The financial year, by the year of its April.")
    reading: ReadingWord = Field(default=Reading.INCREMENT, description="increment or cumulative.")


def investment_figure_of(section: InvestmentFigureSection) -> InvestmentFigure:
    """Which figure of the business case is meant."""
    return InvestmentFigure(
        measure=section.measure,
        case=section.case,
        year=section.year,
        line=section.line,
        line_kind=section.line_kind,
        part_of=section.part_of,
        rows=section.rows.of if section.rows else CaseRows.LINE,
        rows_to=section.rows.rounds_to * PENCE if section.rows else 0,
    )


def budget_figure_of(section: BudgetFigureSection) -> BudgetFigure:
    """Which figure of the budget reductions is meant."""
    return BudgetFigure(measure=section.measure, year=section.year, reading=section.reading)
