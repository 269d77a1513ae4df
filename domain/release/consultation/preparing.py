"""How people say who is affected, and who speaks for them."""

from collections.abc import Sequence

from domain.release.consultation.affected import require_countable
from domain.release.consultation.commands import (
    FindNothingToConsultOn,
    RegisterRepresentatives,
    StateAffected,
)
from domain.release.consultation.events import (
    AffectedStated,
    ConsultationEvent,
    ConsultationFoundUnnecessary,
    RepresentativesRegistered,
)
from domain.release.consultation.refusals import (
    AffectedImpossible,
    ConsultationBegun,
    ConsultationOver,
    ConsultationReasonMissing,
    RepresentativesMissing,
)
from domain.release.standing import require_going_on
from domain.release.state import Release
from domain.stage import Stage


def state_affected(release: Release, command: StateAffected) -> Sequence[ConsultationEvent]:
    """Who is affected from here on; it is not stated any more once the consultation has opened."""
    held, said = release.consultation, (command.affected, command.first_dismissal)
    if held.stated and not held.unnecessary and (held.stated.affected, held.stated.first_dismissal) == said:
        return []
    require_going_on(release)
    if held.opened or (held.unnecessary and held.unnecessary.by is None):
        raise ConsultationBegun
    if not command.affected:
        raise AffectedImpossible("With nobody affected, record that there is nothing to consult on, and why.")
    require_countable(command.affected)
    return [
        AffectedStated(
            affected=command.affected,
            first_dismissal=command.first_dismissal,
            by=command.by.identity,
            at=command.at,
        )
    ]


def find_nothing(release: Release, command: FindNothingToConsultOn) -> Sequence[ConsultationEvent]:
    """That nobody is to be heard, and why, whatever the blueprint says, until stated otherwise."""
    held = release.consultation
    if held.unnecessary:
        return []
    require_going_on(release)
    if held.opened:
        raise ConsultationBegun
    if not command.reason.strip():
        raise ConsultationReasonMissing
    return [ConsultationFoundUnnecessary(reason=command.reason, by=command.by.identity, at=command.at)]


def register(release: Release, command: RegisterRepresentatives) -> Sequence[ConsultationEvent]:
    """Who speaks for those affected, until the gate of the consultation has been passed."""
    said = command.representatives
    if said in release.consultation.representatives:
        return []
    require_not_passed(release)
    if not said.body.strip() or said.people < 1:
        raise RepresentativesMissing
    return [RepresentativesRegistered(representatives=said, by=command.by.identity, at=command.at)]


def require_not_passed(release: Release) -> None:
    """Lets a release pass whose consultation can still be added to.

    :raises Rejected: when the release has ended, or the consultation's gate has been passed.
    """
    require_going_on(release)
    if Stage.CONSULTATION in release.passed:
        raise ConsultationOver
