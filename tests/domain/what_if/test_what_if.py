"""The same programme with another decision, day or slip."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefit.events import BenefitWithdrawn
from domain.benefit.lines import parts_on
from domain.benefit.state import evolve
from domain.benefit.table import Axis, Measure, tabulated
from domain.gate.outcome import Outcome
from domain.programme.outside.building import build_expected
from domain.programme.outside.dependency import External
from domain.programme.path.course import course_of, dates_of
from domain.programme.path.forecast import Situation, forecast
from domain.programme.path.progress import Progress
from domain.programme.state import Programme
from domain.release.plan import ReleaseId
from domain.stage import Stage
from domain.what_if.changes import (
    AnotherDay,
    AnotherLength,
    AnotherStart,
    Change,
    GateForMoney,
    NothingSupposed,
    NotInTheCourse,
    ReworkUnknown,
)
from domain.what_if.comparing import WhatIf, what_if
from domain.what_if.supposing import Known, Rework
from tests.domain.calendars import ENGLAND
from tests.domain.people import LATER
from tests.domain.programme.planning import AFTER_X1, CASE_SYSTEMS
from tests.domain.programme.scene import PLAN_1A, PLAN_2A
from tests.domain.what_if.scene import (
    BENEFITS,
    PASSED,
    R1A,
    R2A,
    RETURNED,
    SENT_BACK,
    SUBJECT,
    after,
    decided,
    known,
    noon,
)

ON_TIME = known([], on=PLAN_1A.starts)


def days(found: WhatIf) -> dict[ReleaseId, int | None]:
    return {each.release: each.days for each in found.releases}


@given(
    st.integers(0, 400),
    st.integers(0, 60),
    st.one_of(st.none(), st.integers(1, 500)),
    st.dates(PLAN_1A.starts, PLAN_2A.ends),
)
def test_a_course_that_is_not_changed_is_the_forecast(
    began: int, late: int, took: int | None, today: date
) -> None:
    start = PLAN_1A.starts - timedelta(days=60) + timedelta(days=began)
    progress = Progress(
        began=start, days_late=late, finished=start + timedelta(days=took) if took is not None else None
    )
    situation = Situation(
        plans=(PLAN_1A, PLAN_2A),
        calendar=ENGLAND,
        on=today,
        progress={R1A: progress},
        expected={},
    )
    course = course_of(situation)
    assert dates_of(course, course.tasks) == course.dates
    assert {each.release: each.finishes for each in forecast(situation)} == {
        id: each.finishes for id, each in course.dates.items()
    }


def test_a_slip_moves_the_release_and_what_waits_for_it() -> None:
    found = what_if(ON_TIME, [AnotherLength(release=R1A, days=20)], BENEFITS)
    moved = {each.release: each for each in found.releases}
    line = moved[R1A]
    assert line.would
    assert ENGLAND.days_between(PLAN_1A.ends, line.would.finishes) == 20
    assert (moved[R2A].days or 0) > 0
    assert (found.ends, found.each_year_after) == (PLAN_2A.ends, 0)


def test_an_approval_at_once_spares_the_rework() -> None:
    late = known()
    found = what_if(late, [decided(Outcome.APPROVED, RETURNED.at.date())], BENEFITS)
    line = found.releases[0]
    assert line.was
    assert line.would
    assert (ENGLAND.days_between(PLAN_1A.ends, line.was.finishes), line.would.finishes) == (30, PLAN_1A.ends)
    assert found.first.of == "shepway-fom/1A/design, round 1"
    assert found.first.at == RETURNED.at


def test_no_decision_lets_a_release_take_less_than_planned() -> None:
    found = what_if(ON_TIME, [decided(Outcome.APPROVED, PLAN_1A.starts)], BENEFITS)
    assert days(found) == {R1A: 0, R2A: 0}


def test_what_is_sent_back_takes_as_long_again_as_rework_took() -> None:
    refused = replace(decided(Outcome.REJECTED, PASSED.at.date()), was=Outcome.APPROVED, was_at=PASSED.at)
    line = what_if(known(), [refused], BENEFITS).releases[0]
    assert line.was
    assert line.would
    assert ENGLAND.days_between(line.was.finishes, line.would.finishes) == 30


def test_nobody_knows_how_long_rework_takes_where_nothing_was_sent_back() -> None:
    refused = decided(Outcome.REJECTED, PASSED.at.date(), was=Outcome.APPROVED)
    with pytest.raises(ReworkUnknown):
        what_if(known([each for each in SENT_BACK if each != RETURNED]), [refused], BENEFITS)


def test_rework_takes_as_long_as_is_assumed_where_nothing_was_sent_back() -> None:
    refused = decided(Outcome.REJECTED, PASSED.at.date(), was=Outcome.APPROVED, was_at=PASSED.at)
    assuming = replace(
        known([each for each in SENT_BACK if each != RETURNED]),
        rework_assumed=7,
    )
    found = what_if(assuming, [refused], BENEFITS)
    line = found.releases[0]
    assert line.was
    assert line.would
    assert ENGLAND.days_between(line.was.finishes, line.would.finishes) == 7
    assert found.rework == Rework(days=7, is_assumed=True)


def test_what_is_recorded_of_rework_goes_before_what_is_assumed() -> None:
    refused = replace(decided(Outcome.REJECTED, PASSED.at.date()), was=Outcome.APPROVED, was_at=PASSED.at)
    found = what_if(replace(known(), rework_assumed=7), [refused], BENEFITS)
    assert found.rework == Rework(days=30, is_assumed=False)


@pytest.mark.parametrize("would", [Outcome.APPROVED, Outcome.DEFERRED, Outcome.STOPPED])
def test_no_rework_is_told_where_nothing_is_sent_back(would: Outcome) -> None:
    found = what_if(replace(known(), rework_assumed=7), [decided(would, after(PLAN_1A, 40))], BENEFITS)
    assert found.rework is None


def test_what_is_put_off_comes_again_on_its_day() -> None:
    found = what_if(known(), [decided(Outcome.DEFERRED, after(PLAN_1A, 40))], BENEFITS)
    line = found.releases[0]
    assert line.was
    assert line.would
    assert ENGLAND.days_between(line.was.finishes, line.would.finishes) == 10


def test_a_release_that_is_stopped_never_finishes_nor_does_what_waits_for_it() -> None:
    found = what_if(known(), [decided(Outcome.STOPPED, PASSED.at.date())], BENEFITS)
    assert [each.would for each in found.releases] == [None, None]
    assert (found.would_end, found.each_year_after) == (None, -440_00)
    assert {each.would for each in found.money} == {0}


def test_a_release_that_was_stopped_would_come_with_its_benefits_again() -> None:
    withdrawn = evolve(BENEFITS[0], BenefitWithdrawn(reason="1A was stopped.", at=LATER))
    change = decided(Outcome.APPROVED, RETURNED.at.date(), was=Outcome.STOPPED)
    stopped = known(SENT_BACK[:1], given_up=[R1A])
    found = what_if(stopped, [change], [withdrawn, BENEFITS[1]])
    assert [each.was for each in found.releases] == [None, None]
    assert all(each.would for each in found.releases)
    assert found.each_year_after == 440_00


def test_a_start_on_another_day_moves_a_release_that_has_not_begun() -> None:
    wanted = PLAN_2A.starts + timedelta(days=70)
    found = what_if(ON_TIME, [AnotherStart(release=R2A, on=wanted)], BENEFITS)
    assert found.releases[1].would
    assert found.releases[1].would.starts == ENGLAND.add(wanted, 0)
    assert found.first.of == "2A starts"


def test_something_outside_on_another_day_moves_what_waits_for_it() -> None:
    expected = PLAN_2A.starts
    situation = Situation(
        plans=(PLAN_1A, AFTER_X1),
        calendar=ENGLAND,
        on=PLAN_1A.starts,
        progress={},
        expected={CASE_SYSTEMS.id: expected},
    )
    course = Known(course=course_of(situation), given_up=frozenset(), history={}, on=PLAN_1A.starts)
    later = ENGLAND.add(expected, 25)
    found = what_if(course, [AnotherDay(external=CASE_SYSTEMS.id, on=later)], BENEFITS)
    assert found.releases[1].would
    assert (found.releases[1].would.starts, found.first.of) == (later, "X1 is expected")


def test_something_outside_on_another_day_moves_the_builds_that_await_it() -> None:
    plan = replace(PLAN_1A, build_awaits=(CASE_SYSTEMS.id,))
    planned = plan.stage(Stage.BUILD_SPRINTS).starts
    external = External(dependency=CASE_SYSTEMS, expected=planned - timedelta(days=30))
    programme = Programme(externals={CASE_SYSTEMS.id: external})
    situation = Situation(
        plans=(plan,),
        calendar=ENGLAND,
        on=plan.starts,
        progress={},
        expected={CASE_SYSTEMS.id: external.expected},
        builds={plan.id: build_expected(programme, plan)},
    )
    course = Known(
        course=course_of(situation),
        given_up=frozenset(),
        history={},
        on=plan.starts,
        programme=programme,
    )
    later = ENGLAND.add(planned, 15) - timedelta(days=programme.replanning_days)
    line = what_if(course, [AnotherDay(external=CASE_SYSTEMS.id, on=later)], BENEFITS).releases[0]
    assert line.would
    assert ENGLAND.days_between(plan.ends, line.would.finishes) == 15


def test_the_first_point_is_the_earliest_of_several() -> None:
    changes: list[Change] = [
        AnotherLength(release=R1A, days=5),
        decided(Outcome.APPROVED, RETURNED.at.date()),
    ]
    assert what_if(known(), changes, BENEFITS).first.at == RETURNED.at


def test_a_round_that_is_open_differs_once_it_would_have_ended() -> None:
    waiting = known(SENT_BACK[:1], on=after(PLAN_1A, 10))
    change = replace(decided(Outcome.APPROVED, after(PLAN_1A, 2)), was=None, was_at=None)
    found = what_if(waiting, [change], BENEFITS)
    assert (found.first.was, found.first.at) == ("open", noon(after(PLAN_1A, 2)))
    line = found.releases[0]
    assert line.was
    assert line.would
    assert line.would.finishes < line.was.finishes


def test_what_cannot_be_supposed_is_refused() -> None:
    with pytest.raises(NothingSupposed):
        what_if(ON_TIME, [], BENEFITS)
    with pytest.raises(NotInTheCourse):
        what_if(ON_TIME, [AnotherLength(release=ReleaseId("9Z"), days=1)], BENEFITS)
    ask = replace(SUBJECT, release="", stage=None, ask="2025-26")
    with pytest.raises(GateForMoney):
        what_if(ON_TIME, [replace(decided(Outcome.APPROVED, LATER.date()), subject=ask)], BENEFITS)


@given(st.integers(-60, 300), st.integers(-60, 300))
def test_both_sides_are_the_benefit_table_of_their_dates(first: int, second: int) -> None:
    """Nothing is counted twice, and the change by fund and year is the difference of two tables."""
    changes = [AnotherLength(release=R1A, days=first), AnotherLength(release=R2A, days=second)]
    found = what_if(ON_TIME, changes, BENEFITS)
    ends = {each.release: each.would.finishes for each in found.releases if each.would}
    years = range(min(each.year for each in found.money), max(each.year for each in found.money) + 1)
    table = tabulated(parts_on(BENEFITS, ends), years, Measure.IN_YEAR, Axis.YEAR)
    assert sum(each.would for each in found.money) == table.total.whole
    assert all(each.change == each.would - each.was for each in found.money)
