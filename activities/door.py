"""The one door to the record: load a stream, let the domain decide, append."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from domain.aggregate import Aggregate, Command, Event, aggregate_for
from domain.catalogue import COMMANDS, EVENTS
from domain.digest import digest
from domain.gate.commands import Decide
from domain.gate.decision import refuse
from domain.gate.refusals import IssuerNotTrusted
from domain.identity import SERVICE_ISSUER, Actor
from eventstore.errors import StreamMoved
from eventstore.facts import NewFact
from eventstore.store import Append, EventStore
from readmodels.recorded import codec, recorded

MOST_TRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a command: the events it brought about, and the aggregate as it is now."""

    events: tuple[Event, ...]
    state: Any


class Door:
    """Lets commands through to the record, from issuers that this installation trusts."""

    def __init__(self, store: EventStore, trusted_issuers: Collection[str]) -> None:
        self._store = store
        self._trusted = frozenset({SERVICE_ISSUER, *trusted_issuers})

    async def settle(self, *commands: Command) -> tuple[Settled, ...]:
        """All of the commands, each to a stream of its own, or none; a repetition changes nothing.

        :raises Rejected: when the domain refuses one of them.
        :raises RecordUnavailable: when the record cannot be reached; try again.
        """
        for _ in range(MOST_TRIES - 1):
            try:
                return await self._try(commands)
            except StreamMoved:
                continue  # Somebody else wrote first: decide again on what is there now.
        return await self._try(commands)

    async def look(self, aggregate: Aggregate, stream: str) -> Any:
        """What an aggregate is now; nothing is asked of it."""
        return (await self._load(aggregate, stream))[0]

    async def _try(self, commands: Sequence[Command]) -> tuple[Settled, ...]:
        settled: list[Settled] = []
        appends: list[Append] = []
        for command in commands:
            aggregate = aggregate_for(command)
            state, version = await self._load(aggregate, command.stream)
            events = tuple(self._decide(aggregate, state, command))
            appends.append(_append(command, version, events))
            settled.append(Settled(events=events, state=reduce(aggregate.evolve, events, state)))
        await self._store.append(*appends, key=_key(commands))
        return tuple(settled)

    async def _load(self, aggregate: Aggregate, stream: str) -> tuple[Any, int]:
        facts = await self._store.read(stream)
        return aggregate.fold(recorded(fact).event for fact in facts), len(facts)

    def _decide(self, aggregate: Aggregate, state: Any, command: Command) -> Sequence[Event]:
        if command.by.identity.issuer in self._trusted:
            return aggregate.decide(state, command)
        refusal = IssuerNotTrusted(command.by.identity.issuer)
        if isinstance(command, Decide):
            return refuse(state, command, refusal)
        raise refusal


def _append(command: Command, version: int, events: tuple[Event, ...]) -> Append:
    facts = tuple(_fact(event, command.by) for event in events)
    return Append(stream=command.stream, expected=version, facts=facts)


def _fact(event: Event, by: Actor) -> NewFact:
    stored = EVENTS[type(event)]
    return NewFact(
        type=stored.name,
        schema=stored.schema,
        at=event.at,
        actor=str(by.identity),
        body=codec().encode(event, by),
    )


def _key(commands: Sequence[Command]) -> str:
    """A business key: the same commands have the same key, whichever run or retry sends them."""
    return digest("commands/1", [[command.stream, COMMANDS[type(command)], command] for command in commands])
