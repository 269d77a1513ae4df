"""What the programme knows about whoever asks something of its fund."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from domain.authority import Entitlement, entitled
from domain.fund.asking import next_round
from domain.fund.commands import AskForMoney, StandingCommand
from domain.fund.refusals import FundUnknown, GateNotForMoney, NotOfTheProgramme, ProgrammeHasEnded
from domain.fund.state import Fund
from domain.gate.policy import GatePolicy
from domain.identity import Identity
from domain.programme.state import Programme
from domain.release.refusals import ReleaseUnknown

C = TypeVar("C", bound=StandingCommand)


def with_standing(command: C, programme: Programme) -> C:
    """The command with what the roster lets its sender decide as today, whatever the message said."""
    return replace(command, standing=standing_of(command.by.identity, programme, command.at.date()))


def standing_of(who: Identity, programme: Programme, on: date) -> tuple[Entitlement, ...]:
    """What the roster lets somebody decide as on a day."""
    roster = programme.roster
    found: list[Entitlement] = []
    for role in roster.roles:
        found += [each for each in entitled(roster, role.id, on) if each.who == who]
    return tuple(found)


def made_ready(command: AskForMoney, programme: Programme, fund: Fund) -> AskForMoney:
    """The ask with its round, the roles that decide it, and its sender's standing.

    :raises Rejected: when the programme has ended, does not know who asks, or has no such policy or release.
    """
    if fund.plan is None:
        raise FundUnknown(command.programme)
    if programme.ended:
        raise ProgrammeHasEnded
    if command.requested_by not in programme.roster.names:
        raise NotOfTheProgramme(command.requested_by.subject)
    if command.release and command.release not in programme.planned:
        raise ReleaseUnknown(command.release)
    deciders = policy_of(command, programme).deciders
    return replace(with_standing(command, programme), round=next_round(fund, command), deciders=deciders)


def policy_of(command: AskForMoney, programme: Programme) -> GatePolicy:
    """The rules of the gate that an ask goes to.

    :raises GateNotForMoney: when the programme has none of that name.
    """
    policy = programme.policies.get(command.gate)
    if policy is None:
        raise GateNotForMoney(f"There is no policy {command.gate}.")
    return policy
