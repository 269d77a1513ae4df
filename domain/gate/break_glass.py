"""How two people pass a gate without its approval, and how somebody else looks at that afterwards."""

from collections.abc import Sequence
from datetime import timedelta

from domain.gate.admission import refuse_the_barred
from domain.gate.aftermath import OverrideReviewed
from domain.gate.commands import ConfirmOverride, ProposeOverride, ReviewOverride
from domain.gate.events import GateClosed, GateEvent, GateOverridden, OverrideProposed
from domain.gate.outcome import Outcome
from domain.gate.refusals import (
    DeciderStoodAside,
    EvidenceChanged,
    GateNotOpen,
    NobodyMayOverride,
    NotAReviewer,
    NothingToReview,
    NotYourGlass,
    OverrideExpired,
    OverrideNeedsAnother,
    OverrideNotProposed,
    OverrideProposedAlready,
    ReasonMissing,
)
from domain.gate.state import Gate
from domain.gate.turns import who_reviews
from domain.identity import Identity

LONGEST = timedelta(hours=4)


def propose_override(gate: Gate, command: ProposeOverride) -> Sequence[GateEvent]:
    """The first of the two; the second has four hours at most."""
    who, standing = command.by.identity, gate.proposed
    if any(_is_the_same(each, command) for each in gate.proposals):
        return []
    is_waiting = (
        standing is not None
        and command.at <= standing.until
        and standing.evidence_digest == gate.evidence_digest
    )
    _require_glass(gate, who)
    if standing and is_waiting:
        raise OverrideProposedAlready(f"{standing.by.subject} did, under {standing.reference}.")
    if not command.reason.strip() or not command.reference.strip():
        raise ReasonMissing
    if command.evidence_digest != gate.evidence_digest:
        raise EvidenceChanged
    return [
        OverrideProposed(
            by=who,
            reference=command.reference,
            reason=command.reason.strip(),
            evidence_digest=gate.evidence_digest,
            until=command.at + LONGEST,
            at=command.at,
        )
    ]


def confirm_override(gate: Gate, command: ConfirmOverride) -> Sequence[GateEvent]:
    """The second of the two: the gate passes at once, whatever its policy, its checks and its freezes say."""
    who, done = command.by.identity, gate.overridden
    if done and (done.by[1], done.reference) == (who, command.reference):
        return []
    _require_glass(gate, who)
    proposed = gate.proposed
    if proposed is None or proposed.reference != command.reference:
        raise OverrideNotProposed
    if who == proposed.by:
        raise OverrideNeedsAnother
    if command.at > proposed.until:
        raise OverrideExpired(f"It counted until {proposed.until:%d %B %Y, %H:%M} UTC.")
    if proposed.evidence_digest != gate.evidence_digest:
        raise EvidenceChanged
    overridden = GateOverridden(
        by=(proposed.by, who),
        reference=proposed.reference,
        reason=proposed.reason,
        until=proposed.until,
        at=command.at,
    )
    told = (
        f"{proposed.by.subject} and {who.subject} overrode it under {proposed.reference}: {proposed.reason}"
    )
    return [overridden, GateClosed(outcome=Outcome.OVERRIDDEN, reasons=(told,), at=command.at)]


def review_override(gate: Gate, command: ReviewOverride) -> Sequence[GateEvent]:
    """Somebody who took no part in it says whether it was right; until then the next gate stays shut."""
    who, done = command.by.identity, gate.reviewed
    if done and (done.by, done.was_right, done.note) == (who, command.was_right, command.note.strip()):
        return []
    if gate.overridden is None or done:
        raise NothingToReview
    if who not in who_reviews(gate):
        raise NotAReviewer
    if not command.note.strip():
        raise ReasonMissing
    return [OverrideReviewed(was_right=command.was_right, by=who, note=command.note.strip(), at=command.at)]


def _is_the_same(made: OverrideProposed, command: ProposeOverride) -> bool:
    asked = (command.by.identity, command.reference, command.evidence_digest)
    return (made.by, made.reference, made.evidence_digest) == asked and command.at <= made.until


def _require_glass(gate: Gate, who: Identity) -> None:
    if gate.opened is None or not gate.is_open:
        raise GateNotOpen
    if gate.opened.glass is None:
        raise NobodyMayOverride
    if who not in gate.opened.glass.members:
        raise NotYourGlass
    refuse_the_barred(gate, who)
    if who in gate.recused:
        raise DeciderStoodAside
