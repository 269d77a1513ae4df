"""What a gate would open with as things stand, before it begins."""

from sqlalchemy import Connection

from domain.evidence import evidence_digest, newest
from domain.gate.policy import GatePolicy
from domain.gate.subject import GateSubject
from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEvent
from domain.programme.state import Programme
from domain.programme.state import fold as fold_programme
from domain.refusal import Rejected
from domain.release.commands import release_stream
from domain.release.events import ReleaseEvent
from domain.release.state import Release
from domain.release.state import fold as fold_release
from readmodels.gate_page_lines import GatePage, SeatLine
from readmodels.gate_rounds import GateRound
from readmodels.recorded import recorded_in


class GateUnknown(Rejected):
    """There is no such gate."""


def preview(connection: Connection, subject: GateSubject, earlier: tuple[GateRound, ...]) -> GatePage:
    """The page of a round that has not begun.

    :raises GateUnknown: when no release of a programme has such a gate.
    """
    programme = _programme(connection, subject.programme)
    release = _release(connection, subject)
    if release.plan is None:
        raise GateUnknown(subject.gate)
    policy = programme.policies.get(release.plan.stage(subject.stage).gate)
    if policy is None:
        raise GateUnknown(subject.gate)
    evidence = newest(release.evidence(subject.stage))
    handed_in = {piece.name for piece in evidence}
    return GatePage(
        subject=subject,
        policy=policy,
        policy_digest=policy.digest,
        state="not begun",
        reasons=("The gate has not been asked for yet.",),
        seats=_seats(programme, policy),
        evidence=evidence,
        missing=tuple(name for name in policy.evidence if name not in handed_in),
        evidence_digest=evidence_digest(evidence),
        earlier=earlier,
        names=programme.roster.names,
    )


def _programme(connection: Connection, programme: str) -> Programme:
    events = [each.event for each in recorded_in(connection, programme_stream(programme))]
    return fold_programme(event for event in events if isinstance(event, ProgrammeEvent))


def _release(connection: Connection, subject: GateSubject) -> Release:
    events = [
        each.event for each in recorded_in(connection, release_stream(subject.programme, subject.release))
    ]
    return fold_release(event for event in events if isinstance(event, ReleaseEvent))


def _seats(programme: Programme, policy: GatePolicy) -> tuple[SeatLine, ...]:
    roles = programme.roster.by_id
    return tuple(
        SeatLine(role=role, holders=roles[role].holders if role in roles else (), filled_by=None)
        for role in policy.deciders
    )
