"""How a refusal becomes a fact: what somebody asked for, at what, and the rule that refused it."""

from collections.abc import Sequence

from domain.aggregate import Command
from domain.attempt.commands import RecordAttempt
from domain.catalogue import COMMANDS
from domain.gate.commands import GateCommand
from domain.identity import SERVICE_ISSUER, service
from domain.refusal import Rejected

ME = service("door")


def attempt_of(commands: Sequence[Command], refusal: Rejected) -> RecordAttempt | None:
    """The attempt of the first person who asked for one of these; None when only Lockgate itself did."""
    asked = next((each for each in commands if each.by.identity.issuer != SERVICE_ISSUER), None)
    if asked is None:
        return None
    return RecordAttempt(
        programme=asked.subject.programme if isinstance(asked, GateCommand) else asked.programme,
        tried_at=asked.stream,
        attempt=COMMANDS[type(asked)],
        who=asked.by.identity,
        refusal=refusal.reason,
        sentence=refusal.sentence,
        by=ME,
        at=asked.at,
    )
