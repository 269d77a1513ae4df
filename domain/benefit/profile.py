"""What a benefit promises: how much a year, from which release, for which fund, and who answers for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from domain.financial_year import Quarter
from domain.identity import Identity
from domain.money import Pence
from domain.release.plan import ReleaseId

BenefitId = NewType("BenefitId", str)


class BenefitClass(StrEnum):
    """Cash-releasing or not, as the Government Efficiency Framework (2025) separates them."""

    CASHABLE = "cashable"
    NON_CASHABLE = "non-cashable"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedMeasurement:
    """On which day a baseline was measured, and what says so."""

    on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitProfile:
    """A recurring annual benefit.

    `fte_hundredths` counts posts in hundredths. `planned` is the quarter in which the release is planned to
    be signed off. After sign-off it is reviewed `reviews` times, every `review_every_months`; `confirmers`
    are the people who may confirm what was measured. `baseline` is the yearly cost or amount before anything
    changed, as the programme states it. It counts as measured where `baseline_measured` says so.
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
