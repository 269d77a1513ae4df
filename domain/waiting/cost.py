"""What waiting at gates costs in benefit: of each gate, each release and the whole programme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.identity import Identity
from domain.release.plan import ReleaseId, ReleasePlan
from domain.stage import Stage, following
from domain.waiting.price import NO_RANGE, Price, Range
from domain.waiting.waits import Cause, Wait

FOR_MONEY = "It decides on money, and the days of no release wait for it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Amounts by what was waited for."""

    people: Range = NO_RANGE
    evidence: Range = NO_RANGE
    rework: Range = NO_RANGE

    @property
    def total(self) -> Range:
        return self.people + self.evidence + self.rework

    def __add__(self, other: "Split") -> "Split":
        return Split(
            people=self.people + other.people,
            evidence=self.evidence + other.evidence,
            rework=self.rework + other.rework,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GateWaiting:
    """A gate with its waits, and the people who have still to speak.

    It holds up its own release and those that finish later with it. Without a stage it is a gate for money.
    Up to the end of the day `planned` nothing is lost.
    """

    gate: str
    release: ReleaseId | None
    stage: Stage | None
    planned: date | None
    waits: tuple[Wait, ...]
    holds_up: tuple[ReleaseId, ...]
    asked: tuple[Identity, ...]
    waits_for: Cause | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCost:
    """What a gate `waits_for` now, None when it is over; what a day of it costs, and what it has cost so far.

    `days` are the whole days it waited for each thing, those within its plan included. Where `a_day` is None,
    `why_not` says why nothing can be valued.
    """

    gate: str
    release: ReleaseId | None
    waits_for: Cause | None
    since: datetime | None
    costs_from: date | None
    asked: tuple[Identity, ...]
    holds_up: tuple[ReleaseId, ...]
    days: Mapping[Cause, int]
    a_day: Range | None
    lost: Split
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseCost:
    """What a release loses each day while something holds it up, and what it has lost so far."""

    release: ReleaseId
    held_up_by: tuple[str, ...]
    a_day: Range | None
    lost: Split
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCost:
    """An estimate: `a_day` is what all that is past its plan costs each day now, by what it waits for.

    Gates that hold the same release up at the same time are counted once, for the one that began first.
    `not_valued` are the benefits whose loss nobody can say.
    """

    on: datetime
    gates: tuple[GateCost, ...]
    releases: tuple[ReleaseCost, ...]
    a_day: Split
    lost: Split
    not_valued: tuple[Price, ...]


def cost_of_waiting(
    gates: Sequence[GateWaiting], prices: Sequence[Price], releases: Sequence[ReleaseId], on: datetime
) -> WaitingCost:
    """What these gates cost, held against the price of a day for each benefit, at a moment."""
    found = tuple(_release(each, gates, prices) for each in releases)
    return WaitingCost(
        on=on,
        gates=tuple(_gate(each, prices, on) for each in gates),
        releases=found,
        a_day=_sum(_rate(each, gates, prices, on) for each in releases),
        lost=_sum(each.lost for each in found),
        not_valued=tuple(each for each in prices if each.a_day is None),
    )


def free_until(plan: ReleasePlan, stage: Stage) -> date:
    """The last day on which a stage may be passed without harm: until then the next was not to begin."""
    ends, after = plan.stage(stage).ends, following(stage)
    return max(ends, plan.stage(after).starts - timedelta(days=1)) if after else ends


def _gate(gate: GateWaiting, prices: Sequence[Price], on: datetime) -> GateCost:
    a_day, why_not = _priced(gate.holds_up, prices) if gate.stage else (None, FOR_MONEY)
    lost = _sum(_lost(_costing([gate]), _of(each, prices)) for each in gate.holds_up)
    return GateCost(
        gate=gate.gate,
        release=gate.release,
        waits_for=gate.waits_for,
        since=_since(gate, on) if gate.waits_for else None,
        costs_from=gate.planned + timedelta(days=1) if gate.planned else None,
        asked=gate.asked,
        holds_up=gate.holds_up,
        days={cause: _days(gate.waits, cause) for cause in Cause},
        a_day=a_day,
        lost=lost if a_day else Split(),
        why_not=why_not,
    )


def _since(gate: GateWaiting, on: datetime) -> datetime:
    return gate.waits[-1].since if gate.waits and gate.waits[-1].until == on else on


def _release(release: ReleaseId, gates: Sequence[GateWaiting], prices: Sequence[Price]) -> ReleaseCost:
    holding = [each for each in gates if release in each.holds_up]
    a_day, why_not = _priced([release], prices)
    return ReleaseCost(
        release=release,
        held_up_by=tuple(each.gate for each in holding if each.waits_for),
        a_day=a_day,
        lost=_lost(_costing(holding), _of(release, prices)),
        why_not=why_not,
    )


def _priced(releases: Iterable[ReleaseId], prices: Sequence[Price]) -> tuple[Range | None, str]:
    """The price of a day for these releases; with none, why not: every reason once."""
    concerned = [each for release in releases for each in prices if each.release == release]
    valued = [each.a_day for each in concerned if each.a_day]
    if valued:
        return sum(valued, NO_RANGE), ""
    reasons = dict.fromkeys(f"{each.benefit}: {each.why_not}" for each in concerned)
    return None, " ".join(reasons) or "No benefit waits for it."


def _of(release: ReleaseId, prices: Iterable[Price]) -> Range:
    return sum((each.a_day for each in prices if each.release == release and each.a_day), NO_RANGE)


def _rate(release: ReleaseId, gates: Sequence[GateWaiting], prices: Sequence[Price], on: datetime) -> Split:
    """What a release loses a day now, for what the wait that holds it up is for."""
    found = next(
        (each for each in _costing([g for g in gates if release in g.holds_up]) if each.until == on), None
    )
    return _for(found.cause, _of(release, prices)) if found else Split()


def _costing(gates: Iterable[GateWaiting]) -> tuple[Wait, ...]:
    """The waits past the plan, in order, and no moment of them twice."""
    late = (each for gate in gates if gate.planned for each in _after(gate.waits, gate.planned))
    return tuple(_once(sorted(late, key=lambda each: (each.since, each.until))))


def _after(waits: Iterable[Wait], planned: date) -> Iterator[Wait]:
    plan_is_over = datetime.combine(planned + timedelta(days=1), time(), tzinfo=UTC)
    for each in waits:
        if each.until > plan_is_over:
            yield Wait(cause=each.cause, since=max(each.since, plan_is_over), until=each.until)


def _once(waits: Iterable[Wait]) -> Iterator[Wait]:
    told: datetime | None = None
    for each in waits:
        since = max(each.since, told) if told else each.since
        if since < each.until:
            yield Wait(cause=each.cause, since=since, until=each.until)
            told = each.until


def _lost(waits: Iterable[Wait], a_day: Range) -> Split:
    seconds = dict.fromkeys(Cause, 0)
    for each in waits:
        seconds[each.cause] += each.seconds
    return _sum(_for(cause, a_day.over(seconds[cause])) for cause in Cause)


def _for(cause: Cause, amount: Range) -> Split:
    return Split(**{cause.value: amount})


def _sum(splits: Iterable[Split]) -> Split:
    return sum(splits, Split())


def _days(waits: Iterable[Wait], cause: Cause) -> int:
    return sum(each.seconds for each in waits if each.cause is cause) // 86_400
