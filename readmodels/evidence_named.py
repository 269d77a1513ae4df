"""Which evidence the record names, and what is taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from domain.aggregate import Event
from domain.catalogue import EVENTS
from domain.evidence import Evidence
from domain.evidence_limits import EvidenceLimits
from domain.fund.commands import fund_stream
from domain.fund.events import AskEvidenceOffered, FundEstablished
from domain.fund.refusals import FundUnknown
from domain.gate.events import GateEvidenceChanged, GateOpened
from domain.identity import Identity
from domain.release.consultation.events import OutcomeReported, RedundanciesNotified
from domain.release.events import EvidenceOffered
from eventstore.reading import facts_of_types
from readmodels.asking import Answers
from readmodels.place import place_of
from readmodels.recorded import recorded, recorded_in

OFFERED = (EvidenceOffered, AskEvidenceOffered, GateOpened, GateEvidenceChanged)
KEPT = (RedundanciesNotified, OutcomeReported)
NAMING = frozenset(EVENTS[each].name for each in (*OFFERED, *KEPT))


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceNamed:
    """A piece of evidence, and the stream that names it first."""

    piece: Evidence
    stream: str


async def evidence_named(answers: Answers, programme: str | None = None) -> tuple[EvidenceNamed, ...]:
    """Every piece that the record of a programme, or of all, ever named: one for each digest, in order."""
    return await answers.query(partial(_named, programme=programme))


def evidence_limits_of_asks(connection: Connection, programme: str) -> EvidenceLimits:
    """What a programme takes as evidence of the money that it asks for.

    :raises FundUnknown: when it has no money.
    """
    for each in recorded_in(connection, fund_stream(programme)):
        if isinstance(each.event, FundEstablished):
            return each.event.evidence
    raise FundUnknown(programme)


def _named(connection: Connection, *, programme: str | None) -> tuple[EvidenceNamed, ...]:
    named: dict[str, EvidenceNamed] = {}
    for fact in facts_of_types(connection, NAMING):
        if programme in (None, place_of(fact.stream).programme):
            for piece in _pieces(recorded(fact).event):
                named.setdefault(piece.digest, EvidenceNamed(piece=piece, stream=fact.stream))
    return tuple(named.values())


def _pieces(event: Event) -> Iterable[Evidence]:
    match event:
        case EvidenceOffered() | AskEvidenceOffered():
            return (event.evidence,)
        case GateOpened() | GateEvidenceChanged():
            return event.evidence
        case RedundanciesNotified():
            return (_kept(f"form HR1 {event.reference}", event.copy, event.by),)
        case OutcomeReported():
            return (_kept("outcome report", event.report, event.by),)
        case _:
            return ()


def _kept(name: str, digest: str, by: Identity) -> Evidence:
    """A copy of a paper that no gate asks for by its name."""
    return Evidence(name=name, digest=digest, author=by, submitted_by=by)
