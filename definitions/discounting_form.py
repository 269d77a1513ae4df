"""How discount rates and starting values that ship by themselves are written down."""

from pydantic import Field

from definitions.blueprint import SourceSection
from definitions.discounting_sections import SeriesSection, StartingValuesSection
from definitions.section import Section
from definitions.values import SchemaNumber


class DiscountingForm(Section):
    """A series of discount rates by itself."""

    schema_: SchemaNumber = Field(alias="schema", description="Version of this file format: 1.")
    source: SourceSection = Field(description="Where the rates come from, for their readers.")
    discounting: SeriesSection = Field(description="The rates, as in a blueprint.")


class OptimismBiasForm(Section):
    """Starting values of optimism bias by themselves."""

    schema_: SchemaNumber = Field(alias="schema", description="Version of this file format: 1.")
    source: SourceSection = Field(description="Where the values come from, for their readers.")
    optimism_bias: StartingValuesSection = Field(description="The values by kind of project.")
