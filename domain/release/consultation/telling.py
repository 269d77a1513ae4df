"""What gates are told of the consultation on a release."""

from domain.gate.facts import Consulted
from domain.release.consultation.events import ConsultationOpened
from domain.release.consultation.proposing import first_dismissal_of
from domain.release.consultation.state import Consultation
from domain.release.consultation.transferring import transfer_lacks
from domain.release.state import Release
from domain.stage import Stage


def consulted(release: Release) -> Consulted | None:
    """How the consultation went; None before anybody knows whether there is one."""
    held = release.consultation
    if held.unnecessary:
        lacks = tuple(transfer_lacks(held))
        return Consulted(heads=0, unnecessary=held.unnecessary.reason, transfer_lacks=lacks)
    return _held(release, held, held.opened) if held.opened else None


def _held(release: Release, held: Consultation, opened: ConsultationOpened) -> Consulted:
    lawful = opened.lawful
    return Consulted(
        heads=opened.affected_headcount,
        opened=opened.at.date(),
        closed=held.closed_at.date() if held.closed_at else None,
        handed_in=tuple(sorted({piece.name for piece in release.evidence(Stage.CONSULTATION)})),
        reported=held.report is not None,
        unanswered=held.unanswered,
        counted=lawful.counted if lawful else 0,
        minimum=lawful.minimum_days if lawful else 0,
        is_collective=lawful.notifies if lawful else False,
        represented=bool(held.representatives),
        notified=held.notified.day if held.notified else None,
        uncopied=held.uncopied,
        earliest_leaving=held.earliest_leaving,
        first_leaving=first_dismissal_of(release),
        transfer_lacks=tuple(transfer_lacks(held)),
    )
