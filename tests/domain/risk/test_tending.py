"""How people tend a risk: controls, reviews, owners, and its end."""

from dataclasses import replace
from datetime import date

import pytest

from domain.programme.refusals import NotOnTheRoster
from domain.risk.commands import CloseRisk, DivideRisk, FromPeople
from domain.risk.events import (
    ControlDropped,
    ControlEstablished,
    ControlPlanned,
    RiskAssigned,
    RiskClosed,
    RiskDivided,
    RiskReviewed,
)
from domain.risk.refusals import (
    ControlBlank,
    ControlInPlace,
    ControlUnknown,
    RiskFindingMissing,
    RiskIdTaken,
    RiskIsClosed,
    RiskOwnerUnknown,
    RiskReasonMissing,
    RiskReviewDayIsPast,
    RiskUnknown,
)
from domain.risk.reviewing import months_on
from domain.risk.state import fold
from domain.roster import Leaver
from tests.domain.gate.scene import ROSTER
from tests.domain.people import BEN, DINA, LATER, NEXT_DAY, actor
from tests.domain.risk.scene import (
    ASSIGN,
    CLOSE,
    DIVIDE,
    DROP,
    HIGHER,
    IN_PLACE,
    PLAN,
    PLAN_MORE,
    REGISTER,
    REGISTERED,
    REVIEW,
    TERMS,
)
from tests.domain.spec import RISK

BY = BEN.identity
PUT = ControlEstablished(control="early engagement", by=BY, at=LATER)
REVIEWED = RiskReviewed(found="No change.", review_on=date(2018, 7, 2), by=BY, at=LATER)
CLOSED = RiskClosed(reason="It is over.", by=BY, at=LATER)
DIVIDED = RiskDivided(into=DIVIDE.into, reason=DIVIDE.reason, by=BY, at=LATER)
GONE = replace(ROSTER, leavers=(Leaver(who=BY, left=date(2018, 5, 1)),))


def test_a_risk_is_written_down_once() -> None:
    RISK.given().when(REGISTER).then(REGISTERED)
    RISK.given(REGISTERED).when(replace(REGISTER, at=NEXT_DAY)).then_nothing()
    RISK.given(REGISTERED).when(replace(REGISTER, plan=replace(PLAN, title="Other"))).then_refused(
        RiskIdTaken, saying="R12"
    )
    RISK.given().when(HIGHER).then_refused(RiskUnknown, saying="R12")


def test_a_control_is_planned_and_then_put_in_place() -> None:
    planned = ControlPlanned(control="champions", by=BY, at=LATER)
    RISK.given(REGISTERED).when(PLAN_MORE).then(planned)
    RISK.given(REGISTERED).when(IN_PLACE).then(PUT)
    risk = fold([REGISTERED, planned, PUT])
    assert (risk.planned, risk.controls[-1]) == (("champions",), "early engagement")
    RISK.given(REGISTERED, PUT).when(replace(PLAN_MORE, control="early engagement")).then_refused(
        ControlInPlace
    )


def test_a_control_in_place_leaves_the_residual_score_as_it_is() -> None:
    assert fold([REGISTERED, PUT]).scores == fold([REGISTERED]).scores


def test_a_control_is_dropped_with_a_reason_and_may_come_back() -> None:
    dropped = ControlDropped(control=DROP.control, reason=DROP.reason, by=BY, at=LATER)
    RISK.given(REGISTERED).when(DROP).then(dropped)
    assert fold([REGISTERED, dropped]).controls == PLAN.controls[:1]
    back = replace(IN_PLACE, control=DROP.control)
    RISK.given(REGISTERED, dropped).when(back).then(replace(PUT, control=DROP.control))
    RISK.given(REGISTERED).when(replace(DROP, reason="")).then_refused(RiskReasonMissing)
    RISK.given(REGISTERED).when(replace(DROP, control="luck")).then_refused(ControlUnknown, saying="luck")


def test_a_control_says_what_is_done() -> None:
    RISK.given(REGISTERED).when(replace(PLAN_MORE, control=" ")).then_refused(ControlBlank)
    RISK.given(REGISTERED).when(replace(IN_PLACE, control="")).then_refused(ControlBlank)


def test_a_review_says_what_was_found_and_looks_ahead() -> None:
    RISK.given(REGISTERED).when(REVIEW).then(REVIEWED)
    RISK.given(REGISTERED, REVIEWED).when(replace(REVIEW, at=NEXT_DAY)).then(replace(REVIEWED, at=NEXT_DAY))
    RISK.given(REGISTERED).when(replace(REVIEW, found="")).then_refused(RiskFindingMissing)
    RISK.given(REGISTERED).when(replace(REVIEW, review_on=LATER.date())).then_refused(RiskReviewDayIsPast)


def test_a_review_is_due_on_its_day_or_a_month_after_the_last() -> None:
    assert fold([REGISTERED]).review_due == date(2018, 6, 14)
    assert fold([REGISTERED, REVIEWED]).review_due == date(2018, 7, 2)
    assert fold([REGISTERED, replace(REVIEWED, review_on=None)]).review_due == date(2018, 6, 14)
    named = replace(REGISTERED, plan=replace(PLAN, review_on=date(2018, 5, 31)))
    assert fold([named]).review_due == date(2018, 5, 31)
    without = replace(REGISTERED, terms=replace(TERMS, review_months=0))
    assert (fold([without]).review_due, fold([]).review_due) == (None, None)


def test_a_review_is_overdue_once_its_day_has_passed() -> None:
    assert not fold([REGISTERED]).is_overdue(date(2018, 6, 14))
    assert fold([REGISTERED]).is_overdue(date(2018, 6, 15))
    assert not fold([REGISTERED, CLOSED]).is_overdue(date(2019, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2018, 12, 5), 1, date(2019, 1, 5)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
    ],
)
def test_months_end_where_they_end(day: date, months: int, due: date) -> None:
    assert months_on(day, months) == due


def test_a_risk_is_looked_after_by_people_who_are_here() -> None:
    given = RiskAssigned(owners=(DINA.identity,), reason=ASSIGN.reason, by=BY, at=LATER)
    RISK.given(REGISTERED).when(ASSIGN).then(given)
    assert fold([REGISTERED, given]).owners == (DINA.identity,)
    RISK.given(REGISTERED).when(replace(ASSIGN, owners=PLAN.owners, reason="")).then_nothing()
    RISK.given(REGISTERED).when(replace(ASSIGN, owners=(actor("zoe").identity,))).then_refused(
        RiskOwnerUnknown, saying="zoe"
    )
    RISK.given(REGISTERED).when(replace(ASSIGN, reason="")).then_refused(RiskReasonMissing)


def test_a_risk_that_is_over_stays_as_it_was() -> None:
    RISK.given(REGISTERED).when(CLOSE).then(CLOSED)
    RISK.given(REGISTERED).when(DIVIDE).then(DIVIDED)
    RISK.given(REGISTERED, CLOSED).when(replace(CLOSE, reason="Again.")).then_nothing()
    RISK.given(REGISTERED, CLOSED).when(HIGHER).then_refused(RiskIsClosed, saying="It is over.")
    RISK.given(REGISTERED, DIVIDED).when(CLOSE).then_refused(RiskIsClosed, saying="into R12a, R12b.")
    assert not fold([REGISTERED, DIVIDED]).is_open


@pytest.mark.parametrize("command", [CLOSE, DIVIDE], ids=["close", "split"])
def test_a_risk_ends_with_a_reason(command: CloseRisk | DivideRisk) -> None:
    RISK.given(REGISTERED).when(replace(command, reason=" ")).then_refused(RiskReasonMissing)


@pytest.mark.parametrize("command", [HIGHER, PLAN_MORE, IN_PLACE, DROP, REVIEW, ASSIGN, CLOSE])
def test_only_people_of_the_programme_speak_of_its_risks(command: FromPeople) -> None:
    RISK.given(REGISTERED).when(replace(command, by=actor("zoe"))).then_refused(NotOnTheRoster)
    RISK.given(REGISTERED).when(replace(command, roster=GONE)).then_refused(NotOnTheRoster, saying="ben")
