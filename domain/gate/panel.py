"""The people whom a step asks, as the roster named them when the gate opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.authority import Entitlement, entitled
from domain.gate.seats import Seat
from domain.gate.step import Step, StepKind
from domain.identity import Identity
from domain.roster import RoleId, Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The holders of a role that is asked, how many of them are needed, and who chairs them.

    `deputies` are those who may speak for a member by a delegation: a word for them, in their place.
    """

    role: RoleId
    members: tuple[Identity, ...]
    needed: int
    chair: Identity | None = None
    deputies: tuple[Entitlement, ...] = ()

    @property
    def people(self) -> tuple[Identity, ...]:
        """The members, and those who may speak for one of them, each once."""
        return tuple(dict.fromkeys((*self.members, *(each.who for each in self.deputies))))

    def hears(self, place: Identity, by: Identity) -> bool:
        """Whether a word in this place is one as this role: a member's own, or by a delegation of it."""
        is_deputy = any((each.who, each.for_) == (by, place) for each in self.deputies)
        return place in self.members and (by == place or is_deputy)


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
    def people(self) -> tuple[Identity, ...]:
        """The members, and those who may speak for one of them, each once."""
        return tuple(dict.fromkeys(who for panel in self.panels for who in panel.people))

    def speaks_for(self, who: Identity) -> tuple[Identity, ...]:
        """The members in whose place somebody may speak, their own first."""
        own = [who] if who in self.members else []
        others = (
            each.for_ for panel in self.panels for each in panel.deputies if each.who == who and each.for_
        )
        return tuple(dict.fromkeys((*own, *others)))

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
                # Separation of duties: nobody decides for somebody who may not.
                deputies=tuple(each for each in panel.deputies if not {each.who, each.for_} & removed),
            )
            for panel in self.panels
        )
        return replace(self, panels=tuple(panels))


def asked(step: Step, roster: Roster, on: date) -> OpenStep:
    """The people whom a step asks, as the roster names them on a day."""
    panels = []
    for ask in step.asks:
        members = roster.holders_of(ask.role, on)
        deputies = tuple(each for each in entitled(roster, ask.role, on) if each.for_)
        chair = roster.by_id[ask.role].chair if ask.role in roster.by_id else None
        needed = ask.how_many.of(len(members))
        panels.append(Panel(role=ask.role, members=members, needed=needed, chair=chair, deputies=deputies))
    return OpenStep(step=step, panels=tuple(_with_whole_deputies(panel, panels) for panel in panels))


def _with_whole_deputies(panel: Panel, panels: Sequence[Panel]) -> Panel:
    # One word fills a place in every role that its holder is asked as: who may speak in some of them only
    # would take the place and leave the others empty.
    def is_whole(deputy: Entitlement) -> bool:
        return all(
            each.hears(deputy.for_, deputy.who)
            for each in panels
            if deputy.for_ is not None and deputy.for_ in each.members
        )

    return replace(panel, deputies=tuple(each for each in panel.deputies if is_whole(each)))
