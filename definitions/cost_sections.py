"""How it is written down what a release costs in a year."""

from pydantic import Field

from definitions.section import Section
from definitions.values import Amount, Text, Year


class CostSection(Section):
    """What a release costs in a financial year beside what is paid for anyway."""

    year: Year = Field(description="Calendar year in whose April the financial year begins.")
    budget_pence: Amount = Field(default=0, description="The budget, in whole pence.")
    pressure_pence: Amount = Field(default=0, description="The pressure on other budgets, in whole pence.")
    argued_in: Text | None = Field(
        default=None, description="The business case that argues for a cost which is not like for like."
    )
