"""Whether one person's decision counts, and what it brings about."""

from collections.abc import Sequence
from datetime import datetime

from domain.gate.commands import Decide, GateCommand
from domain.gate.events import (
    DecisionLapsed,
    DecisionRatified,
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateEvent,
    GateFoundUnsatisfiable,
)
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep
from domain.gate.refusals import (
    AlreadyDecided,
    ConditionIncomplete,
    ConditionsOnlyWithApproval,
    DeciderIsRequester,
    DeciderStoodAside,
    DeciderWroteEvidence,
    DecisionIsYourOwn,
    DecisionTakenAlready,
    DecisionTooLate,
    EvidenceChanged,
    EvidenceMissing,
    GateNotOpen,
    GiverMayNotDecide,
    NotADecider,
    NotYourTurn,
    ReasonMissing,
)
from domain.gate.satisfying import cannot_be_met
from domain.gate.state import Gate, evolve
from domain.gate.step import Step, StepKind
from domain.gate.tally import Standing, tally
from domain.gate.verdict import Verdict, answers_to, objections, verdict
from domain.identity import Identity
from domain.refusal import Rejected


def take_decision(gate: Gate, command: Decide) -> Sequence[GateEvent]:
    """The decision, and the gate's end if that settles it; or the refusal, which is a fact as well."""
    if _already_heard(gate, command):
        return []
    try:
        step = admit(gate, command)
    except Rejected as refusal:
        return refuse(gate, command, refusal)
    taken = DecisionTaken(
        submission=command.submission,
        step=step.step.id,
        by=command.by.identity,
        choice=command.choice,
        reason=command.reason.strip(),
        conditions=command.conditions,
        evidence_digest=command.evidence_digest,
        at=command.at,
        for_=_for_whom(gate, step, command.by.identity),
    )
    return [taken, *consequences(evolve(gate, taken), command)]


def admit(gate: Gate, command: Decide) -> OpenStep:
    """The step in which a decision counts.

    :raises Rejected: when it does not count, with the reason.
    """
    step = _entitled(gate, command)
    _refuse_if_incomplete(gate, command, step.step)
    return step


def refuse(gate: Gate, command: Decide, refusal: Rejected) -> Sequence[GateEvent]:
    """The fact that this decision was refused, and why; none when this submission was heard before."""
    if _already_heard(gate, command):
        return []
    return [
        DecisionRefused(
            submission=command.submission,
            by=command.by.identity,
            choice=command.choice,
            refusal=refusal.reason,
            sentence=refusal.sentence,
            at=command.at,
        )
    ]


def verdict_on(gate: Gate) -> Verdict:
    """What the gate's decisions amount to as things stand."""
    return verdict(gate.steps, gate.standing, missing_evidence(gate), counted=gate.counted)


def consequences(gate: Gate, command: GateCommand) -> Sequence[GateEvent]:
    """What follows at once from how the gate stands after somebody spoke: its end, or its confirmation."""
    if gate.to_ratify:
        return _confirmation(gate, command)
    reached = verdict_on(gate)
    if reached.outcome is None or not gate.is_open:
        return []
    closed = GateClosed(
        outcome=reached.outcome,
        reasons=reached.reasons,
        at=command.at,
        ratify_by=_ratify_by(gate, reached.outcome, command.at),
    )
    return [closed, *found_unsatisfiable(evolve(gate, closed), command.at)]


def found_unsatisfiable(gate: Gate, at: datetime) -> Sequence[GateEvent]:
    """The fact that too few people are left for what is still awaited, unless that is known already."""
    awaited = ratification(gate) if gate.to_ratify else None
    steps = gate.steps if gate.is_open else [awaited] if awaited else []
    empty = cannot_be_met(steps)
    return [GateFoundUnsatisfiable(empty_seats=empty, at=at)] if empty and empty != gate.unsatisfiable else []


def is_ripe(gate: Gate) -> bool:
    """Whether the yeses that stand suffice and one of them only has to be said again.

    It comes about when an escalation, or a corrected author, opens a seat to somebody who was heard already:
    neither of them may pass a gate, and without a word from a person it would stay shut for ever.
    """
    return gate.is_open and verdict_on(gate).outcome is not None


def missing_evidence(gate: Gate) -> tuple[str, ...]:
    """The evidence that the policy asks for and nobody has handed in."""
    offered = {piece.name for piece in gate.evidence}
    required = gate.opened.policy.evidence if gate.opened else ()
    return tuple(name for name in required if name not in offered)


def ratification(gate: Gate) -> OpenStep | None:
    """The step that confirms the decision: nobody confirms their own, so without those who took it."""
    for each in gate.steps:
        if each.step.kind is StepKind.RATIFY:
            deciding = {other.step.id for other in gate.steps if other.step.kind is StepKind.DECIDE}
            words = [taken for taken in gate.standing if taken.step in deciding]
            deciders = {who for taken in words for who in (taken.by, taken.place)}
            return each.open_to((), without=deciders)
    return None


def deadline(gate: Gate) -> datetime | None:
    """Until when words count: at this moment they still do. None when none are awaited."""
    if gate.to_ratify and gate.closed:
        return gate.closed.ratify_by
    return gate.due if gate.is_open else None


def waiting_step(gate: Gate) -> OpenStep | None:
    """The step whose people are awaited; None when nobody is."""
    if gate.to_ratify:
        return ratification(gate)
    waiting = verdict_on(gate).step if gate.is_open else None
    return next((each for each in gate.steps if each.step.id == waiting), None)


def turn_of(gate: Gate, who: Identity) -> OpenStep | None:
    """The step in which somebody may speak now: the one that waits, else an earlier one that asks them."""
    if gate.to_ratify:
        confirming = ratification(gate)
        return confirming if confirming and confirming.speaks_for(who) else None
    open_still = [each for each in reversed(_so_far(gate)) if each.step.id not in gate.counted]
    return next((each for each in open_still if each.speaks_for(who)), None)


def _so_far(gate: Gate) -> Sequence[OpenStep]:
    waiting = verdict_on(gate).step
    steps = [each for each in gate.steps if each.step.kind is not StepKind.RATIFY]
    ids = [each.step.id for each in steps]
    return steps if waiting is None else steps[: ids.index(waiting) + 1]


def _confirmation(gate: Gate, command: GateCommand) -> Sequence[GateEvent]:
    step = ratification(gate)
    if step is None:
        return []
    reached = tally(step, answers_to(step, gate.standing), is_closed=step.step.id in gate.counted)
    if reached.standing is Standing.MET:
        return [DecisionRatified(reasons=reached.reasons, at=command.at)]
    if reached.standing is Standing.FAILED:
        return [lapse(gate, objections(step, gate.standing, reached.reasons), command.at)]
    return []


def lapse(gate: Gate, reasons: tuple[str, ...], at: datetime) -> DecisionLapsed:
    """The end of a decision that was not confirmed, and what went ahead under it."""
    released = ""
    if gate.opened and gate.closed and gate.closed.outcome.opens_the_way:
        released = f"{gate.opened.subject.release} went on after {gate.opened.subject.stage}."
    return DecisionLapsed(reasons=reasons, released=released, at=at)


def _ratify_by(gate: Gate, outcome: Outcome, at: datetime) -> datetime | None:
    step = gate.opened.policy.ratification if gate.opened else None
    if gate.opened is None or step is None or not outcome.opens_the_way:
        return None
    return gate.opened.calendar.deadline(at, step.within_days or gate.opened.policy.answer_within_days)


def _already_heard(gate: Gate, command: Decide) -> bool:
    # With the person: a key that two people happen to share must not swallow the second one's decision.
    taken = {(each.submission, each.by) for each in gate.decisions}
    refused = {(each.submission, each.by) for each in gate.refusals}
    return (command.submission, command.by.identity) in taken | refused


def _entitled(gate: Gate, command: Decide) -> OpenStep:
    who = command.by.identity
    if gate.opened is None or not (gate.is_open or gate.to_ratify):
        raise GateNotOpen(_how_it_ended(gate))
    if who == gate.opened.requested_by:
        raise DeciderIsRequester
    if who in gate.barred:
        raise DeciderWroteEvidence
    if who in gate.recused:
        raise DeciderStoodAside
    if not _is_asked(gate, who):
        _refuse_deputies_of_the_barred(gate, who)
        raise NotADecider(f"It asks {', '.join(gate.opened.policy.roles) or 'nobody'}.")
    step = turn_of(gate, who)
    if step is None and gate.to_ratify:
        raise DecisionTakenAlready if who not in {taken.by for taken in gate.standing} else DecisionIsYourOwn
    if step is None:
        raise NotYourTurn(" ".join(verdict_on(gate).reasons) if gate.is_open else "")
    if (until := deadline(gate)) and command.at > until:
        raise DecisionTooLate(f"It was due by {until:%d %B %Y, %H:%M} UTC.")
    if command.evidence_digest != gate.evidence_digest:
        raise EvidenceChanged
    if not places_left(gate, step, who) and not _settles_again(gate, command, step):
        raise AlreadyDecided(_who_spoke_for(gate, step, who))
    return step


def _for_whom(gate: Gate, step: OpenStep, who: Identity) -> Identity | None:
    said_before = (place for place, word in answers_to(step, gate.standing).items() if word.by == who)
    place = next(iter(places_left(gate, step, who)), None) or next(said_before, who)
    return None if place == who else place


def places_left(gate: Gate, step: OpenStep, who: Identity) -> tuple[Identity, ...]:
    """The members in whose place somebody may still speak in a step: one word a person, and one a place."""
    words = answers_to(step, gate.standing)
    if who in {word.by for word in words.values()}:
        return ()
    return tuple(place for place in step.speaks_for(who) if place not in words)


def _is_asked(gate: Gate, who: Identity) -> bool:
    return any(each.speaks_for(who) for each in gate.steps)


def _refuse_deputies_of_the_barred(gate: Gate, who: Identity) -> None:
    pinned = gate.opened.steps if gate.opened else ()
    givers = {place for each in pinned for place in each.speaks_for(who)} & (gate.barred | gate.recused)
    if givers:
        raise GiverMayNotDecide(f"{', '.join(sorted(giver.subject for giver in givers))} may not.")


def _who_spoke_for(gate: Gate, step: OpenStep, who: Identity) -> str:
    word = answers_to(step, gate.standing).get(who)
    return f"{word.by.subject} spoke for you." if word and word.by != who else ""


def _refuse_if_incomplete(gate: Gate, command: Decide, step: Step) -> None:
    if command.choice is Choice.REJECT and not command.reason.strip():
        raise ReasonMissing
    if command.choice is not Choice.APPROVE or step.kind is not StepKind.DECIDE:
        if command.conditions:
            raise ConditionsOnlyWithApproval
        return
    missing = missing_evidence(gate)
    if missing:
        raise EvidenceMissing(f"Missing: {', '.join(missing)}.")
    taken_ids = [c.id for c in (*gate.conditions, *command.conditions)]
    for condition in command.conditions:
        if (
            not condition.id.strip()
            or not condition.text.strip()
            or condition.due < command.at.date()
            or taken_ids.count(condition.id) > 1
        ):
            raise ConditionIncomplete(condition.text)


def _settles_again(gate: Gate, command: Decide, step: OpenStep) -> bool:
    # The same word again, never another: a no must not turn into the yes that a tie lacked.
    words = answers_to(step, gate.standing).values()
    said_yes = {word.by for word in words if word.choice is Choice.APPROVE}
    return command.choice is Choice.APPROVE and command.by.identity in said_yes and is_ripe(gate)


def _how_it_ended(gate: Gate) -> str:
    return f"It ended on {gate.closed.at:%d %B %Y}: {gate.closed.outcome}." if gate.closed else ""
