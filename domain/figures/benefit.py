"""A printed figure of benefits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from domain.benefit.profile import BenefitClass
from domain.benefit.table import Measure


class Rows(StrEnum):
    """Which amounts a document had rounded before it added them up."""

    BENEFIT = "benefit"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitFigure:
    """What benefits as promised come to in a financial year, or in all without one.

    Only benefits of these ids, release, fund and class count, as far as they are named. With `rows_to` it is
    computed from the rows that a reader sees: each benefit's amount, or each year's, rounded to that many
    pence first.
    """

    measure: Measure
    year: int | None = None
    benefits: tuple[str, ...] = ()
    release: str = ""
    fund: str = ""
    benefit_class: BenefitClass | None = None
    rows: Rows = Rows.BENEFIT
    rows_to: int = 0
    kind: Literal["benefit"] = "benefit"
