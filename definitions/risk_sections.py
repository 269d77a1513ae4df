"""How a programme's scale and rules for risks, and its risks, are written down."""

from typing import Annotated, Self, TypeAlias

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from definitions.register_sections import Printed
from definitions.section import Section
from definitions.values import Count, Day, Id, Many, Text

MOST_LEVELS = 10
MOST_OWNERS = 10


def _as_levels(value: object) -> object:
    """A number stands for so many steps, each named and worth its number."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_LEVELS:
        return {str(step): step for step in range(1, value + 1)}
    return value


def _as_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Levels: TypeAlias = Annotated[
    dict[str, Count],
    BeforeValidator(_as_levels, json_schema_input_type=int | dict[str, Count]),
    Field(max_length=MOST_LEVELS),
]
Owners: TypeAlias = Annotated[
    tuple[Id, ...],
    BeforeValidator(_as_many, json_schema_input_type=Id | tuple[Id, ...]),
    Field(max_length=MOST_OWNERS),
]


class RiskScaleSection(Section):
    """The levels of a programme's scale, the lowest first; a score is likelihood times impact."""

    likelihood: Levels = Field(description="A number of steps, or each level with its value: {L: 1, H: 3}.")
    impact: Levels = Field(description="A number of steps, or each level with its value: {L: 1, H: 3}.")


class RiskRulesSection(Section):
    """What is borne, and who looks at risks how often; documents do not always say so."""

    appetite: Count | None = Field(default=None, description="The highest residual score that is borne.")
    category_appetite: dict[str, Count] = Field(
        default_factory=dict, description="The same of categories in which it differs."
    )
    review_every_months: Count = Field(
        default=0, description="Months from one review of a risk to the next; 0 for no such rule."
    )
    board: Id | None = Field(
        default=None, description="Role or board that keeps the risks, from which they go up."
    )

    @model_validator(mode="after")
    def _differs_from_something(self) -> Self:
        if self.category_appetite and self.appetite is None:
            raise PydanticCustomError("appetite", "Say what is borne in all other categories: appetite.")
        return self


class ScoreSection(Section):
    """A place on the programme's scale."""

    likelihood: Printed = Field(description="How likely, as a level of the scale.")
    impact: Printed = Field(description="How bad, as a level of the scale.")


class RiskSection(Section):
    """A risk; likelihood and impact alone are the score with the controls there are."""

    id: Id = Field(description="Short name of the risk, never used for another one.")
    title: Text = Field(description="What may happen.")
    category: Text | None = Field(default=None, description="The category that the programme puts it in.")
    release: Id | None = Field(default=None, description="The release that it threatens; all, without one.")
    owner: Owners = Field(default=(), description="Id of the person who looks after it, or a list of them.")
    board: Id | None = Field(default=None, description="Role or board that keeps it, where it is another.")
    review_on: Day | None = Field(default=None, description="When it is looked at again.")
    likelihood: Printed | None = Field(default=None, description="How likely, with the controls there are.")
    impact: Printed | None = Field(default=None, description="How bad, with the controls there are.")
    inherent: ScoreSection | None = Field(default=None, description="The score before any control.")
    residual: ScoreSection | None = Field(default=None, description="The score with the controls there are.")
    target: ScoreSection | None = Field(default=None, description="The score with planned controls as well.")
    consequences: Many[Text] = Field(default=(), description="What would follow.")
    mitigations: Many[Text] = Field(default=(), description="The controls there are.")
    planned: Many[Text] = Field(default=(), description="The controls still to come.")
    themes: Many[Text] = Field(default=(), description="What earlier papers called it.")

    @model_validator(mode="after")
    def _is_scored_once(self) -> Self:
        if (self.likelihood is None) != (self.impact is None):
            raise PydanticCustomError("score", "A score has a likelihood and an impact.")
        if self.likelihood is not None and self.residual is not None:
            raise PydanticCustomError("score", "Write likelihood and impact, or residual, not both.")
        return self
