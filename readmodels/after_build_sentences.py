"""What happened to the transition, lessons, go-live and closing of a release, in plain English."""

from typing import assert_never

from domain.money import exact_pounds
from domain.release.events import AfterBuildEvent
from domain.release.exit_costs.events import ExitCostEstimated
from domain.release.going_live.events import (
    GoingLiveEvent,
    HandoverAccepted,
    HandoverOffered,
    NonComplianceAddressed,
    NonComplianceRaised,
    ReleaseWentLive,
)
from domain.release.lessons.events import (
    LessonDeclined,
    LessonEvent,
    LessonOffered,
    LessonRecorded,
    LessonTakenUp,
)
from domain.release.reminding.events import OwnerReminded
from domain.release.reminding.reminder import About
from domain.release.transition.events import (
    TransitionElementDelivered,
    TransitionElementPlanned,
    TransitionElementRuledOut,
    TransitionEvent,
)
from domain.release.watching.events import (
    AdverseEffectFound,
    AdverseEffectResolved,
    NoAdverseEffectFound,
    OldCasesKept,
    ProcessStopDeclared,
    WatchingEvent,
)
from readmodels.scene import Scene, day, ended, plain_words


def after_build_sentence(event: AfterBuildEvent, scene: Scene) -> str:
    """One sentence for each such event."""
    if isinstance(event, TransitionEvent):
        return _transition(event, scene)
    if isinstance(event, WatchingEvent):
        return _watching(event, scene)
    if isinstance(event, LessonEvent):
        return _lesson(event, scene)
    if isinstance(event, GoingLiveEvent):
        return _going_live(event, scene)
    if isinstance(event, ExitCostEstimated):
        gate, cost = plain_words(event.cost.stage), exact_pounds(event.cost.amount)
        return f"Stopping {scene.release} at {gate} costs {cost} by now: {ended(event.basis)}"
    if isinstance(event, OwnerReminded):
        return _reminded(event, scene)
    return f"{scene.release} was closed."


def _reminded(event: OwnerReminded, scene: Scene) -> str:
    item, on = event.reminder.item, day(event.reminder.day)
    told = f"{scene.name(event.reminder.to)} was reminded"
    match event.reminder.about:
        case About.TRANSITION_ELEMENT:
            return f"{told} that {item} of {scene.release} is due on {on}."
        case About.WATCH_BEGINS:
            return f"{told} that the watch over {item} of {scene.release} begins on {on}."
        case About.WATCH_ENDS:
            return f"{told} that the watch over {item} of {scene.release} ends on {on}."
        case _:
            assert_never(event.reminder.about)


def _transition(event: TransitionEvent, scene: Scene) -> str:
    match event:
        case TransitionElementPlanned():
            owner = scene.name(event.owner)
            return f"{event.element} of {scene.release} is for {owner} to deliver by {day(event.due)}."
        case TransitionElementDelivered():
            told = f": {ended(event.note)}" if event.note else "."
            return f"{event.element} of {scene.release} was delivered{told}"
        case TransitionElementRuledOut():
            return f"{event.element} does not apply to {scene.release}: {ended(event.reason)}"
        case _:
            assert_never(event)


def _watching(event: WatchingEvent, scene: Scene) -> str:
    match event:
        case ProcessStopDeclared():
            stops, until = day(event.stops_on), day(event.until)
            watched = f"{scene.name(event.watcher)} watches until {until} for: {ended(event.watched_for)}"
            return f"{scene.release} stops {event.process} on {stops}. {watched}"
        case NoAdverseEffectFound():
            return f"{scene.name(event.by)} found no harm in stopping {event.process}: {ended(event.note)}"
        case AdverseEffectFound():
            return f"{scene.name(event.by)} found the adverse effect {event.name}: {ended(event.what)}"
        case AdverseEffectResolved():
            return f"The adverse effect {event.process}-{event.effect} was put right: {ended(event.how)}"
        case OldCasesKept():
            return f"{event.cases} of {scene.release} stay in {event.where} until {day(event.until)}."
        case _:
            assert_never(event)


def _lesson(event: LessonEvent, scene: Scene) -> str:
    match event:
        case LessonRecorded():
            return f"{scene.release} learned {event.lesson.name}: {ended(event.lesson.text)}"
        case LessonOffered():
            return f"{scene.release} was offered the lesson {event.lesson.name}: {ended(event.lesson.to_do)}"
        case LessonTakenUp():
            return f"{scene.release} takes up the lesson {event.lesson}: {ended(event.how)}"
        case LessonDeclined():
            return f"{scene.release} declines the lesson {event.lesson}: {ended(event.reason)}"
        case _:
            assert_never(event)


def _going_live(event: GoingLiveEvent, scene: Scene) -> str:
    match event:
        case ReleaseWentLive():
            return f"{scene.release} went live."
        case HandoverOffered():
            return f"{scene.name(event.to)} was asked to take over {event.part} of {scene.release}."
        case HandoverAccepted():
            return f"{scene.name(event.by)} took over {event.part} of {scene.release}."
        case NonComplianceRaised():
            owner, what = scene.name(event.owner), ended(event.what)
            return f"{event.item} of {scene.release} is not complied with; {owner} sees to it: {what}"
        case NonComplianceAddressed():
            return f"{event.item} of {scene.release} was seen to: {ended(event.how)}"
        case _:
            assert_never(event)
