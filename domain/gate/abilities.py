"""What somebody can do at a gate now, or why they cannot and what would help."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from domain.gate.commands import Decide, Recuse
from domain.gate.decide import decide, waiting_for
from domain.gate.decision import admit
from domain.gate.outcome import Choice
from domain.gate.refusals import (
    AlreadyDecided,
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
from domain.identity import Actor, Identity
from domain.refusal import Rejected

# A trial is judged by the same rules as what is meant, and none of those it meets looks at the time.
SOME_TIME = datetime(1970, 1, 1, tzinfo=UTC)
TRIAL = "A trial."


class Ability(StrEnum):
    """Something that one person can do at a gate."""

    APPROVE = "approve"
    REJECT = "reject"
    ABSTAIN = "abstain"
    RATIFY = "ratify"
    STAND_ASIDE = "stand aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """The rule that keeps somebody from saying yes, in a sentence, and what would help."""

    refusal: str
    sentence: str
    remedy: str


def abilities(gate: Gate, subject: GateSubject, who: Identity) -> tuple[Ability, ...]:
    """What somebody can do now; nothing when every rule refuses them."""
    found = [Ability(each) for each in Choice if _refusal(gate, subject, who, each) is None]
    if gate.to_ratify:
        found = [Ability.RATIFY if each is Ability.APPROVE else each for each in found]
    return (*found, *((Ability.STAND_ASIDE,) if _may_stand_aside(gate, subject, who) else ()))


def why_not(gate: Gate, subject: GateSubject, who: Identity) -> WhyNot | None:
    """Why somebody's yes would be refused as things stand; None when it would count."""
    refusal = _refusal(gate, subject, who, Choice.APPROVE)
    if refusal is None:
        return None
    return WhyNot(refusal=refusal.reason, sentence=refusal.sentence, remedy=_remedy(gate, refusal))


def _refusal(gate: Gate, subject: GateSubject, who: Identity, choice: Choice) -> Rejected | None:
    trial = Decide(
        subject=subject,
        by=Actor(identity=who, checked=()),
        at=SOME_TIME,
        submission="",
        choice=choice,
        evidence_digest=gate.evidence_digest,
        reason=TRIAL,
    )
    try:
        admit(gate, trial)
    except Rejected as refusal:
        return refusal
    return None


def _may_stand_aside(gate: Gate, subject: GateSubject, who: Identity) -> bool:
    trial = Recuse(subject=subject, by=Actor(identity=who, checked=()), at=SOME_TIME, reason=TRIAL)
    try:
        return bool(decide(gate, trial))
    except Rejected:
        return False


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
        case _:
            return "See how the gate stands."
