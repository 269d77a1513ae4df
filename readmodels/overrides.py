"""Which gates were passed without their approval, by whom, why, and what was found of that afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from domain.gate.aftermath import OverrideReviewed
from domain.gate.events import GateOverridden, OverrideProposed
from domain.identity import Identity
from eventstore.tables import events
from readmodels.place import place_of
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Break-glass at a gate: who two, under which reference, why, and how it was reviewed.

    `proposed_at` is when the first of them asked and `until` how long the second could agree. Nobody has
    reviewed it yet while `was_right` is None.
    """

    position: int
    gate: str
    round: int
    by: tuple[Identity, Identity]
    reference: str
    reason: str
    proposed_at: datetime | None
    at: datetime
    until: datetime
    reviewed_by: Identity | None = None
    reviewed_at: datetime | None = None
    was_right: bool | None = None
    note: str = ""


def overrides(connection: Connection, *, programme: str | None = None) -> tuple[Override, ...]:
    """Every override, those that nobody has reviewed first, then the newest; of one programme when asked."""
    wanted = select(events.c.stream).where(events.c.type == "gate-overridden").distinct()
    streams = [row.stream for row in connection.execute(wanted).all()]
    found = [
        each
        for stream in streams
        if programme is None or place_of(stream).programme == programme
        for each in _at(connection, stream)
    ]
    return tuple(sorted(found, key=lambda each: (each.was_right is not None, -each.position)))


def _at(connection: Connection, stream: str) -> Iterator[Override]:
    gate, _, round = stream.removeprefix("gate-").rpartition("-")
    happened = recorded_in(connection, stream)
    proposed = [each.event for each in happened if isinstance(each.event, OverrideProposed)]
    reviewed = next((each.event for each in happened if isinstance(each.event, OverrideReviewed)), None)
    for each in happened:
        if isinstance(each.event, GateOverridden):
            done = each.event
            yield Override(
                position=each.fact.position,
                gate=gate,
                round=int(round),
                by=done.by,
                reference=done.reference,
                reason=done.reason,
                proposed_at=proposed[-1].at if proposed else None,
                at=done.at,
                until=done.until,
                reviewed_by=reviewed.by if reviewed else None,
                reviewed_at=reviewed.at if reviewed else None,
                was_right=reviewed.was_right if reviewed else None,
                note=reviewed.note if reviewed else "",
            )
