"""How figures that a document printed are written down, and what each is compared with.

Another kind of figure is another section with a `kind` of its own, added to `FigureOfSection`.
"""

import re
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from definitions.investment_figure_sections import BudgetFigureSection, InvestmentFigureSection
from definitions.section import Section
from definitions.spending_figure_sections import CostFigureSection, FundFigureSection
from definitions.values import Id, Many, Text, TextOrNothing, Year
from definitions.watched_figure_sections import IndicatorFigureSection, RiskFigureSection
from domain.benefit.profile import BenefitClass
from domain.benefit.table import Measure
from domain.figures.benefit import Rows
from domain.figures.figure import Unit
from domain.figures.staffing import StaffColumn

MOST = 10**14


PRINTED = re.compile(r"-?[0-9]{1,14}(\.[0-9]{1,2})?")


def _hundredths(value: object) -> object:
    """A number as printed, with two decimals at most, in hundredths.

    A fraction is a text in quotes, since the same fraction could be written in several ways.
    """
    if isinstance(value, float):
        raise PydanticCustomError("figure", "Put a number with decimals in quotes, as it is printed.")
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise PydanticCustomError("figure", "A figure is a number as it is printed.")
    if not PRINTED.fullmatch(str(value)):
        raise PydanticCustomError("figure", "A figure has at most two decimals: a penny, a hundredth.")
    return int(Decimal(str(value)) * 100)


UnitWord: TypeAlias = Annotated[Unit, Field(strict=False)]
ColumnWord: TypeAlias = Annotated[StaffColumn, Field(strict=False)]
MeasureWord: TypeAlias = Annotated[Measure, Field(strict=False)]
RowsWord: TypeAlias = Annotated[Rows, Field(strict=False)]
ClassWord: TypeAlias = Annotated[BenefitClass, Field(strict=False)]
Hundredths: TypeAlias = Annotated[
    int, BeforeValidator(_hundredths, json_schema_input_type=int | str), Field(ge=-MOST, le=MOST)
]
Step: TypeAlias = Annotated[
    int, BeforeValidator(_hundredths, json_schema_input_type=int | str), Field(ge=1, le=MOST)
]


class StaffingFigureSection(Section):
    """A figure of a staffing table."""

    kind: Literal["staffing"] = Field(description="staffing")
    table: Id = Field(description="Id of the table in staffing.")
    column: ColumnWord = Field(description=f"Its column: one of {', '.join(StaffColumn)}.")
    row: Text | None = Field(default=None, description="Id of one row; without it all rows are added up.")
    less: ColumnWord | None = Field(default=None, description="Another column, which is taken off.")
    share_of: ColumnWord | None = Field(default=None, description="The column of which it is per cent.")


class PrintedRowsSection(Section):
    """That a figure is computed from the rows as a reader sees them."""

    of: RowsWord = Field(description="What was rounded: each benefit's amount, or each year's.")
    rounds_to: Step = Field(description="The step in pounds, such as 1 or 1000.")


class BenefitFigureSection(Section):
    """A figure of the benefits as promised."""

    kind: Literal["benefit"] = Field(description="benefit")
    measure: MeasureWord = Field(description=f"One of {', '.join(Measure)}.")
    year: Year | None = Field(
        default=None, description="Calendar year in whose April the financial year begins; all without it."
    )
    benefits: Many[Id] = Field(default=(), description="Ids of the benefits that count; all without any.")
    release: Id | None = Field(default=None, description="Only benefits of this release count.")
    fund: Text | None = Field(default=None, description="Only what relieves this fund counts.")
    benefit_class: ClassWord | None = Field(default=None, description="Only this class counts.")
    rows: PrintedRowsSection | None = Field(
        default=None, description="From which rounded rows it is computed; unrounded without it."
    )


class CountFigureSection(Section):
    """A number of things."""

    kind: Literal["count"] = Field(description="count")
    of: Text = Field(description="What is counted, such as releases or releases:phase.")


FigureOfSection: TypeAlias = Annotated[
    StaffingFigureSection
    | BenefitFigureSection
    | CountFigureSection
    | InvestmentFigureSection
    | BudgetFigureSection
    | RiskFigureSection
    | IndicatorFigureSection
    | CostFigureSection
    | FundFigureSection,
    Field(discriminator="kind"),
]


class FigureSection(Section):
    """A figure that the document printed."""

    id: Id = Field(description="Short name of the figure.")
    printed: Hundredths = Field(
        description='The number as printed, in its unit; with decimals in quotes: 201020, "269.4".'
    )
    unit: UnitWord = Field(description=f"What it counts: one of {', '.join(Unit)}.")
    of: FigureOfSection = Field(description="What Lockgate computes to compare it with.")
    rounds_to: Step | None = Field(
        default=None, description="To which step it was rounded; 0.1 for posts and 1 for the rest without it."
    )
    explained: TextOrNothing = Field(
        default="", description="What is inconsistent in the document, where that keeps the two apart."
    )
