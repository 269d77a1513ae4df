"""What a benefit promises: how much a year, from which release, for which fund, and who answers for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.benefit.forecast import Confidence
from domain.financial_year import Quarter
from domain.identity import Identity
from domain.money import Pence
from domain.release.plan import ReleaseId

BenefitId = NewType("BenefitId", str)


class BenefitClass(StrEnum):
    """Cash-releasing or not, as the Government Efficiency Framework (2025) separates them."""

    CASHABLE = "cashable"
    NON_CASHABLE = "non-cashable"
    COST_AVOIDANCE = "cost-avoidance"
    FTE = "fte"
    NON_FINANCIAL = "non-financial"
    DIS_BENEFIT = "dis-benefit"

    @property
    def sign(self) -> int:
        """What an amount of this class counts as: a dis-benefit takes away."""
        return -1 if self is BenefitClass.DIS_BENEFIT else 1


class Reading(StrEnum):
    """What a yearly figure says: what the year adds, or what the benefit has come to by then (B-32)."""

    INCREMENT = "increment"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True, kw_only=True)
class FundShare:
    """How much of a full year's benefit relieves a fund."""

    fund: str
    amount: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyFigure:
    """What is stated for the financial year that begins in April of `year`."""

    year: int
    amount: Pence


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """How many months after go-live a benefit begins, at the least, likely and at the most (B-08)."""

    least: int
    likely: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedMeasurement:
    """On which day a baseline was measured, and what says so."""

    on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitProfile:
    """A benefit as it is promised: `annual` is what a full year comes to at last, in pence.

    `fte_hundredths` counts posts in hundredths. `planned` is the quarter in which the release is planned to
    be signed off. After sign-off it is reviewed `reviews` times, every `review_every_months`; `confirmers`
    are the people who may confirm what was measured. `baseline` is the yearly cost or amount before anything
    changed, as the programme states it. It counts as measured where `baseline_measured` says so.

    `funds` split the annual amount; without them it all relieves `fund`. Without `recurring` the amount comes
    once. `yearly` are the figures that the document states year by year, to be read as `reading` says; with
    `continues`, a cumulative figure includes that of the benefit named. A benefit begins in the quarter after
    sign-off (S-11), or after its `lag`, and by the `ramp`: per cent of the whole in each quarter from then on
    until all of it counts. No two benefits of an `overlap_group` have `claims` in common, which are posts or
    lines of a budget.
    """

    id: BenefitId
    release: ReleaseId
    name: str
    kind: BenefitClass
    fund: str
    annual: Pence
    fte_hundredths: int
    owner: Identity
    confirmers: tuple[Identity, ...]
    planned: Quarter
    reviews: int
    review_every_months: int
    baseline: Pence | None = None
    baseline_measured: StatedMeasurement | None = None
    funds: tuple[FundShare, ...] = ()
    recurring: bool = True
    yearly: tuple[YearlyFigure, ...] = ()
    reading: Reading = Reading.INCREMENT
    continues: BenefitId | None = None
    lag: Lag | None = None
    ramp: tuple[int, ...] = ()
    confidence: Confidence | None = None
    assumptions: tuple[str, ...] = ()
    overlap_group: str = ""
    claims: tuple[str, ...] = ()

    @property
    def shares(self) -> tuple[FundShare, ...]:
        """How the annual amount is split between funds; they add up to it."""
        return self.funds or (FundShare(fund=self.fund, amount=self.annual),)
