"""The one door to the record: load a stream, let the domain decide, append."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any

from activities.attempts import attempt_of
from activities.sight import Sight
from domain.aggregate import PERSON, Aggregate, Command, Event, aggregate_for
from domain.catalogue import COMMANDS, EVENTS
from domain.digest import digest
from domain.gate.commands import Decide
from domain.gate.decision import refuse
from domain.gate.refusals import IssuerNotTrusted
from domain.identity import SERVICE_ISSUER, Actor
from domain.person.commands import ErasePerson
from domain.refusal import Rejected
from eventstore.errors import KeyReused, MoreRecorded, RecordForgot, StreamMoved
from eventstore.facts import NewFact
from eventstore.sealed import is_witnessed
from eventstore.store import Append, EventStore, LookedThrough
from readmodels.recorded import codec, recorded
from tlog.policy import Policy

MOST_TRIES = 20
MOST_KNOWN = 4096
# Somebody else wrote first; or an answer was lost, and only some of the streams show that it was given.
OUT_OF_DATE = (StreamMoved, KeyReused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a command: the events it brought about, and the aggregate as it is now."""

    events: tuple[Event, ...]
    state: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An aggregate as it was after so many facts."""

    state: Any
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeldTo:
    """What has to be as it was seen for commands to be recorded."""

    unmoved: tuple[Append, ...] = ()
    looked_through: tuple[LookedThrough, ...] = ()


class Door:
    """Lets commands through to the record, from issuers that this installation trusts."""

    def __init__(
        self, store: EventStore, trusted_issuers: Collection[str], *, witnesses: Policy | None = None
    ) -> None:
        """`witnesses` says who must have seen what is to be witnessed; without it nothing ever is."""
        self._store = store
        self._witnesses = witnesses
        self._trusted = frozenset({SERVICE_ISSUER, *trusted_issuers})
        self._known: dict[str, _Known] = {}

    async def settle(self, *commands: Command) -> tuple[Settled, ...]:
        """All of the commands, each to a stream of its own, or none; a repetition changes nothing.

        :raises Rejected: when the domain refuses one of them; that somebody tried is recorded.
        :raises RecordUnavailable: when the record cannot be reached; try again.
        :raises RecordForgot: when somebody was erased meanwhile; try again.
        """
        return await self._settle_or_record_the_attempt(commands, Sight(self._store, self.state_and_version))

    async def settle_on(self, asked: Callable[[Sight], Awaitable[Sequence[Command]]]) -> tuple[Settled, ...]:
        """The same for commands that are made of what other streams tell: made anew if these move meanwhile.

        :raises StreamMoved: when they move again and again; try again.
        :raises MoreRecorded: when there is more again and again of what was looked through; try again.
        """
        for _ in range(MOST_TRIES - 1):
            sight = Sight(self._store, self.state_and_version)
            with suppress(StreamMoved, MoreRecorded):
                return await self._settle_or_record_the_attempt(await asked(sight), sight)
        sight = Sight(self._store, self.state_and_version)
        return await self._settle_or_record_the_attempt(await asked(sight), sight)

    async def _settle_or_record_the_attempt(
        self, commands: Sequence[Command], sight: Sight
    ) -> tuple[Settled, ...]:
        own = {command.stream for command in commands}
        held_to = _HeldTo(
            unmoved=tuple(
                Append(stream=stream, expected=version, facts=())
                for stream, version in sight.seen.items()
                if stream not in own
            ),
            looked_through=tuple(sight.looked_through),
        )
        try:
            return await self._settle(commands, held_to)
        except RecordForgot:
            # What is known from before may name whom nobody is to name again; whoever asked looks afresh.
            self._known.clear()
            raise
        except Rejected as refusal:
            await self._keep_attempt(commands, refusal)
            raise

    async def _keep_attempt(self, commands: Sequence[Command], refusal: Rejected) -> None:
        if attempt := attempt_of(commands, refusal):
            await self._settle([attempt], _HeldTo())

    async def _settle(self, commands: Sequence[Command], held_to: _HeldTo) -> tuple[Settled, ...]:
        with suppress(Rejected, *OUT_OF_DATE):
            # Others may have written since. The record takes events only on top of what they follow from,
            # so events that it took were rightly decided; a refusal, or nothing to do, may be out of date.
            if (settled := await self._try_from_memory(commands, held_to)) and any(
                each.events for each in settled
            ):
                return settled
        for _ in range(MOST_TRIES - 1):
            try:
                return await self._try_afresh(commands, held_to)
            except OUT_OF_DATE as error:  # Decide again on what is there now.
                if isinstance(error, StreamMoved) and error.stream in {
                    each.stream for each in held_to.unmoved
                }:
                    raise
                for command in commands:
                    self._known.pop(command.stream, None)
        return await self._try_afresh(commands, held_to)

    async def erase(self, command: ErasePerson, *, head: int) -> tuple[Event, ...]:
        """Records that somebody is erased and erases them, at once or not at all.

        :raises Rejected: when they are to be kept; that somebody tried is recorded.
        :raises StreamMoved: when something was recorded after `head`; look again.
        """
        known = await self._catch_up(PERSON, command.stream)
        try:
            events = tuple(self._decide(PERSON, known.state, command))
        except Rejected as refusal:
            await self._keep_attempt([command], refusal)
            raise
        if events:
            append = _append(command, known.version, events)
            await self._store.erase(command.person, append, head=head, key=_key([command]))
            self._known.clear()
        return events

    async def look(self, aggregate: Aggregate, stream: str) -> Any:
        """What an aggregate is now; nothing is asked of it."""
        return (await self._catch_up(aggregate, stream)).state

    async def state_and_version(self, aggregate: Aggregate, stream: str) -> tuple[Any, int]:
        """What an aggregate is now, and of how many facts."""
        known = await self._catch_up(aggregate, stream)
        return known.state, known.version

    async def is_witnessed(self, stream: str, event: Event) -> bool:
        """Whether somebody outside has seen this event in the record."""
        found = [fact.position for fact in await self._store.read(stream) if recorded(fact).event == event]
        if self._witnesses is None or not found:
            return False
        seen = partial(is_witnessed, position=found[-1], trust=self._witnesses)
        return await self._store.query(seen)

    async def _try_from_memory(self, commands: Sequence[Command], held_to: _HeldTo) -> tuple[Settled, ...]:
        known = [self._known[command.stream] for command in commands if command.stream in self._known]
        return await self._try(commands, known, held_to) if len(known) == len(commands) else ()

    async def _try_afresh(self, commands: Sequence[Command], held_to: _HeldTo) -> tuple[Settled, ...]:
        known = [await self._catch_up(aggregate_for(command), command.stream) for command in commands]
        return await self._try(commands, known, held_to)

    async def _try(
        self, commands: Sequence[Command], known: Sequence[_Known], held_to: _HeldTo
    ) -> tuple[Settled, ...]:
        settled: list[Settled] = []
        appends: list[Append] = []
        for command, before in zip(commands, known, strict=True):
            events = tuple(self._decide(aggregate_for(command), before.state, command))
            state = reduce(aggregate_for(command).evolve, events, before.state)
            appends.append(_append(command, before.version, events))
            settled.append(Settled(events=events, state=state))
        appended = await self._store.append(
            *appends, *held_to.unmoved, key=_key(commands), looked_through=held_to.looked_through
        )
        if not appended.repeated:
            for append, each in zip(appends, settled, strict=True):
                version = append.expected + len(append.facts)
                self._remember(append.stream, _Known(state=each.state, version=version))
        return tuple(settled)

    async def _catch_up(self, aggregate: Aggregate, stream: str) -> _Known:
        known = self._known.get(stream) or _Known(state=aggregate.fold(()), version=0)
        facts = await self._store.read(stream, after=known.version)
        state = reduce(aggregate.evolve, (recorded(fact).event for fact in facts), known.state)
        known = _Known(state=state, version=known.version + len(facts))
        self._remember(stream, known)
        return known

    def _remember(self, stream: str, known: _Known) -> None:
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[stream] = known

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
