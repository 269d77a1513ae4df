"""What can be asked of a business case."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.authority import Entitlement
from domain.business_case.plan import CasePlan, CaseVersion
from domain.business_case.spend import NotUnderstood, SpendRow
from domain.identity import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCaseCommand:
    """What every command to a business case carries."""

    programme: str
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return case_stream(self.programme)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptBusinessCase(BusinessCaseCommand):
    """Give a programme its business case as planned."""

    plan: CasePlan


@dataclass(frozen=True, slots=True, kw_only=True)
class FromKeeper(BusinessCaseCommand):
    """A command of people whose answer depends on the roles that they hold.

    `standing` is looked up anew for every command, whatever a message said.
    """

    standing: tuple[Entitlement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseBusinessCase(FromKeeper):
    """Let another version stand after all earlier ones, with the reason in it."""

    version: CaseVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordActuals(FromKeeper):
    """Bring in a file of what was spent, ordered and owed.

    `unreadable` are its rows that could not be read as any; they are kept as they are.
    """

    file: str
    digest: str
    rows: tuple[SpendRow, ...]
    unreadable: tuple[NotUnderstood, ...] = ()


FromPeople: TypeAlias = ReviseBusinessCase | RecordActuals
AnyBusinessCaseCommand: TypeAlias = AdoptBusinessCase | ReviseBusinessCase | RecordActuals


def case_stream(programme: str) -> str:
    """Where a programme's business case is recorded: `case-surrey-ctp`."""
    return f"case-{programme}"
