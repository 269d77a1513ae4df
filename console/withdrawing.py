"""How somebody takes the question of a gate back, or themselves out of it."""

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from console.gates import Gate
from console.options import COMMON, Common, Reason, Round
from console.tending import Errand, Occasion, tend
from console.writing import DryRun
from domain.gate.commands import FromPeople, Recuse, WithdrawGate
from readmodels.gate_page_lines import GatePage


def withdraw(
    gate: Gate, *, reason: Reason, round: Round = None, dry_run: DryRun = False, common: Common = COMMON
) -> int:
    """Take the question of a gate back before it is answered."""

    def asking(_: GatePage, occasion: Occasion) -> WithdrawGate:
        return WithdrawGate(**occasion, reason=reason)

    return tend(
        Errand(gate=gate, round=round, dry_run=dry_run, common=common),
        asking,
        lambda asked, _: [f"{asked.subject.gate}, round {asked.subject.round}, is withdrawn."],
    )


def recuse(
    gate: Gate,
    *,
    reason: Annotated[str, Parameter(help="Why, such as an interest in what is decided")],
    round: Round = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Stand aside from this round of a gate."""

    def asking(_: GatePage, occasion: Occasion) -> Recuse:
        return Recuse(**occasion, reason=reason)

    return tend(Errand(gate=gate, round=round, dry_run=dry_run, common=common), asking, _stood_aside)


def _stood_aside(asked: FromPeople, _: object) -> Sequence[str]:
    who, where = asked.by.identity.subject, asked.subject
    return [f"{who} stands aside from {where.gate}, round {where.round}."]
