"""What becomes of a gate's outcome: when it takes effect, who looked at it, and how it was overridden."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.freeze import FreezeWindow
from domain.gate.aftermath import (
    CallInAnswered,
    CallInWaived,
    DecisionCalledIn,
    DecisionLapsed,
    OverrideReviewed,
)
from domain.gate.closing import effect_due
from domain.gate.effect import effect_of
from domain.gate.events import GateOverridden, OverrideProposed
from domain.gate.policy import CallInRule
from domain.gate.state import Gate
from domain.identity import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What comes after the words; `effect` tells it in sentences.

    `takes_effect` is None when the outcome is in effect, never will be, or waits for scrutiny. What is
    deferred comes again on the day `deferred_until`. The words of `leavers` stand.
    """

    effect: tuple[str, ...]
    in_effect: bool
    takes_effect: datetime | None
    call_in: CallInRule | None
    freezes: tuple[FreezeWindow, ...]
    deferred_until: date | None
    called_in: tuple[DecisionCalledIn, ...]
    scrutinised: CallInAnswered | CallInWaived | None
    proposed: OverrideProposed | None
    overridden: GateOverridden | None
    reviewed: OverrideReviewed | None
    lapsed: DecisionLapsed | None
    leavers: tuple[Identity, ...]


def aftermath_of(gate: Gate) -> Aftermath:
    """What has come after the words of a round, and what is still to come."""
    return Aftermath(
        effect=effect_of(gate),
        in_effect=gate.in_effect,
        takes_effect=effect_due(gate),
        call_in=gate.opened.policy.call_in if gate.opened else None,
        freezes=gate.opened.freezes if gate.opened else (),
        deferred_until=gate.closed.until if gate.closed else None,
        called_in=gate.called_in,
        scrutinised=gate.scrutinised,
        proposed=gate.proposed,
        overridden=gate.overridden,
        reviewed=gate.reviewed,
        lapsed=gate.lapsed,
        leavers=tuple(sorted(gate.leavers)),
    )
