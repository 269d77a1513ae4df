"""What waiting costs a gate, a release and a programme."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.benefit.profile import BenefitId
from domain.money import Pence
from domain.release.plan import ReleaseId
from domain.stage import Stage
from domain.waiting.cost import FOR_MONEY, GateWaiting, Split, WaitingCost, cost_of_waiting, free_until
from domain.waiting.price import NO_RANGE, NOT_FINANCIAL, Price, Range
from domain.waiting.waits import Cause, Wait
from tests.domain.programme.scene import PLAN_1A

R1A, R2A = ReleaseId("1A"), ReleaseId("2A")
PLANNED = date(2018, 4, 30)
MAY = datetime(2018, 5, 1, tzinfo=UTC)
ON = MAY + timedelta(days=10)


def pence(amount: int) -> Range:
    return Range(low=Pence(amount), likely=Pence(amount * 2), high=Pence(amount * 3))


def price(release: ReleaseId, a_day: Range | None, why_not: str = "") -> Price:
    return Price(
        benefit=BenefitId(f"B-{release}"), release=release, fund="General Fund", a_day=a_day, why_not=why_not
    )


PRICES = (price(R1A, pence(100)), price(R2A, pence(10)))


def wait(cause: Cause, since: int, until: int) -> Wait:
    return Wait(cause=cause, since=MAY + timedelta(days=since), until=MAY + timedelta(days=until))


def gate(
    *waits: Wait, stage: Stage | None = Stage.DESIGN, holds_up: Sequence[ReleaseId] = (R1A,)
) -> GateWaiting:
    return GateWaiting(
        gate=f"care/1A/{stage}",
        release=R1A,
        stage=stage,
        planned=PLANNED if stage else None,
        waits=waits,
        holds_up=tuple(holds_up),
        asked=(),
        waits_for=waits[-1].cause if waits and waits[-1].until == ON else None,
    )


def cost(*gates: GateWaiting, prices: Sequence[Price] = PRICES) -> WaitingCost:
    return cost_of_waiting(gates, prices, [R1A, R2A], ON)


def test_a_wait_costs_what_a_day_costs_for_each_of_its_days() -> None:
    (line,) = cost(gate(wait(Cause.EVIDENCE, 0, 4), wait(Cause.PEOPLE, 4, 10))).gates
    assert (line.a_day, line.waits_for, line.since) == (pence(100), Cause.PEOPLE, MAY + timedelta(days=4))
    assert line.lost == Split(evidence=pence(400), people=pence(600))


def test_a_wait_within_its_plan_costs_nothing() -> None:
    (line,) = cost(gate(wait(Cause.PEOPLE, -5, 10))).gates
    assert (line.lost.total, line.days[Cause.PEOPLE]) == (pence(1000), 15)
    assert line.costs_from == MAY.date()


def test_what_waits_behind_is_lost_too() -> None:
    found = cost(gate(wait(Cause.PEOPLE, 0, 10), holds_up=(R1A, R2A)))
    assert found.gates[0].a_day == pence(110)
    assert found.a_day == Split(people=pence(110))
    assert [each.held_up_by for each in found.releases] == [("care/1A/design",)] * 2


def test_two_gates_at_once_are_counted_once_for_the_one_that_began_first() -> None:
    found = cost(gate(wait(Cause.PEOPLE, 0, 10)), gate(wait(Cause.EVIDENCE, 5, 10), stage=Stage.CONSULTATION))
    assert found.a_day == Split(people=pence(100))
    assert found.lost == Split(people=pence(1000))


def test_a_gate_that_is_over_costs_nothing_more_a_day() -> None:
    found = cost(gate(wait(Cause.REWORK, 0, 5)))
    assert (found.a_day.total, found.lost) == (NO_RANGE, Split(rework=pence(500)))


def test_a_gate_for_money_cannot_be_valued() -> None:
    (line,) = cost(gate(wait(Cause.PEOPLE, 0, 10), stage=None)).gates
    assert (line.a_day, line.why_not, line.lost.total) == (None, FOR_MONEY, NO_RANGE)


def test_why_nothing_can_be_valued_is_told_for_each_benefit() -> None:
    found = cost(gate(wait(Cause.PEOPLE, 0, 10)), prices=[price(R1A, None, NOT_FINANCIAL)])
    assert found.gates[0].why_not == f"B-1A: {NOT_FINANCIAL}"
    assert found.releases[1].why_not == "No benefit waits for it."
    assert [each.benefit for each in found.not_valued] == ["B-1A"]


@st.composite
def waiting_gates(draw: st.DrawFn) -> GateWaiting:
    cuts = sorted(draw(st.sets(st.integers(-240, 240), min_size=2, max_size=5)))
    spans = [
        Wait(
            cause=draw(st.sampled_from(Cause)), since=MAY + timedelta(hours=a), until=MAY + timedelta(hours=b)
        )
        for a, b in pairwise(cuts)
    ]
    held = draw(st.sampled_from([(R1A,), (R1A, R2A)]))
    return gate(*spans, stage=draw(st.sampled_from(Stage)), holds_up=held)


@given(st.lists(waiting_gates(), max_size=5))
def test_releases_add_up_to_the_programme_and_nothing_is_lost_twice(gates: list[GateWaiting]) -> None:
    found = cost(*gates)
    assert found.lost == sum((each.lost for each in found.releases), Split())
    for release, a_day in ((R1A, pence(100)), (R2A, pence(10))):
        held = [each for each in gates if release in each.holds_up]
        moments = {hour for each in held for w in each.waits for hour in hours(w)}
        (line,) = (each for each in found.releases if each.release == release)
        assert line.lost.total.likely <= a_day.over(len(moments) * 3600).likely
        assert line.lost.total.likely >= a_day.over(len(moments) * 3600).likely - len(Cause)


def hours(each: Wait) -> range:
    """The hours of a wait that are past the plan."""
    since, until = ((moment - MAY) // timedelta(hours=1) for moment in (each.since, each.until))
    return range(max(since, 0), max(until, 0))


def test_nothing_is_lost_until_the_next_stage_was_to_begin() -> None:
    """A gap before the next stage is free, and after sign-off there is none."""
    stages = tuple(
        replace(each, starts=each.starts + timedelta(days=7)) if each.stage is Stage.CONSULTATION else each
        for each in PLAN_1A.stages
    )
    plan = replace(PLAN_1A, stages=stages)
    assert free_until(PLAN_1A, Stage.DESIGN) == PLAN_1A.stage(Stage.DESIGN).ends
    assert free_until(plan, Stage.DESIGN) == plan.stage(Stage.CONSULTATION).starts - timedelta(days=1)
    assert free_until(plan, Stage.SIGN_OFF) == plan.ends
