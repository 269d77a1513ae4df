"""How a round of a gate goes on under the policy, or with the people, that the programme has now."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.gates import Gate as GateName
from console.options import COMMON, Common, Reason, Round
from console.tending import Errand, Occasion, gate_at, tend
from console.writing import DryRun
from domain.gate.commands import FromPeople, RebasePolicy, RebaseRoster
from domain.gate.state import Gate
from domain.programme.commands import programme_stream
from domain.programme.events import ProgrammeEvent
from domain.programme.state import fold
from readmodels.gate_page_lines import GatePage
from readmodels.recorded import recorded_in


def rebase(
    gate: GateName,
    *,
    policy: Annotated[
        bool, Parameter(negative="--roster", help="Under the policy in force, or with the people in force")
    ],
    reason: Reason,
    round: Round = None,
    dry_run: DryRun = False,
    common: Common = COMMON,
) -> int:
    """Let an open round go on under the policy, or with the people, that the programme has now."""

    def asking(_: GatePage, occasion: Occasion) -> RebasePolicy | RebaseRoster:
        if policy:
            return RebasePolicy(**occasion, reason=reason)
        return RebaseRoster(**occasion, reason=reason)

    errand = Errand(gate=gate, round=round, dry_run=dry_run, common=common)
    return tend(errand, asking, _rebased, then="explain", look_up=_in_force)


def _in_force(connection: Connection, command: FromPeople) -> FromPeople:
    """With what the programme has now, as the gate will look it up itself."""
    stream = programme_stream(command.subject.programme)
    begun = (each.event for each in recorded_in(connection, stream))
    programme = fold(event for event in begun if isinstance(event, ProgrammeEvent))
    match command:
        case RebasePolicy():
            opened = gate_at(connection, command.subject).opened
            policy = programme.policies.get(opened.policy.id) if opened else None
            return replace(command, policy=policy, roster=programme.roster)
        case RebaseRoster():
            return replace(command, roster=programme.roster, stewards=programme.stewards)
        case _:
            return command


def _rebased(asked: FromPeople, gate: Gate) -> Sequence[str]:
    where, opened = f"{asked.subject.gate}, round {asked.subject.round}", gate.opened
    if isinstance(asked, RebasePolicy):
        under = f" under {opened.policy.title!r} ({opened.policy_digest})" if opened else ""
        told = [f"{where}, goes on{under}."]
    else:
        people = f" with the people of {opened.roster_digest}" if opened else ""
        told = [f"{where}, goes on{people}."]
    due = [f"Words are due by {gate.due:%Y-%m-%d %H:%M} UTC."] if gate.due and gate.is_open else []
    left = [f"{who.subject} has left; what they said stands." for who in sorted(gate.leavers)]
    return [*told, *due, *left]
