"""What one person's decision brings about."""

from collections.abc import Sequence

from domain.gate.admission import admit, place_of
from domain.gate.closing import consequences
from domain.gate.commands import Decide, Reaffirm
from domain.gate.events import DecisionRefused, DecisionTaken, GateEvent
from domain.gate.evolving import evolve
from domain.gate.outcome import Choice
from domain.gate.refusals import NothingToReaffirm
from domain.gate.state import Gate
from domain.refusal import Rejected


def take_decision(gate: Gate, command: Decide) -> Sequence[GateEvent]:
    """The decision, and the gate's end if that settles it; or the refusal, which is a fact as well."""
    if _already_heard(gate, command):
        return []
    try:
        step = admit(gate, command)
    except Rejected as refusal:
        return refuse(gate, command, refusal)
    who, bound_to = command.by.identity, gate.material_digest
    place = place_of(gate, step, who)
    taken = DecisionTaken(
        submission=command.submission,
        step=step.step.id,
        by=who,
        choice=command.choice,
        reason=command.reason.strip(),
        conditions=command.conditions,
        evidence_digest=command.evidence_digest,
        at=command.at,
        for_=None if place == who else place,
        material_digest="" if bound_to == command.evidence_digest else bound_to,
        until=command.until if command.choice is Choice.DEFER else None,
    )
    return [taken, *consequences(evolve(gate, taken), command)]


def refuse(gate: Gate, command: Decide | Reaffirm, refusal: Rejected) -> Sequence[GateEvent]:
    """The fact that this decision was refused, and why; none when this submission was heard before."""
    if _already_heard(gate, command):
        return []
    return [
        DecisionRefused(
            submission=command.submission,
            by=command.by.identity,
            choice=command.choice if isinstance(command, Decide) else Choice.APPROVE,
            refusal=refusal.reason,
            sentence=refusal.sentence,
            at=command.at,
        )
    ]


def reaffirm(gate: Gate, command: Reaffirm) -> Sequence[GateEvent]:
    """The decision that somebody took before the evidence changed, said of the evidence as it is now."""
    lapsed = [taken for taken in gate.decisions if taken not in gate.standing]
    said = [taken for taken in lapsed if taken.by == command.by.identity]
    if not said:
        return refuse(gate, command, NothingToReaffirm())
    again = Decide(
        subject=command.subject,
        by=command.by,
        at=command.at,
        submission=command.submission,
        choice=said[-1].choice,
        evidence_digest=command.evidence_digest,
        reason=said[-1].reason,
        conditions=said[-1].conditions,
        until=said[-1].until,
    )
    return take_decision(gate, again)


def _already_heard(gate: Gate, command: Decide | Reaffirm) -> bool:
    # With the person: a key that two people happen to share must not swallow the second one's decision.
    taken = {(each.submission, each.by) for each in gate.decisions}
    refused = {(each.submission, each.by) for each in gate.refusals}
    return (command.submission, command.by.identity) in taken | refused
