"""How indicators are written down."""

from typing import Annotated, Self, TypeAlias

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from definitions.register_sections import Printed
from definitions.section import Section
from definitions.values import Day, Id, Text
from domain.indicator.plan import TargetStatus
from domain.indicator.trend import Direction
from domain.indicator.value import value_of

NOT_A_VALUE = 'A number such as 79 or "15.2" is expected, or a range such as "60-120".'


def _readable(text: str) -> str:
    if value_of(text) is None:
        raise PydanticCustomError("value", NOT_A_VALUE)
    return text


DirectionWord: TypeAlias = Annotated[Direction, Field(strict=False)]
StatusWord: TypeAlias = Annotated[TargetStatus, Field(strict=False)]
ValueText: TypeAlias = Annotated[Printed, AfterValidator(_readable)]


class IndicatorSection(Section):
    """Something that the programme is measured by."""

    id: Id = Field(description="Short name of the indicator, never used for another one.")
    title: Text = Field(description="What is measured.")
    category: Text | None = Field(default=None, description="The category that the programme puts it in.")
    owner: Id | None = Field(default=None, description="Id of the person who looks after it.")
    unit: Text | None = Field(default=None, description="What its values count.")
    direction: DirectionWord = Field(
        default=Direction.NONE, description="Which is better: higher, lower, or none where nobody says."
    )
    target: ValueText | None = Field(default=None, description="The value or range to come to.")
    target_status: StatusWord = Field(
        default=TargetStatus.NOT_SAID, description=f"Of a target: one of {', '.join(TargetStatus)}."
    )
    target_due: Text | None = Field(
        default=None, description="When there will be a target, as printed, such as Q4 2025."
    )
    target_by: Day | None = Field(default=None, description="The last day of target_due, if it is known.")
    baseline: ValueText | None = Field(default=None, description="The value before anything changed.")
    baseline_on: Day | None = Field(default=None, description="The day that the baseline is of.")
    baseline_source: Text | None = Field(default=None, description="What says so.")
    current: ValueText | None = Field(default=None, description="The newest value.")
    current_on: Day | None = Field(
        default=None, description="The day that it is of; without it, that of the start."
    )
    current_source: Text | None = Field(default=None, description="What says so.")
    comment: Text | None = Field(default=None, description="What else is said of it.")

    @model_validator(mode="after")
    def _says_of_what(self) -> Self:
        if self.target_by and self.target_due is None:
            raise PydanticCustomError("target", "Say when there will be a target: target_due.")
        if self.target is None and "target_status" in self.model_fields_set:
            raise PydanticCustomError("target", "There is no target; write target_due if one is to come.")
        for name in ("baseline", "current"):
            told = getattr(self, f"{name}_on") or getattr(self, f"{name}_source")
            if told and getattr(self, name) is None:
                raise PydanticCustomError("value", f"Say the value as well: {name}.")
        return self
