"""What was added to the risks and indicators of a programme, in plain English."""

from typing import assert_never

from domain.programme.watched.events import IndicatorsAdded, RisksAdded, RiskTermsAdopted, WatchedEvent
from readmodels.scene import Scene, ended, listed


def watched_sentence(event: WatchedEvent, scene: Scene) -> str:
    """One sentence for each addition."""
    match event:
        case RiskTermsAdopted():
            return ended(f"Risks are scored on the programme's scale: {event.terms.scale}")
        case RisksAdded():
            parts = f", parts of {event.split_from}" if event.split_from else ""
            return _added(f"the risks {listed(event.risks)}{parts}", event, scene)
        case IndicatorsAdded():
            return _added(f"the indicators {listed(event.indicators)}", event, scene)
        case _:
            assert_never(event)


def _added(what: str, event: RisksAdded | IndicatorsAdded, scene: Scene) -> str:
    added = f"{scene.name(event.by)} added {what}"
    return ended(f"{added}: {event.reason}" if event.reason else added)
