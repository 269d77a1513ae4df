"""The indicator of abandoned calls, which Surrey wants lower, and what people say of it."""

from datetime import date
from typing import Any

from domain.aggregate import Command
from domain.indicator.commands import ReadIndicator, RegisterIndicator, StateTarget, TakeBaseline
from domain.indicator.events import IndicatorRegistered, ReadingTaken
from domain.indicator.plan import (
    IndicatorId,
    IndicatorPlan,
    Measured,
    Target,
    TargetStatus,
    TargetToCome,
)
from domain.indicator.trend import Direction
from domain.indicator.value import Value, value_of
from tests.domain.gate.scene import ROSTER
from tests.domain.people import BEN, DINA, LATER, NOON

PROGRAMME = "shepway-fom"
ID = IndicatorId("13")
SOURCE = "Telephony report"


def value(text: str) -> Value:
    found = value_of(text)
    assert found, text
    return found


def measured(text: str, on: date) -> Measured:
    return Measured(value=value(text), on=on, source=SOURCE)


PROPOSED = Target(value=value("6"), status=TargetStatus.TO_BE_SIGNED_OFF)
AGREED = Target(value=value("6"), status=TargetStatus.AGREED)
PLAN = IndicatorPlan(
    id=ID,
    title="Abandonment rate",
    unit="%",
    direction=Direction.LOWER,
    target=PROPOSED,
    baseline=measured("15.2", date(2018, 1, 31)),
    reading=measured("10.2", date(2018, 4, 30)),
)
ASKED: Any = {"programme": PROGRAMME, "indicator": ID, "by": BEN, "at": LATER, "roster": ROSTER}
WHY = "The workshop said so."
REGISTER = RegisterIndicator(programme=PROGRAMME, indicator=ID, plan=PLAN, by=DINA, at=NOON)
REGISTERED = IndicatorRegistered(programme=PROGRAMME, plan=PLAN, by=DINA.identity, at=NOON)

READ = ReadIndicator(value=value("8.5"), on=date(2018, 5, 10), source=SOURCE, **ASKED)
TAKEN = ReadingTaken(
    value=value("8.5"), on=date(2018, 5, 10), source=SOURCE, reason="", by=BEN.identity, at=LATER
)
CORRECT = ReadIndicator(
    value=value("11"), on=date(2018, 4, 30), source=SOURCE, reason="Calls were missing.", **ASKED
)
BASELINE = TakeBaseline(
    value=value("15"), on=date(2018, 1, 31), source=SOURCE, reason="Rounded as before.", **ASKED
)
TARGET = StateTarget(target=AGREED, reason=WHY, **ASKED)
LATER_ON = StateTarget(to_come=TargetToCome(words="Q4 2018", by=date(2018, 12, 31)), reason=WHY, **ASKED)
READ_ON: list[Command] = [REGISTER, READ, CORRECT, BASELINE, TARGET, LATER_ON]
