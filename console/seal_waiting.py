"""How somebody's word waits until it is sealed, and what they are told of that."""

import asyncio
from dataclasses import dataclass
from time import monotonic

from sqlalchemy import Connection

from console.reading import answers
from eventstore import sealed
from readmodels.recorded import recorded_in
from runtime.failures import NotSealedYet
from runtime.settings import Settings

SECONDS_BETWEEN_LOOKS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedWord:
    """Where a word stands; `size` is the tree that covers it, None when no sealer is set up."""

    position: int
    size: int | None

    @property
    def lines(self) -> tuple[str, ...]:
        if self.size is None:
            return (f"Position {self.position}, not sealed: no sealer is set up here.",)
        return (
            f"Sealed at position {self.position}, in a tree of {self.size}.",
            f"Keep a receipt: lockgate audit receipt {self.position} --to FILE",
        )


async def wait_for_seal(settings: Settings, *, stream: str, submission: str) -> SealedWord:
    """Waits for a checkpoint over what was submitted.

    :raises NotSealedYet: when none came in time, though a sealer was set up.
    """
    async with answers(settings, None) as record:
        position = await record.query(lambda connection: _position(connection, stream, submission))
        until = monotonic() + settings.seconds_for_a_seal
        while True:
            newest = await record.query(sealed.newest)
            if newest is None or newest.checkpoint.size >= position:
                size = None if newest is None else newest.checkpoint.size
                return SealedWord(position=position, size=size)
            if monotonic() > until:
                raise NotSealedYet(
                    f"It is written down at position {position}, but not sealed yet: do not rely on it.",
                    next=f"See that the sealer runs, then: lockgate audit receipt {position} --to FILE",
                )
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


def _position(connection: Connection, stream: str, submission: str) -> int:
    found = recorded_in(connection, stream)
    own = [each for each in found if getattr(each.event, "submission", None) == submission]
    return (own or found)[-1].fact.position
