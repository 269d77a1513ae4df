"""How milestones are written down, and the calendar of quarters that they are planned in."""

from typing import Annotated, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from definitions.section import Section
from definitions.values import Count, CountFromOne, Day, Id, Text

MONTH_PATTERN = r"^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$"

Month: TypeAlias = Annotated[str, Field(pattern=MONTH_PATTERN)]


class PlanCalendarSection(Section):
    """The quarters that the programme plans in, under a name of their own."""

    name: Text = Field(description="Name of the plan, told with each of its quarters.")
    first_month: Month = Field(description="The month in which quarter 1 begins, such as 2018-07.")
    quarters: CountFromOne = Field(description="How many quarters the plan has.")
    lead_in_months: Count = Field(
        default=0, description="Months of a column that stands before quarter 1, which is quarter 0."
    )


class MilestoneSection(Section):
    """Something that is so by the end of a quarter of the plan, or by a day."""

    id: Id = Field(description="Short name of the milestone, told apart in its release or programme.")
    text: Text = Field(description="What is so then.")
    quarter: Count | None = Field(default=None, description="The quarter of the plan calendar; or write due.")
    due: Day | None = Field(default=None, description="The last day in time; or write quarter.")
    key: bool = Field(default=False, description="Whether it is one that people review.")
    review_days: Count = Field(default=0, description="Days that it allows for its review.")

    @model_validator(mode="after")
    def _is_planned_once(self) -> Self:
        if (self.quarter is None) == (self.due is None):
            raise PydanticCustomError("milestone", "Write either its quarter or the day on which it is due.")
        return self
