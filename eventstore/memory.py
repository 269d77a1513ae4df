"""What is known of the record without asking it again."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, select

from eventstore.acquaintance import Acquaintance
from eventstore.envelope import leaf_hash
from eventstore.tables import events, ledger

MOST_STREAMS = 10_000


class StreamEnd(NamedTuple):
    """The last sequence of a stream, and the leaf hash that the next fact follows."""

    sequence: int
    leaf: bytes | None


NOWHERE = StreamEnd(0, None)


@dataclass(slots=True, kw_only=True)
class Memory:
    """Right as long as the ledger still counts `position`: nobody else has written then, or erased anybody.

    What is asked later than that is right as well, if the ledger has not moved by the time of writing.
    """

    log: str
    pseudonym_key: bytes
    position: int
    recorded_at: datetime | None
    erasures: int
    ends: dict[str, StreamEnd] = field(default_factory=dict)
    people: Acquaintance = field(default_factory=Acquaintance)

    @classmethod
    def locked(cls, connection: Connection) -> "Memory":
        """Afresh; nobody else can write until the transaction ends."""
        row = connection.execute(_LOCK_LEDGER).one()
        return cls(
            log=row.log,
            pseudonym_key=row.pseudonym_key,
            position=row.position,
            recorded_at=row.recorded_at,
            erasures=row.erasures,
        )

    @property
    def is_large(self) -> bool:
        return len(self.ends) > MOST_STREAMS or self.people.is_large

    def learn_ends(self, connection: Connection, streams: Collection[str]) -> None:
        """Asks for the ends of those streams that are not known yet."""
        unknown = [stream for stream in streams if stream not in self.ends]
        if unknown:
            self.ends |= dict.fromkeys(unknown, NOWHERE)
            self.ends |= {row.stream: _end(row) for row in _ends_of(connection, unknown)}


def _end(row: Row[*tuple[Any, ...]]) -> StreamEnd:
    return StreamEnd(row.sequence, leaf_hash(row.envelope))


# Most groups are of one append to one stream, and the general statement is compiled anew for each number.
def _ends_of(connection: Connection, streams: list[str]) -> Any:
    if len(streams) == 1:
        return connection.execute(_LAST_OF_ONE, {"stream": streams[0]})
    return connection.execute(_LAST_OF, {"streams": streams})


_LOCK_LEDGER = select(ledger).with_for_update()
_ends = (
    select(events.c.stream, func.max(events.c.sequence).label("sequence"))
    .where(events.c.stream.in_(bindparam("streams", expanding=True)))
    .group_by(events.c.stream)
    .subquery()
)
_LAST_OF = select(events.c.stream, events.c.sequence, events.c.envelope).join(
    _ends, (events.c.stream == _ends.c.stream) & (events.c.sequence == _ends.c.sequence)
)
_LAST_OF_ONE = (
    select(events.c.stream, events.c.sequence, events.c.envelope)
    .where(events.c.stream == bindparam("stream"))
    .order_by(events.c.sequence.desc())
    .limit(1)
)
