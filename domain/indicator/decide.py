"""What an indicator answers to each command: events, or a named refusal."""

from collections.abc import Sequence
from typing import assert_never

from domain.indicator.commands import (
    AnyIndicatorCommand,
    IndicatorCommand,
    ReadIndicator,
    RegisterIndicator,
    StateTarget,
    TakeBaseline,
)
from domain.indicator.events import (
    IndicatorBaselineTaken,
    IndicatorEvent,
    IndicatorRegistered,
    ReadingTaken,
    TargetStated,
)
from domain.indicator.plan import Measured
from domain.indicator.refusals import (
    CorrectionReasonMissing,
    IndicatorIdTaken,
    IndicatorUnknown,
    ReadingDayToCome,
    ReadingWithoutSource,
    TargetOfNothing,
    TargetReasonMissing,
    ValueImpossible,
)
from domain.indicator.state import Indicator
from domain.programme.refusals import NotOnTheRoster


def decide(indicator: Indicator, command: AnyIndicatorCommand) -> Sequence[IndicatorEvent]:
    """The events that a command brings about; none when it is already so.

    :raises Rejected: when the command cannot be granted.
    """
    if isinstance(command, RegisterIndicator):
        return _register(indicator, command)
    if indicator.registered is None:
        raise IndicatorUnknown(command.indicator)
    events = _news(indicator, command)
    if events:
        _require_that_they_may_speak(command)
    return events


def _news(indicator: Indicator, command: AnyIndicatorCommand) -> Sequence[IndicatorEvent]:
    match command:
        case RegisterIndicator():
            return _register(indicator, command)
        case ReadIndicator():
            return _read(indicator, command)
        case TakeBaseline():
            return _take_baseline(indicator, command)
        case StateTarget():
            return _state_target(indicator, command)
        case _:
            assert_never(command)


def _register(indicator: Indicator, command: RegisterIndicator) -> Sequence[IndicatorEvent]:
    if indicator.registered:
        if indicator.registered.plan != command.plan:
            raise IndicatorIdTaken(command.indicator)
        return []
    by = command.by.identity
    return [IndicatorRegistered(programme=command.programme, plan=command.plan, by=by, at=command.at)]


def _read(indicator: Indicator, command: ReadIndicator) -> Sequence[IndicatorEvent]:
    known = {each.measured.on: each.measured for each in indicator.standing}.get(command.on)
    if known == _measured(command):
        return []
    _require_measured(command)
    _require_reason(command, known, "It")
    return [
        ReadingTaken(
            value=command.value,
            on=command.on,
            source=command.source,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _take_baseline(indicator: Indicator, command: TakeBaseline) -> Sequence[IndicatorEvent]:
    known = indicator.baseline
    if known == _measured(command):
        return []
    _require_measured(command)
    _require_reason(command, known, "Its baseline")
    return [
        IndicatorBaselineTaken(
            value=command.value,
            on=command.on,
            source=command.source,
            reason=command.reason,
            by=command.by.identity,
            at=command.at,
        )
    ]


def _state_target(indicator: Indicator, command: StateTarget) -> Sequence[IndicatorEvent]:
    target, to_come = command.target, command.to_come
    if (target, to_come) == (indicator.target, indicator.to_come):
        return []
    if (target is None) == (to_come is None) or (to_come and not to_come.words.strip()):
        raise TargetOfNothing
    if target and target.value.low > target.value.high:
        raise ValueImpossible(str(target.value))
    if not command.reason.strip():
        raise TargetReasonMissing
    by, reason = command.by.identity, command.reason
    return [TargetStated(target=target, to_come=to_come, reason=reason, by=by, at=command.at)]


def _measured(command: ReadIndicator | TakeBaseline) -> Measured:
    return Measured(value=command.value, on=command.on, source=command.source)


def _require_measured(command: ReadIndicator | TakeBaseline) -> None:
    if command.value.low > command.value.high:
        raise ValueImpossible(str(command.value))
    if command.on > command.at.date():
        raise ReadingDayToCome(f"{command.on} is after {command.at.date()}.")
    if not command.source.strip():
        raise ReadingWithoutSource


def _require_reason(command: ReadIndicator | TakeBaseline, known: Measured | None, what: str) -> None:
    if known and not command.reason.strip():
        raise CorrectionReasonMissing(f"{what} was {known.value} on {known.on}, by {known.source}.")


def _require_that_they_may_speak(command: IndicatorCommand) -> None:
    who, on = command.by.identity, command.at.date()
    if who not in command.roster.names or command.roster.has_left(who, on):
        raise NotOnTheRoster(f"{who.subject} is not, on {on}.")
