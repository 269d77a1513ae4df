"""How the consultation of a release is written down."""

from pydantic import Field

from definitions.section import Section
from definitions.values import Count, CountFromOne, Day, Many, Text


class AffectedSection(Section):
    """The heads at one establishment whose dismissal is proposed: people, not full-time equivalents."""

    establishment: Text = Field(description="Where they work, by the same name in every release.")
    heads: CountFromOne = Field(description="How many people, however many hours each works.")
    voluntary: Count = Field(default=0, description="Those among them who would go of their own will.")
    reengaged: Count = Field(
        default=0, description="Those among them who would be taken on again on other terms."
    )
    notified: Count = Field(
        default=0, description="Those among them of whom an earlier form HR1 has told already."
    )


class TransferSection(Section):
    """Employees who change employer under the TUPE Regulations 2006."""

    effective: Day = Field(description="The day of the transfer.")
    transferor: Text = Field(description="The employer before it.")
    transferee: Text = Field(description="The employer after it.")
    heads: CountFromOne = Field(description="How many people.")


class ConsultationSection(Section):
    """Who is affected where, when the first of them would leave, and who changes employer."""

    affected: Many[AffectedSection] = Field(
        default=(), description="Heads by establishment; their sum is the release's affected_headcount."
    )
    first_dismissal: Day | None = Field(
        default=None,
        description="The first day on which anybody would leave; else when consultation is planned to end.",
    )
    transfer: TransferSection | None = Field(default=None, description="Who changes employer, and when.")
