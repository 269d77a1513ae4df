"""What the answers to one step amount to."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep, Panel
from domain.gate.seats import Seat, unfillable
from domain.gate.step import Method, StepKind
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What was said in a member's place, and by whom."""

    choice: Choice
    by: Identity


Answers = Mapping[Identity, Word]


class Standing(StrEnum):
    """How a step stands: more words are awaited, its target is reached, or it no longer can be."""

    WAITING = "waiting"
    MET = "met"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a step stands, and why, in sentences."""

    standing: Standing
    reasons: tuple[str, ...]


def tally(
    step: OpenStep, answers: Answers, *, earlier: Sequence[Seat] = (), is_closed: bool = False
) -> Tally:
    """What these answers of its members amount to.

    `earlier` are the seats of the steps before, each with those who said yes for it: one person fills one
    seat of a gate. A vote that `is_closed` is counted as it stands if a quorum took part; silence is never
    counted as anything.
    """
    if step.step.kind is StepKind.CONSULT:
        return _heard(step, answers)
    return _COUNTED[step.step.method](step, answers, earlier, is_closed)


def fills_seats(step: OpenStep) -> bool:
    """Whether each seat of the step takes a person of its own, rather than a body being heard or voting."""
    return step.step.kind is not StepKind.CONSULT and step.step.method.fills_seats


def seats_taken(step: OpenStep, answers: Answers) -> tuple[Seat, ...]:
    """The seats of a step, each with the natural persons whose yes fills it; a vote takes no seats."""
    if not fills_seats(step):
        return ()
    yes = _saying(answers, Choice.APPROVE)
    return tuple(
        Seat(role=panel.role, holders=tuple(answers[who].by for who in _of(panel, answers) if who in yes))
        for panel in step.panels
        for _ in range(panel.needed)
    )


def is_quorate(step: OpenStep, answers: Answers) -> bool:
    """Whether this is a vote in which enough people took part for it to be counted as it stands."""
    by_majority = step.step.method in (Method.MAJORITY, Method.CASTING_VOTE)
    return by_majority and not _short_of_quorum(step, answers)


def _heard(step: OpenStep, answers: Answers) -> Tally:
    deaf = [panel.role for panel in step.panels if len(_of(panel, answers)) < panel.needed]
    return _waiting(f"Waiting to hear {role}." for role in deaf) if deaf else _met("Everybody was heard.")


def _by_veto(step: OpenStep, answers: Answers, earlier: Sequence[Seat], _: bool) -> Tally:
    told_no = _saying_no(answers)
    if told_no:
        return _failed(f"{who.subject} said no." for who in sorted(told_no))
    return _by_threshold(step, answers, earlier, _)


def _by_threshold(step: OpenStep, answers: Answers, earlier: Sequence[Seat], _: bool) -> Tally:
    empty = _empty((*earlier, *seats_taken(step, answers)))
    if not empty:
        return _met("Every seat is filled.")
    may_yet = set(step.members) - _saying_no(answers) - _saying(answers, Choice.ABSTAIN)
    could_ever = _empty(_held_by(step, step.members))
    if len(_empty(_held_by(step, may_yet))) > len(could_ever):
        return _failed(("Too few are left who could still say yes.",))
    return _waiting(f"Waiting for {role} to decide." for role in empty)


def _by_consensus(step: OpenStep, answers: Answers, _: Sequence[Seat], __: bool) -> Tally:
    told_no = _saying_no(answers)
    if told_no:
        return _failed(f"{who.subject} said no." for who in sorted(told_no))
    if short := _short_of_quorum(step, answers):
        return _waiting(short)
    silent = [who.subject for who in step.members if who not in answers]
    if silent:
        return _waiting((f"Waiting to hear {', '.join(sorted(silent))}: consensus needs everybody.",))
    if not _saying(answers, Choice.APPROVE):
        return _failed(("Everybody abstained.",))
    return _met("Nobody said no.")


def _by_majority(step: OpenStep, answers: Answers, _: Sequence[Seat], is_closed: bool) -> Tally:
    return _voted(step, answers, is_closed, on_a_tie=Standing.FAILED)


def _by_casting_vote(step: OpenStep, answers: Answers, _: Sequence[Seat], is_closed: bool) -> Tally:
    yes = _saying(answers, Choice.APPROVE)
    chairs_said_yes = all(panel.chair in yes & {*_of(panel, answers)} for panel in step.panels)
    return _voted(step, answers, is_closed, on_a_tie=Standing.MET if chairs_said_yes else Standing.FAILED)


def _voted(step: OpenStep, answers: Answers, is_closed: bool, *, on_a_tie: Standing) -> Tally:
    yes, no = len(_saying(answers, Choice.APPROVE)), len(_saying_no(answers))
    silent = len(set(step.members) - set(answers))
    counted = f"{yes} for, {no} against, {len(answers) - yes - no} abstained, {silent} silent."
    if short := _short_of_quorum(step, answers):
        return _waiting((counted, *short))
    if yes > no + silent:
        return _met(counted)
    if yes + silent < no or (silent and yes + silent == no and step.step.method is Method.MAJORITY):
        return _failed((counted, "A majority can no longer be reached."))
    if silent and not is_closed:
        return _waiting((counted,))
    if yes == no:
        return Tally(standing=on_a_tie if yes else Standing.FAILED, reasons=(counted, "The votes are tied."))
    return _met(counted) if yes > no else _failed((counted,))


def _short_of_quorum(step: OpenStep, answers: Answers) -> tuple[str, ...]:
    return tuple(
        f"{panel.needed} of {panel.role} must take part, and {len(_of(panel, answers))} have."
        for panel in step.panels
        if len(_of(panel, answers)) < panel.needed
    )


def _of(panel: Panel, answers: Answers) -> Collection[Identity]:
    return [who for who in panel.members if who in answers and panel.hears(who, answers[who].by)]


def _saying(answers: Answers, choice: Choice) -> set[Identity]:
    return {who for who, said in answers.items() if said.choice is choice}


def _saying_no(answers: Answers) -> set[Identity]:
    return {who for who, said in answers.items() if said.choice.is_a_no}


def _held_by(step: OpenStep, people: Collection[Identity]) -> tuple[Seat, ...]:
    return tuple(
        replace(seat, holders=tuple(who for who in seat.holders if who in people)) for seat in step.seats
    )


def _empty(seats: Sequence[Seat]) -> Sequence[str]:
    return unfillable(seats, {who for seat in seats for who in seat.holders})


def _met(*reasons: str) -> Tally:
    return Tally(standing=Standing.MET, reasons=reasons)


def _waiting(reasons: Iterable[str]) -> Tally:
    return Tally(standing=Standing.WAITING, reasons=tuple(reasons))


def _failed(reasons: Iterable[str]) -> Tally:
    return Tally(standing=Standing.FAILED, reasons=tuple(reasons))


_COUNTED: Mapping[Method, Callable[[OpenStep, Answers, Sequence[Seat], bool], Tally]] = {
    Method.VETO: _by_veto,
    Method.THRESHOLD: _by_threshold,
    Method.CONSENSUS: _by_consensus,
    Method.MAJORITY: _by_majority,
    Method.CASTING_VOTE: _by_casting_vote,
}
