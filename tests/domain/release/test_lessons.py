"""What a release learns from others, and teaches them."""

from dataclasses import replace

import pytest

from domain.release.commands import AnyReleaseCommand
from domain.release.events import ReleaseEvent, ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.lessons.commands import Learned
from domain.release.lessons.events import LessonDeclined, LessonTakenUp
from domain.release.lessons.refusals import LessonNamedTwice, LessonNotOffered, LessonRecordedOtherwise
from domain.release.refusals import NothingSaid, ReleaseEnded
from domain.stage import Stage
from tests.domain.people import ASHA, NOON
from tests.domain.release.after_build import (
    CLOSED,
    LESSON,
    OFFERED,
    OWN,
    RECORDED,
    decline,
    offer_lesson,
    record_lesson,
    record_lessons,
    take_up,
)
from tests.domain.release.scene import REGISTERED, entered, passed, reached, stopped
from tests.domain.spec import RELEASE

BEGUN = (REGISTERED, entered(Stage.DESIGN))
TAKEN_UP = LessonTakenUp(lesson="0A/L-1", how="Journeys come first.", by=ASHA.identity, at=NOON)
DECLINED = LessonDeclined(lesson="0A/L-1", reason="It has no journeys.", by=ASHA.identity, at=NOON)


def test_a_release_records_what_it_learned() -> None:
    RELEASE.given(*BEGUN).when(record_lesson()).then(RECORDED)
    assert fold([*BEGUN, RECORDED]).lessons.own == {"L-1": OWN}


@pytest.mark.parametrize(
    "ended", [(stopped(),), (ReleaseSignedOff(at=NOON),), (ReleaseSignedOff(at=NOON), CLOSED)]
)
def test_a_release_that_ended_still_has_something_to_teach(ended: tuple[ReleaseEvent, ...]) -> None:
    RELEASE.given(*BEGUN, *ended).when(record_lesson()).then(RECORDED)


def test_a_lesson_says_what_was_learned_and_what_to_do() -> None:
    RELEASE.given(*BEGUN).when(record_lesson(text=" ")).then_refused(NothingSaid, saying="text")
    RELEASE.given(*BEGUN).when(record_lesson(to_do="")).then_refused(NothingSaid, saying="to do")


def test_a_lesson_stays_as_it_was_recorded() -> None:
    RELEASE.given(*BEGUN, RECORDED).when(record_lesson(text="It was fine.")).then_refused(
        LessonRecordedOtherwise, saying="1A/L-1: Journeys came too late"
    )


def test_a_list_of_lessons_is_recorded_whole_or_not_at_all() -> None:
    again = Learned(id=OWN.id, text=OWN.text, to_do=OWN.to_do, owner=OWN.owner)
    second = replace(again, id="L-2", text="Nobody was told.")
    RELEASE.given(*BEGUN, RECORDED).when(record_lessons(again, second)).then(
        replace(RECORDED, lesson=replace(OWN, id="L-2", text="Nobody was told."))
    )
    RELEASE.given(*BEGUN).when(record_lessons(again, replace(second, text=" "))).then_refused(NothingSaid)
    RELEASE.given(*BEGUN).when(record_lessons(again, again)).then_refused(LessonNamedTwice, saying="L-1")


def test_a_release_that_is_still_designed_is_offered_a_lesson() -> None:
    RELEASE.given(REGISTERED).when(offer_lesson()).then(OFFERED)
    RELEASE.given(*BEGUN).when(offer_lesson()).then(OFFERED)


@pytest.mark.parametrize(
    "given",
    [(*BEGUN, passed(Stage.DESIGN)), reached(Stage.TRAINING), (*BEGUN, stopped())],
    ids=["designed", "in training", "stopped"],
)
def test_a_lesson_comes_too_late_for_a_design_that_passed(given: tuple[ReleaseEvent, ...]) -> None:
    RELEASE.given(*given).when(offer_lesson()).then_nothing()


def test_a_lesson_may_be_for_some_kinds_of_release_only() -> None:
    for_packages, for_phases = (replace(LESSON, kinds=(kind,)) for kind in ("work package", "phase"))
    RELEASE.given(*BEGUN).when(offer_lesson(for_packages)).then_nothing()
    RELEASE.given(*BEGUN).when(offer_lesson(for_phases)).then(replace(OFFERED, lesson=for_phases))


def test_a_release_is_not_offered_its_own_lesson() -> None:
    RELEASE.given(*BEGUN, RECORDED).when(offer_lesson(OWN)).then_nothing()


def test_a_lesson_is_taken_up_or_declined_in_words() -> None:
    RELEASE.given(*BEGUN, OFFERED).when(take_up()).then(TAKEN_UP)
    RELEASE.given(*BEGUN, OFFERED).when(decline()).then(DECLINED)
    RELEASE.given(*BEGUN, OFFERED).when(take_up(how=" ")).then_refused(NothingSaid, saying="how")
    RELEASE.given(*BEGUN, OFFERED).when(decline(reason="")).then_refused(NothingSaid, saying="reason")


def test_the_newest_answer_counts() -> None:
    RELEASE.given(*BEGUN, OFFERED, DECLINED).when(take_up()).then(TAKEN_UP)
    RELEASE.given(*BEGUN, OFFERED, TAKEN_UP).when(take_up(how="By June.")).then(
        replace(TAKEN_UP, how="By June.")
    )
    lessons = fold([*BEGUN, OFFERED, DECLINED, TAKEN_UP]).lessons
    assert (lessons.taken_up, lessons.declined, lessons.unanswered) == (("0A/L-1",), (), ())


def test_only_an_offered_lesson_is_answered() -> None:
    RELEASE.given(*BEGUN).when(take_up()).then_refused(LessonNotOffered, saying="0A/L-1 is not one of: none.")
    RELEASE.given(*BEGUN, OFFERED).when(decline(lesson="0A/L-9")).then_refused(
        LessonNotOffered, saying="0A/L-1"
    )


@pytest.mark.parametrize("command", [take_up(), decline()], ids=["take up", "decline"])
def test_a_release_that_was_stopped_takes_no_lesson_up(command: AnyReleaseCommand) -> None:
    RELEASE.given(*BEGUN, OFFERED, stopped()).when(command).then_refused(ReleaseEnded)
