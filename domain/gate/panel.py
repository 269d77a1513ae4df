"""The people whom a step asks, as the roster named them when the gate opened."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.authority import AmountAtStake, Entitlement, entitled, why_not
from domain.gate.seats import Seat
from domain.gate.step import ANY, HowMany, Step, StepKind
from domain.identity import Identity
from domain.roster import Holding, Leaver, Limit, RoleId, Roster
from domain.stake import Stake


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The holders of a role that is asked, how many of them are needed, up to how much, and who chairs them.

    `deputies` are those who may speak for a member by a delegation: a word for them, in their place. `terms`
    are the holdings of those members whose authority ends on a known day.
    """

    role: RoleId
    members: tuple[Identity, ...]
    needed: int
    chair: Identity | None = None
    deputies: tuple[Entitlement, ...] = ()
    limit: Limit | None = None
    terms: tuple[Holding, ...] = ()

    @property
    def people(self) -> tuple[Identity, ...]:
        """The members, and those who may speak for one of them, each once."""
        return tuple(dict.fromkeys((*self.members, *(each.who for each in self.deputies))))

    def entitlements_of(self, who: Identity) -> tuple[Entitlement, ...]:
        """In which ways somebody may speak here, in their own right first."""
        own = Entitlement(who=who, role=self.role, for_=None, limit=self.limit, delegation=None)
        others = tuple(each for each in self.deputies if each.who == who)
        return (own, *others) if who in self.members else others

    def within(self, amount: AmountAtStake) -> "Panel":
        """The same panel, with those only whose limit allows so much."""
        return replace(
            self,
            members=tuple(
                who for who in self.members if why_not(self.entitlements_of(who)[0], amount) is None
            ),
            deputies=tuple(each for each in self.deputies if why_not(each, amount) is None),
        )

    def has_ended_for(self, who: Identity, on: date) -> bool:
        """Whether somebody's term here was over on a day, though they held the role when the gate opened."""
        theirs = [each for each in self.terms if each.who == who]
        return bool(theirs) and not any(each.covers(on) for each in theirs)

    def hears(self, place: Identity, by: Identity) -> bool:
        """Whether a word in a member's place is one as this role: their own, or by a delegation of it."""
        return by == place or any((each.who, each.for_) == (by, place) for each in self.deputies)


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

    def within(self, stake: Stake | None) -> "OpenStep":
        """The same step, open only to those whose limit allows the stake; only deciding commits money."""
        if stake is None or self.step.kind is not StepKind.DECIDE:
            return self
        return replace(self, panels=tuple(each.within(stake.for_role(each.role)) for each in self.panels))

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
    panels = [panel_of(ask.role, roster, on, ask.how_many) for ask in step.asks]
    return OpenStep(step=step, panels=tuple(_with_whole_deputies(panel, panels) for panel in panels))


def panel_of(role: RoleId, roster: Roster, on: date, how_many: HowMany = ANY) -> Panel:
    """Those who hold a role on a day, and those who may speak for them."""
    members, known = roster.holders_of(role, on), roster.by_id.get(role)
    holdings = known.holdings if known else ()
    return Panel(
        role=role,
        members=members,
        needed=how_many.of(len(members)),
        chair=known.chair if known else None,
        deputies=tuple(each for each in entitled(roster, role, on) if each.for_),
        limit=known.limit if known else None,
        terms=tuple(_terms(holdings, members, roster.leavers)),
    )


def _terms(
    holdings: Iterable[Holding], members: Collection[Identity], leavers: Collection[Leaver]
) -> Iterator[Holding]:
    """The holdings of those members whose authority ends on a known day."""
    left = {each.who: each.left - timedelta(days=1) for each in leavers}
    clipped = [
        replace(each, until=min(day for day in (each.until, left.get(each.who)) if day))
        if each.who in left
        else each
        for each in holdings
        if each.who in members
    ]
    ending = {each.who for each in clipped if each.until}
    yield from (each for each in clipped if each.who in ending)


def _with_whole_deputies(panel: Panel, panels: Sequence[Panel]) -> Panel:
    # One word fills a place in every role that its holder is asked as: who may speak in some of them only
    # would take the place and leave the others empty.
    def is_whole(deputy: Entitlement) -> bool:
        return all(each.hears(deputy.for_, deputy.who) for each in panels if deputy.for_ in each.members)

    return replace(panel, deputies=tuple(each for each in panel.deputies if is_whole(each)))
