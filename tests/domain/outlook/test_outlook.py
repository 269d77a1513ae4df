"""By which days releases are likely to finish, and how often that came true."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.gate.outcome import Outcome
from domain.outlook.back_test import BackTest, Held, back_test, delays_known
from domain.outlook.delays import recorded_delays, still_to_pass
from domain.outlook.distribution import Drawing, Likely, TooLittleRecorded, outlook
from domain.outlook.draws import Draws
from domain.programme.events import ProgrammeEvent, ReleasePlanned
from domain.programme.path.forecast import Situation
from domain.programme.path.progress import progress_of
from domain.programme.path.working_days import working_days
from domain.release.events import (
    ReleaseEvent,
    ReleaseRegistered,
    ReleaseSignedOff,
    StageEntered,
    StagePassed,
)
from domain.release.plan import ReleaseId, ReleasePlan
from domain.stage import STAGES, Stage
from tests.domain.calendars import ENGLAND
from tests.domain.programme.scene import PLAN_1A, PLAN_2A, later
from tests.domain.what_if.scene import BENEFITS, R1A, R2A
from tests.repetition import often

DAYS = working_days(ENGLAND)
BEFORE = date(2018, 3, 1)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)


def story(plan: ReleasePlan, lates: Sequence[int]) -> list[ReleaseEvent]:
    """A release whose stages are passed so many working days late, each after the other; five sign it off."""
    events: list[ReleaseEvent] = [ReleaseRegistered(programme="shepway-fom", plan=plan, at=noon(BEFORE))]
    entered = plan.starts
    for stage, late in zip(STAGES, lates, strict=False):
        entered = max(entered, plan.stage(stage).starts)
        passed = max(ENGLAND.add(plan.stage(stage).ends, late), entered)
        events.append(StageEntered(stage=stage, round=1, at=noon(entered)))
        events.append(StagePassed(stage=stage, round=1, outcome=Outcome.APPROVED, at=noon(passed)))
        entered = passed
    if len(lates) == len(STAGES):
        events.append(ReleaseSignedOff(at=noon(entered)))
    return events


def situation(on: date, **stories: Sequence[ReleaseEvent]) -> Situation:
    plans = (PLAN_1A, PLAN_2A)
    found = {plan.id: progress_of(plan, stories.get(f"r{plan.id}", ()), on=on, days=DAYS) for plan in plans}
    return Situation(
        plans=plans,
        calendar=ENGLAND,
        on=on,
        progress={id: progress for id, progress in found.items() if progress},
        expected={},
    )


def planned(*plans: ReleasePlan) -> list[ProgrammeEvent]:
    return [ReleasePlanned(plan=plan, at=noon(BEFORE)) for plan in plans]


def drawing(*delays: int, runs: int = 200, seed: int = 7) -> Drawing:
    return Drawing(delays=delays, runs=runs, seed=seed)


def test_a_delay_is_by_how_much_later_a_stage_was_passed_than_entered() -> None:
    assert recorded_delays(PLAN_1A, story(PLAN_1A, [3, 10]), DAYS)[0] == 3


def test_what_came_early_counts_below_nothing() -> None:
    events: list[ReleaseEvent] = [
        StageEntered(stage=Stage.DESIGN, round=1, at=noon(PLAN_1A.starts)),
        StagePassed(stage=Stage.DESIGN, round=1, outcome=Outcome.APPROVED, at=noon(PLAN_1A.starts)),
    ]
    assert recorded_delays(PLAN_1A, events, DAYS) == (
        -DAYS.between(PLAN_1A.starts, PLAN_1A.stage(Stage.DESIGN).ends),
    )


def test_a_stage_under_way_has_waited_some_of_its_delay_already() -> None:
    entered = StageEntered(stage=Stage.DESIGN, round=1, at=noon(ENGLAND.add(PLAN_1A.starts, 2)))
    on = ENGLAND.add(PLAN_1A.stage(Stage.DESIGN).ends, 6)
    found = still_to_pass(PLAN_1A, [entered], on, DAYS)
    assert (len(found.gaps), found.entered_late, found.waited) == (5, 2, 4)


def test_without_delays_releases_finish_as_planned() -> None:
    found = outlook(situation(BEFORE), {}, drawing(0, 0, 0, 0, 0), BENEFITS)
    assert [each.finishes.p90 for each in found.releases] == [PLAN_1A.ends, PLAN_2A.ends]
    assert found.ends == Likely(p10=PLAN_2A.ends, p50=PLAN_2A.ends, p90=PLAN_2A.ends)


def test_each_stage_draws_a_delay_and_makes_up_for_a_gap() -> None:
    """Each stage begins a working day after the planned end of the one before."""
    found = outlook(situation(BEFORE), {}, drawing(2, 2, 2, 2, 2))
    assert ENGLAND.days_between(PLAN_1A.ends, found.releases[0].finishes.p50) == 5 * 2 - 4


def test_what_waited_longer_than_any_stage_has_waited_enough() -> None:
    on = ENGLAND.add(PLAN_1A.stage(Stage.DESIGN).ends, 50)
    begun = [StageEntered(stage=Stage.DESIGN, round=1, at=noon(PLAN_1A.starts))]
    found = outlook(situation(on, r1A=begun), {R1A: begun}, drawing(0, 0, 0, 0, 0))
    assert ENGLAND.days_between(PLAN_1A.ends, found.releases[0].finishes.p50) == 50 - 4


def test_a_seed_gives_the_same_answer_and_is_told() -> None:
    first, again = (outlook(situation(BEFORE), {}, drawing(0, 1, 5, 9, 40), BENEFITS) for _ in range(2))
    other = outlook(situation(BEFORE), {}, drawing(0, 1, 5, 9, 40, seed=8), BENEFITS)
    assert (first, first.seed, first.recorded) == (again, 7, 5)
    assert other != first


@settings(max_examples=often(25))
@given(st.lists(st.integers(-10, 60), min_size=5, max_size=12), st.integers(0, 99))
def test_the_days_rise_and_money_is_whole_pence_of_the_table(delays: list[int], seed: int) -> None:
    found = outlook(situation(BEFORE), {}, drawing(*delays, runs=40, seed=seed), BENEFITS)
    for each in found.releases:
        assert each.finishes.p10 <= each.finishes.p50 <= each.finishes.p90
    for year in found.benefits:
        assert 0 <= year.amount.p10 <= year.amount.p50 <= year.amount.p90 <= 440_00
    assert found.benefits[-1].amount.p90 == 440_00


def test_too_few_stages_say_nothing() -> None:
    with pytest.raises(TooLittleRecorded):
        outlook(situation(BEFORE), {}, drawing(1, 2, 3, 4))


def test_a_release_that_is_finished_is_not_forecast() -> None:
    done = story(PLAN_1A, [0, 1, 2, 3, 4])
    on = date(2019, 1, 31)
    found = outlook(situation(on, r1A=done), {R1A: done}, drawing(0, 0, 0, 0, 0))
    assert [each.release for each in found.releases] == [R2A]


def test_outlooks_of_days_gone_by_know_no_more_than_was_known_then() -> None:
    """The first day on which five stages had been passed is that of 1A's sign-off."""
    history = {R1A: story(PLAN_1A, [0, 2, 2, 4, 5]), R2A: story(PLAN_2A, [5, 5, 6, 8, 9])}
    plans = {R1A: PLAN_1A, R2A: PLAN_2A}
    found = back_test(planned(PLAN_1A, PLAN_2A), ENGLAND, history, runs=50, seed=3)
    assert {each.release for each in found.held} == {R2A}
    assert min(each.on for each in found.held) == ENGLAND.add(PLAN_1A.ends, 5)
    assert (found.came_true, len(found.held)) == (2, 5)
    assert len(delays_known(plans, ENGLAND, history)) == 10


def test_how_often_it_came_true_is_told_in_per_cent() -> None:
    day = date(2019, 3, 1)
    held = Held(on=BEFORE, release=R1A, likely=Likely(p10=day, p50=day, p90=day), finished=day)
    missed = replace(held, finished=date(2019, 3, 2))
    assert BackTest(held=(held, held, missed)).percent == 66
    assert BackTest(held=()).percent is None


def test_eight_in_ten_come_true_where_delays_go_on_as_they_were() -> None:
    """Thirty releases, a month apart, with delays that were drawn from another seed."""
    drawn, plans, history = Draws(3), {}, {}
    for nth in range(30):
        plan = replace(later(PLAN_1A, 30 * nth), id=ReleaseId(f"R{nth:02}"))
        lates = [0]
        for _ in STAGES:
            lates.append(max(lates[-1] - 1, 0) + drawn.below(10))
        plans[plan.id], history[plan.id] = plan, story(plan, lates[1:])
    found = back_test(planned(*plans.values()), ENGLAND, history, runs=40, seed=1)
    assert len(found.held) > 1000
    assert found.percent
    assert 70 <= found.percent <= 90
