"""Whether one person's word counts, and in which step; or the rule that refuses it."""

from collections.abc import Iterator
from datetime import date

from domain.authority import AboveLimit, DelegationLapsed, why_not
from domain.gate.commands import Decide
from domain.gate.difference import difference
from domain.gate.obstacles import missing_evidence, shortcomings
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep
from domain.gate.refusals import (
    AlreadyDecided,
    CheckFailing,
    ConditionIncomplete,
    ConditionsOnlyWithApproval,
    DeciderIsRequester,
    DeciderStoodAside,
    DeciderWroteEvidence,
    DecisionIsYourOwn,
    DecisionTakenAlready,
    DecisionTooLate,
    DeferredToNoDay,
    EvidenceChanged,
    EvidenceMissing,
    GateNotOpen,
    GiverMayNotDecide,
    MoneyFrozen,
    NotABreakPoint,
    NotADecider,
    NotYourTurn,
    OnlyForDeciders,
    ReasonMissing,
    RoleNoLongerHeld,
)
from domain.gate.state import Gate
from domain.gate.step import Step, StepKind
from domain.gate.turns import deadline, is_ripe, places_left, turn_of, verdict_on
from domain.gate.verdict import answers_to
from domain.identity import Identity
from domain.refusal import Rejected


def admit(gate: Gate, command: Decide) -> OpenStep:
    """The step in which a decision counts.

    :raises Rejected: when it does not count, with the reason.
    """
    step = _entitled(gate, command)
    _refuse_if_incomplete(gate, command, step.step)
    return step


def place_of(gate: Gate, step: OpenStep, who: Identity) -> Identity:
    """In whose place somebody speaks: their own when they have one, else that of a member they speak for."""
    said_before = (place for place, word in answers_to(step, gate.standing).items() if word.by == who)
    return next(iter(places_left(gate, step, who)), None) or next(said_before, who)


def refuse_the_barred(gate: Gate, who: Identity) -> None:
    """Separation of duties.

    :raises Rejected: when somebody asked for the gate, or wrote or handed in its evidence.
    """
    if gate.opened and who == gate.opened.requested_by:
        raise DeciderIsRequester
    if who in gate.barred:
        raise DeciderWroteEvidence


def _entitled(gate: Gate, command: Decide) -> OpenStep:
    who = command.by.identity
    if gate.opened is None or not (gate.is_open or gate.to_ratify):
        raise GateNotOpen(_how_it_ended(gate))
    refuse_the_barred(gate, who)
    if who in gate.recused:
        raise DeciderStoodAside
    if not any(each.speaks_for(who) for each in gate.steps):
        _refuse_deputies_of_the_barred(gate, who)
        _refuse_above_limit(gate, who)
        raise NotADecider(f"It asks {', '.join(gate.opened.policy.roles) or 'nobody'}.")
    step = turn_of(gate, who)
    if step is None and gate.to_ratify:
        raise DecisionTakenAlready if who not in {taken.by for taken in gate.standing} else DecisionIsYourOwn
    if step is None:
        _refuse_above_limit(gate, who)
        raise NotYourTurn(" ".join(verdict_on(gate).reasons) if gate.is_open else "")
    if (until := deadline(gate)) and command.at > until:
        raise DecisionTooLate(f"It was due by {until:%d %B %Y, %H:%M} UTC.")
    if command.evidence_digest != gate.evidence_digest:
        raise EvidenceChanged(_since(gate, command.evidence_digest))
    if not places_left(gate, step, who) and not _settles_again(gate, command, step):
        raise AlreadyDecided(_who_spoke_for(gate, step, who))
    _refuse_lapsed_authority(gate, step, who, command.at.date())
    _refuse_frozen_money(gate, step, who)
    return step


def _refuse_deputies_of_the_barred(gate: Gate, who: Identity) -> None:
    pinned = gate.opened.steps if gate.opened else ()
    givers = {place for each in pinned for place in each.speaks_for(who)} & (gate.barred | gate.recused)
    if givers:
        raise GiverMayNotDecide(f"{', '.join(sorted(giver.subject for giver in givers))} may not.")


def _refuse_above_limit(gate: Gate, who: Identity) -> None:
    refusals = list(_limits_in_the_way(gate, who))
    if refusals:
        raise refusals[0]


def _limits_in_the_way(gate: Gate, who: Identity) -> Iterator[Rejected]:
    stake = gate.facts.stake
    for each in gate.opened.steps if gate.opened else ():
        for panel in each.panels if each.step.kind is StepKind.DECIDE else ():
            for entitlement in panel.entitlements_of(who):
                if stake and (refusal := why_not(entitlement, stake.for_role(panel.role))):
                    yield refusal
    for seat in gate.escalated_to:
        if who in seat.holders and not any(who in gate.above(each) for each in gate.steps):
            yield AboveLimit(f"As {seat.role}.")


def _refuse_lapsed_authority(gate: Gate, step: OpenStep, who: Identity, day: date) -> None:
    place = place_of(gate, step, who)
    panels = [each for each in step.panels if place in each.members]
    if place == who and all(each.has_ended_for(who, day) for each in panels):
        raise RoleNoLongerHeld(f"{who.subject} held {', '.join(each.role for each in panels)} until before.")
    given = [
        each for panel in step.panels for each in panel.deputies if (each.who, each.for_) == (who, place)
    ]
    if given and all(each.until is not None and each.until < day for each in given):
        raise DelegationLapsed(f"{given[0].delegation} counted until {given[0].until}.")
    if all(each.has_ended_for(place, day) for each in panels):
        raise RoleNoLongerHeld(f"{place.subject}, who delegated, held the role until before.")


def _refuse_frozen_money(gate: Gate, step: OpenStep, who: Identity) -> None:
    freeze = gate.facts.freeze
    if freeze is None or gate.opened is None or not gate.opened.subject.is_for_money:
        return
    if step.step.kind is StepKind.DECIDE and who not in freeze.guardians:
        raise MoneyFrozen(freeze.reason)


def _who_spoke_for(gate: Gate, step: OpenStep, who: Identity) -> str:
    word = answers_to(step, gate.standing).get(who)
    return f"{word.by.subject} spoke for you." if word and word.by != who else ""


def _settles_again(gate: Gate, command: Decide, step: OpenStep) -> bool:
    # The same word again, never another: a no must not turn into the yes that a tie lacked.
    words = answers_to(step, gate.standing).values()
    said_yes = {word.by for word in words if word.choice is Choice.APPROVE}
    return command.choice is Choice.APPROVE and command.by.identity in said_yes and is_ripe(gate)


def _refuse_if_incomplete(gate: Gate, command: Decide, step: Step) -> None:
    if command.choice.is_a_no and not command.reason.strip():
        raise ReasonMissing
    _refuse_other_ends(gate, command, step)
    if command.choice is not Choice.APPROVE or step.kind is not StepKind.DECIDE:
        if command.conditions:
            raise ConditionsOnlyWithApproval
        return
    if missing := missing_evidence(gate):
        raise EvidenceMissing(f"Missing: {', '.join(missing)}.")
    if found := shortcomings(gate):
        raise CheckFailing(" ".join(found))
    _refuse_incomplete_conditions(gate, command)


def _refuse_other_ends(gate: Gate, command: Decide, step: Step) -> None:
    if command.choice not in (Choice.DEFER, Choice.STOP):
        return
    if step.kind is not StepKind.DECIDE:
        raise OnlyForDeciders
    if command.choice is Choice.DEFER and (command.until is None or command.until <= command.at.date()):
        raise DeferredToNoDay
    if command.choice is Choice.STOP and gate.opened and not gate.opened.policy.break_point:
        raise NotABreakPoint


def _refuse_incomplete_conditions(gate: Gate, command: Decide) -> None:
    taken_ids = [c.id for c in (*gate.conditions, *command.conditions)]
    for condition in command.conditions:
        if (
            not condition.id.strip()
            or not condition.text.strip()
            or condition.due < command.at.date()
            or taken_ids.count(condition.id) > 1
        ):
            raise ConditionIncomplete(condition.text)


def _since(gate: Gate, seen: str) -> str:
    if seen not in gate.evidence_sets:
        return ""
    found = difference(gate.evidence_sets[seen], gate.evidence)
    parts = {"changed": found.changed, "added": found.added, "removed": found.removed}
    return " ".join(f"{verb.capitalize()}: {', '.join(names)}." for verb, names in parts.items() if names)


def _how_it_ended(gate: Gate) -> str:
    return f"It ended on {gate.closed.at:%d %B %Y}: {gate.closed.outcome}." if gate.closed else ""
