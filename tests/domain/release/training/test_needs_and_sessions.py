"""Who is to be trained in what, and on which days."""

from dataclasses import replace

from domain.release.events import ReleaseSignedOff
from domain.release.refusals import ReleaseEnded
from domain.release.training.events import TrainingNeedIdentified
from domain.release.training.matrix import GroupId, Topic
from domain.release.training.need import Need, Session, SessionId
from domain.release.training.refusals import (
    FewerThanTrained,
    GroupNotToBeTrained,
    HeadsImpossible,
    SessionIdTaken,
    SessionIncomplete,
    SessionUnknown,
    SessionWasCancelled,
    SessionWasHeld,
    TopicNotNeeded,
    TopicNotOfGroup,
    TrainingGroupUnknown,
    TrainingReasonMissing,
)
from domain.release.training.state import begun
from tests.domain.people import CHLOE, NOON
from tests.domain.release.training.scene import (
    BUILDERS,
    CANCELLED,
    E1,
    E2,
    EDGE_CASES,
    MATRIX,
    SCRIPTS,
    SOFTWARE,
    T_1,
    T_2,
    TESTERS,
    TRAINS,
    WITH_NEEDS,
    cancel,
    heads_came,
    identify,
    plan,
    planned,
    staff_came,
)
from tests.domain.spec import RELEASE

SIX = Need(group=TESTERS, heads=6, topics=(EDGE_CASES, SOFTWARE))
SIX_IDENTIFIED = TrainingNeedIdentified(need=SIX, reason="Two more joined.", by=CHLOE.identity, at=NOON)
GIVEN = RELEASE.given(WITH_NEEDS)


def test_a_release_begins_with_the_needs_of_its_blueprint() -> None:
    needs = begun(TRAINS.training, MATRIX).needs
    assert needs[TESTERS] == Need(group=TESTERS, heads=4, topics=(EDGE_CASES, SOFTWARE))
    assert needs[BUILDERS].heads == 2


def test_a_need_may_change_with_a_reason() -> None:
    GIVEN.when(identify(SIX)).then(SIX_IDENTIFIED)
    GIVEN.when(identify(SIX, " ")).then_refused(TrainingReasonMissing)


def test_without_topics_a_group_needs_all_of_its_own() -> None:
    GIVEN.when(identify(replace(SIX, topics=()))).then(SIX_IDENTIFIED)
    GIVEN.when(identify(replace(SIX, topics=(SOFTWARE, EDGE_CASES)))).then(SIX_IDENTIFIED)


def test_the_need_there_is_is_no_news() -> None:
    GIVEN.when(identify(replace(SIX, heads=4), "")).then_nothing()


def test_a_need_is_one_of_the_matrix() -> None:
    strange = replace(SIX, group=GroupId("gardeners"))
    GIVEN.when(identify(strange)).then_refused(TrainingGroupUnknown, saying="testers, builders")
    GIVEN.when(identify(replace(SIX, topics=(SCRIPTS,)))).then_refused(TopicNotOfGroup, saying="test scripts")


def test_a_group_is_never_smaller_than_its_trained() -> None:
    given = RELEASE.given(WITH_NEEDS, planned(), heads_came(3))
    given.when(identify(replace(SIX, heads=2))).then_refused(FewerThanTrained, saying="3 are trained")
    given.when(identify(replace(SIX, heads=3))).then(replace(SIX_IDENTIFIED, need=replace(SIX, heads=3)))
    GIVEN.when(identify(replace(SIX, heads=-1))).then_refused(HeadsImpossible)


def test_sessions_are_planned_together() -> None:
    GIVEN.when(plan(T_1, T_2)).then(planned(T_1), planned(T_2))


def test_a_session_has_an_id_of_its_own() -> None:
    given = RELEASE.given(WITH_NEEDS, planned())
    given.when(plan(T_1)).then_nothing()
    given.when(plan(replace(T_1, places=9))).then_refused(SessionIdTaken)
    GIVEN.when(plan(T_1, replace(T_1, places=9))).then_refused(SessionIdTaken)


def test_a_session_is_whole() -> None:
    GIVEN.when(plan(replace(T_1, provider=" "))).then_refused(SessionIncomplete)
    GIVEN.when(plan(replace(T_1, topics=()))).then_refused(SessionIncomplete)
    GIVEN.when(plan(replace(T_1, places=0))).then_refused(HeadsImpossible, saying="0 places")


def test_a_session_is_for_those_who_need_it() -> None:
    def of(*topics: Topic, groups: tuple[GroupId, ...] = T_1.groups) -> Session:
        return replace(T_1, topics=topics, groups=groups)

    GIVEN.when(plan(of(SOFTWARE, groups=(GroupId("gardeners"),)))).then_refused(GroupNotToBeTrained)
    GIVEN.when(plan(of(EDGE_CASES))).then_refused(TopicNotNeeded, saying="builders needs software training")
    GIVEN.when(plan(of(SOFTWARE, SCRIPTS))).then_refused(TopicNotNeeded, saying="test scripts")


def test_a_session_is_cancelled_with_a_reason() -> None:
    given = RELEASE.given(WITH_NEEDS, planned())
    given.when(cancel()).then(CANCELLED)
    given.when(cancel(reason="")).then_refused(TrainingReasonMissing)
    given.when(cancel(SessionId("T-9"))).then_refused(SessionUnknown)


def test_a_session_that_was_held_is_not_cancelled() -> None:
    RELEASE.given(WITH_NEEDS, planned(), staff_came(E1, E2)).when(cancel()).then_refused(SessionWasHeld)
    RELEASE.given(WITH_NEEDS, planned(), heads_came(0)).when(cancel()).then_refused(SessionWasHeld)


def test_a_cancelled_session_does_not_come_back() -> None:
    given = RELEASE.given(WITH_NEEDS, planned(), CANCELLED)
    given.when(plan(T_1)).then_refused(SessionWasCancelled, saying="The trainer is ill.")


def test_what_has_ended_is_trained_no_more() -> None:
    given = RELEASE.given(WITH_NEEDS, planned(), ReleaseSignedOff(at=NOON))
    given.when(plan(T_2)).then_refused(ReleaseEnded)
    given.when(plan(T_1)).then_nothing()
