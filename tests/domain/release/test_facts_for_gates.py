"""What gates learn of a release's transition, lessons, stopped processes and exit costs."""

from dataclasses import replace

from domain.fund.state import Fund
from domain.gate.facts import LessonsHeard, SubjectFacts
from domain.known_facts import facts_of_stage
from domain.money import Pence
from domain.programme.state import Programme
from domain.release.events import ReadinessReported, ReleaseEvent
from domain.release.lessons.events import LessonDeclined, LessonTakenUp
from domain.release.readiness import Measure, Portion
from domain.release.state import fold
from domain.release.transition.events import TransitionElementPlanned, TransitionElementRuledOut
from domain.release.watching.events import AdverseEffectFound
from domain.stage import Stage
from tests.domain.people import ASHA, BEN, CHLOE, NOON
from tests.domain.release.after_build import (
    DUE,
    LESSON,
    LETTERS,
    OFFERED,
    PARALLEL,
    SUPPORT,
    WITH_LISTS,
)
from tests.domain.release.scene import REGISTERED, entered

PLANNED = TransitionElementPlanned(element=PARALLEL, owner=BEN.identity, due=DUE, by=ASHA.identity, at=NOON)
RULED_OUT = TransitionElementRuledOut(element=SUPPORT, reason="Nothing goes live.", by=BEN.identity, at=NOON)
REPORTED = ReadinessReported(
    measure=Measure.TRANSITION, portion=Portion(done=12, of=12), by=BEN.identity, at=NOON
)


def facts(*events: ReleaseEvent) -> SubjectFacts:
    release = fold(events)
    stage = release.stage or Stage.SIGN_OFF
    return facts_of_stage(release, Programme(), stage, earlier=(), benefits=(), fund=Fund(), at=NOON)


def test_before_sign_off_a_gate_counts_what_is_planned_of_the_transition() -> None:
    told = facts(WITH_LISTS, entered(Stage.TRAINING), PLANNED, RULED_OUT)
    assert told.transition == Portion(done=2, of=2)
    assert told.transition_delivered is None


def test_at_sign_off_a_gate_counts_what_is_delivered_of_it() -> None:
    told = facts(WITH_LISTS, entered(Stage.SIGN_OFF), PLANNED, RULED_OUT)
    assert told.transition_delivered == Portion(done=1, of=2, outstanding=(PARALLEL,))


def test_without_a_list_the_reported_count_goes_on() -> None:
    told = facts(REGISTERED, entered(Stage.SIGN_OFF), REPORTED)
    assert (told.transition, told.transition_delivered) == (Portion(done=12, of=12), None)


def test_a_gate_learns_which_harm_is_open() -> None:
    found = AdverseEffectFound(process=LETTERS, effect=1, what="Eleven.", by=CHLOE.identity, at=NOON)
    assert facts(WITH_LISTS, found).adverse_effects == ("letters-1",)


def test_a_gate_learns_which_lessons_were_taken_up() -> None:
    second, third = (replace(OFFERED, lesson=replace(LESSON, id=id)) for id in ("L-2", "L-3"))
    taken_up = LessonTakenUp(lesson="0A/L-1", how="Journeys first.", by=ASHA.identity, at=NOON)
    declined = LessonDeclined(lesson="0A/L-2", reason="None here.", by=ASHA.identity, at=NOON)
    told = facts(WITH_LISTS, OFFERED, second, third, taken_up, declined)
    assert told.lessons == LessonsHeard(taken_up=("0A/L-1",), declined=("0A/L-2",), unanswered=("0A/L-3",))
    assert facts(WITH_LISTS).lessons is None


def test_a_gate_learns_what_stopping_there_costs() -> None:
    assert facts(WITH_LISTS, entered(Stage.DESIGN)).exit_cost == Pence(40_000_00)
    assert facts(WITH_LISTS, entered(Stage.TRAINING)).exit_cost is None
