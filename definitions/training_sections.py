"""How the training of a programme is written down."""

from pydantic import Field

from definitions.section import Section
from definitions.values import CountFromOne, Id, Many, Text


class TrainingGroupSection(Section):
    """A group of people and everything that it is trained in: a line of the training matrix."""

    id: Id = Field(description="Short name of the group.")
    name: Text = Field(description="Name of the group as people know it.")
    techniques: Many[Text] = Field(default=(), description="Techniques that it learns.")
    tools: Many[Text] = Field(default=(), description="Tools that it learns to use.")
    behaviours: Many[Text] = Field(default=(), description="Behaviours that it takes up.")
    preparation: Many[Text] = Field(
        default=(), description="What it learns before the first release begins, of whatever kind."
    )


class TraineesSection(Section):
    """A group that is to be trained in a release."""

    group: Id = Field(description="Id of the group in the training matrix.")
    heads: CountFromOne = Field(description="How many of it are to be trained, in heads and not FTE.")
