"""How the tables of posts and their cost that a document printed are written down."""

from typing import Annotated, TypeAlias

from pydantic import Field

from definitions.section import Section
from definitions.values import MOST_PENCE, Amount, Id, Many, Text

Posts: TypeAlias = Annotated[int, Field(ge=0, le=10**8)]
FteStep: TypeAlias = Annotated[int, Field(ge=1, le=100)]
CostStep: TypeAlias = Annotated[int, Field(ge=1, le=MOST_PENCE)]


class StaffRowSection(Section):
    """A team, an activity or a phase, with what is printed of it."""

    id: Text = Field(description="Its name, as figures refer to it.")
    as_is_fte_hundredths: Posts | None = Field(default=None, description="Posts today: 3640 is 36.4 posts.")
    to_be_fte_hundredths: Posts | None = Field(default=None, description="Posts to be.")
    saved_fte_hundredths: Posts | None = Field(default=None, description="Posts saved, as printed.")
    as_is_cost_pence: Amount | None = Field(default=None, description="Their cost today, in whole pence.")
    to_be_cost_pence: Amount | None = Field(default=None, description="Their cost to be.")
    saved_cost_pence: Amount | None = Field(default=None, description="What is saved, as printed.")


class StaffingSection(Section):
    """A table of posts."""

    id: Id = Field(description="Short name of the table.")
    name: Text = Field(description="What the table is called.")
    rows: Many[StaffRowSection] = Field(description="Its rows; totals are figures to compare with.")
    fte_to_hundredths: FteStep = Field(
        default=10, description="To which step posts were rounded: 10 is a tenth of a post."
    )
    cost_to_pence: CostStep = Field(
        default=100, description="To which step costs were rounded: 100 is a pound."
    )
