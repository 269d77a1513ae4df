"""A release with a transition to plan, lessons to hear and people to hand over to."""

from dataclasses import replace
from datetime import date

from domain.aggregate import Command
from domain.gate.outcome import Outcome
from domain.identity import Actor
from domain.money import Pence
from domain.release import commands as release
from domain.release.closing.commands import CloseRelease
from domain.release.closing.events import ReleaseClosed
from domain.release.exit_costs.commands import EstimateExitCost
from domain.release.exit_costs.plan import ExitCost
from domain.release.going_live.commands import (
    AcceptHandover,
    AddressNonCompliance,
    GoLive,
    OfferHandover,
    RaiseNonCompliance,
)
from domain.release.going_live.events import HandoverAccepted, HandoverOffered, ReleaseWentLive
from domain.release.going_live.plan import AfterGoLive
from domain.release.lessons.commands import DeclineLesson, Learned, OfferLessons, RecordLessons, TakeUpLesson
from domain.release.lessons.events import LessonOffered, LessonRecorded
from domain.release.lessons.lesson import Lesson
from domain.release.plan import ReleaseId
from domain.release.readiness import Measure, Portion
from domain.release.reminding.commands import RemindOwners
from domain.release.terms import Terms
from domain.release.transition.commands import (
    DeliverTransitionElement,
    PlannedElement,
    PlanTransition,
    RuleOutTransitionElement,
)
from domain.release.transition.plan import ElementId, TransitionElement
from domain.release.watching.commands import (
    DeclareProcessStop,
    KeepOldCases,
    ReadWatch,
    ResolveAdverseEffect,
)
from domain.release.watching.events import ProcessId
from domain.roster import RoleId
from domain.stage import STAGES, Stage
from tests.domain.people import ASHA, BEN, CHLOE, EMIL, LOCKGATE, NOON
from tests.domain.release import scene
from tests.domain.release.scene import ASKED, PLAN, REGISTERED, Asked

PARALLEL, SUPPORT = ElementId("parallel-running"), ElementId("go-live-support")
LETTERS = ProcessId("letters")
TEAM = RoleId("programme")
TERMS = Terms(
    transition=(
        TransitionElement(id=PARALLEL, name="Parallel running"),
        TransitionElement(id=SUPPORT, name="Go-live support"),
    ),
    programme_team=(TEAM,),
)
PLANNED = replace(
    PLAN,
    after_go_live=AfterGoLive(support_days=10, optimise_days=30),
    exit_costs=(ExitCost(stage=Stage.DESIGN, amount=Pence(40_000_00)),),
)
WITH_LISTS = replace(REGISTERED, plan=PLANNED, terms=TERMS)
DUE, TODAY = date(2018, 11, 30), NOON.date()
LESSON = Lesson(
    id="L-1",
    release=ReleaseId("0A"),
    text="Journeys came too late for the sprints.",
    to_do="Map journeys before the first sprint.",
    owner=BEN.identity,
)
OFFERED = LessonOffered(lesson=LESSON, at=NOON)
OWN = replace(LESSON, release=scene.RELEASE_1A)
RECORDED = LessonRecorded(lesson=OWN, by=ASHA.identity, at=NOON)
WENT_LIVE = ReleaseWentLive(by=ASHA.identity, at=NOON)
HANDED_OVER = (
    HandoverOffered(part="portal", to=CHLOE.identity, by=ASHA.identity, at=NOON),
    HandoverAccepted(part="portal", by=CHLOE.identity, at=NOON),
)
CLOSED = ReleaseClosed(by=ASHA.identity, at=NOON)


def asked_by(who: Actor, on: date | None = None) -> Asked:
    """What a command of somebody's carries."""
    return {**(scene.asked_on(on) if on else ASKED), "by": who}


def plan(element: ElementId = PARALLEL, owner: Actor = BEN, due: date = DUE) -> PlanTransition:
    wanted = PlannedElement(element=element, owner=owner.identity, due=due)
    return PlanTransition(elements=(wanted,), **asked_by(ASHA))


def deliver(
    element: ElementId = PARALLEL, note: str = "It ran.", digest: str = ""
) -> DeliverTransitionElement:
    return DeliverTransitionElement(element=element, note=note, evidence_digest=digest, **asked_by(BEN))


def rule_out(element: ElementId = PARALLEL, reason: str = "Nothing ran before.") -> RuleOutTransitionElement:
    return RuleOutTransitionElement(element=element, reason=reason, **asked_by(BEN))


def stop_letters(
    stops_on: date = TODAY, until: date = DUE, watched_for: str = "Missed dates.", by: Actor = EMIL
) -> DeclareProcessStop:
    return DeclareProcessStop(
        process=LETTERS,
        stops_on=stops_on,
        watched_for=watched_for,
        watcher=CHLOE.identity,
        until=until,
        **asked_by(by),
    )


def read_watch(
    note: str = "No complaint.", *, is_adverse: bool = False, by: Actor = CHLOE, on: date | None = None
) -> ReadWatch:
    return ReadWatch(process=LETTERS, note=note, is_adverse=is_adverse, **asked_by(by, on))


def resolve(effect: int = 1, how: str = "They are telephoned.") -> ResolveAdverseEffect:
    return ResolveAdverseEffect(process=LETTERS, effect=effect, how=how, **asked_by(BEN))


def keep(until: date = date(2034, 3, 31), where: str = "the archive") -> KeepOldCases:
    return KeepOldCases(cases="planning cases", where=where, until=until, **asked_by(EMIL))


def record_lessons(*learned: Learned) -> RecordLessons:
    return RecordLessons(learned=learned, **asked_by(ASHA))


def record_lesson(text: str = OWN.text, to_do: str = OWN.to_do) -> RecordLessons:
    return record_lessons(Learned(id=OWN.id, text=text, to_do=to_do, owner=BEN.identity))


def offer_lesson(lesson: Lesson = LESSON) -> OfferLessons:
    return OfferLessons(lessons=(lesson,), **ASKED)


def take_up(how: str = "Journeys come first.", lesson: str = LESSON.name) -> TakeUpLesson:
    return TakeUpLesson(lesson=lesson, how=how, **asked_by(ASHA))


def decline(reason: str = "It has no journeys.", lesson: str = LESSON.name) -> DeclineLesson:
    return DeclineLesson(lesson=lesson, reason=reason, **asked_by(ASHA))


def go_live(by: Actor = ASHA) -> GoLive:
    return GoLive(**asked_by(by))


def offer_handover(to: Actor = CHLOE, part: str = "portal") -> OfferHandover:
    return OfferHandover(part=part, to=to.identity, **asked_by(ASHA))


def accept_handover(by: Actor = CHLOE) -> AcceptHandover:
    return AcceptHandover(part="portal", **asked_by(by))


def raise_item(what: str = "Two teams still print.", item: str = "paper forms") -> RaiseNonCompliance:
    return RaiseNonCompliance(item=item, what=what, owner=BEN.identity, **asked_by(ASHA))


def address(how: str = "The printers left.", item: str = "paper forms") -> AddressNonCompliance:
    return AddressNonCompliance(item=item, how=how, **asked_by(BEN))


def estimate(pence: int = 150_000_00, basis: str = "Three months of notice.") -> EstimateExitCost:
    cost = ExitCost(stage=Stage.BUILD_SPRINTS, amount=Pence(pence))
    return EstimateExitCost(cost=cost, basis=basis, **asked_by(BEN))


def close(by: Actor = ASHA, on: date = date(2020, 1, 1)) -> CloseRelease:
    return CloseRelease(**asked_by(by, on))


def whole_way() -> list[Command]:
    """From design through sign-off to closing, with everything that comes up on the way."""
    on_the_way: dict[Stage, list[Command]] = {
        Stage.DESIGN: [offer_lesson(), decline(), take_up(), plan(), plan(SUPPORT), estimate(), rule_out()],
        Stage.BUILD_SPRINTS: [
            stop_letters(),
            RemindOwners(day=TODAY, **ASKED),
            read_watch(),
            read_watch("Eleven.", is_adverse=True),
            keep(),
        ],
        Stage.TRAINING: [report_musts(), go_live(), raise_item(), offer_handover(), accept_handover()],
        Stage.SIGN_OFF: [resolve(), plan(), deliver(), deliver(SUPPORT), address(), record_lesson()],
    }
    way: list[Command] = [replace(scene.REGISTER, plan=PLANNED, terms=TERMS)]
    for stage in STAGES:
        way.append(release.EnterStage(stage=stage, round=1, **ASKED))
        way += on_the_way.get(stage, [])
        way += [scene.submit(stage), scene.take(Outcome.APPROVED, stage)]
    return [*way, close(LOCKGATE)]


def report_musts(done: int = 2, of: int = 2, *outstanding: str) -> release.ReportReadiness:
    return release.ReportReadiness(
        measure=Measure.MUSTS, done=done, of=of, outstanding=outstanding, **asked_by(BEN)
    )


ALL_MUSTS = Portion(done=2, of=2)
