"""Which evidence the record names, and what a release takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.aggregate import Event
from domain.catalogue import EVENTS
from domain.evidence import Evidence
from domain.evidence_limits import EvidenceLimits
from domain.gate.events import GateEvidenceChanged, GateOpened
from domain.release.commands import release_stream
from domain.release.events import EvidenceOffered, ReleaseRegistered
from domain.release.refusals import ReleaseUnknown
from eventstore.store import EventStore
from readmodels.place import place_of
from readmodels.recorded import recorded, recorded_in

NAMING = frozenset(EVENTS[each].name for each in (EvidenceOffered, GateOpened, GateEvidenceChanged))


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceNamed:
    """A piece of evidence, and the stream that names it first."""

    piece: Evidence
    stream: str


async def evidence_named(store: EventStore, programme: str | None = None) -> tuple[EvidenceNamed, ...]:
    """Every piece that the record of a programme, or of all, ever named: one for each digest, in order."""
    named: dict[str, EvidenceNamed] = {}
    async for fact in store.read_all():
        if fact.type in NAMING and programme in (None, place_of(fact.stream).programme):
            for piece in _pieces(recorded(fact).event):
                named.setdefault(piece.digest, EvidenceNamed(piece=piece, stream=fact.stream))
    return tuple(named.values())


def evidence_limits(connection: Connection, programme: str, release: str) -> EvidenceLimits:
    """What a release takes as evidence.

    :raises ReleaseUnknown: when there is no such release.
    """
    for each in recorded_in(connection, release_stream(programme, release)):
        if isinstance(each.event, ReleaseRegistered):
            return each.event.evidence
    raise ReleaseUnknown(release)


def _pieces(event: Event) -> Iterable[Evidence]:
    match event:
        case EvidenceOffered():
            return (event.evidence,)
        case GateOpened() | GateEvidenceChanged():
            return event.evidence
        case _:
            return ()
