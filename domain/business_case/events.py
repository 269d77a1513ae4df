"""What can have happened to a programme's business case."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.business_case.plan import CasePlan, CaseVersion
from domain.business_case.spend import Entry, NotUnderstood
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCaseAdopted:
    """A programme was started with this business case."""

    programme: str
    plan: CasePlan
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCaseRevised:
    """The business case was changed: a new version stands after all earlier ones."""

    version: CaseVersion
    by: Identity
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ActualsRecorded:
    """A file of actuals was brought in, known by its digest.

    Every row of it is among the `entries` that count from now on, among the `again` many that had been
    counted before, or among those `not_understood`.
    """

    file: str
    digest: str
    entries: tuple[Entry, ...]
    again: int
    not_understood: tuple[NotUnderstood, ...]
    by: Identity
    at: datetime


BusinessCaseEvent: TypeAlias = BusinessCaseAdopted | BusinessCaseRevised | ActualsRecorded
