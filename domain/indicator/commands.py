"""What can be asked of an indicator."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from domain.identity import Actor
from domain.indicator.plan import IndicatorId, IndicatorPlan, Target, TargetToCome
from domain.indicator.value import Value
from domain.roster import NOBODY, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCommand:
    """What every command to an indicator carries; the roster is the record's, never that of a message."""

    programme: str
    indicator: IndicatorId
    by: Actor
    at: datetime
    roster: Roster = NOBODY

    @property
    def stream(self) -> str:
        return indicator_stream(self.programme, self.indicator)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterIndicator(IndicatorCommand):
    """Measure the programme by this."""

    plan: IndicatorPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIndicator(IndicatorCommand):
    """Say what it was on a day; the reason says why a value of that day is corrected."""

    value: Value
    on: date
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBaseline(IndicatorCommand):
    """Say what it was before anything changed; the reason says why another baseline is replaced."""

    value: Value
    on: date
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTarget(IndicatorCommand):
    """Say what to come to, or when there will be a target; the reason says why it changes."""

    target: Target | None = None
    to_come: TargetToCome | None = None
    reason: str = ""


FromPeople: TypeAlias = ReadIndicator | TakeBaseline | StateTarget
AnyIndicatorCommand: TypeAlias = RegisterIndicator | FromPeople


def indicator_stream(programme: str, indicator: str) -> str:
    """Where an indicator is recorded: `indicator-surrey-ctp/13`."""
    return f"indicator-{programme}/{indicator}"
