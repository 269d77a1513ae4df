"""Whether a gate is open, shut or ended, and why: a pure function of what was recorded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.gate.events import DecisionTaken
from domain.gate.outcome import Choice, Outcome
from domain.gate.panel import OpenStep
from domain.gate.seats import Seat, fill
from domain.gate.step import StepKind
from domain.gate.tally import Answers, Standing, Word, fills_seats, seats_taken, tally
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome, or None while the gate stays shut; the reasons, as sentences; and the step that waits.

    What is deferred comes again on the day `until`.
    """

    outcome: Outcome | None
    reasons: tuple[str, ...]
    step: str | None = None
    until: date | None = None


def verdict(
    steps: Sequence[OpenStep],
    decisions: Sequence[DecisionTaken],
    obstacles: Sequence[str] = (),
    *,
    counted: Collection[str] = (),
) -> Verdict:
    """What these decisions amount to; only those given to the evidence as it is now may be passed in.

    Steps are taken in order, and `counted` are those whose vote has been closed. Nothing passes by silence,
    with an obstacle such as missing evidence in its way, without a step that decides, or without a person of
    its own in every seat.
    """
    in_the_way = tuple(obstacles)
    if not any(each.step.kind is StepKind.DECIDE for each in steps):
        return Verdict(outcome=None, reasons=("No role is asked to decide, so nobody can open this gate.",))
    filled: list[Seat] = []
    for each in steps:
        if not each.step.is_binding:
            continue
        answers = answers_to(each, decisions)
        stands = tally(each, answers, earlier=filled, is_closed=each.step.id in counted)
        if stands.standing is Standing.FAILED:
            return _failed(each, decisions, stands.reasons)
        if stands.standing is Standing.WAITING:
            return Verdict(outcome=None, reasons=in_the_way + stands.reasons, step=each.step.id)
        filled += seats_taken(each, answers)
    if in_the_way:
        return Verdict(outcome=None, reasons=in_the_way)
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
    return tuple(_in_words(taken) for taken in _noes(step, decisions)) or reasons


def _failed(step: OpenStep, decisions: Sequence[DecisionTaken], reasons: tuple[str, ...]) -> Verdict:
    """The step's fallback, unless all who said no agree on another end: to defer, or to stop."""
    noes = _noes(step, decisions)
    outcome, until = step.step.fallback, None
    kinds = {taken.choice for taken in noes}
    if kinds == {Choice.DEFER}:
        outcome, until = Outcome.DEFERRED, max(taken.until for taken in noes if taken.until)
    elif kinds == {Choice.STOP}:
        outcome = Outcome.STOPPED
    return Verdict(outcome=outcome, reasons=objections(step, decisions, reasons), until=until)


def _noes(step: OpenStep, decisions: Sequence[DecisionTaken]) -> Sequence[DecisionTaken]:
    members = set(step.members)
    said = [taken for taken in decisions if taken.step == step.step.id and taken.place in members]
    return [taken for taken in said if taken.choice.is_a_no]


def _in_words(taken: DecisionTaken) -> str:
    match taken.choice:
        case Choice.DEFER:
            return f"{taken.by.subject} deferred it until {taken.until}: {taken.reason}"
        case Choice.STOP:
            return f"{taken.by.subject} stopped it: {taken.reason}"
        case _:
            return f"{taken.by.subject} rejected: {taken.reason}"


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
        for reason in tally(each, answers_to(each, decisions)).reasons
    )
    return by_seat + by_vote


def _named(person: Identity, places: Mapping[Identity, Identity]) -> str:
    return f"{person.subject} for {places[person].subject}" if person in places else person.subject
