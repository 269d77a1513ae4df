"""What the record of attempts answers: the attempt, once."""

from collections.abc import Sequence

from domain.attempt.commands import AnyAttemptCommand
from domain.attempt.events import AttemptEvent, AttemptRefused
from domain.attempt.state import Attempts


def decide(attempts: Attempts, command: AnyAttemptCommand) -> Sequence[AttemptEvent]:
    """The attempt as an event; none when this one is known."""
    refused = AttemptRefused(
        stream=command.tried_at,
        attempt=command.attempt,
        by=command.who,
        refusal=command.refusal,
        sentence=command.sentence,
        at=command.at,
    )
    return [] if refused in attempts.refused else [refused]
