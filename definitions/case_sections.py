"""How the business case of a programme is written down."""

from typing import Annotated, TypeAlias

from pydantic import Field

from definitions.discounting_sections import SeriesEntry, SpendingWord
from definitions.section import Section
from definitions.values import Amount, Day, Id, Many, Text, Year
from domain.business_case.line import LineKind
from domain.business_case.plan import Reading

KindWord: TypeAlias = Annotated[LineKind, Field(strict=False)]
ReadingWord: TypeAlias = Annotated[Reading, Field(strict=False)]


class YearAmountSection(Section):
    """What a line costs in a financial year."""

    year: Year = Field(description="Calendar year in whose April the financial year begins.")
    amount_pence: Amount = Field(description="What it costs, in whole pence.")


class CaseLineSection(Section):
    """A line of a business case."""

    id: Id = Field(description="Short name of the line; files of actuals name it.")
    name: Text = Field(description="Name of the line as people know it.")
    kind: KindWord = Field(description=f"One of {', '.join(LineKind)}.")
    spending: SpendingWord = Field(description="capital, for what lasts, or revenue.")
    funding: Text = Field(description="Whose money it is: a transformation fund, a service budget, receipts.")
    years: Many[YearAmountSection] = Field(description="What it costs in each financial year.")
    part_of: Many[Id] = Field(default=(), description="Headings under which documents add it up.")
    source: Text | None = Field(
        default=None, description="Where its amounts come from; an allowance for optimism says so."
    )
    exit_cost_pence: Amount = Field(
        default=0, description="What ending it early costs beyond what is committed, in whole pence."
    )


class CaseVersionSection(Section):
    """The business case as it was at some time; the oldest comes first."""

    id: Id = Field(description="Short name of the version; original is the first, whatever it is called.")
    name: Text = Field(description="Name of the version as people know it.")
    reason: Text = Field(description="Why it is as it is: who approved it, or what has changed.")
    lines: Many[CaseLineSection] = Field(description="What is spent on what.")


class ApprovedSection(Section):
    """The most that was approved."""

    amount_pence: Amount = Field(description="The most of all its years together, in whole pence.")
    to_year: Year = Field(description="The last financial year that it covers.")


class ReductionSection(Section):
    """What is taken out of budgets because a benefit is expected."""

    year: Year = Field(description="The financial year whose budgets give it.")
    amount_pence: Amount = Field(description="How much, in whole pence.")
    taken: Day = Field(description="The day on which budgets no longer have it.")


class AppraisalSection(Section):
    """How the case is appraised."""

    series: SeriesEntry = Field(description="Discount rates: written out, or a shipped series by its name.")
    base_year: Year = Field(description="The financial year whose worth everything is told in.")
    to_year: Year = Field(description="The last financial year that counts.")


class BusinessCaseSection(Section):
    """What a programme costs by version, line and year, and how it is appraised."""

    versions: Many[CaseVersionSection] = Field(
        default=(), description="The original case, and what came after it."
    )
    keepers: Many[Id] = Field(default=(), description="Ids of the roles that may revise it.")
    recorders: Many[Id] = Field(default=(), description="Ids of the roles that may bring in actuals.")
    approved: ApprovedSection | None = Field(default=None, description="The envelope, and up to when.")
    reductions: Many[ReductionSection] = Field(default=(), description="What budgets give up, and when.")
    reading: ReadingWord = Field(
        default=Reading.INCREMENT,
        description="How reductions and benefits of a year are meant: increment or cumulative.",
    )
    appraisal: AppraisalSection | None = Field(default=None, description="How the case is appraised.")
