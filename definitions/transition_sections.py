"""How the transition of releases, and what follows go-live, are written down."""

from pydantic import Field

from definitions.section import Section
from definitions.stages import StageWord
from definitions.values import Amount, Count, Id, Text


class ElementSection(Section):
    """What every release plans and delivers for its transition, or rules out with a reason."""

    id: Id = Field(description="Short name of the element.")
    name: Text = Field(description="What it is.")


class AfterGoLiveSection(Section):
    """How long a release is looked after once it is live."""

    support_days: Count = Field(default=0, description="Days of support after go-live.")
    optimise_days: Count = Field(
        default=0,
        description="Days after go-live in which what was built is optimised; then it may be closed.",
    )


class ExitCostSection(Section):
    """What stopping a release at the gate of a stage costs."""

    stage: StageWord = Field(description="The stage at whose gate the release would stop.")
    amount_pence: Amount = Field(description="What that costs, in whole pence.")
