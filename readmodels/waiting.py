"""What one gate or benefit waits for, from everything that happened to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from domain.aggregate import Event
from domain.benefit.events import BenefitEvent, BenefitMeasured, MeasurementAsked
from domain.benefit.profile import BenefitProfile
from domain.benefit.state import fold as fold_benefit
from domain.gate.condition import Condition
from domain.gate.conditions import end_of
from domain.gate.events import GateClosed, GateEvent, GateOpened
from domain.gate.evolving import fold as fold_gate
from domain.gate.seats import Seat
from domain.gate.state import Gate
from domain.gate.turns import turn_of, waiting_for
from domain.identity import Identity
from domain.stage import Stage
from readmodels.place import Place

Kind: TypeAlias = Literal["gate", "condition", "measurement", "confirmation", "money"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody who is asked, and in which role: `programme-board`, or `cmt, escalated`."""

    who: Identity
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that waits for people.

    `id` is the gate's, the benefit's or the grant's, and for a condition the gate's and the condition's with
    a space between; `round` is the round of the gate or the ask, or the benefit's review.
    """

    kind: Kind
    id: str
    round: int
    programme: str
    release: str
    stage: Stage | None
    title: str
    since: datetime
    due: datetime | None
    people: tuple[Asked, ...]
    escalated: bool = False

    @property
    def asked(self) -> tuple[Identity, ...]:
        """Everybody asked, each once; nobody when a gate's people have all spoken or are barred."""
        return tuple(dict.fromkeys(each.who for each in self.people))

    @property
    def role(self) -> str:
        """The roles through which they are asked."""
        return "; ".join(dict.fromkeys(each.role for each in self.people))


def waiting_at(place: Place, events: Sequence[Event]) -> tuple[Waiting, ...]:
    """What the gate or benefit recorded here waits for; nothing once it has ended."""
    if place.benefit is not None:
        return tuple(_at_benefit(place, [each for each in events if isinstance(each, BenefitEvent)]))
    return tuple(_at_gate(fold_gate(each for each in events if isinstance(each, GateEvent))))


def _at_gate(gate: Gate) -> Iterator[Waiting]:
    if gate.opened and (gate.is_open or gate.to_ratify):
        yield _open_gate(gate, gate.opened)
    if gate.opened and gate.closed:
        for condition in gate.outstanding:
            yield _condition(gate.opened, gate.closed, condition)


def _open_gate(gate: Gate, opened: GateOpened) -> Waiting:
    subject = opened.subject
    return Waiting(
        kind="gate",
        id=subject.gate,
        round=subject.round,
        programme=subject.programme,
        release=subject.release,
        stage=subject.stage,
        title=opened.policy.title,
        since=gate.closed.at if gate.closed else opened.at,
        due=gate.closed.ratify_by if gate.closed else gate.due,
        people=_deciders(gate, opened),
        escalated=bool(gate.escalated_to),
    )


def _deciders(gate: Gate, opened: GateOpened) -> tuple[Asked, ...]:
    still_asked = {who: turn_of(gate, who) for who in waiting_for(gate)}
    seated = [
        asked
        for each in opened.steps
        for asked in _holding(
            [Seat(role=panel.role, holders=panel.people) for panel in each.panels],
            {who for who, turn in still_asked.items() if turn and turn.step.id == each.step.id},
            "",
        )
    ]
    above = _holding(gate.escalated_to if gate.is_open else (), set(still_asked), ", escalated")
    # Two seats of one role ask the same people twice.
    return tuple(dict.fromkeys([*seated, *above]))


def _holding(seats: Iterable[Seat], people: set[Identity], why: str) -> Iterator[Asked]:
    for seat in seats:
        yield from (Asked(who=who, role=f"{seat.role}{why}") for who in sorted(seat.holders) if who in people)


def _condition(opened: GateOpened, closed: GateClosed, condition: Condition) -> Waiting:
    subject = opened.subject
    return Waiting(
        kind="condition",
        id=f"{subject.gate} {condition.id}",
        round=subject.round,
        programme=subject.programme,
        release=subject.release,
        stage=subject.stage,
        title=condition.text,
        since=closed.at,
        due=end_of(condition),
        people=(Asked(who=condition.owner, role="owner"),),
    )


def _at_benefit(place: Place, events: Sequence[BenefitEvent]) -> Iterator[Waiting]:
    benefit = fold_benefit(events)
    if benefit.profile is None or benefit.has_ended or benefit.asked <= benefit.confirmed:
        return
    asked = [each for each in events if isinstance(each, MeasurementAsked)][-1]
    if benefit.measured and benefit.measured.review == asked.review:
        yield _confirmation(place, benefit.profile, benefit.measured)
    else:
        yield _measurement(place, benefit.profile, asked)


def _measurement(place: Place, profile: BenefitProfile, asked: MeasurementAsked) -> Waiting:
    owner = (Asked(who=profile.owner, role="owner"),)
    return _review(place, profile, kind="measurement", review=asked.review, since=asked.at, people=owner)


def _confirmation(place: Place, profile: BenefitProfile, measured: BenefitMeasured) -> Waiting:
    others = tuple(Asked(who=who, role="confirmer") for who in profile.confirmers if who != measured.by)
    return _review(
        place, profile, kind="confirmation", review=measured.review, since=measured.at, people=others
    )


def _review(
    place: Place,
    profile: BenefitProfile,
    *,
    kind: Kind,
    review: int,
    since: datetime,
    people: tuple[Asked, ...],
) -> Waiting:
    return Waiting(
        kind=kind,
        id=profile.id,
        round=review,
        programme=place.programme,
        release=profile.release,
        stage=None,
        title=profile.name,
        since=since,
        due=None,
        people=people,
    )
