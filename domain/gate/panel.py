"""The people whom a step asks, as the roster named them when the gate opened."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.gate.seats import Seat
from domain.gate.step import Step, StepKind
from domain.identity import Identity
from domain.roster import RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The holders of a role that is asked, how many of them are needed, and who chairs them."""

    role: RoleId
    members: tuple[Identity, ...]
    needed: int
    chair: Identity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStep:
    """A step with its panels, as it stands while its gate is open."""

    step: Step
    panels: tuple[Panel, ...]

    @property
    def takes_in_others(self) -> bool:
        """Whether those above may speak here once the gate is escalated: a body's vote stays the body's."""
        consults = self.step.kind is StepKind.CONSULT
        return self.step.is_binding and (consults or self.step.method.fills_seats)

    @property
    def members(self) -> tuple[Identity, ...]:
        """Everybody asked, each once."""
        return tuple(dict.fromkeys(who for panel in self.panels for who in panel.members))

    @property
    def seats(self) -> tuple[Seat, ...]:
        """As many seats as each panel needs people, open to its members."""
        return tuple(
            Seat(role=panel.role, holders=panel.members) for panel in self.panels for _ in range(panel.needed)
        )

    def open_to(self, more: Iterable[Identity], *, without: Iterable[Identity] = ()) -> "OpenStep":
        """The same step, open to these people as well, and closed to others."""
        added, removed = tuple(more), frozenset(without)
        panels = (
            replace(
                panel,
                members=tuple(who for who in dict.fromkeys((*panel.members, *added)) if who not in removed),
            )
            for panel in self.panels
        )
        return replace(self, panels=tuple(panels))


def asked(step: Step, roster: Roster, on: date) -> OpenStep:
    """The people whom a step asks, as the roster names them on a day."""
    panels = []
    for ask in step.asks:
        members = roster.holders_of(ask.role, on)
        chair = roster.by_id[ask.role].chair if ask.role in roster.by_id else None
        needed = ask.how_many.of(len(members))
        panels.append(Panel(role=ask.role, members=members, needed=needed, chair=chair))
    return OpenStep(step=step, panels=tuple(panels))
