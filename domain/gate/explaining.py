"""How a gate stands, why, and what would open it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.digest import digest
from domain.gate.agenda import GateAlarm, alarms
from domain.gate.difference import EvidenceDifference, difference
from domain.gate.events import DecisionTaken
from domain.gate.obstacles import missing_evidence, obstacles, shortcomings
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep
from domain.gate.satisfying import smallest_sets
from domain.gate.seats import Seat
from domain.gate.state import Gate
from domain.gate.step import Method, StepKind
from domain.gate.tally import Answers, Standing, seats_taken, tally
from domain.gate.turns import is_ripe, ratification, turns, verdict_on
from domain.gate.verdict import answers_to
from domain.identity import Identity


class GateStanding(StrEnum):
    """How a gate stands: `open` lets the release through, and `ended` never will in this round."""

    NOT_BEGUN = "not begun"
    LACKS_WORDS = "shut for lack of words"
    LACKS_EVIDENCE = "shut for lack of evidence"
    CHECKS_FAIL = "shut for checks that fail"
    UNSATISFIABLE = "unsatisfiable"
    NOT_YET_IN_EFFECT = "decided, and not yet in effect"
    TO_RATIFY = "to be ratified"
    OPEN = "open"
    ENDED = "ended"


class Progress(StrEnum):
    """How one step stands."""

    MET = "met"
    WAITING = "waiting"
    FAILED = "failed"
    NOT_REACHED = "not reached yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepExplained:
    """How a step stands and why, how its words are counted, who was heard and who is awaited."""

    step: str
    kind: StepKind
    progress: Progress
    reasons: tuple[str, ...]
    method: str
    heard: tuple[Identity, ...]
    awaited: tuple[Identity, ...]


METHODS = {
    Method.VETO: "Every seat says yes, and one no ends the step.",
    Method.THRESHOLD: "Every seat says yes; a no only takes away whoever said it.",
    Method.CONSENSUS: "Everybody is heard, a quorum takes part, and nobody says no.",
    Method.MAJORITY: "Of a quorum, more say yes than no.",
    Method.CASTING_VOTE: "Of a quorum, more say yes than no; the chair breaks a tie.",
}


def standing_of(gate: Gate) -> GateStanding:
    """How the gate stands in one word."""
    if gate.opened is None:
        return GateStanding.NOT_BEGUN
    if gate.to_ratify:
        return GateStanding.TO_RATIFY
    if gate.outcome is not None:
        if not gate.outcome.opens_the_way:
            return GateStanding.ENDED
        return GateStanding.OPEN if gate.in_effect else GateStanding.NOT_YET_IN_EFFECT
    if gate.unsatisfiable:
        return GateStanding.UNSATISFIABLE
    if missing_evidence(gate):
        return GateStanding.LACKS_EVIDENCE
    return GateStanding.CHECKS_FAIL if shortcomings(gate) else GateStanding.LACKS_WORDS


def reasons_for(gate: Gate) -> tuple[str, ...]:
    """Why it stands so, in sentences."""
    if gate.opened is None:
        return ("The gate has not been asked for yet.",)
    if gate.lapsed:
        return tuple(sentence for sentence in (*gate.lapsed.reasons, gate.lapsed.released) if sentence)
    empty = tuple(f"Too few people are left who may decide as {role}." for role in gate.unsatisfiable)
    return gate.closed.reasons if gate.closed else (*empty, *verdict_on(gate).reasons)


def steps_of(gate: Gate) -> tuple[StepExplained, ...]:
    """Each step in order; those after one that is not met are not reached yet."""
    found: list[StepExplained] = []
    earlier: list[Seat] = []
    is_reached = True
    for each in gate.steps:
        if each.step.kind is StepKind.RATIFY:
            found.append(_ratifying(gate, ratification(gate) or each))
            continue
        answers = answers_to(each, gate.standing)
        counted = tally(each, answers, earlier=earlier, is_closed=each.step.id in gate.counted)
        progress = Progress(counted.standing) if is_reached else Progress.NOT_REACHED
        found.append(_explained(gate, each, progress, counted.reasons if is_reached else (), answers))
        if each.step.is_binding:
            is_reached = is_reached and counted.standing is Standing.MET
            earlier += seats_taken(each, answers)
    return tuple(found)


def opening_sets(gate: Gate) -> tuple[tuple[Identity, ...], ...]:
    """The smallest sets of people whose yes would open the gate; nothing when nobody's would."""
    if not gate.is_open or obstacles(gate):
        return ()
    if is_ripe(gate):  # One of the yeses that stand has to be said again.
        said_yes = {taken.by for taken in gate.standing if taken.choice is Choice.APPROVE}
        return tuple((who,) for who in sorted(said_yes))
    return smallest_sets(gate.steps, gate.standing)


def why_uncounted(gate: Gate, taken: DecisionTaken) -> str:
    """Why a decision does not count; empty when it does."""
    step = next((each for each in gate.steps if each.step.id == taken.step), None)
    if taken.bound_to != gate.material_digest:
        return "What it was given to has changed since."
    if taken.by in gate.recused:
        return "They stood aside."
    if (taken.submission, taken.by) in gate.voided:
        return "It was said in a step that the policy no longer has."
    if taken.by in gate.barred:
        return "They are barred: they asked for the gate, or wrote or handed in its evidence."
    if step is None or taken.by not in step.members:
        return "This step no longer asks them."
    later = [each for each in gate.standing if (each.by, each.step) == (taken.by, taken.step)]
    return "They said so again later." if later[-1] != taken else ""


def evidence_since(gate: Gate, seen: str) -> EvidenceDifference:
    """How the evidence differs from the set with this digest."""
    return difference(gate.evidence_sets.get(seen, ()), gate.evidence)


def falls_due(gate: Gate) -> tuple[GateAlarm, ...]:
    """What happens by itself when nobody does anything, the soonest first."""
    return tuple(sorted(alarms(gate), key=lambda alarm: alarm.at))


def due_of(gate: Gate) -> datetime | None:
    """When the words that are awaited are due."""
    return gate.closed.ratify_by if gate.closed else gate.due


def inputs_of(gate: Gate) -> dict[str, str]:
    """The digest of everything that the verdict follows from, so that it can be worked out again."""
    if gate.opened is None:
        return {}
    return {
        "policy": gate.opened.policy_digest,
        "roster": gate.opened.roster_digest,
        "evidence": gate.evidence_digest,
        "facts": gate.facts.digest,
        "calendar": gate.opened.calendar.digest,
        "decisions": digest("gate-decisions/1", gate.decisions),
        "people": digest(
            "gate-people/1",
            [gate.opened.requested_by, gate.recused, gate.leavers, gate.escalated_to, gate.counted],
        ),
    }


def _ratifying(gate: Gate, step: OpenStep) -> StepExplained:
    answers = answers_to(step, gate.standing)
    if gate.to_ratify:
        counted = tally(step, answers, is_closed=step.step.id in gate.counted)
        return _explained(gate, step, Progress(counted.standing), counted.reasons, answers)
    if gate.lapsed:
        return _explained(gate, step, Progress.FAILED, gate.lapsed.reasons, answers)
    progress = Progress.MET if gate.ratified else Progress.NOT_REACHED
    return _explained(gate, step, progress, (), answers)


def _explained(
    gate: Gate, step: OpenStep, progress: Progress, reasons: tuple[str, ...], answers: Answers
) -> StepExplained:
    awaited = tuple(
        who for who, turn in turns(gate).items() if who in step.members and turn.step.id == step.step.id
    )
    consulted = step.step.kind is StepKind.CONSULT
    return StepExplained(
        step=step.step.id,
        kind=step.step.kind,
        progress=progress,
        reasons=reasons,
        method="Enough of them are heard, whatever they say." if consulted else METHODS[step.step.method],
        heard=tuple(sorted(answers)),
        awaited=awaited,
    )
