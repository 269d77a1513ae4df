"""What was said of milestones, in plain English."""

from domain.milestone.said import ForecastChanged, Reached
from readmodels.scene import Scene, day, ended


def milestone_sentence(event: Reached | ForecastChanged, scene: Scene) -> str:
    """One sentence for a word about a milestone of a release, or of the programme itself."""
    whose = f"of {scene.release}" if scene.release else "of the programme"
    who = scene.name(event.by)
    if isinstance(event, Reached):
        note = f": {event.note}" if event.note else ""
        return ended(f"{who} said that {event.milestone} {whose} was reached on {day(event.on)}{note}")
    expected = f"expects {event.milestone} {whose} by {day(event.expected)}"
    return ended(f"{who} {expected}: {event.reason}")
