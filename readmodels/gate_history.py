"""Everything that happened at the gates of a programme, round by round."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from domain.calendar import Calendar
from domain.gate.events import GateEvent
from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEvent
from domain.programme.state import fold
from domain.roster import Roster
from eventstore.tables import events
from readmodels.recorded import recorded_in


@dataclass(frozen=True, slots=True, kw_only=True)
class GateHistory:
    """The rounds of a programme's gates in the order in which they began, and whose days and people hold."""

    rounds: tuple[Sequence[GateEvent], ...]
    roster: Roster
    calendar: Calendar


def gate_history(connection: Connection, programme: str) -> GateHistory | None:
    """The gates of a programme; None before it has begun."""
    begun = [each.event for each in recorded_in(connection, programme_stream(programme))]
    stands = fold(event for event in begun if isinstance(event, ProgrammeEvent))
    if stands.calendar is None:
        return None
    return GateHistory(
        rounds=tuple(_round(connection, stream) for stream in _streams(connection, programme)),
        roster=stands.roster,
        calendar=stands.calendar,
    )


def _streams(connection: Connection, programme: str) -> Sequence[str]:
    of_gates = events.c.stream.startswith(f"gate-{programme}/", autoescape=True)
    wanted = select(events.c.stream).where(events.c.type == "gate-opened", of_gates)
    return connection.scalars(wanted.group_by(events.c.stream).order_by(func.min(events.c.position))).all()


def _round(connection: Connection, stream: str) -> Sequence[GateEvent]:
    found = (each.event for each in recorded_in(connection, stream))
    return [event for event in found if isinstance(event, GateEvent)]
