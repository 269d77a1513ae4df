"""What somebody can do at a gate now, or why they cannot and what would help."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypedDict

from domain.gate.admission import admit
from domain.gate.commands import (
    AnswerCallIn,
    AnyGateCommand,
    CallIn,
    ConfirmOverride,
    Decide,
    ProposeOverride,
    Reaffirm,
    RecallApproval,
    Recuse,
    ReviewOverride,
    WaiveCallIn,
    WithdrawGate,
)
from domain.gate.decide import decide
from domain.gate.events import DecisionRefused
from domain.gate.outcome import Choice
from domain.gate.refusals import (
    AlreadyDecided,
    CheckFailing,
    DeciderIsRequester,
    DeciderStoodAside,
    DeciderWroteEvidence,
    EvidenceMissing,
    GateNotOpen,
    NotADecider,
    NotYourTurn,
)
from domain.gate.state import Gate
from domain.gate.subject import GateSubject
from domain.gate.turns import waiting_for
from domain.identity import Actor, Identity
from domain.refusal import Rejected

TRIAL = "A trial."


class Ability(StrEnum):
    """Something that one person can do at a gate."""

    APPROVE = "approve"
    REJECT = "reject"
    ABSTAIN = "abstain"
    DEFER = "defer"
    STOP = "stop"
    RATIFY = "ratify"
    REAFFIRM = "reaffirm"
    STAND_ASIDE = "stand aside"
    WITHDRAW = "withdraw"
    CALL_IN = "call in"
    ANSWER_CALL_IN = "answer the call-in"
    WAIVE_CALL_IN = "waive the call-in"
    OVERRIDE = "propose an override"
    CONFIRM_OVERRIDE = "confirm the override"
    REVIEW_OVERRIDE = "review the override"
    RECALL = "recall the approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """The rule that keeps somebody from saying yes, in a sentence, and what would help."""

    refusal: str
    sentence: str
    remedy: str


class _Occasion(TypedDict):
    """What every trial has in common."""

    subject: GateSubject
    by: Actor
    at: datetime


def abilities(gate: Gate, subject: GateSubject, who: Identity, at: datetime) -> tuple[Ability, ...]:
    """What somebody can do at a moment; nothing when every rule refuses them."""
    said = [Ability(each) for each in Choice if _refusal(gate, subject, who, each, at) is None]
    if gate.to_ratify:
        said = [Ability.RATIFY if each is Ability.APPROVE else each for each in said]
    occasion = _Occasion(subject=subject, by=Actor(identity=who, checked=()), at=at)
    return (*said, *(ability for ability, trial in _trials(gate, occasion) if _is_granted(gate, trial)))


def why_not(gate: Gate, subject: GateSubject, who: Identity, at: datetime) -> WhyNot | None:
    """Why somebody's yes would be refused at a moment; None when it would count."""
    refusal = _refusal(gate, subject, who, Choice.APPROVE, at)
    if refusal is None:
        return None
    return WhyNot(refusal=refusal.reason, sentence=refusal.sentence, remedy=_remedy(gate, refusal))


def _refusal(
    gate: Gate, subject: GateSubject, who: Identity, choice: Choice, at: datetime
) -> Rejected | None:
    # A trial is judged by the same rules as what is meant.
    trial = Decide(
        subject=subject,
        by=Actor(identity=who, checked=()),
        at=at,
        submission="",
        choice=choice,
        evidence_digest=gate.evidence_digest,
        reason=TRIAL,
        until=at.date() + timedelta(days=1) if choice is Choice.DEFER else None,
    )
    try:
        admit(gate, trial)
    except Rejected as refusal:
        return refusal
    return None


def _trials(gate: Gate, occasion: _Occasion) -> Iterator[tuple[Ability, AnyGateCommand]]:
    digest, reference = gate.evidence_digest, gate.proposed.reference if gate.proposed else ""
    yield Ability.REAFFIRM, Reaffirm(**occasion, submission="", evidence_digest=digest)
    yield Ability.STAND_ASIDE, Recuse(**occasion, reason=TRIAL)
    yield Ability.WITHDRAW, WithdrawGate(**occasion, reason=TRIAL)
    yield Ability.CALL_IN, CallIn(**occasion, reason=TRIAL)
    yield Ability.ANSWER_CALL_IN, AnswerCallIn(**occasion, stands=True, reason=TRIAL)
    yield Ability.WAIVE_CALL_IN, WaiveCallIn(**occasion, reason=TRIAL)
    yield (
        Ability.OVERRIDE,
        ProposeOverride(**occasion, reference=TRIAL, reason=TRIAL, evidence_digest=digest),
    )
    yield Ability.CONFIRM_OVERRIDE, ConfirmOverride(**occasion, reference=reference)
    yield Ability.REVIEW_OVERRIDE, ReviewOverride(**occasion, was_right=True, note=TRIAL)
    yield Ability.RECALL, RecallApproval(**occasion, reason=TRIAL)


def _is_granted(gate: Gate, trial: AnyGateCommand) -> bool:
    try:
        events = decide(gate, trial)
    except Rejected:
        return False
    return bool(events) and not isinstance(events[0], DecisionRefused)


def _remedy(gate: Gate, refusal: Rejected) -> str:
    others = ", ".join(each.subject for each in waiting_for(gate))
    somebody = f"Ask {others}." if others else "Nobody else is asked as things stand."
    match refusal:
        case GateNotOpen() if gate.opened is None:
            return "Wait until the stage is submitted: the gate begins then."
        case GateNotOpen():
            return "Decide in the next round, if the stage comes back."
        case DeciderWroteEvidence():
            return f"{somebody} Or let somebody else write and hand in the evidence."
        case DeciderIsRequester() | DeciderStoodAside() | NotADecider():
            return somebody
        case NotYourTurn():
            return f"Wait for the steps before. {somebody}"
        case AlreadyDecided():
            return "Nothing more is asked of them, unless the evidence changes."
        case EvidenceMissing():
            return "Hand in the evidence that is missing."
        case CheckFailing():
            return "Bring about what the checks ask for, or close what earlier gates left open."
        case _:
            return "See how the gate stands."
