"""What happened to an indicator, in plain English."""

from typing import assert_never

from domain.indicator.events import (
    IndicatorBaselineTaken,
    IndicatorEvent,
    IndicatorRegistered,
    ReadingTaken,
    TargetStated,
)
from readmodels.scene import Scene, day, ended


def indicator_sentence(event: IndicatorEvent, scene: Scene) -> str:
    """One sentence for each event of an indicator."""
    match event:
        case IndicatorRegistered():
            return f"The indicator {event.plan.id} was written down: {ended(event.plan.title)}"
        case ReadingTaken():
            read = f"{scene.name(event.by)} read indicator {scene.indicator}"
            return f"{read}, {_measured(event)}"
        case IndicatorBaselineTaken():
            taken = f"{scene.name(event.by)} took the baseline of indicator {scene.indicator}"
            return f"{taken}, {_measured(event)}"
        case TargetStated():
            stated = f"{scene.name(event.by)} stated the target of indicator {scene.indicator}"
            return f"{stated}, {_target(event)}: {ended(event.reason)}"
        case _:
            assert_never(event)


def _measured(event: ReadingTaken | IndicatorBaselineTaken) -> str:
    said = f"{event.value} on {day(event.on)}, by {event.source}"
    return ended(f"{said}: {event.reason}" if event.reason else said)


def _target(event: TargetStated) -> str:
    if event.target:
        return f"{event.target.value}, {event.target.status}"
    return f"to come: {event.to_come.words}" if event.to_come else "none"
