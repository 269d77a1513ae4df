"""Whether everything that is shown of a programme follows from its history, folded from its first fact."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, StaticPool, Table, create_engine, select

from domain.aggregate import aggregate_of
from domain.benefit.state import Benefit
from domain.gate.events import GateEvent
from domain.gate.rejudging import Told, disagreements
from domain.gate.subject import GateSubject
from domain.replay.commands import Difference
from eventstore.facts import StoredFact
from eventstore.reading import head
from eventstore.tables import events
from readmodels.as_of import Rows, facts_at, pages, people_now, prepare, rows, take
from readmodels.benefits_by_year import benefit_table
from readmodels.benefits_folded import folded_otherwise
from readmodels.place import place_of
from readmodels.recorded import Recorded, recorded
from readmodels.rows_compared import compared, last_change

# How many facts of how many have been folded.
Noticed = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What was looked at, and the first difference; without one everything that is shown follows."""

    programme: str
    until: int
    facts: int
    rounds: int
    rows: int
    difference: Difference | None


def replay(connection: Connection, programme: str, *, noticed: Noticed = lambda _, __: None) -> Replayed:
    """Folds all history of a programme, judges each round of a gate again, and compares each table and row.

    All of it is of one moment. It reads facts, and never trusts a view to tell which there are.
    """
    again = _Again(connection=connection, programme=programme, until=head(connection))
    with scratch(people_now(connection)) as empty:
        again.difference = next(again.differences(empty, noticed), None)
    return Replayed(
        programme=programme,
        until=again.until,
        facts=again.facts,
        rounds=again.rounds,
        rows=again.rows,
        difference=again.difference,
    )


@contextmanager
def scratch(people: Mapping[Table, Rows]) -> Iterator[Connection]:
    """A database in memory with the tables of facts and views, all empty, that knows who people are."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        prepare(connection, people=people)
        yield connection
    engine.dispose()


def history_of(connection: Connection, programme: str) -> Sequence[int]:
    """Where the facts of a programme stand, in order, by the names of their streams."""
    streams = connection.execute(select(events.c.stream).distinct()).scalars()
    wanted = [stream for stream in streams if place_of(stream).programme == programme]
    found: list[int] = []
    for some in (wanted[start : start + 500] for start in range(0, len(wanted), 500)):
        found += connection.execute(select(events.c.position).where(events.c.stream.in_(some))).scalars()
    return sorted(found)


@dataclass(slots=True, kw_only=True)
class _Again:
    """How far a replay has come."""

    connection: Connection
    programme: str
    until: int
    facts: int = 0
    rounds: int = 0
    rows: int = 0
    difference: Difference | None = None
    states: dict[str, Any] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    gates: dict[str, list[Recorded]] = field(default_factory=dict)

    def differences(self, empty: Connection, noticed: Noticed) -> Iterator[Difference]:
        """Everything that differs, in the order in which it is looked at."""
        positions = history_of(self.connection, self.programme)
        for some in pages(positions):
            yield from self._fold(empty, some)
            noticed(self.facts, len(positions))
        yield from self._judge()
        yield from self._benefits(empty)
        yield from self._views(empty, positions)

    def _fold(self, empty: Connection, positions: Sequence[int]) -> Iterator[Difference]:
        try:
            page = rows(self.connection, wanted=facts_at(positions))
            told = [recorded(fact) for fact in take(empty, page=page)]
        # Whatever keeps a fact from being read, or a view from taking it in, is what is looked for here.
        except Exception as error:  # noqa: BLE001
            yield self._unread(positions, error)
            return
        for each in told:
            yield from self._evolve(each)
        self.facts += len(positions)

    def _unread(self, positions: Sequence[int], error: Exception) -> Difference:
        """The one fact of these that fails; the views then stand as they did before it."""
        with scratch(people_now(self.connection)) as empty:
            for position in history_of(self.connection, self.programme):
                one = rows(self.connection, wanted=facts_at([position]))
                try:
                    take(empty, page=one)
                except Exception as again:  # noqa: BLE001
                    return Difference(position=position, place=one[0]["stream"], what=_said(again))
        return Difference(position=positions[0], place="the record", what=_said(error))

    def _evolve(self, each: Recorded) -> Iterator[Difference]:
        fact = each.fact
        expected = self.sequences.get(fact.stream, 0) + 1
        if fact.sequence != expected:
            why = f"It is number {fact.sequence} of its stream, where number {expected} follows."
            yield _at(fact, why)
        self.sequences[fact.stream] = fact.sequence
        aggregate = aggregate_of(each.event)
        try:
            state = self.states.get(fact.stream, aggregate.fold(()))
            self.states[fact.stream] = aggregate.evolve(state, each.event)
        except Exception as error:  # noqa: BLE001
            yield _at(fact, f"It cannot follow on what went before: {_said(error)}")
        if isinstance(each.event, GateEvent):
            self.gates.setdefault(fact.stream, []).append(each)

    def _judge(self) -> Iterator[Difference]:
        for stream, happened in self.gates.items():
            place = place_of(stream)
            subject = GateSubject(
                programme=place.programme,
                release=place.release or "",
                stage=place.stage,
                ask=place.ask or "",
                round=place.round or 1,
            )
            round = [Told(event=x.event, by=x.by) for x in happened if isinstance(x.event, GateEvent)]
            for found in disagreements(subject, round):
                yield _at(happened[found.place].fact, found.why)
            self.rounds += 1

    def _benefits(self, empty: Connection) -> Iterator[Difference]:
        shown = benefit_table(self.connection, self.programme)
        if shown != benefit_table(empty, self.programme):
            why = "The table of benefits by year is not the one that follows from the facts."
            yield Difference(position=None, place="benefits by year", what=why)
        for stream, state in self.states.items():
            if isinstance(state, Benefit) and (why := folded_otherwise(shown, stream, state)):
                yield Difference(position=None, place=stream, what=why)

    def _views(self, empty: Connection, positions: Sequence[int]) -> Iterator[Difference]:
        for found in compared(self.connection, empty, self.programme):
            self.rows += found.rows
            if found.fault:
                with scratch(people_now(self.connection)) as again:
                    one_by_one = (rows(self.connection, wanted=facts_at([each])) for each in positions)
                    position = last_change(again, found.fault, one_by_one)
                yield Difference(position=position, place=found.table, what=found.fault.sentence)


def _at(fact: StoredFact, what: str) -> Difference:
    return Difference(position=fact.position, place=fact.stream, what=what)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
