"""How the money of a programme is written down."""

from pydantic import Field

from definitions.section import Section
from definitions.values import Amount, Day, Id, Many, Text, Year


class OpeningSection(Section):
    """The programme asks for the year's money by itself."""

    day: Day = Field(description="The day on which it asks.")
    gate: Id = Field(description="Id of the policy of the gate.")
    requested_by: Id = Field(
        description="Id of the person in whose name it asks, who draws the money and decides nothing."
    )
    line: Id | None = Field(default=None, description="Id of the line that the money is for.")


class YearsAskSection(Section):
    """The most that may be asked for in a financial year."""

    year: Year = Field(description="Calendar year in whose April the financial year begins.")
    amount_pence: Amount = Field(description="The most of all asks of the year, in whole pence.")
    opening: OpeningSection | None = Field(
        default=None, description="When and for whom the programme asks for it by itself."
    )


class LineSection(Section):
    """A line of the budget."""

    id: Id = Field(description="Short name of the line.")
    name: Text = Field(description="Name of the line as people know it.")
    amount_pence: Amount = Field(description="What the line has to begin with, in whole pence.")
    project: Id | None = Field(
        default=None, description="Its entry in the register projects; its money stays with that project."
    )


class FundSection(Section):
    """The money of a programme: asked for at gates, within an envelope and each year's ask."""

    envelope_pence: Amount = Field(description="The most of all asks together, in whole pence.")
    years: Many[YearsAskSection] = Field(default=(), description="The most of each year.")
    lines: Many[LineSection] = Field(default=(), description="The lines of the budget.")
    guardian: Id = Field(
        description="Id of the role that alone stops all money and lets it go: the s151 officer's."
    )
    virement: Many[Id] = Field(
        default=(), description="Ids of the roles that move money between lines within their own limits."
    )
    gates: Many[Id] = Field(description="Ids of the policies that may decide on money.")
    partners: Many[Id] = Field(
        default=(), description="Ids of the boards that each decide on their own share of an ask."
    )
    witnessed: bool = Field(
        default=False, description="Whether a grant is drawn only once a witness has seen it in the record."
    )
