"""How the law of consultation is written down."""

from typing import Annotated, TypeAlias

from pydantic import Field

from definitions.by_name import by_name
from definitions.section import Section
from definitions.values import CountFromOne, Day, Id, Many, Text


class LeastDaysSection(Section):
    """How long a consultation lasts at least, by how many dismissals are proposed."""

    heads: CountFromOne = Field(description="From so many people on.")
    days: CountFromOne = Field(description="At least so many days before the first dismissal.")


class ConsultationRuleSection(Section):
    """How long people are consulted, when consultation begins on this day or later."""

    since: Day = Field(description="The first day on which the rule holds.")
    source: Text = Field(description="The law that says so.")
    window_days: CountFromOne = Field(description="Dismissals within so many days are counted together.")
    minimum: Many[LeastDaysSection] = Field(description="Least days by headcount, the smallest band first.")


class NotificationRuleSection(Section):
    """How form HR1 is sent on this day or later."""

    since: Day = Field(description="The first day on which the rule holds.")
    source: Text = Field(description="The law that says so.")
    online_only: bool = Field(description="Whether it is no longer taken on paper.")


class AwardRuleSection(Section):
    """What is at stake for a dismissal on this day or later, where consultation failed."""

    since: Day = Field(description="The first day on which the rule holds.")
    source: Text = Field(description="The law that says so.")
    most_days: CountFromOne = Field(description="The most days' pay for each employee.")


class TransferRuleSection(Section):
    """What is due before a transfer on this day or later."""

    since: Day = Field(description="The first day on which the rule holds.")
    source: Text = Field(description="The law that says so.")
    information_days: CountFromOne = Field(
        description="Employee liability information is due so many days before the transfer."
    )
    most_weeks: CountFromOne = Field(description="The most weeks' pay for whoever was not informed.")


class LawSection(Section):
    """Rules of law by the day from which each holds; the oldest of each kind comes first."""

    id: Id = Field(description="Short name of the pack.")
    title: Text = Field(description="Name of the pack as people know it.")
    consultation: Many[ConsultationRuleSection] = Field(description="How long people are consulted.")
    notification: Many[NotificationRuleSection] = Field(description="How form HR1 is sent.")
    protective_award: Many[AwardRuleSection] = Field(description="What is at stake where it fails.")
    transfer: Many[TransferRuleSection] = Field(description="What is due before a transfer.")


class ShippedLawSection(Section):
    """A pack of law that comes with the product, taken by its name."""

    use: Id = Field(description="Name of the shipped pack, such as england-redundancy.")


LawEntry: TypeAlias = Annotated[LawSection, by_name(LawSection | ShippedLawSection)]
