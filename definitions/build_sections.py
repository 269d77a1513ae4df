"""How the build of a release is written down: its backlog, its sprints, and who accepts what was built."""

from typing import Annotated, TypeAlias

from pydantic import Field

from definitions.section import Section
from definitions.values import Amount, Count, CountFromOne, Id, Many, Text
from domain.release.build.requirement import GenericProcess, Moscow

MoscowWord: TypeAlias = Annotated[Moscow, Field(strict=False)]
ProcessWord: TypeAlias = Annotated[GenericProcess, Field(strict=False)]

MOSCOW = f"How much it matters: {', '.join(Moscow)}; the last is what one would like to have."
PROCESS = f"The generic process that it is one of: {', '.join(GenericProcess)}."
OUTCOME = "How much the result matters, from 0 to 10."
COST = "How little it costs, from 0 to 10: a low cost scores high."
VOLUME = "How often it happens, from 0 to 10."


class ScoresSection(Section):
    """What a requirement is worth."""

    outcome: Count = Field(description=OUTCOME)
    cost: Count = Field(description=COST)
    volume: Count = Field(description=VOLUME)


class WeightsSection(Section):
    """How much each score counts in the order of the backlog."""

    outcome: Count = Field(description="Weight of the outcome, in whole numbers.")
    cost: Count = Field(description="Weight of the cost.")
    volume: Count = Field(description="Weight of the volume.")


class RequirementSection(Section):
    """Something that is to be built."""

    id: Id = Field(description="Short name of the requirement.")
    title: Text = Field(description="What can be done once it is built.")
    team: Text = Field(description="The team that needs it.")
    moscow: MoscowWord = Field(description=MOSCOW)
    points: CountFromOne = Field(description="Its size in points.")
    process: ProcessWord | None = Field(default=None, description=PROCESS)
    scores: ScoresSection | None = Field(default=None, description="What it is worth.")


class BuildSection(Section):
    """The build of a release."""

    product_owners: Many[Id] = Field(
        default=(),
        description="Ids of the people who accept what was built; where none is named, the lead does.",
    )
    requirements: Many[RequirementSection] = Field(default=(), description="The backlog to begin with.")
    sprint_cost_pence: Amount = Field(default=0, description="What each sprint costs, in whole pence.")
    quality: Many[Text] = Field(
        default=(), description="The criteria by which what was built in a sprint is accepted."
    )
    weights: WeightsSection | None = Field(
        default=None, description="How much outcome, cost and volume count in the order of the backlog."
    )
