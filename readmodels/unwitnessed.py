"""Which granted money waits for a witness, and for what exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from domain.fund.commands import fund_stream
from domain.fund.plan import CapabilityId
from domain.fund.state import Ask
from domain.identity import Identity
from domain.money import Pence
from eventstore import sealed
from readmodels.as_recorded import fund_as_recorded
from readmodels.recorded import recorded_in
from tlog.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwitnessed:
    """A grant that may be drawn once somebody outside has seen it; `why` says what that waits for."""

    programme: str
    capability: CapabilityId
    round: int
    amount: Pence
    requested_by: Identity
    since: datetime
    until: datetime | None
    why: str


def unwitnessed(
    connection: Connection, programme: str, *, trust: Policy | None, at: datetime
) -> tuple[Unwitnessed, ...]:
    """The grants of a programme's money that could be drawn but for a witness; `trust` says for which."""
    return tuple(_unwitnessed(connection, programme, trust, at))


def _unwitnessed(
    connection: Connection, programme: str, trust: Policy | None, at: datetime
) -> Iterator[Unwitnessed]:
    fund = fund_as_recorded(connection, programme)
    if fund.plan is None or not fund.plan.witnessed:
        return
    positions = {each.event: each.fact.position for each in recorded_in(connection, fund_stream(programme))}
    for ask in fund.asks:
        granted = ask.granted
        if granted is None or not _can_be_drawn(ask, at):
            continue
        why = _why(connection, positions[granted], trust)
        if why:
            yield Unwitnessed(
                programme=programme,
                capability=granted.capability,
                round=granted.round,
                amount=granted.amount,
                requested_by=ask.asked.requested_by,
                since=granted.at,
                until=granted.valid_until,
                why=why,
            )


def _can_be_drawn(ask: Ask, at: datetime) -> bool:
    return not (ask.is_spent or ask.revoked or ask.has_expired(at))


def _why(connection: Connection, position: int, trust: Policy | None) -> str:
    """What a grant at a position waits for; nothing once it was seen."""
    if trust is None or not trust.asks_witnesses:
        return "no witness is named here: LOCKGATE_TRUST_FILE names a policy whose quorum asks for one"
    if sealed.is_witnessed(connection, position, trust):
        return ""
    newest = sealed.newest(connection)
    if newest is None or newest.checkpoint.size < position:
        return f"its grant, at position {position}, is not sealed yet"
    return f"no quorum of {', '.join(trust.witnesses)} has seen its grant, at position {position}"
