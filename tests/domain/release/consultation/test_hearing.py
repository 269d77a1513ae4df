"""How what people said is recorded and answered, and what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.release.consultation.commands import (
    AnswerResponse,
    LogResponses,
    RecordMeeting,
    ReportOutcome,
    Response,
)
from domain.release.consultation.events import (
    MeetingRecorded,
    OutcomeReported,
    ResponseAnswered,
    ResponseLogged,
)
from domain.release.consultation.refusals import (
    ConsultationDayNotPossible,
    ConsultationMeetingMalformed,
    ConsultationNotOpen,
    OutcomeReportMalformed,
    ResponseKnown,
    ResponseMalformed,
    ResponseUnknown,
)
from domain.release.state import fold
from tests.domain.people import BEN, NOON
from tests.domain.release.consultation.scene import (
    BY_BEN,
    CLOSED,
    COPY,
    OPEN,
    REGISTERED_UNION,
    THERE,
    TODAY,
)
from tests.domain.spec import RELEASE

SAID = Response(number="R-1", speaks_for="UNISON", heads=30, summary="minute 4")


def log(*responses: Response) -> LogResponses:
    return LogResponses(**BY_BEN, responses=responses)


LOG = log(SAID)
LOGGED = ResponseLogged(
    response="R-1", speaks_for="UNISON", heads=30, summary="minute 4", by=BEN.identity, at=NOON
)
ANSWER = AnswerResponse(**BY_BEN, response="R-1", answer="letter 9")
ANSWERED = ResponseAnswered(response="R-1", answer="letter 9", by=BEN.identity, at=NOON)
MEET = RecordMeeting(**BY_BEN, day=TODAY, bodies=("UNISON",), note="minute 4")
MET = MeetingRecorded(day=TODAY, bodies=("UNISON",), note="minute 4", by=BEN.identity, at=NOON)
REPORT = ReportOutcome(**BY_BEN, report=COPY)
REPORTED = OutcomeReported(report=COPY, by=BEN.identity, at=NOON)


def test_a_response_is_logged_by_number() -> None:
    RELEASE.given(*OPEN).when(LOG).then(LOGGED)
    RELEASE.given(*CLOSED).when(LOG).then(LOGGED)
    RELEASE.given(*OPEN, LOGGED).when(replace(LOG, responses=(replace(SAID, heads=31),))).then_refused(
        ResponseKnown, saying="R-1"
    )


@pytest.mark.parametrize(
    "said",
    [replace(SAID, number=" "), replace(SAID, speaks_for=" "), replace(SAID, summary=" ")],
    ids=["number", "speaks for", "summary"],
)
def test_a_response_says_for_whom_it_speaks_and_where_its_summary_is(said: Response) -> None:
    RELEASE.given(*OPEN).when(log(said)).then_refused(ResponseMalformed)


def test_a_response_speaks_for_somebody() -> None:
    RELEASE.given(*OPEN).when(replace(LOG, responses=(replace(SAID, heads=0),))).then_refused(
        ResponseMalformed, saying="at least one"
    )


def test_a_response_is_answered() -> None:
    RELEASE.given(*OPEN, LOGGED).when(ANSWER).then(ANSWERED)
    better = replace(ANSWER, answer="letter 10")
    RELEASE.given(*OPEN, LOGGED, ANSWERED).when(better).then(replace(ANSWERED, answer="letter 10"))
    RELEASE.given(*OPEN, LOGGED).when(replace(ANSWER, answer="")).then_refused(ResponseMalformed)
    RELEASE.given(*OPEN).when(ANSWER).then_refused(ResponseUnknown, saying="R-1")


def test_a_list_of_responses_is_logged_and_answered_whole_or_not_at_all() -> None:
    answered, other = replace(SAID, answer="letter 9"), replace(SAID, number="R-2", heads=1)
    RELEASE.given(*OPEN).when(log(answered, other)).then(
        LOGGED, ANSWERED, replace(LOGGED, response="R-2", heads=1)
    )
    RELEASE.given(*OPEN, LOGGED).when(log(answered)).then(ANSWERED)
    twice = log(SAID, replace(other, number="R-1"))
    RELEASE.given(*OPEN).when(twice).then_refused(ResponseKnown, saying="R-1")


def test_what_is_not_answered_is_known() -> None:
    second = replace(LOGGED, response="R-2")
    assert fold((*OPEN, LOGGED, second)).consultation.unanswered == ("R-1", "R-2")
    assert fold((*OPEN, LOGGED, second, ANSWERED)).consultation.unanswered == ("R-2",)


def test_meetings_are_with_registered_representatives_on_a_day_of_the_consultation() -> None:
    known = (*OPEN, REGISTERED_UNION)
    RELEASE.given(*known).when(MEET).then(MET)
    RELEASE.given(*OPEN).when(MEET).then_refused(
        ConsultationMeetingMalformed, saying="Not registered: UNISON."
    )
    RELEASE.given(*known).when(replace(MEET, note="")).then_refused(ConsultationMeetingMalformed)
    RELEASE.given(*known).when(replace(MEET, bodies=())).then_refused(ConsultationMeetingMalformed)
    for day in (date(2018, 5, 13), date(2018, 5, 15)):
        RELEASE.given(*known).when(replace(MEET, day=day)).then_refused(ConsultationDayNotPossible)


def test_the_outcome_is_reported_by_digest() -> None:
    RELEASE.given(*CLOSED).when(REPORT).then(REPORTED)
    RELEASE.given(*OPEN).when(replace(REPORT, report="the report")).then_refused(OutcomeReportMalformed)


@pytest.mark.parametrize("command", [LOG, ANSWER, MEET, REPORT], ids=lambda each: type(each).__name__)
def test_nobody_is_heard_before_the_consultation_opens(
    command: LogResponses | AnswerResponse | RecordMeeting | ReportOutcome,
) -> None:
    RELEASE.given(*THERE).when(command).then_refused(ConsultationNotOpen)
