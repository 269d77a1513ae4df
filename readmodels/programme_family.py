"""Which programmes are parts of which, and how they stand together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.release.rating.legend import Colour, Legend
from readmodels.inbox import waiting
from readmodels.ratings import rag_of
from readmodels.release_board import ProgrammeLine, State, programmes


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A programme by itself; `level` is 0 for the one asked about, 1 for its parts, 2 for theirs."""

    level: int
    id: str
    name: str
    releases: Mapping[State, int]
    gates_open: int
    legend: Legend
    worst: Colour | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A programme, what it is a part of, and everything that is a part of it.

    `worst` is the worst colour of all that are rated by the legend of the programme asked about; the ids of
    those with a legend of their own are `rated_otherwise`.
    """

    parent: str
    parts: tuple[Part, ...]
    releases: Mapping[State, int]
    gates_open: int
    worst: Colour | None
    rated_otherwise: tuple[str, ...]


def family(connection: Connection, programme: str) -> Family:
    """How a programme and everything that is a part of it stand together."""
    known = programmes(connection)
    line = next(each for each in known if each.id == programme)
    parts = tuple(_part(connection, each, level) for each, level in _descending(known, line, 0, ()))
    legend = parts[0].legend
    alike = [each for each in parts if each.legend == legend]
    return Family(
        parent=line.parent,
        parts=parts,
        releases=_together(parts),
        gates_open=sum(each.gates_open for each in parts),
        worst=legend.worst(each.worst.name for each in alike if each.worst),
        rated_otherwise=tuple(each.id for each in parts if each.legend != legend and each.worst),
    )


def _descending(
    known: Sequence[ProgrammeLine], line: ProgrammeLine, level: int, above: tuple[str, ...]
) -> Iterator[tuple[ProgrammeLine, int]]:
    yield line, level
    for each in known:
        if each.parent == line.id and each.id not in (*above, line.id):
            yield from _descending(known, each, level + 1, (*above, line.id))


def _part(connection: Connection, line: ProgrammeLine, level: int) -> Part:
    rag = rag_of(connection, line.id)
    gates = [each for each in waiting(connection, programme=line.id) if each.kind == "gate"]
    return Part(
        level=level,
        id=line.id,
        name=line.name,
        releases=line.releases,
        gates_open=len(gates),
        legend=rag.legend,
        worst=rag.whole.worst,
    )


def _together(parts: Sequence[Part]) -> Mapping[State, int]:
    whole: Counter[State] = Counter()
    for part in parts:
        whole.update(part.releases)
    return whole
