"""What was tried in vain, in plain English."""

from domain.attempt.events import AttemptEvent
from readmodels.scene import Scene, ended, plain_words


def attempt_sentence(event: AttemptEvent, scene: Scene) -> str:
    """`Ben tried to withdraw gate (gate-care/1A/design-1) and was refused: …`."""
    who, tried = scene.name(event.by), plain_words(event.attempt)
    return f"{who} tried to {tried} ({event.stream}) and was refused: {ended(event.sentence)}"
