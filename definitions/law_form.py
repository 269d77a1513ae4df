"""How a pack of law that ships by itself is written down."""

from pydantic import Field

from definitions.blueprint import SourceSection
from definitions.law_sections import LawSection
from definitions.section import Section
from definitions.values import SchemaNumber


class LawForm(Section):
    """A pack of law by itself."""

    schema_: SchemaNumber = Field(alias="schema", description="Version of this file format: 1.")
    source: SourceSection = Field(description="Where the rules come from, for their readers.")
    law: LawSection = Field(description="The rules, as in a blueprint.")
