"""Which rounds a gate has had, and how each ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, select

from domain.gate.aftermath import DecisionLapsed
from domain.gate.events import GateClosed, GateOpened
from domain.gate.outcome import Outcome
from eventstore.tables import Moment
from readmodels.place import place_of
from readmodels.recorded import Recorded
from readmodels.rows import put
from readmodels.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRound:
    """One round of a gate; `outcome` is None while it is open."""

    round: int
    opened_at: datetime
    closed_at: datetime | None
    outcome: Outcome | None


_metadata = MetaData()

_rounds = Table(
    "gate_rounds",
    _metadata,
    Column("gate", Text, primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("opened_at", Moment),
    Column("closed_at", Moment),
    Column("outcome", Text),
)


def gate_rounds(connection: Connection, gate: str) -> tuple[GateRound, ...]:
    """The rounds of a gate in order; none before it first opens."""
    rows = connection.execute(select(_rounds).where(_rounds.c.gate == gate).order_by(_rounds.c.round))
    return tuple(
        GateRound(
            round=row.round,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            outcome=None if row.outcome is None else Outcome(row.outcome),
        )
        for row in rows
    )


def _take(connection: Connection, happened: Sequence[Recorded]) -> None:
    for each in happened:
        _note(connection, each)


def _note(connection: Connection, each: Recorded) -> None:
    match each.event:
        case GateOpened(at=at):
            values: dict[str, object] = {"opened_at": at}
        case GateClosed(outcome=outcome, at=at):
            values = {"closed_at": at, "outcome": outcome}
        case DecisionLapsed():
            values = {"outcome": Outcome.LAPSED}
        case _:
            return
    place = place_of(each.fact.stream)
    put(connection, _rounds, {"gate": place.gate, "round": place.round}, values)


GATE_ROUNDS = View(name="gate_rounds", version=2, metadata=_metadata, take=_take)
