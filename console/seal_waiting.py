"""How what somebody did waits until it is sealed, and what they are told of that."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import monotonic

from sqlalchemy import Connection, func, select

from console.answer import Answer
from domain.identity import Identity
from eventstore import sealed
from eventstore.reading import head
from readmodels.asking import Answers
from readmodels.timeline_table import timeline_table
from runtime.failures import NotSealedYet
from runtime.settings import Settings

SECONDS_BETWEEN_LOOKS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """How far the record is sealed by now; `size` is the tree, None when no sealer was ever set up.

    `position` is where the fact stands that somebody brought about, None when it was so already.
    """

    position: int | None
    size: int | None

    @property
    def lines(self) -> tuple[str, ...]:
        where = "" if self.position is None else f" at position {self.position}"
        if self.size is None:
            return (f"Recorded{where}, not sealed: no sealer is set up here.",)
        if self.position is None:
            return (f"Sealed, in a tree of {self.size}.",)
        return (
            f"Sealed{where}, in a tree of {self.size}.",
            f"Keep a receipt: lockgate audit receipt {self.position} --to FILE",
        )


async def wait_for_seal(record: Answers, settings: Settings, *, own: int | None) -> Seal:
    """Waits for a checkpoint over all that is recorded by now; `own` is where somebody's own fact stands.

    :raises NotSealedYet: when none came in time, though a sealer was set up.
    """
    until, written = monotonic() + settings.seconds_for_a_seal, await record.query(head)
    while True:
        newest = await record.query(sealed.newest)
        if newest is None or newest.checkpoint.size >= written:
            return Seal(position=own, size=None if newest is None else newest.checkpoint.size)
        if monotonic() > until:
            position = own or written
            raise NotSealedYet(
                f"It is written down at position {position}, but not sealed yet: do not rely on it.",
                next=f"See that the sealer runs, then: lockgate audit receipt {position} --to FILE",
            )
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


def newest_of(connection: Connection, by: Identity, *, since: int) -> int | None:
    """Where the newest fact stands that somebody brought about after a position; None without one."""
    place = timeline_table.c
    theirs = (place.position > since, place.by_issuer == by.issuer, place.by_subject == by.subject)
    found: int | None = connection.execute(select(func.max(place.position)).where(*theirs)).scalar()
    return found


def with_seal(answer: Answer, seal: Seal | None) -> Answer:
    """The answer that also says how far it is sealed; as it is when nothing was sent."""
    if seal is None:
        return answer
    document = answer.document
    known = {**document, "sealed": seal} if isinstance(document, Mapping) else document
    return replace(answer, document=known, said=(*answer.said, *seal.lines))
