"""For what the way past a gate waited, from when to when: people, evidence or rework."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from domain.gate.events import GateEvent
from domain.gate.evolving import evolve
from domain.gate.obstacles import missing_evidence, shortcomings
from domain.gate.outcome import Outcome
from domain.gate.state import Gate


class Cause(StrEnum):
    """What is waited for.

    People are those who have still to decide, or to scrutinise what was decided, also while a gate is put
    off. Evidence is whatever keeps the gate shut whatever people say: what is missing, and checks that fail.
    Rework is everything between a round that opened no way and the next one.
    """

    PEOPLE = "people"
    EVIDENCE = "evidence"
    REWORK = "rework"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A span of time in which one thing was waited for."""

    cause: Cause
    since: datetime
    until: datetime

    @property
    def seconds(self) -> int:
        return int((self.until - self.since).total_seconds())


def waits(rounds: Iterable[Sequence[GateEvent]], until: datetime) -> tuple[Wait, ...]:
    """Every wait at a gate, in order, from the events of its rounds; the last may go on `until` now.

    Nothing is waited for once an outcome that opens the way is in effect, or the release is stopped.
    """
    turns = [*_turns(rounds), (until, None)]
    spans = (
        Wait(cause=cause, since=since, until=then)
        for (since, cause), (then, _) in pairwise(turns)
        if cause and since < then
    )
    return tuple(_joined(spans))


def waits_now(rounds: Iterable[Sequence[GateEvent]]) -> Cause | None:
    """What is waited for after all that happened in the rounds of a gate."""
    causes = [cause for _, cause in _turns(rounds)]
    return causes[-1] if causes else None


def waits_for(gate: Gate) -> Cause | None:
    """What a round waits for as it stands; None when the way is open, or will never be."""
    if gate.is_open:
        return Cause.EVIDENCE if missing_evidence(gate) or shortcomings(gate) else Cause.PEOPLE
    if gate.outcome is None or gate.outcome is Outcome.STOPPED:
        return None
    if gate.outcome is Outcome.DEFERRED:
        return Cause.PEOPLE
    if gate.outcome.opens_the_way:
        return None if gate.in_effect else Cause.PEOPLE
    return Cause.REWORK


def _turns(rounds: Iterable[Sequence[GateEvent]]) -> Iterator[tuple[datetime, Cause | None]]:
    for events in rounds:
        gate = Gate()
        for event in events:
            gate = evolve(gate, event)
            if gate.opened is None:
                continue
            yield event.at, waits_for(gate)
            # What becomes of a decision after it took effect sends nobody back.
            if gate.in_effect and gate.outcome and gate.outcome.opens_the_way:
                return


def _joined(spans: Iterable[Wait]) -> Iterator[Wait]:
    last: Wait | None = None
    for each in spans:
        if last and (last.cause, last.until) == (each.cause, each.since):
            last = Wait(cause=last.cause, since=last.since, until=each.until)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last
