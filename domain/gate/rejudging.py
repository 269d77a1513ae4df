"""Whether what is recorded of a round follows from what was recorded before: decided again, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from domain.evidence import evidence_digest
from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    ConditionDischarged,
    ConditionFoundOverdue,
    DecisionCalledIn,
    DecisionLapsed,
    DecisionRatified,
    OutcomeTookEffect,
    OverrideReviewed,
)
from domain.gate.commands import (
    AnswerCallIn,
    AnyGateCommand,
    CallIn,
    ConfirmOverride,
    CountVotes,
    Decide,
    DischargeCondition,
    FlagOverdueConditions,
    LapseDecision,
    ProposeOverride,
    RecallApproval,
    Recuse,
    ReviewOverride,
    TakeEffect,
    WaiveCallIn,
    WithdrawGate,
)
from domain.gate.decide import decide
from domain.gate.events import (
    DeciderRecused,
    DecisionRefused,
    DecisionTaken,
    GateClosed,
    GateEscalated,
    GateEvent,
    GateEvidenceChanged,
    GateFactsChanged,
    GateFoundUnsatisfiable,
    GateOpened,
    GateOverridden,
    GateReminded,
    OverrideProposed,
    PolicyRebased,
    RosterRebased,
    VotesCounted,
)
from domain.gate.evolving import evolve
from domain.gate.outcome import Outcome
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.turns import verdict_on
from domain.identity import Actor
from domain.refusal import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event of a round, and who brought it about."""

    event: GateEvent
    by: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Which event of a round, counted from 0, does not follow from those before it, and why."""

    place: int
    why: str


def disagreements(subject: GateSubject, round: Sequence[Told]) -> Iterator[Disagreement]:
    """What does not follow, in order; nothing when the whole round does.

    Each command is asked again at the moment at which it was asked, of the gate as it was then. What people
    say, and what is reported of the subject, is where a round begins: it is believed.
    """
    gate, place = Gate(), 0
    while place < len(round):
        follows = _follows(subject, gate, round[place:])
        if isinstance(follows, str):
            yield Disagreement(place=place, why=follows)
            follows = 1
        for told in round[place : place + follows]:
            gate = evolve(gate, told.event)
        place += follows


def _follows(subject: GateSubject, gate: Gate, rest: Sequence[Told]) -> int | str:
    """How many events one command brought about here; or why they are not those."""
    first = rest[0].event
    if why := _wrong_digest(first):
        return why
    if isinstance(first, DecisionTaken) and rest[0].by.identity != first.by:
        return f"{rest[0].by.identity.subject} brought in the word of {first.by.subject}."
    if isinstance(first, GateClosed) and first.outcome not in _BY_COMMAND:
        return _closed(gate, first)
    command = _asked_again(subject, rest[0])
    if command is None:
        return 1
    try:
        expected = decide(gate, command)
    except Rejected as refusal:
        return f"It would be refused: {refusal.sentence}"
    recorded = [each.event for each in rest[: len(expected)]]
    if not expected:
        return f"{type(first).__name__} does not follow from what was recorded before."
    for was, follows in zip(recorded, expected, strict=False):
        if was != follows:
            return _told_apart(was, follows)
    return len(expected) if len(recorded) == len(expected) else f"{type(expected[-1]).__name__} is missing."


# These ends are brought about by a command of their own; every other one is the verdict on what was said.
_BY_COMMAND = frozenset({Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.DEEMED_CONSENT, Outcome.OVERRIDDEN})


def _closed(gate: Gate, closed: GateClosed) -> int | str:
    reached = verdict_on(gate)
    if (reached.outcome, reached.reasons, reached.until) == (closed.outcome, closed.reasons, closed.until):
        return 1
    return _ended_apart(closed.outcome, reached.outcome)


def _ended_apart(was: Outcome, follows: Outcome | None) -> str:
    amounts_to = follows or "no outcome"
    if was == follows:
        return f"It closed as {was} for other reasons than those that follow from what was recorded."
    return f"It closed as {was}, and what was recorded before amounts to {amounts_to}."


def _told_apart(was: GateEvent, follows: GateEvent) -> str:
    if isinstance(was, GateClosed) and isinstance(follows, GateClosed):
        return _ended_apart(was.outcome, follows.outcome)
    if isinstance(follows, GateClosed):
        return f"What was said amounts to {follows.outcome}, and the round went on."
    if isinstance(follows, DecisionRefused):
        return f"This word would be refused: {follows.sentence}"
    if type(was) is not type(follows):
        return f"{type(was).__name__} was recorded where {type(follows).__name__} follows."
    return f"{type(was).__name__} says something else than what follows from what was recorded before."


def _wrong_digest(event: GateEvent) -> str:
    match event:
        case GateOpened() if event.policy.digest != event.policy_digest:
            return "The policy that it was opened under is not the one that its digest names."
        case GateOpened() | GateEvidenceChanged() if evidence_digest(event.evidence) != event.evidence_digest:
            return "The evidence is not the set that its digest names."
        # Where they name people, somebody may have been erased since, and the digest be another one for that.
        case GateFactsChanged(facts=facts) if not facts.freeze and facts.digest != event.facts_digest:
            return "The facts are not those that their digest names."
        case PolicyRebased() if event.policy.digest != event.policy_digest:
            return "The policy that it went on under is not the one that its digest names."
        case _:
            return ""


def _asked_again(subject: GateSubject, told: Told) -> AnyGateCommand | None:
    """The command that brought an event about; None for what a round believes."""
    event, by, at = told.event, told.by, told.event.at
    match event:
        case DecisionTaken():
            return Decide(
                subject=subject,
                by=Actor(identity=event.by, checked=()),
                at=at,
                submission=event.submission,
                choice=event.choice,
                evidence_digest=event.evidence_digest,
                reason=event.reason,
                conditions=event.conditions,
                until=event.until,
            )
        case DeciderRecused(reason=reason):
            return Recuse(subject=subject, by=by, at=at, reason=reason)
        case VotesCounted(step=step):
            return CountVotes(subject=subject, by=by, at=at, step=step)
        case GateClosed(outcome=Outcome.WITHDRAWN, reasons=(reason,)):
            return WithdrawGate(subject=subject, by=by, at=at, reason=reason)
        case GateClosed() | DecisionRatified():
            return LapseDecision(subject=subject, by=by, at=at)
        case DecisionLapsed(recalled_for=str(reason)):
            return RecallApproval(subject=subject, by=by, at=at, reason=reason)
        case DecisionLapsed():
            return LapseDecision(subject=subject, by=by, at=at)
        case OutcomeTookEffect():
            return TakeEffect(subject=subject, by=by, at=at)
        case DecisionCalledIn(reason=reason):
            return CallIn(subject=subject, by=by, at=at, reason=reason)
        case CallInAnswered(stands=stands, reason=reason):
            return AnswerCallIn(subject=subject, by=by, at=at, stands=stands, reason=reason)
        case CallInWaived(reason=reason):
            return WaiveCallIn(subject=subject, by=by, at=at, reason=reason)
        case OverrideProposed(reference=reference, reason=reason, evidence_digest=seen):
            return ProposeOverride(
                subject=subject, by=by, at=at, reference=reference, reason=reason, evidence_digest=seen
            )
        case GateOverridden(reference=reference):
            return ConfirmOverride(subject=subject, by=by, at=at, reference=reference)
        case OverrideReviewed(was_right=was_right, note=note):
            return ReviewOverride(subject=subject, by=by, at=at, was_right=was_right, note=note)
        case ConditionDischarged(condition=condition, note=note):
            return DischargeCondition(subject=subject, by=by, at=at, condition=condition, note=note)
        case ConditionFoundOverdue():
            return FlagOverdueConditions(subject=subject, by=by, at=at)
        case (
            GateOpened()
            | GateFoundUnsatisfiable()
            | DecisionRefused()
            | GateEvidenceChanged()
            | GateFactsChanged()
            | GateReminded()
            | GateEscalated()
            | PolicyRebased()
            | RosterRebased()
        ):
            return None
        case _:
            assert_never(event)
