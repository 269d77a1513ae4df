"""How a set of deliverables that ships by itself is written down."""

from pydantic import Field

from definitions.blueprint import SourceSection
from definitions.deliverable_sections import DeliverableSetSection
from definitions.section import Section
from definitions.values import SchemaNumber


class DeliverableSetForm(Section):
    """A set of deliverables by itself."""

    schema_: SchemaNumber = Field(alias="schema", description="Version of this file format: 1.")
    source: SourceSection = Field(description="Where the set comes from, for its readers.")
    deliverable_set: DeliverableSetSection = Field(description="The set, as in a blueprint.")
