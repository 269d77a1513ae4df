"""How a decision is called in before it takes effect, and what scrutiny says to it."""

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from console.gates import Gate as GateName
from console.options import COMMON, Common, Reason, Round
from console.tending import Errand, Occasion, tend
from console.writing import DryRun
from domain.gate.closing import effect_due
from domain.gate.commands import AnswerCallIn, CallIn, FromPeople, WaiveCallIn
from domain.gate.state import Gate
from readmodels.gate_page_lines import GatePage
from readmodels.scene import instant


def call_in(
    gate: GateName, *, reason: Reason, round: Round = None, dry_run: DryRun = False, common: Common = COMMON
) -> int:
    """Ask for a decision to be looked at before it takes effect."""

    def asking(_: GatePage, occasion: Occasion) -> CallIn:
        return CallIn(**occasion, reason=reason)

    errand = Errand(gate=gate, round=round, dry_run=dry_run, common=common)
    return tend(errand, asking, _called_in, then="answer-call-in --stands --reason TEXT --as PERSON")


def answer_call_in(
    gate: GateName,
    *,
    stands: Annotated[
        bool, Parameter(negative="--refer-back", help="It stands, or goes back to those who took it")
    ],
    reason: Reason,
    round: Round = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let a decision that was called in stand, or refer it back."""

    def asking(_: GatePage, occasion: Occasion) -> AnswerCallIn:
        return AnswerCallIn(**occasion, stands=stands, reason=reason)

    return tend(Errand(gate=gate, round=round, dry_run=dry_run, common=common), asking, _answered)


def waive_call_in(
    gate: GateName, *, reason: Reason, round: Round = None, dry_run: DryRun = False, common: Common = COMMON
) -> int:
    """Agree that a decision is urgent and cannot wait to be called in."""

    def asking(_: GatePage, occasion: Occasion) -> WaiveCallIn:
        return WaiveCallIn(**occasion, reason=reason)

    return tend(Errand(gate=gate, round=round, dry_run=dry_run, common=common), asking, _waived)


def _called_in(asked: FromPeople, gate: Gate) -> Sequence[str]:
    rule = gate.opened.policy.call_in if gate.opened else None
    more = rule.members - len(gate.called_in) if rule else 0
    waits = f"{more} more of {rule.by} must ask before it waits." if rule and more > 0 else "It waits now."
    return [f"{asked.by.identity.subject} called in the decision on {asked.subject.gate}.", waits]


def _answered(asked: FromPeople, gate: Gate) -> Sequence[str]:
    if gate.lapsed is None:
        return [f"The decision on {asked.subject.gate} stands.", *_when(gate)]
    released = [gate.lapsed.released] if gate.lapsed.released else []
    return [f"The decision on {asked.subject.gate} is referred back: it no longer stands.", *released]


def _waived(asked: FromPeople, gate: Gate) -> Sequence[str]:
    return [f"The decision on {asked.subject.gate} does not wait to be called in.", *_when(gate)]


def _when(gate: Gate) -> Sequence[str]:
    due = effect_due(gate)
    return [f"It takes effect on {instant(due)}."] if due else []
