"""When a milestone of a release is reached, re-forecast and late."""

from dataclasses import replace
from datetime import date

from domain.milestone.refusals import (
    ForecastIsPast,
    ForecastReasonMissing,
    MilestoneNotReachedYet,
    MilestoneReachedBefore,
    MilestoneUnknown,
)
from domain.release.events import ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.refusals import ReleaseEnded, ReleaseUnknown
from tests.domain.people import CHLOE, LATER, NOON
from tests.domain.release.scene import REGISTERED
from tests.domain.release.standing import (
    AGREED,
    FORECAST,
    LIVE,
    PLANNED,
    REACH,
    REACHED,
    REFORECAST,
    TODAY,
    TOMORROW,
)
from tests.domain.spec import RELEASE


def test_a_milestone_is_reached_on_a_day() -> None:
    RELEASE.given(PLANNED).when(REACH).then(REACHED)


def test_a_milestone_may_have_been_reached_earlier() -> None:
    RELEASE.given(PLANNED).when(replace(REACH, on=AGREED.due)).then(replace(REACHED, on=AGREED.due))


def test_whoever_says_it_again_adds_nothing() -> None:
    RELEASE.given(PLANNED, REACHED).when(replace(REACH, by=CHLOE, at=LATER)).then_nothing()


def test_the_day_on_which_it_was_reached_stays() -> None:
    RELEASE.given(PLANNED, REACHED).when(replace(REACH, on=AGREED.due)).then_refused(
        MilestoneReachedBefore, saying="M1 was reached on 2018-05-14."
    )


def test_nothing_is_reached_on_a_day_to_come() -> None:
    RELEASE.given(PLANNED).when(replace(REACH, on=TOMORROW)).then_refused(
        MilestoneNotReachedYet, saying="2018-05-15"
    )


def test_an_unknown_milestone_is_told_with_those_there_are() -> None:
    RELEASE.given(PLANNED).when(replace(REACH, milestone="M9")).then_refused(
        MilestoneUnknown, saying="M9 is not among M1, M2."
    )
    RELEASE.given(REGISTERED).when(REACH).then_refused(MilestoneUnknown, saying="any")
    RELEASE.given().when(REACH).then_refused(ReleaseUnknown)


def test_a_milestone_is_expected_by_another_day() -> None:
    RELEASE.given(PLANNED).when(REFORECAST).then(FORECAST)


def test_a_forecast_can_change_again_and_back() -> None:
    other = replace(FORECAST, expected=LIVE.due)
    RELEASE.given(PLANNED, FORECAST, other).when(REFORECAST).then(FORECAST)


def test_a_forecast_needs_a_reason() -> None:
    RELEASE.given(PLANNED).when(replace(REFORECAST, reason=" ")).then_refused(ForecastReasonMissing)


def test_nothing_is_expected_by_a_day_that_is_past() -> None:
    RELEASE.given(PLANNED).when(replace(REFORECAST, expected=AGREED.due)).then_refused(
        ForecastIsPast, saying="2018-03-31 is before 2018-05-14."
    )


def test_what_was_reached_is_expected_no_more() -> None:
    RELEASE.given(PLANNED, REACHED).when(replace(REFORECAST, milestone="M1")).then_refused(
        MilestoneReachedBefore
    )


def test_a_release_that_has_ended_takes_no_more_words() -> None:
    ended = ReleaseSignedOff(at=NOON)
    RELEASE.given(PLANNED, ended).when(REACH).then_refused(ReleaseEnded)
    RELEASE.given(PLANNED, REACHED, ended).when(REACH).then_nothing()


def test_a_milestone_is_late_once_its_quarter_is_over() -> None:
    milestones = fold([PLANNED]).milestones
    assert milestones.late(AGREED.due) == ()
    assert milestones.late(TODAY) == (AGREED,)
    assert milestones.late(date(2018, 10, 1)) == (AGREED, LIVE)


def test_another_forecast_makes_no_milestone_less_late() -> None:
    forecast = replace(FORECAST, milestone="M1")
    milestones = fold([PLANNED, forecast]).milestones
    assert milestones.late(TODAY) == (AGREED,)
    assert (milestones.expected("M1"), milestones.expected("M2")) == (TOMORROW, LIVE.due)
    assert fold([PLANNED, REACHED]).milestones.late(TODAY) == ()
