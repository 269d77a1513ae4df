"""What has changed at a gate since somebody's last word there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from domain.gate.check import Check
from domain.gate.checking import checked
from domain.gate.difference import EvidenceDifference, difference
from domain.gate.events import DecisionTaken, GateEvent
from domain.gate.evolving import fold
from domain.gate.state import Gate
from domain.identity import Identity
from domain.money import exact_pounds


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceTheirWord:
    """Somebody's last word, whether it stands, and what has changed since."""

    said: DecisionTaken
    stands: bool
    evidence: EvidenceDifference
    facts: tuple[str, ...]


def since_their_word(events: Sequence[GateEvent], who: Identity) -> SinceTheirWord | None:
    """What has changed since somebody's last word; None when they have said nothing."""
    now = fold(events)
    theirs = [taken for taken in now.decisions if taken.by == who]
    if not theirs:
        return None
    then = fold(takewhile(lambda event: event != theirs[-1], events))
    return SinceTheirWord(
        said=theirs[-1],
        stands=theirs[-1] in now.standing,
        evidence=difference(then.evidence, now.evidence),
        facts=tuple(_facts(then, now)),
    )


def _facts(then: Gate, now: Gate) -> Iterator[str]:
    if now.opened is None:
        return
    policy = now.opened.policy
    looked_at = {each.kind: each for each in policy.checks}
    for kind in dict.fromkeys((*looked_at, *policy.material)):
        check = looked_at.get(kind, Check(kind=kind))
        before, after = checked(check, then.facts), checked(check, now.facts)
        if before != after:
            yield f"{kind.capitalize()}: {after.reason} Before: {before.reason}"
    was, stake = then.facts.stake, now.facts.stake
    if stake and was and was.whole != stake.whole:
        yield f"At stake: {exact_pounds(stake.whole)} instead of {exact_pounds(was.whole)}."
