"""How a blueprint says what releases wait for outside, who leads them next, and how their order is scored."""

from pydantic import Field

from definitions.section import Section
from definitions.values import CountFromOne, Day, Id, Text, TextOrNothing


class ExternalSection(Section):
    """Something outside the programme that releases wait for."""

    id: Id = Field(description="Short name of the dependency, such as X1.")
    name: Text = Field(description="What others bring about.")
    needed_by: Day = Field(description="The day by which it is needed; it is expected then until people say.")
    owner: Text = Field(description="Who outside the programme answers for it.")
    source: TextOrNothing = Field(default="", description="Where it is written down.")


class SuccessorSection(Section):
    """Who leads a release later."""

    lead: Id = Field(description="Id of the person who leads it from then on.")
    since: Day = Field(description="First day on which they lead it.")


class CriterionSection(Section):
    """One of the things that the order of releases is scored by."""

    id: Id = Field(description="Short name of the criterion in commands.")
    name: Text = Field(description="What is looked at; 5 points always speak for an early start.")
    weight: CountFromOne = Field(description="How much it counts beside the others.")
