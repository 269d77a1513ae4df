"""How discount rates, and starting values of optimism bias, are written down."""

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from definitions.section import Section
from definitions.values import Day, Id, Many, Text
from domain.business_case.line import Spending

SpendingWord: TypeAlias = Annotated[Spending, Field(strict=False)]
BasisPoints: TypeAlias = Annotated[int, Field(ge=0, le=10_000)]
PerCent: TypeAlias = Annotated[int, Field(ge=0, le=1_000)]
YearsAway: TypeAlias = Annotated[int, Field(ge=1, le=1_000)]


class BandSection(Section):
    """The rate of some years."""

    to_year: YearsAway = Field(description="The last year that it is for, counted from the base year.")
    basis_points: BasisPoints = Field(description="Rate in hundredths of a per cent: 350 is 3.5 per cent.")


class SeriesSection(Section):
    """Rates by how far away a year is."""

    id: Id = Field(description="Short name of the series.")
    title: Text = Field(description="Name of the series as people know it.")
    source: Text = Field(description="What says so.")
    since: Day = Field(description="The day from which it is used.")
    bands: Many[BandSection] = Field(description="The rates, the nearest years first.")


class ShippedSeriesSection(Section):
    """A series of rates that comes with the product, taken by its name."""

    use: Id = Field(description="Name of the shipped series, such as green-book-2026.")


class StartingValueSection(Section):
    """How far projects of a kind went above their estimates."""

    id: Id = Field(description="Short name of the kind of project.")
    name: Text = Field(description="Name of the kind as the source has it.")
    spending: SpendingWord = Field(description="Which costs the values are about: capital or revenue.")
    lower: PerCent = Field(description="The lower value of costs, in per cent.")
    upper: PerCent = Field(description="The upper value of costs, in per cent.")
    lower_duration: PerCent | None = Field(default=None, description="The lower value of duration.")
    upper_duration: PerCent | None = Field(default=None, description="The upper value of duration.")


class StartingValuesSection(Section):
    """Starting values of optimism bias from one source."""

    id: Id = Field(description="Short name of the values.")
    title: Text = Field(description="Name of the values as people know them.")
    source: Text = Field(description="What says so.")
    values: Many[StartingValueSection] = Field(description="The values by kind of project.")


def _as_it_is(series: object) -> object:
    return series


# What is taken by its name is written out before the file is read as sections; editors learn of both forms.
SeriesEntry: TypeAlias = Annotated[
    SeriesSection,
    BeforeValidator(_as_it_is, json_schema_input_type=SeriesSection | ShippedSeriesSection),
]
