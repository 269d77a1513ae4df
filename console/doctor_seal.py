"""Whether an installation's sealer keeps up with its record."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from console.finding import Finding
from eventstore import sealed
from eventstore.tables import events

LONGEST_WAIT = timedelta(minutes=1)


def seal_finding(connection: Connection, *, now: datetime) -> Finding:
    """How far the record is sealed; a record that never was is not unwell, and says so."""
    newest = sealed.newest(connection)
    if newest is None:
        return Finding(about="seal", sentence="Not sealed: no sealer was ever set up.")
    size = newest.checkpoint.size
    waiting = (
        select(events.c.recorded_at).where(events.c.position > size).order_by(events.c.position).limit(1)
    )
    since: datetime | None = connection.execute(waiting).scalar()
    if since is not None and now - since > LONGEST_WAIT:
        return Finding(
            about="seal",
            sentence=f"Sealed up to position {size}; what came after waits since {since:%Y-%m-%d %H:%M} UTC.",
            is_well=False,
            next="lockgate admin sealer",
        )
    seen = len(newest.note.signatures) - 1
    return Finding(about="seal", sentence=f"Sealed up to position {size}; cosignatures: {seen}.")
