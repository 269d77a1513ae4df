"""Whether a gate is open, shut or ended, and why: a pure function of what was recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.gate.events import DecisionTaken
from domain.gate.outcome import Choice, Outcome
from domain.gate.seats import Seat, fill, unfillable
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The outcome, or None while the gate stays shut; and the reasons, as sentences."""

    outcome: Outcome | None
    reasons: tuple[str, ...]


def verdict(
    seats: Sequence[Seat],
    decisions: Sequence[DecisionTaken],
    missing_evidence: Sequence[str] = (),
    barred: Iterable[Identity] = (),
) -> Verdict:
    """What these decisions amount to; only those given to the evidence as it is now may be passed in.

    One no by somebody entitled rejects. Nothing passes by silence, with evidence missing, or without a
    person of its own in every seat.
    """
    told_no = [taken for taken in decisions if taken.choice is Choice.REJECT]
    if told_no:
        return Verdict(
            outcome=Outcome.REJECTED,
            reasons=tuple(f"{taken.by.subject} rejected: {taken.reason}" for taken in told_no),
        )
    said_yes = {taken.by for taken in decisions} - set(barred)
    why_shut = _why_shut(seats, said_yes, missing_evidence)
    if why_shut:
        return Verdict(outcome=None, reasons=why_shut)
    return Verdict(outcome=_approval(decisions), reasons=_who_fills(seats, said_yes))


def _why_shut(
    seats: Sequence[Seat], said_yes: set[Identity], missing_evidence: Sequence[str]
) -> tuple[str, ...]:
    if not seats:
        return ("No role is asked to decide, so nobody can open this gate.",)
    waiting = tuple(f"Waiting for {role} to decide." for role in unfillable(seats, said_yes))
    return tuple(f"Evidence is missing: {name}." for name in missing_evidence) + waiting


def _approval(decisions: Sequence[DecisionTaken]) -> Outcome:
    asked_for_more = any(taken.conditions for taken in decisions)
    return Outcome.APPROVED_WITH_CONDITIONS if asked_for_more else Outcome.APPROVED


def _who_fills(seats: Sequence[Seat], said_yes: set[Identity]) -> tuple[str, ...]:
    return tuple(
        f"{person.subject} approved as {seats[place].role}."
        for place, person in sorted(fill(seats, said_yes).items())
    )
