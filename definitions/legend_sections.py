"""How the colours are written down in which a programme rates its releases."""

from pydantic import Field

from definitions.section import Section
from definitions.values import Id, Text


class ColourSection(Section):
    """A colour of the programme's own legend."""

    colour: Id = Field(description="The colour, such as amber.")
    means: Text = Field(description="What it means in this programme, such as in negotiation.")
