"""How a figure of a business case, or of its budget reductions, is named beside what a document printed."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from definitions.case_sections import KindWord, ReadingWord
from definitions.section import Section
from definitions.values import Id, Year
from domain.business_case.figure import (
    BudgetMeasure,
    BudgetReference,
    InvestmentMeasure,
    InvestmentReference,
)
from domain.business_case.plan import Reading

InvestmentMeasureWord: TypeAlias = Annotated[InvestmentMeasure, Field(strict=False)]
BudgetMeasureWord: TypeAlias = Annotated[BudgetMeasure, Field(strict=False)]


class InvestmentFigureSection(Section):
    """A figure of the business case; without a year of all years, without a line of all lines."""

    kind: Literal["investment"] = Field(description="A figure of the business case.")
    measure: InvestmentMeasureWord = Field(description=f"One of {', '.join(InvestmentMeasure)}.")
    case: Id = Field(default="latest", description="The version: original, latest, or its id.")
    year: Year | None = Field(default=None, description="The financial year, by the year of its April.")
    line: Id | None = Field(default=None, description="Only this line.")
    line_kind: KindWord | None = Field(default=None, description="Only lines of this kind.")
    part_of: Id | None = Field(default=None, description="Only lines under this heading.")


class BudgetFigureSection(Section):
    """A figure of what is taken out of budgets."""

    kind: Literal["budget"] = Field(description="A figure of the budget reductions.")
    measure: BudgetMeasureWord = Field(description=f"One of {', '.join(BudgetMeasure)}.")
    year: Year | None = Field(default=None, description="The financial year, by the year of its April.")
    reading: ReadingWord = Field(default=Reading.INCREMENT, description="increment or cumulative.")


def investment_reference(section: InvestmentFigureSection) -> InvestmentReference:
    """Which figure of the business case is meant."""
    return InvestmentReference(
        measure=section.measure,
        case=section.case,
        year=section.year,
        line=section.line,
        kind=section.line_kind,
        part_of=section.part_of,
    )


def budget_reference(section: BudgetFigureSection) -> BudgetReference:
    """Which figure of the budget reductions is meant."""
    return BudgetReference(measure=section.measure, year=section.year, reading=section.reading)
