"""How benefits are written down, and what a document printed of them by year."""

from typing import Annotated, TypeAlias

from pydantic import Field

from definitions.section import Section
from definitions.values import Amount, Count, CountFromOne, Day, Id, Many, Percentage, Text, Year
from domain.benefit.forecast import Confidence
from domain.benefit.profile import BenefitClass, Reading

ClassWord: TypeAlias = Annotated[BenefitClass, Field(strict=False)]
ReadingWord: TypeAlias = Annotated[Reading, Field(strict=False)]
ConfidenceWord: TypeAlias = Annotated[Confidence, Field(strict=False)]


class QuarterSection(Section):
    """A quarter of a financial year."""

    year: Year = Field(description="Calendar year in whose April the financial year begins.")
    quarter: Annotated[int, Field(ge=1, le=4)] = Field(description="1 is April to June.")


class StatedMeasurementSection(Section):
    """That a baseline was measured before the programme began."""

    on: Day = Field(description="The day on which it was measured.")
    source: Text = Field(description="What says so: a document and its table, a payroll, a ledger.")


class FundShareSection(Section):
    """What of a full year relieves one fund."""

    fund: Text = Field(description="The fund, such as general fund or HRA.")
    amount_pence: Amount = Field(description="Its share in whole pence; all shares add up to the whole.")


class YearlyFigureSection(Section):
    """What the document states for a financial year."""

    year: Year = Field(description="Calendar year in whose April the financial year begins.")
    amount_pence: Amount = Field(description="The figure in whole pence.")


class LagSection(Section):
    """How long after going live a benefit begins, as a range."""

    least: Count = Field(description="Months at the least.")
    likely: Count | None = Field(
        default=None, description="Months that are likely; without it the middle, rounded up."
    )
    most: Count = Field(description="Months at the most.")


class BenefitSection(Section):
    """A yearly benefit that a release promises."""

    id: Id = Field(description="Short name of the benefit.")
    release: Id = Field(description="Id of the release that brings it.")
    name: Text = Field(description="What becomes better.")
    kind: ClassWord = Field(description=f"What is gained: one of {', '.join(BenefitClass)}.")
    fund: Text = Field(description="The fund that it relieves.")
    annual_pence: Amount = Field(description="What a full year comes to at last, in whole pence.")
    fte_hundredths: Count = Field(description="Posts saved, in hundredths: 540 is 5.4 posts.")
    owner: Id = Field(description="Id of the person who answers for it and measures it.")
    confirmers: Many[Id] = Field(description="Ids of the people who may confirm what was measured.")
    planned: QuarterSection = Field(description="Quarter in which the release is to be signed off.")
    reviews: CountFromOne = Field(description="How often it is measured after sign-off.")
    review_every_months: CountFromOne = Field(description="Months from one review to the next.")
    baseline_pence: Amount | None = Field(
        default=None,
        description="The yearly cost or amount before anything changed, in whole pence.",
    )
    baseline_measured: StatedMeasurementSection | None = Field(
        default=None,
        description="When the baseline was measured and what says so; without it somebody has to measure it.",
    )
    funds: Many[FundShareSection] = Field(
        default=(), description="How the annual amount is split, where it relieves several funds."
    )
    recurring: bool = Field(default=True, description="Whether it comes every year, or once.")
    yearly: Many[YearlyFigureSection] = Field(
        default=(), description="What is stated year by year; it comes to the annual amount."
    )
    reading: ReadingWord = Field(
        default=Reading.INCREMENT,
        description="Whether a yearly figure is what the year adds, or all until then (cumulative).",
    )
    continues: Id | None = Field(
        default=None, description="Id of the benefit whose figure a cumulative figure includes."
    )
    lag_months: LagSection | None = Field(
        default=None,
        description="Months from going live to the benefit; without it counts from the next quarter.",
    )
    ramp: Many[Percentage] = Field(
        default=(), description="Per cent of the whole in each quarter until all of it counts: [25, 50, 75]."
    )
    confidence: ConfidenceWord | None = Field(
        default=None, description=f"How sure it is: {', '.join(Confidence)}."
    )
    assumptions: Many[Text] = Field(default=(), description="What it rests on, one assumption a line.")
    overlap_group: Id | None = Field(
        default=None,
        description="Benefits of one group, of whichever programmes, never claim the same post or line "
        "of a budget.",
    )
    claims: Many[Text] = Field(default=(), description="The posts and lines of a budget that it takes.")


class PublishedSection(Section):
    """What the document printed for a financial year."""

    year: Year = Field(description="Calendar year in whose April the financial year begins.")
    in_year_pence: Amount = Field(description="Benefit that counts in this year, in whole pence.")
    annualised_pence: Amount = Field(description="Yearly rate at the end of this year, in whole pence.")
