"""What would have happened at a recorded round, had another policy been asked: an estimate, never a fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from domain.calendar import Calendar
from domain.evidence import Evidence
from domain.gate.events import DecisionRefused, GateEvent, GateOpened
from domain.gate.evolving import fold
from domain.gate.outcome import Outcome
from domain.gate.policy import GatePolicy
from domain.gate.replay import AGAIN, Replay
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.turns import verdict_on
from domain.roster import Roster

THE_END = datetime.max.replace(tzinfo=UTC)


class Fate(StrEnum):
    """What would have become of a round."""

    PASSED = "would have passed"
    WAITED_LONGER = "would have waited longer"
    REFUSED = "would have been refused"
    LAPSED = "would have lapsed"
    IMPOSSIBLE = "nobody could have opened it"
    WITHDRAWN = "would have been withdrawn"
    STILL_OPEN = "would be open still"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An estimate for one round: how it ended and when, and how and when it would have.

    `not_counted` are the words that would have counted for nothing, and `assumed` the evidence that only
    this policy asks for and that is taken to have been handed in.
    """

    subject: GateSubject
    was: Outcome | None
    was_at: datetime | None
    fate: Fate
    would: Outcome | None
    would_at: datetime | None
    reasons: tuple[str, ...]
    not_counted: tuple[DecisionRefused, ...]
    assumed: tuple[str, ...]


def tried(
    events: Sequence[GateEvent], policy: GatePolicy, roster: Roster, calendar: Calendar
) -> Trial | None:
    """What a policy would have made of the words recorded in one round; None for a round that never opened.

    People say what they said, when they said it, on the evidence as it stood. A word that comes before its
    turn is said again once it is its turn; nobody else says anything. Days run as the policy has them.
    """
    recorded = fold(events)
    if recorded.opened is None:
        return None
    assumed = _never_asked_for(recorded.opened, policy)
    replay = Replay(recorded.opened, policy, roster, calendar, assumed)
    for event in events:
        replay.take(event)
    if recorded.closed is not None:
        replay.wait_until(THE_END)
    return _estimate(recorded, recorded.opened, replay, assumed)


def _never_asked_for(opened: GateOpened, policy: GatePolicy) -> tuple[Evidence, ...]:
    known = {*opened.policy.evidence, *(piece.name for piece in opened.evidence)}
    who = opened.requested_by
    return tuple(
        Evidence(name=name, digest="assumed", author=who, submitted_by=who)
        for name in policy.evidence
        if name not in known
    )


def _estimate(recorded: Gate, opened: GateOpened, replay: Replay, assumed: Sequence[Evidence]) -> Trial:
    gate = replay.gate
    was_at, would_at = _ended_at(recorded), _ended_at(gate)
    heard = {taken.submission.removesuffix(AGAIN) for taken in gate.decisions}
    return Trial(
        subject=opened.subject,
        was=recorded.outcome,
        was_at=was_at,
        fate=_fate(gate, recorded, would_at, was_at),
        would=gate.outcome,
        would_at=would_at,
        reasons=_reasons(gate),
        not_counted=tuple(each for each in gate.refusals if each.submission.removesuffix(AGAIN) not in heard),
        assumed=tuple(piece.name for piece in assumed),
    )


def _fate(gate: Gate, recorded: Gate, would_at: datetime | None, was_at: datetime | None) -> Fate:
    is_later = bool(was_at and (would_at is None or would_at > was_at))
    if gate.unsatisfiable and (gate.is_open or _ran_out(gate)):
        return Fate.IMPOSSIBLE
    if gate.outcome is None:
        return Fate.WAITED_LONGER if is_later else Fate.STILL_OPEN
    if gate.outcome is Outcome.WITHDRAWN:
        return Fate.WITHDRAWN
    if is_later and (gate.outcome.opens_the_way or _ran_out(gate)):
        return Fate.WAITED_LONGER
    if gate.outcome is Outcome.LAPSED:
        return Fate.LAPSED
    return Fate.PASSED if gate.outcome.opens_the_way else Fate.REFUSED


def _ran_out(gate: Gate) -> bool:
    """Whether the round ended because its time was over, and not by what anybody said."""
    return gate.closed is not None and gate.lapsed is None and verdict_on(gate).outcome is None


def _ended_at(gate: Gate) -> datetime | None:
    if gate.lapsed:
        return gate.lapsed.at
    return gate.closed.at if gate.closed else None


def _reasons(gate: Gate) -> tuple[str, ...]:
    if gate.lapsed:
        return gate.lapsed.reasons
    if gate.unsatisfiable and (gate.is_open or _ran_out(gate)):
        return (f"Too few people for {', '.join(gate.unsatisfiable)}.",)
    return gate.closed.reasons if gate.closed else verdict_on(gate).reasons
