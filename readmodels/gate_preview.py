"""What a gate would open with as things stand, before it begins."""

from datetime import date

from sqlalchemy import Connection

from domain.evidence import evidence_digest, newest
from domain.gate.policy import GatePolicy
from domain.gate.step import Ask, Step
from domain.gate.subject import GateSubject
from domain.identity import Identity
from domain.refusal import Rejected
from domain.roster import Roster
from readmodels.gate_break_point import break_point_of
from readmodels.gate_page_lines import GatePage, SeatLine
from readmodels.gate_rounds import GateRound
from readmodels.release_now import programme_now, release_now


class GateUnknown(Rejected):
    """There is no such gate."""


def preview(connection: Connection, subject: GateSubject, earlier: tuple[GateRound, ...]) -> GatePage:
    """The page of a round that has not begun.

    :raises GateUnknown: when no release of a programme has such a gate.
    """
    if subject.is_for_money:
        raise GateUnknown(subject.gate)
    programme = programme_now(connection, subject.programme)
    release = release_now(connection, subject.programme, subject.release)
    if release.plan is None:
        raise GateUnknown(subject.gate)
    planned = release.plan.stage(subject.the_stage)
    policy = programme.policies.get(planned.gate)
    if policy is None:
        raise GateUnknown(subject.gate)
    evidence = newest(release.evidence(subject.the_stage))
    handed_in = {piece.name for piece in evidence}
    return GatePage(
        subject=subject,
        policy=policy,
        policy_digest=policy.digest,
        state="not begun",
        reasons=("The gate has not been asked for yet.",),
        seats=_seats(programme.roster, policy, on=planned.ends),
        evidence=evidence,
        missing=tuple(name for name in policy.evidence if name not in handed_in),
        evidence_digest=evidence_digest(evidence),
        earlier=earlier,
        break_point=break_point_of(policy, release.exit_cost(subject.the_stage)),
        names=programme.roster.names,
    )


def _seats(roster: Roster, policy: GatePolicy, on: date) -> tuple[SeatLine, ...]:
    """The seats with those who hold the roles on the day that the gate is planned for."""
    return tuple(
        _seat(step, ask, roster.holders_of(ask.role, on)) for step in policy.steps for ask in step.asks
    )


def _seat(step: Step, ask: Ask, holders: tuple[Identity, ...]) -> SeatLine:
    return SeatLine(
        step=step.id,
        kind=step.kind,
        method=step.method,
        role=ask.role,
        needed=ask.how_many.of(len(holders)),
        holders=holders,
        filled_by=(),
    )
