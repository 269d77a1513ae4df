"""What changed between two moments: what happened, and each value before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, select

from domain.fund.refusals import FundUnknown
from eventstore.tables import events
from readmodels.benefits_by_year import benefit_table
from readmodels.gate_rounds import gate_rounds
from readmodels.money import money
from readmodels.place import place_of
from readmodels.plan import baselines_of
from readmodels.programme_parts import parents
from readmodels.recorded import newest_moment
from readmodels.release_board import programmes, releases

Value: TypeAlias = str | int | date | None
# What it is of, which one, and which value of it.
Named: TypeAlias = tuple[str, str, str]
Standing: TypeAlias = Mapping[Named, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A value that is another one now; None where there was none yet, or is none any more.

    `is_money` tells that the values are pence.
    """

    kind: str
    which: str
    value: str
    before: Value
    after: Value
    is_money: bool


MONEY = frozenset({"annual", "counts", "forecast", "envelope", "taken", "drawn", "left", "amount"})
WRITTEN = frozenset({"frozen"})


def standing(connection: Connection, programme: str | None) -> Standing:
    """Everything that is compared, of a programme or of all: programmes, releases, gates, benefits, money."""
    known = [id for id in parents(connection) if programme in (None, id)]
    return {name: value for id in known for name, value in _of_programme(connection, id)}


def changed(before: Standing, after: Standing) -> tuple[Changed, ...]:
    """Each value that differs, by what it is of."""
    return tuple(
        Changed(
            kind=kind,
            which=which,
            value=value,
            before=before.get((kind, which, value)),
            after=after.get((kind, which, value)),
            is_money=value in MONEY,
        )
        for kind, which, value in sorted(before.keys() | after.keys(), key=_in_order)
        if before.get((kind, which, value)) != after.get((kind, which, value))
    )


def positions(connection: Connection, programme: str | None) -> frozenset[int]:
    """Where the facts of a programme, or of all, stand."""
    found = connection.execute(select(events.c.position, events.c.stream))
    return frozenset(row.position for row in found if programme in (None, place_of(row.stream).programme))


_KINDS = ("programme", "release", "gate", "benefit", "money")


def _in_order(name: Named) -> tuple[int, Named]:
    return _KINDS.index(name[0]), name


def _of_programme(connection: Connection, id: str) -> Iterator[tuple[Named, Value]]:
    line = next(each for each in programmes(connection) if each.id == id)
    yield ("programme", id, "name"), line.name
    yield ("programme", id, "ended"), line.ended_at
    yield ("programme", id, "baseline"), len(baselines_of(connection, id))
    for release in releases(connection, id):
        which = f"{id}/{release.release}"
        yield ("release", which, "stands"), release.standing
        yield ("release", which, "stage"), release.stage
        yield ("release", which, "planned end"), release.planned_end
    yield from _of_gates(connection, id)
    yield from _of_benefits(connection, id)
    yield from _of_money(connection, id)


def _of_gates(connection: Connection, id: str) -> Iterator[tuple[Named, Value]]:
    for gate in _gates(connection, id):
        for round in gate_rounds(connection, gate):
            which = f"{gate}, round {round.round}"
            yield ("gate", which, "outcome"), round.outcome or "open"


def _gates(connection: Connection, id: str) -> list[str]:
    streams = connection.execute(
        select(events.c.stream).where(events.c.type == "gate-opened").distinct()
    ).scalars()
    found = {place.gate for stream in streams if (place := place_of(stream)).programme == id and place.gate}
    return sorted(found)


def _of_benefits(connection: Connection, id: str) -> Iterator[tuple[Named, Value]]:
    for benefit in benefit_table(connection, id).benefits:
        which = f"{id}/{benefit.benefit}"
        yield ("benefit", which, "state"), benefit.state
        yield ("benefit", which, "annual"), benefit.annual
        yield ("benefit", which, "counts"), benefit.counts
        yield ("benefit", which, "forecast"), benefit.forecast.likely if benefit.forecast else None


def _of_money(connection: Connection, id: str) -> Iterator[tuple[Named, Value]]:
    try:
        page = money(connection, id, at=newest_moment(connection))
    except FundUnknown:
        return
    yield ("money", id, "envelope"), page.envelope
    yield ("money", id, "taken"), page.taken
    yield ("money", id, "drawn"), page.drawn
    yield ("money", id, "left"), page.left
    yield ("money", id, "frozen"), page.frozen.reason if page.frozen else None
    for ask in page.asks:
        which = f"{id}/{ask.ask}, round {ask.round}"
        yield ("money", which, "amount"), ask.amount
        yield ("money", which, "state"), ask.state
