"""Whether a gate is open, shut or ended, and why: a pure function of what was recorded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from domain.gate.events import DecisionTaken
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep
from domain.gate.seats import Seat, fill
from domain.gate.step import StepKind
from domain.gate.tally import Answers, Standing, Word, fills_seats, seats_taken, tally
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome, or None while the gate stays shut; the reasons, as sentences; and the step that waits."""

    outcome: Outcome | None
    reasons: tuple[str, ...]
    step: str | None = None


def verdict(
    steps: Sequence[OpenStep],
    decisions: Sequence[DecisionTaken],
    missing_evidence: Sequence[str] = (),
    *,
    counted: Collection[str] = (),
) -> Verdict:
    """What these decisions amount to; only those given to the evidence as it is now may be passed in.

    Steps are taken in order, and `counted` are those whose vote has been closed. Nothing passes by silence,
    with evidence missing, without a step that decides, or without a person of its own in every seat.
    """
    missing = tuple(f"Evidence is missing: {name}." for name in missing_evidence)
    if not any(each.step.kind is StepKind.DECIDE for each in steps):
        return Verdict(outcome=None, reasons=("No role is asked to decide, so nobody can open this gate.",))
    filled: list[Seat] = []
    for each in steps:
        if not each.step.is_binding:
            continue
        answers = answers_to(each, decisions)
        stands = tally(each, answers, earlier=filled, is_closed=each.step.id in counted)
        if stands.standing is Standing.FAILED:
            return Verdict(outcome=each.step.fallback, reasons=objections(each, decisions, stands.reasons))
        if stands.standing is Standing.WAITING:
            return Verdict(outcome=None, reasons=missing + stands.reasons, step=each.step.id)
        filled += seats_taken(each, answers)
    if missing:
        return Verdict(outcome=None, reasons=missing)
    return Verdict(outcome=_approval(decisions), reasons=_who_approved(steps, decisions, filled))


def answers_to(step: OpenStep, decisions: Sequence[DecisionTaken]) -> Answers:
    """What was said in the place of each member of a step last; the others are not heard here."""
    members = set(step.members)
    return {
        taken.place: Word(choice=taken.choice, by=taken.by)
        for taken in decisions
        if taken.step == step.step.id and taken.place in members
    }


def objections(
    step: OpenStep, decisions: Sequence[DecisionTaken], reasons: tuple[str, ...]
) -> tuple[str, ...]:
    """Why a step failed: what those said who said no, else how it was counted."""
    said = tuple(
        f"{taken.by.subject} rejected: {taken.reason}"
        for taken in decisions
        if taken.step == step.step.id and taken.choice is Choice.REJECT
    )
    return said or reasons


def _approval(decisions: Sequence[DecisionTaken]) -> Outcome:
    asked_for_more = any(taken.conditions for taken in decisions)
    return Outcome.APPROVED_WITH_CONDITIONS if asked_for_more else Outcome.APPROVED


def _who_approved(
    steps: Sequence[OpenStep], decisions: Sequence[DecisionTaken], filled: Sequence[Seat]
) -> tuple[str, ...]:
    seated = fill(filled, {who for seat in filled for who in seat.holders})
    places = {taken.by: taken.for_ for taken in decisions if taken.for_}
    by_seat = tuple(
        f"{_named(person, places)} approved as {filled[place].role}."
        for place, person in sorted(seated.items())
    )
    by_vote = tuple(
        reason
        for each in steps
        if each.step.is_binding and each.step.kind is not StepKind.CONSULT and not fills_seats(each)
        for reason in tally(each, answers_to(each, decisions), is_closed=True).reasons
    )
    return by_seat + by_vote


def _named(person: Identity, places: Mapping[Identity, Identity]) -> str:
    return f"{person.subject} for {places[person].subject}" if person in places else person.subject
