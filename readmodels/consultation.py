"""How the consultation on a release stands, and which dates the law would ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.gate.consulted import consultation_lacks
from domain.legal_pack import LegalPack, TransferRule
from domain.programme.commands import programme_stream
from domain.programme.events import ReleasePlanned
from domain.release.consultation.affected import Affected
from domain.release.consultation.counting import Proposal
from domain.release.consultation.lawful import LawfulDates
from domain.release.consultation.proposing import affected_by, first_dismissal_of, foreseen, proposals_of
from domain.release.consultation.refusals import NoLawTaken
from domain.release.consultation.state import Consultation
from domain.release.consultation.telling import consulted
from domain.release.state import Release
from domain.stage import Stage
from readmodels.recorded import recorded_in
from readmodels.release_folded import release_folded


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationPage:
    """A consultation as recorded, who is affected, and what it still lacks before its gate may open.

    `lawful` is what the law asks for, since it opened; `earliest_leaving` moves with form HR1. The
    `transfer_rule` is that of the day of a transfer.
    """

    programme: str
    release: str
    affected: tuple[Affected, ...]
    first_dismissal: date | None
    lawful: LawfulDates | None
    earliest_leaving: date | None
    transfer_rule: TransferRule | None
    held: Consultation
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What the law would ask for if a consultation began on a day; nothing of it is recorded.

    It would close on `closes_on`, which its plan may put later than the law does. `fits` says whether the
    first dismissal, so far as one is known, could keep its day.
    """

    programme: str
    release: str
    law: LegalPack
    dates: LawfulDates
    closes_on: date
    first_dismissal: date | None
    fits: bool


def consultation(connection: Connection, programme: str, release: str) -> ConsultationPage:
    """How the consultation on a release stands.

    :raises ReleaseUnknown: when there is no such release.
    """
    found = release_folded(connection, programme, release)
    held, told = found.consultation, consulted(found)
    lacks = consultation_lacks(told, least=0, report="") if told else ()
    return ConsultationPage(
        programme=programme,
        release=release,
        affected=affected_by(found),
        first_dismissal=first_dismissal_of(found),
        lawful=held.opened.lawful if held.opened else None,
        earliest_leaving=held.earliest_leaving,
        transfer_rule=_transfer_rule(found),
        held=held,
        lacks=tuple(lacks),
    )


def if_it_began(connection: Connection, programme: str, release: str, begins: date) -> Foreseen:
    """Whether consultation may lawfully begin on a day, and when anybody could leave then.

    :raises Rejected: when there is no such release, no law, or the law is silent about that day.
    """
    found = release_folded(connection, programme, release)
    elsewhere = tuple(_elsewhere(connection, programme, release))
    law, dates = found.terms.law, foreseen(found, begins, elsewhere)
    if law is None or dates is None or found.plan is None:
        raise NoLawTaken
    days = max(found.plan.stage(Stage.CONSULTATION).days, dates.minimum_days)
    first = first_dismissal_of(found)
    return Foreseen(
        programme=programme,
        release=release,
        law=law,
        dates=dates,
        closes_on=date.fromordinal(begins.toordinal() + days),
        first_dismissal=first,
        fits=first is None or first >= dates.earliest_leaving,
    )


def _transfer_rule(release: Release) -> TransferRule | None:
    law, planned = release.terms.law, release.consultation.transfer
    return law.transferring(planned.transfer.effective) if law and planned else None


def _elsewhere(connection: Connection, programme: str, release: str) -> Iterator[Proposal]:
    events = (each.event for each in recorded_in(connection, programme_stream(programme)))
    planned = dict.fromkeys(event.release for event in events if isinstance(event, ReleasePlanned))
    for each in planned:
        if each != release:
            yield from proposals_of(release_folded(connection, programme, each))
