"""What was spent, ordered or owed on a line: a row of the accounts."""

from dataclasses import dataclass
from enum import StrEnum

from domain.business_case.line import CaseLineId
from domain.money import Pence


class SpendKind(StrEnum):
    """Whether money was paid, is promised by an order, or is owed for what has come already."""

    SPEND = "spend"
    COMMITMENT = "commitment"
    ACCRUAL = "accrual"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendRow:
    """A row of a file of actuals; what is below nothing takes back what another row counted.

    `written` is the row as it stands in the file, and `number` its line there.
    """

    number: int
    written: str
    period: str
    year: int
    line: str
    amount: Pence
    kind: SpendKind
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row that counts, on a line of the business case."""

    period: str
    year: int
    line: CaseLineId
    amount: Pence
    kind: SpendKind
    reference: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """A row that does not count, as it stands in the file, and why."""

    number: int
    written: str
    reason: str
