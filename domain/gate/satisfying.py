"""Whether people could open a gate at all, and which of them would have to speak."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.gate.events import DecisionTaken
from domain.gate.outcome import Choice
from domain.gate.panel import OpenStep
from domain.gate.seats import unfillable
from domain.gate.step import StepKind
from domain.gate.tally import Answers, Standing, Word, fills_seats, seats_taken, tally
from domain.gate.verdict import answers_to
from domain.identity import Identity
from domain.roster import RoleId

MOST_SETS = 20


def cannot_be_met(steps: Sequence[OpenStep]) -> tuple[RoleId, ...]:
    """The roles for which too few people are left, however they share the seats; empty when all is well.

    An empty role, and a quorum larger than the people left, can never be met.
    """
    matter = [each for each in steps if each.step.is_binding or each.step.kind is StepKind.RATIFY]
    seats = [seat for each in matter if fills_seats(each) for seat in each.seats]
    short = [
        panel.role
        for each in matter
        if not fills_seats(each)
        for panel in each.panels
        if len(panel.members) < panel.needed
    ]
    empty = unfillable(seats, {who for seat in seats for who in seat.holders})
    return tuple(dict.fromkeys((*empty, *short)))


def smallest_sets(
    steps: Sequence[OpenStep], decisions: Sequence[DecisionTaken], most: int = MOST_SETS
) -> tuple[tuple[Identity, ...], ...]:
    """The smallest sets of people whose yes would open the gate as things stand; no more than `most`.

    One empty set when no more words are needed; nothing when no set of people would do.
    """
    binding = [each for each in steps if each.step.is_binding]
    if not any(each.step.kind is StepKind.DECIDE for each in binding):
        return ()
    said = [answers_to(each, decisions) for each in binding]
    people = sorted({who for each in binding for who in each.members})
    for size in range(len(people) + 1):
        found: list[tuple[Identity, ...]] = []
        for chosen in _choices(binding, said, people, size):
            found.append(chosen)
            if len(found) == most:
                break
        if found:
            return tuple(found)
    return ()


def _choices(
    steps: Sequence[OpenStep], said: Sequence[Answers], people: Sequence[Identity], size: int
) -> Iterator[tuple[Identity, ...]]:
    """Sets of just so many people whose yes leaves nothing to wait for; each more one brings it nearer."""
    missing = _missing(steps, said)
    if missing is None or missing > size:
        return
    if size == 0:
        yield ()
        return
    for place, who in enumerate(people):
        with_them = [_with_a_yes(step, answers, who) for step, answers in zip(steps, said, strict=True)]
        if with_them == list(said):
            continue
        for others in _choices(steps, with_them, people[place + 1 :], size - 1):
            yield (who, *others)


def _with_a_yes(step: OpenStep, answers: Answers, who: Identity) -> Answers:
    return {**answers, who: _yes(who)} if who in step.members and who not in answers else answers


def _missing(steps: Sequence[OpenStep], said: Sequence[Answers]) -> int | None:
    """How many more people it takes at least; None when nobody's yes can help any more."""
    seats = [
        seat
        for step, answers in zip(steps, said, strict=True)
        if fills_seats(step)
        for seat in seats_taken(step, answers)
    ]
    least = apart = len(unfillable(seats, {who for seat in seats for who in seat.holders}))
    counted = {who for step in steps if fills_seats(step) for who in step.members}
    for step, answers in zip(steps, said, strict=True):
        more = _more_words(step, answers)
        if more is None:
            return None
        least = max(least, more)
        if counted.isdisjoint(step.members):  # Nobody's word serves both, so what is missing adds up.
            apart += more
            counted.update(step.members)
    return max(least, apart)


def _more_words(step: OpenStep, answers: Answers) -> int | None:
    if fills_seats(step):
        failed = tally(step, answers).standing is Standing.FAILED
        return None if failed else 0
    silent = [who for who in step.members if who not in answers]
    if tally(step, {**answers, **{who: _yes(who) for who in silent}}).standing is not Standing.MET:
        return None
    # The panels apart from the count: whoever speaks may sit on several, so this is never too many.
    missing = (panel.needed - sum(who in answers for who in panel.members) for panel in step.panels)
    short = max((0, *missing))
    quorate = replace(step, panels=tuple(replace(panel, needed=0) for panel in step.panels))
    for number in range(short, len(silent)):
        with_more = {**answers, **{who: _yes(who) for who in silent[:number]}}
        if tally(quorate, with_more).standing is Standing.MET:
            return number
    return len(silent)


def _yes(who: Identity) -> Word:
    return Word(choice=Choice.APPROVE, by=who)
