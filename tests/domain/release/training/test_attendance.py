"""Who came to a session, and how many that makes of those who need it."""

import pytest
from hypothesis import given, settings

from domain import aggregate
from domain.aggregate import Command
from domain.fund.state import Fund
from domain.gate.check import Check, CheckKind, CheckResult
from domain.gate.checking import checked
from domain.known_facts import facts_of_stage
from domain.programme.state import Programme
from domain.release.commands import ReportReadiness
from domain.release.events import ReleaseEvent
from domain.release.evolving import fold
from domain.release.readiness import Measure, Portion
from domain.release.refusals import CountedFromItsList
from domain.release.training.counting import Share, portion_trained, shares
from domain.release.training.events import AttendanceStruck
from domain.release.training.matrix import GroupId
from domain.release.training.need import Attended, SessionId, StaffReference
from domain.release.training.refusals import (
    AttendanceMixed,
    AttendanceUnknown,
    GroupNotInSession,
    HeadsImpossible,
    MoreThanPlaces,
    MoreTrainedThanInGroup,
    ReferenceNotOpaque,
    ReferenceOfAnotherGroup,
    SessionNotYetHeld,
    SessionUnknown,
    SessionWasCancelled,
    TrainingReasonMissing,
)
from domain.stage import Stage
from tests.domain.people import CHLOE, NOON
from tests.domain.release.scene import ASKED, REGISTERED, entered
from tests.domain.release.training.scene import (
    BUILDERS,
    CANCELLED,
    E1,
    E2,
    E3,
    E4,
    E5,
    EDGE_CASES,
    LATER_ON,
    MATRIX,
    SOFTWARE,
    T_1,
    T_2,
    TESTERS,
    WITH_NEEDS,
    attend,
    heads,
    heads_came,
    planned,
    staff,
    staff_came,
    strike,
)
from tests.domain.spec import RELEASE
from tests.domain.training_walks import training_walks
from tests.domain.walks import steps
from tests.repetition import often

FEW = settings(max_examples=often(30))
PLANNED = (WITH_NEEDS, planned(T_1), planned(T_2), planned(LATER_ON))
GIVEN = RELEASE.given(*PLANNED)
STRUCK = AttendanceStruck(
    session=T_1.id,
    group=TESTERS,
    references=(E2,),
    reason="It was somebody else.",
    by=CHLOE.identity,
    at=NOON,
)
REPORT = ReportReadiness(measure=Measure.TRAINING, done=1, of=2, **ASKED)


def test_heads_of_a_group_came() -> None:
    GIVEN.when(attend(heads(3))).then(heads_came(3))


def test_heads_are_corrected_by_saying_them_again() -> None:
    RELEASE.given(*PLANNED, heads_came(3)).when(attend(heads(2))).then(heads_came(2))


def test_staff_are_added_to_those_who_are_known() -> None:
    given = RELEASE.given(*PLANNED, staff_came(E1, E2))
    given.when(attend(staff(E2, E3, E3))).then(staff_came(E3))
    given.when(attend(staff(E1))).then_nothing()


def test_a_list_is_taken_whole_or_not_at_all() -> None:
    GIVEN.when(attend(heads(3), heads(1, BUILDERS))).then(heads_came(3), heads_came(1, BUILDERS))
    GIVEN.when(attend(heads(3), heads(9, BUILDERS))).then_refused(MoreThanPlaces)


def test_no_more_come_than_there_are_places() -> None:
    given = RELEASE.given(*PLANNED, heads_came(4))
    given.when(attend(heads(2, BUILDERS))).then_refused(MoreThanPlaces, saying="6 people, 5 places")


def test_no_more_are_trained_than_there_are_in_the_group() -> None:
    GIVEN.when(attend(heads(5))).then_refused(MoreTrainedThanInGroup, saying="edge cases: 5 of 4")
    given = RELEASE.given(*PLANNED, heads_came(2))
    given.when(attend(heads(3, session=T_2))).then_refused(MoreTrainedThanInGroup, saying="5 of 4")


def test_whoever_comes_twice_counts_once_for_a_topic() -> None:
    given = RELEASE.given(*PLANNED, staff_came(E1, E2, E3, E4))
    given.when(attend(staff(E1, E2, session=T_2))).then(staff_came(E1, E2, session=T_2))
    assert trained(staff_came(E1, E2), staff_came(E1, session=T_2)) == (2, 2, 0, 0)


def test_nobody_counts_for_two_groups() -> None:
    given = RELEASE.given(*PLANNED, staff_came(E1))
    given.when(attend(staff(E1, group=BUILDERS))).then_refused(ReferenceOfAnotherGroup, saying="testers")


def test_a_group_is_counted_in_one_way() -> None:
    given = RELEASE.given(*PLANNED, staff_came(E1))
    given.when(attend(heads(1, session=T_2))).then_refused(AttendanceMixed)
    both = Attended(session=T_1.id, group=TESTERS, heads=1, references=(E1,))
    GIVEN.when(attend(both)).then_refused(AttendanceMixed)
    given.when(attend(heads(1, BUILDERS))).then(heads_came(1, BUILDERS))


@pytest.mark.parametrize("reference", ["Dina", "Dina Haddad 1", "d1@shepway.example", " E1", "E\n1", ""])
def test_a_reference_is_never_a_name(reference: str) -> None:
    GIVEN.when(attend(staff(StaffReference(reference)))).then_refused(ReferenceNotOpaque)


def test_attendance_is_of_a_session_that_took_place() -> None:
    strange = Attended(session=SessionId("T-9"), group=TESTERS, heads=1)
    GIVEN.when(attend(strange)).then_refused(SessionUnknown)
    GIVEN.when(attend(heads(1, session=LATER_ON))).then_refused(SessionNotYetHeld, saying="2018-11-06")
    GIVEN.when(attend(heads(1, GroupId("gardeners")))).then_refused(GroupNotInSession)
    cancelled = RELEASE.given(WITH_NEEDS, planned(), CANCELLED)
    cancelled.when(attend(heads(1))).then_refused(SessionWasCancelled)


def test_attendance_says_how_many() -> None:
    GIVEN.when(attend(heads(-1))).then_refused(HeadsImpossible)
    GIVEN.when(attend(Attended(session=T_1.id, group=TESTERS))).then_refused(HeadsImpossible)
    GIVEN.when(attend(heads(0))).then(heads_came(0))


def test_what_was_wrong_is_taken_back_with_a_reason() -> None:
    given = RELEASE.given(*PLANNED, staff_came(E1, E2))
    given.when(strike(E2)).then(STRUCK)
    given.when(strike(E2, reason=" ")).then_refused(TrainingReasonMissing)
    given.when(strike(E5)).then_refused(AttendanceUnknown, saying="E105")
    assert trained(staff_came(E1, E2), STRUCK) == (1, 1, 0, 0)


def test_a_share_is_of_those_who_need_it() -> None:
    release = fold([*PLANNED, heads_came(3), heads_came(2, BUILDERS)])
    first, second, third, fourth = shares(release.training)
    assert first == Share(group=TESTERS, topic=EDGE_CASES, trained=3, heads=4)
    assert [each.percentage for each in (first, second, third, fourth)] == [75, 75, 100, 0]
    assert Share(group=TESTERS, topic=SOFTWARE, trained=0, heads=0).percentage == 100


def test_the_gate_counts_from_the_list() -> None:
    release = fold([*PLANNED, heads_came(3), heads_came(2, BUILDERS)])
    counted = portion_trained(release.training, MATRIX)

    assert counted == Portion(
        done=8,
        of=12,
        outstanding=(
            "Technology Testers, edge cases (1)",
            "Technology Testers, software training (1)",
            "Technology Builders, team ethos (2)",
        ),
    )
    facts = facts_of_stage(
        release, Programme(), Stage.TRAINING, earlier=(), benefits=(), fund=Fund(), at=NOON
    )
    assert facts.training == counted
    answer = checked(Check(kind=CheckKind.TRAINING, share=80), facts)
    assert (answer.result, "Outstanding: Technology Testers" in answer.reason) == (CheckResult.FAIL, True)


def test_nothing_recorded_is_nobody_trained() -> None:
    facts = facts_of_stage(
        fold([WITH_NEEDS]), Programme(), Stage.TRAINING, earlier=(), benefits=(), fund=Fund(), at=NOON
    )
    assert facts.training is not None
    assert (facts.training.done, facts.training.of) == (0, 12)


def test_a_count_is_reported_only_where_there_is_no_list() -> None:
    RELEASE.given(WITH_NEEDS, entered(Stage.TRAINING)).when(REPORT).then_refused(CountedFromItsList)
    assert not fold([REGISTERED]).training.is_listed


def trained(*events: ReleaseEvent) -> tuple[int, ...]:
    return tuple(each.trained for each in shares(fold([*PLANNED, *events]).training))


@FEW
@given(walk=training_walks())
def test_no_share_is_ever_above_all(walk: list[Command]) -> None:
    for taken in steps(aggregate.RELEASE, walk):
        assert all(0 <= each.trained <= each.heads for each in shares(taken.after.training))
        held = taken.after.training
        assert all(held.came_to(each.id) <= each.places for each in held.sessions.values())
