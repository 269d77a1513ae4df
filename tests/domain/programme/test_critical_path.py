"""Which releases the end of a programme waits for, and what slips when one of them slips."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import networkx  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from domain.benefit.profile import BenefitProfile, FundShare, Lag
from domain.financial_year import Quarter
from domain.gate.outcome import Outcome
from domain.money import Pence
from domain.programme.path.forecast import Situation, chain_of, forecast
from domain.programme.path.network import Task, critical_chain, timings
from domain.programme.path.progress import Progress, progress_of
from domain.programme.path.slipping import slip
from domain.programme.path.working_days import working_days
from domain.release.events import ReleaseEvent, ReleaseSignedOff, StageEntered, StagePassed
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan
from domain.stage import Stage
from tests.domain.benefit.scene import PROFILE
from tests.domain.calendars import ENGLAND
from tests.domain.programme.planning import AFTER_X1, CASE_SYSTEMS
from tests.domain.programme.scene import PLAN_1A, PLAN_2A, later

BESIDE = replace(PLAN_1A, id=ReleaseId("1B"), stages=PLAN_1A.stages[:4])
BEFORE_ALL = date(2018, 1, 2)


def situation(
    *plans: ReleasePlan,
    today: date = BEFORE_ALL,
    progress: Mapping[ReleaseId, Progress] | None = None,
    expected: Mapping[ExternalId, date] | None = None,
) -> Situation:
    return Situation(
        plans=plans, calendar=ENGLAND, on=today, progress=progress or {}, expected=expected or {}
    )


@st.composite
def networks(draw: st.DrawFn) -> dict[str, Task]:
    """Tasks of which each waits for some of those before it."""
    names = [f"T{nth}" for nth in range(draw(st.integers(1, 12)))]
    return {
        name: Task(
            not_before=draw(st.integers(0, 40)),
            takes=draw(st.integers(0, 30)),
            waits_for=tuple(draw(st.sets(st.sampled_from(names[:nth])))) if nth else (),
        )
        for nth, name in enumerate(names)
    }


def longest(tasks: Mapping[str, Task]) -> int:
    """The longest way through the network, told by another library."""
    graph = networkx.DiGraph()
    for name, task in tasks.items():
        graph.add_edge("start", f"{name} starts", weight=task.not_before)
        graph.add_edge(f"{name} starts", f"{name} ends", weight=task.takes)
        for other in task.waits_for:
            graph.add_edge(f"{other} ends", f"{name} starts", weight=0)
    length: int = networkx.dag_longest_path_length(graph)
    return length


@given(networks())
def test_the_end_is_the_longest_way_through_the_network(tasks: dict[str, Task]) -> None:
    assert max(each.finishes for each in timings(tasks).values()) == longest(tasks)


@given(networks(), st.data())
def test_what_slips_within_its_spare_days_moves_no_end(tasks: dict[str, Task], story: st.DataObject) -> None:
    found, name = timings(tasks), story.draw(st.sampled_from(sorted(tasks)))
    days = story.draw(st.integers(0, 40))
    slipped = {**tasks, name: replace(tasks[name], takes=tasks[name].takes + days)}
    assert longest(slipped) == longest(tasks) + max(0, days - found[name].spare)


@given(networks())
def test_the_critical_chain_has_no_day_to_spare(tasks: dict[str, Task]) -> None:
    found = timings(tasks)
    chain = critical_chain(found)
    assert all(found[each].spare == 0 for each in chain)
    assert tasks[chain[0]].not_before + sum(tasks[each].takes for each in chain) == longest(tasks)


@given(networks())
def test_nothing_starts_before_its_day_or_what_it_waits_for(tasks: dict[str, Task]) -> None:
    found = timings(tasks)
    for name, each in found.items():
        assert each.starts >= tasks[name].not_before
        assert all(each.starts >= found[other].finishes for other in tasks[name].waits_for)
        assert each.spare >= 0


@given(st.dates(ENGLAND.first, ENGLAND.last))
def test_days_are_counted_as_the_calendar_counts_them(day: date) -> None:
    days = working_days(ENGLAND)
    assert days.day(days.at_or_after(day)) == ENGLAND.add(day, 0) if day < date(2030, 1, 1) else True


def test_a_programme_without_releases_has_no_critical_chain() -> None:
    assert forecast(situation()) == ()
    assert chain_of(situation()) == ()


def test_as_planned_releases_start_on_their_days() -> None:
    first, second = forecast(situation(PLAN_1A, PLAN_2A))
    assert (first.starts, first.finishes) == (PLAN_1A.starts, PLAN_1A.ends)
    assert second.starts == ENGLAND.add(PLAN_2A.starts, 0)


def test_a_release_that_ends_earlier_may_slip_until_the_end() -> None:
    lines = {each.release: each for each in forecast(situation(PLAN_1A, BESIDE))}
    assert (lines[PLAN_1A.id].spare, lines[PLAN_1A.id].is_critical) == (0, True)
    assert lines[BESIDE.id].spare == ENGLAND.days_between(BESIDE.ends, PLAN_1A.ends)
    assert not lines[BESIDE.id].is_critical


def test_a_release_that_runs_late_moves_what_waits_for_it() -> None:
    progress = {PLAN_1A.id: Progress(began=PLAN_1A.starts, days_late=30)}
    first, second = forecast(situation(PLAN_1A, PLAN_2A, progress=progress))
    assert first.finishes == ENGLAND.add(PLAN_1A.ends, 30)
    assert (second.starts, second.driven_by) == (first.finishes, PLAN_1A.id)


def test_a_release_that_is_not_done_by_its_day_is_not_done_before_today() -> None:
    today = date(2019, 3, 4)
    progress = {PLAN_1A.id: Progress(began=PLAN_1A.starts)}
    first, _ = forecast(situation(PLAN_1A, PLAN_2A, today=today, progress=progress))
    assert first.finishes == today


def test_what_was_done_early_lets_nothing_start_before_its_day() -> None:
    early = date(2018, 10, 1)
    progress = {PLAN_1A.id: Progress(began=PLAN_1A.starts, finished=early)}
    first, second = forecast(situation(PLAN_1A, PLAN_2A, progress=progress))
    assert (first.finishes, second.starts) == (early, ENGLAND.add(PLAN_2A.starts, 0))


def test_what_is_expected_outside_drives_what_waits_for_it() -> None:
    june = date(2019, 6, 3)
    now = situation(PLAN_1A, AFTER_X1, expected={CASE_SYSTEMS.id: june})
    second = forecast(now)[-1]
    assert (second.starts, second.driven_by) == (june, CASE_SYSTEMS.id)
    assert chain_of(now) == (CASE_SYSTEMS.id, PLAN_2A.id)


def test_a_slip_moves_whatever_waits_and_no_more() -> None:
    now = situation(PLAN_1A, PLAN_2A, BESIDE)
    found = slip(now, PLAN_1A.id, 20)
    assert [(each.release, each.days) for each in found.releases] == [("1A", 20), ("2A", 19)]
    assert found.finishes_then
    assert found.finishes
    assert found.finishes_then > found.finishes


def test_a_slip_within_the_days_to_spare_moves_nothing_else() -> None:
    found = slip(situation(PLAN_1A, PLAN_2A, BESIDE), BESIDE.id, 3)
    assert [each.release for each in found.releases] == [BESIDE.id]
    assert found.finishes == found.finishes_then


def test_a_benefit_that_slips_into_another_quarter_loses_a_quarter_of_its_year() -> None:
    """S-11: what is posted in quarter 3 counts a quarter of the year, in quarter 4 nothing."""
    benefit: BenefitProfile = replace(PROFILE, annual=Pence(400_00))
    found = slip(situation(PLAN_1A, PLAN_2A), PLAN_1A.id, 20, [benefit])
    (moved,) = found.benefits
    assert (moved.posted, moved.posted_then) == (
        Quarter(year=2018, number=3),
        Quarter(year=2018, number=4),
    )
    assert moved.change == {2018: -100_00}
    assert found.change == {2018: -100_00}


def test_a_benefit_that_slips_into_another_year_loses_in_both() -> None:
    benefit = replace(PROFILE, annual=Pence(400_00))
    found = slip(situation(PLAN_1A), PLAN_1A.id, 90, [benefit])
    assert found.change == {2018: -100_00, 2019: -100_00}


def test_a_benefit_that_stays_in_its_quarter_loses_nothing() -> None:
    found = slip(situation(PLAN_1A), PLAN_1A.id, 2, [PROFILE])
    assert (found.benefits, found.change) == ((), {})


def test_a_slip_is_felt_after_the_lag_and_by_every_fund() -> None:
    """Three months after December its twelve months begin in April; a month later in May."""
    shares = (FundShare(fund="HRA", amount=Pence(600_00)), FundShare(fund="GF", amount=Pence(600_00)))
    lagged = replace(PROFILE, annual=Pence(1200_00), funds=shares, lag=Lag(least=3, likely=3, most=3))
    (moved,) = slip(situation(PLAN_1A), PLAN_1A.id, 10, [lagged]).benefits
    assert (moved.fund, moved.change) == ("HRA, GF", {2019: -100_00})


def test_a_release_planned_later_needs_as_long() -> None:
    shifted = later(PLAN_1A, 7)
    (line,) = forecast(situation(shifted))
    assert line.starts - PLAN_1A.starts == timedelta(days=7)


def late(*events: ReleaseEvent, on: date) -> int:
    found = progress_of(PLAN_1A, events, on=on, days=working_days(ENGLAND))
    assert found
    return found.days_late


def happened(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)


ENTERED = StageEntered(stage=Stage.DESIGN, round=1, at=happened(date(2018, 4, 10)))
PASSED = StagePassed(stage=Stage.DESIGN, round=1, outcome=Outcome.APPROVED, at=happened(date(2018, 5, 2)))


def test_a_release_that_has_not_begun_has_made_no_progress() -> None:
    assert progress_of(PLAN_1A, [], on=BEFORE_ALL, days=working_days(ENGLAND)) is None


def test_a_release_is_as_late_as_its_last_step() -> None:
    assert late(ENTERED, on=date(2018, 4, 11)) == ENGLAND.days_between(PLAN_1A.starts, date(2018, 4, 10))
    assert late(ENTERED, PASSED, on=date(2018, 5, 2)) == 2


def test_a_release_is_as_late_as_the_stage_that_should_be_over() -> None:
    assert late(ENTERED, on=date(2018, 6, 1)) == ENGLAND.days_between(date(2018, 4, 30), date(2018, 6, 1))


def test_rework_is_no_new_beginning() -> None:
    again = StageEntered(stage=Stage.DESIGN, round=2, at=happened(date(2018, 4, 27)))
    assert late(ENTERED, again, on=date(2018, 4, 27)) == late(ENTERED, on=date(2018, 4, 27))


def test_what_came_early_is_not_late() -> None:
    early = StageEntered(stage=Stage.DESIGN, round=1, at=happened(date(2018, 3, 28)))
    assert late(early, on=date(2018, 3, 28)) == 0


def test_a_release_that_was_signed_off_has_finished() -> None:
    done = happened(date(2018, 12, 19))
    found = progress_of(
        PLAN_1A, [ENTERED, ReleaseSignedOff(at=done)], on=date(2019, 1, 7), days=working_days(ENGLAND)
    )
    assert found
    assert found.finished == done.date()
