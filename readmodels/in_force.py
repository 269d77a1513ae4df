"""Which people and rules a programme has in force, and which open gates still follow older ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.gate.events import GateEvent
from domain.gate.evolving import fold
from domain.gate.policy import PolicyId
from domain.programme.commands import programme_stream
from domain.programme.events import PolicyAdopted, ProgrammeEvent, RosterAdopted
from readmodels.place import place_of
from readmodels.recorded import recorded_in
from readmodels.under_way import under_way


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The adoption of the roster, and of the policy of each id, that a programme follows now."""

    roster: RosterAdopted
    policies: tuple[PolicyAdopted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindTheTimes:
    """An open round of a gate that was opened with a roster, or a policy, that is no longer in force."""

    gate: str
    round: int
    roster: bool
    policy: bool


def in_force(connection: Connection, programme: str) -> InForce | None:
    """What a programme follows now; None when it has not begun."""
    roster: RosterAdopted | None = None
    policies: dict[PolicyId, PolicyAdopted] = {}
    for event in _events(connection, programme):
        match event:
            case RosterAdopted():
                roster = event
            case PolicyAdopted():
                policies[event.policy.id] = event
            case _:
                pass
    return InForce(roster=roster, policies=tuple(policies.values())) if roster else None


def behind_the_times(connection: Connection, programme: str) -> tuple[BehindTheTimes, ...]:
    """The open gates of a programme that keep an older roster or policy, the oldest first."""
    now = in_force(connection, programme)
    if now is None:
        return ()
    streams = (each.id for each in under_way(connection) if each.kind == "gate")
    gates = (_gate(connection, stream, now) for stream in streams if place_of(stream).programme == programme)
    return tuple(gate for gate in gates if gate and (gate.roster or gate.policy))


def _events(connection: Connection, programme: str) -> Iterator[ProgrammeEvent]:
    for each in recorded_in(connection, programme_stream(programme)):
        if isinstance(each.event, ProgrammeEvent):
            yield each.event


def _gate(connection: Connection, stream: str, now: InForce) -> BehindTheTimes | None:
    events = (each.event for each in recorded_in(connection, stream))
    gate = fold(event for event in events if isinstance(event, GateEvent))
    if gate.opened is None or not (gate.is_open or gate.to_ratify):
        return None
    digests = {each.policy.id: each.policy_digest for each in now.policies}
    pinned = gate.opened
    return BehindTheTimes(
        gate=pinned.subject.gate,
        round=pinned.subject.round,
        roster=pinned.roster_digest != now.roster.roster_digest,
        policy=pinned.policy_digest != digests.get(pinned.policy.id, pinned.policy_digest),
    )
