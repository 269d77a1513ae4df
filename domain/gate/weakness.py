"""Whom a gate could not do without, and where one person would have to be two."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from domain.gate.panel import OpenStep
from domain.gate.satisfying import cannot_be_met
from domain.gate.step import StepKind
from domain.gate.tally import fills_seats
from domain.identity import Identity
from domain.roster import RoleId


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSeats:
    """Two seats that only one person could fill; a deadlock where both take a person of their own."""

    first: tuple[str, RoleId]
    second: tuple[str, RoleId]
    who: Identity
    is_deadlock: bool

    @property
    def sentence(self) -> str:
        (one, role), (other, other_role) = self.first, self.second
        return f"Only {self.who.subject} can speak for {role} in {one} and for {other_role} in {other}."


def indispensable(steps: Sequence[OpenStep]) -> tuple[Identity, ...]:
    """Each person without whom a gate that could open never would: nobody else could take their place."""
    if cannot_be_met(steps):
        return ()
    people = sorted({who for each in steps for who in each.members})
    return tuple(who for who in people if cannot_be_met([each.open_to((), without=[who]) for each in steps]))


def shared_seats(steps: Sequence[OpenStep]) -> tuple[SharedSeats, ...]:
    """Each pair of seats, where the gate waits for both, that only the same one person could fill."""
    alone = [
        (each, panel.role, panel.members[0])
        for each in steps
        if each.step.is_binding or each.step.kind is StepKind.RATIFY
        for panel in each.panels
        for _ in range(panel.needed)
        if len(panel.members) == 1
    ]
    return tuple(
        SharedSeats(
            first=(one.step.id, role),
            second=(other.step.id, other_role),
            who=who,
            is_deadlock=fills_seats(one) and fills_seats(other),
        )
        for (one, role, who), (other, other_role, same) in combinations(alone, 2)
        if who == same
    )
