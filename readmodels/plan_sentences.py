"""What happened to the plan of a programme, in plain English."""

from typing import assert_never

from domain.programme.baseline.events import (
    BaselineAdopted,
    BaselineEvent,
    ReleaseFreed,
    ReleaseTakenOut,
)
from domain.programme.leading.events import LeadEvent, LeadHandedOver, LeadOffered
from domain.programme.outside.events import (
    ExternalDeclared,
    ExternalExpected,
    ExternalFailed,
    ExternalMet,
    OutsideEvent,
    ReleaseHeldUp,
)
from domain.programme.scoring.events import ReleaseScored, ScoringEvent
from readmodels.scene import Scene, day, ended, listed


def plan_sentence(event: BaselineEvent | OutsideEvent | LeadEvent | ScoringEvent, scene: Scene) -> str:
    """One sentence for each event of a plan."""
    match event:
        case BaselineAdopted():
            return _baseline_sentence(event, scene)
        case ReleaseTakenOut():
            return f"{event.release} was taken out of the plan."
        case ReleaseFreed():
            return f"{event.release} can start as it is planned now."
        case LeadOffered():
            offered = f"offered the lead of {event.release} to {scene.name(event.to)} from {day(event.day)}"
            return f"{scene.name(event.by)} {offered}: {ended(event.reason)}"
        case LeadHandedOver():
            leads = f"{scene.name(event.to)} leads {event.release} from {day(event.day)}"
            return f"{leads}, in place of {scene.name(event.from_)}: {ended(event.reason)}"
        case ReleaseScored():
            points = listed(f"{each.criterion} {each.points}" for each in event.scores)
            return f"{scene.name(event.by)} scored {event.release}, {points}: {ended(event.reason)}"
        case _:
            return _outside_sentence(event, scene)


def _baseline_sentence(event: BaselineAdopted, scene: Scene) -> str:
    what = {"added": event.added, "changed": event.changed, "taken out": event.taken_out}
    told = "; ".join(f"{word}: {listed(releases)}" for word, releases in what.items() if releases)
    return f"{scene.name(event.by)} adopted baseline {event.version} ({told}): {ended(event.reason)}"


def _outside_sentence(event: OutsideEvent, scene: Scene) -> str:
    match event:
        case ExternalDeclared():
            needed = f"{event.dependency.name}, needed by {day(event.dependency.needed_by)}"
            return f"Releases may wait for {event.dependency.id}: {needed}."
        case ExternalExpected():
            says = f"{scene.name(event.by)} expects {event.external} on {day(event.expected)}"
            return f"{says}: {ended(event.reason)}"
        case ExternalMet():
            return f"{scene.name(event.by)} noted that {event.external} came about: {ended(event.note)}"
        case ExternalFailed():
            return f"{scene.name(event.by)} noted that {event.external} failed: {ended(event.reason)}"
        case ReleaseHeldUp():
            return f"{event.release} cannot start: it waits for {event.behind}, which failed."
        case _:
            assert_never(event)
