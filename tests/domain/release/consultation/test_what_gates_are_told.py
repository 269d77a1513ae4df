"""What gates are told of a consultation, and of assessments."""

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.assessment import Assessment, AssessmentKind
from domain.fund.state import Fund
from domain.gate.check import Check, CheckKind, CheckResult
from domain.gate.checking import checked
from domain.gate.facts import Assessed, SubjectFacts
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release.consultation.events import ConsultationFoundUnnecessary
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.consultation import scene
from tests.domain.release.consultation.scene import (
    CLOSED,
    FIRST_DISMISSAL,
    OPEN,
    REGISTERED_UNION,
    THERE,
    copy_given,
    hr1,
    notified,
    planned,
    with_heads,
)
from tests.domain.release.consultation.test_hearing import ANSWERED, LOGGED, REPORTED
from tests.domain.release.consultation.test_transferring import IN_TIME, INFORMED, LETTER, PLANNED
from tests.domain.release.scene import DESIGN_PAPER, offered

CHECK = Check(kind=CheckKind.CONSULTATION)
SENT, COPIED = notified(hr1()), copy_given("UNISON")


def told(*history: ReleaseEvent) -> SubjectFacts:
    return facts_of_stage(
        fold(history), Programme(), Stage.CONSULTATION, earlier=(), benefits=(), fund=Fund(), at=NOON
    )


def why(*history: ReleaseEvent) -> tuple[CheckResult, str]:
    found = checked(CHECK, told(*history))
    return found.result, found.reason


def test_everything_that_the_law_asks_for_passes() -> None:
    whole = (*CLOSED, REGISTERED_UNION, SENT, COPIED, LOGGED, ANSWERED, REPORTED)
    assert why(*whole) == (CheckResult.PASS, "It ran for 31 days. Its outcome is reported.")


def test_days_alone_never_pass_a_gate() -> None:
    result, reason = why(*CLOSED)
    assert result is CheckResult.FAIL
    assert reason == (
        "Its outcome is not reported. No representatives of those affected are registered. "
        "Form HR1 has not been sent."
    )


def test_a_response_without_an_answer_shuts_the_gate() -> None:
    result, reason = why(*CLOSED, REGISTERED_UNION, SENT, COPIED, LOGGED, REPORTED)
    assert (result, reason) == (CheckResult.FAIL, "Responses are not answered: R-1.")


def test_representatives_without_a_copy_of_the_form_shut_the_gate() -> None:
    heard = (*CLOSED, REGISTERED_UNION, SENT, LOGGED, ANSWERED, REPORTED)
    assert why(*heard) == (CheckResult.FAIL, "Representatives have no copy of form HR1: UNISON.")
    assert why(*heard, COPIED)[0] is CheckResult.PASS


def test_a_first_dismissal_before_the_earliest_lawful_day_shuts_the_gate() -> None:
    soon = with_heads(*scene.HEARD, first_dismissal=date(2018, 6, 1))
    facts = told(*planned(soon), *OPEN[-1:])
    assert facts.consultation
    assert (facts.consultation.first_leaving, facts.consultation.earliest_leaving) == (
        date(2018, 6, 1),
        date(2018, 6, 13),
    )
    assert "planned for 2018-06-01, and nobody can leave before 2018-06-13" in checked(CHECK, facts).reason
    sent = told(*planned(soon), *OPEN[-1:], SENT)
    assert sent.consultation
    assert sent.consultation.first_leaving == FIRST_DISMISSAL


def test_nothing_to_consult_on_does_not_apply_unless_somebody_is_transferred() -> None:
    nothing = ConsultationFoundUnnecessary(reason="No post changes.", at=NOON)
    assert why(*THERE, nothing) == (CheckResult.NOT_APPLICABLE, "No post changes.")
    result, reason = why(*THERE, nothing, PLANNED)
    assert result is CheckResult.FAIL
    assert reason.startswith("Before the transfer are lacking: employee liability information, measures")
    assert why(*THERE, nothing, PLANNED, IN_TIME, LETTER, INFORMED)[0] is CheckResult.NOT_APPLICABLE


def test_before_anybody_knows_gates_are_told_nothing() -> None:
    assert told(*THERE).consultation is None


def test_an_assessment_counts_from_its_day_on() -> None:
    made = Assessment(kind=AssessmentKind.EQUALITY_IMPACT, day=date(2018, 5, 15))
    piece = replace(DESIGN_PAPER, assessment=made)
    pieces = (offered(DESIGN_PAPER, Stage.CONSULTATION), offered(piece, Stage.CONSULTATION))
    release = fold([*THERE, *pieces])

    def facts(at: datetime) -> SubjectFacts:
        return facts_of_stage(
            release,
            Programme(),
            Stage.CONSULTATION,
            earlier=(),
            benefits=(),
            fund=Fund(),
            at=at,
        )

    ahead = Assessed(assessment=made, evidence="detailed-design", is_in_time=False)
    assert facts(datetime(2018, 5, 14, 23, tzinfo=UTC)).assessments == (ahead,)
    assert facts(datetime(2018, 5, 15, tzinfo=UTC)).assessments == (replace(ahead, is_in_time=True),)
