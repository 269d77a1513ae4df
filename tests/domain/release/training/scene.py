"""The training that the rules are told about: two groups of Shepway's matrix in release 1A."""

from dataclasses import replace
from datetime import date

from domain.identity import Actor
from domain.release.terms import Terms
from domain.release.training.commands import (
    CancelSession,
    IdentifyTrainingNeeds,
    NameChampions,
    PlanSessions,
    RecordAttendance,
    StandChampionDown,
    StrikeAttendance,
)
from domain.release.training.events import HeadsAttended, SessionCancelled, SessionPlanned, StaffAttended
from domain.release.training.matrix import GroupId, GroupTopic, Topic, TopicKind, TrainingGroup
from domain.release.training.need import Attended, Champion, Need, Session, SessionId, StaffReference
from domain.release.training.plan import Trainees
from tests.domain.people import CHLOE, DINA, EVERYBODY, NOON
from tests.domain.release.scene import ASKED, PLAN, REGISTER, REGISTERED, Asked

TESTERS, BUILDERS = GroupId("testers"), GroupId("builders")
EDGE_CASES, SCRIPTS, SOFTWARE = Topic("edge cases"), Topic("test scripts"), Topic("software training")

MATRIX = (
    TrainingGroup(
        id=TESTERS,
        name="Technology Testers",
        topics=(
            GroupTopic(name=EDGE_CASES, kind=TopicKind.TECHNIQUE),
            GroupTopic(name=SOFTWARE, kind=TopicKind.TOOL),
        ),
    ),
    TrainingGroup(
        id=BUILDERS,
        name="Technology Builders",
        topics=(
            GroupTopic(name=SOFTWARE, kind=TopicKind.TOOL),
            GroupTopic(name=Topic("team ethos"), kind=TopicKind.BEHAVIOUR),
        ),
    ),
)
TRAINS = replace(PLAN, training=(Trainees(group=TESTERS, heads=4), Trainees(group=BUILDERS, heads=2)))
REGISTER_TRAINING = replace(REGISTER, plan=TRAINS, terms=Terms(training=MATRIX))
WITH_NEEDS = replace(REGISTERED, plan=TRAINS, terms=Terms(training=MATRIX))

TODAY = NOON.date()
T_1 = Session(
    id=SessionId("T-1"),
    topics=(EDGE_CASES, SOFTWARE),
    groups=(TESTERS, BUILDERS),
    day=TODAY,
    places=5,
    provider="Learning team",
)
T_2 = replace(T_1, id=SessionId("T-2"), topics=(SOFTWARE,), places=3)
LATER_ON = replace(T_1, id=SessionId("T-3"), day=date(2018, 11, 6))
E1, E2, E3, E4, E5 = (StaffReference(f"E10{number}") for number in range(1, 6))
BY_CHLOE: Asked = {**ASKED, "by": CHLOE}
ON_ROSTER = tuple(each.identity for each in EVERYBODY)


def identify(need: Need, reason: str = "Two more joined.") -> IdentifyTrainingNeeds:
    return IdentifyTrainingNeeds(needs=(need,), reason=reason, **BY_CHLOE)


def plan(*sessions: Session) -> PlanSessions:
    return PlanSessions(sessions=sessions, **ASKED)


def planned(session: Session = T_1) -> SessionPlanned:
    return SessionPlanned(session=session, at=NOON)


def cancel(session: SessionId = T_1.id, reason: str = "The trainer is ill.") -> CancelSession:
    return CancelSession(session=session, reason=reason, **ASKED)


CANCELLED = SessionCancelled(session=T_1.id, reason="The trainer is ill.", at=NOON)


def attend(*attended: Attended) -> RecordAttendance:
    return RecordAttendance(attended=attended, **BY_CHLOE)


def heads(number: int, group: GroupId = TESTERS, session: Session = T_1) -> Attended:
    return Attended(session=session.id, group=group, heads=number)


def staff(*references: StaffReference, group: GroupId = TESTERS, session: Session = T_1) -> Attended:
    return Attended(session=session.id, group=group, references=references)


def heads_came(number: int, group: GroupId = TESTERS, session: Session = T_1) -> HeadsAttended:
    return HeadsAttended(session=session.id, group=group, heads=number, by=CHLOE.identity, at=NOON)


def staff_came(
    *references: StaffReference, group: GroupId = TESTERS, session: Session = T_1
) -> StaffAttended:
    return StaffAttended(session=session.id, group=group, references=references, by=CHLOE.identity, at=NOON)


def strike(*references: StaffReference, reason: str = "It was somebody else.") -> StrikeAttendance:
    return StrikeAttendance(session=T_1.id, group=TESTERS, references=references, reason=reason, **BY_CHLOE)


def champion(who: Actor = DINA, team: str = "Planning", since: date = TODAY) -> Champion:
    return Champion(who=who.identity, team=team, since=since)


def name(*champions: Champion) -> NameChampions:
    return NameChampions(champions=champions, on_roster=ON_ROSTER, **ASKED)


def stand_down(reason: str = "Dina has another post.", team: str = "Planning") -> StandChampionDown:
    return StandChampionDown(who=DINA.identity, team=team, reason=reason, **ASKED)
