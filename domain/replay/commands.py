"""What can be asked of the record of replays."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from domain.identity import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What does not follow from the record: where, in a sentence, and the fact concerned if there is one."""

    position: int | None
    place: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReplay:
    """Keep what came of replaying a programme's history; without a difference all of it agreed."""

    programme: str
    until: int
    facts: int
    rounds: int
    rows: int
    difference: Difference | None
    by: Actor
    at: datetime

    @property
    def stream(self) -> str:
        return replays_stream(self.programme)


AnyReplayCommand: TypeAlias = RecordReplay


def replays_stream(programme: str) -> str:
    """Where the replays of a programme are recorded: `replays-shepway-fom`."""
    return f"replays-{programme}"
