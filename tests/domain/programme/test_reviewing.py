"""How a programme is reviewed each month."""

from dataclasses import replace
from datetime import date

from domain.identity import Actor
from domain.lacking import Lack
from domain.programme.commands import CallReview, HoldReview
from domain.programme.decide import decide
from domain.programme.events import ProgrammeEnded, ReviewCalled, ReviewHeld
from domain.programme.refusals import (
    NotOnTheRoster,
    ProgrammeUnknown,
    ReviewAlreadyHeld,
    ReviewNotCalled,
    ReviewSaysNothing,
)
from domain.programme.reviewed import ReleaseReviewed
from domain.programme.state import Programme
from domain.stage import Stage
from tests.domain.people import BEN, GITA, LOCKGATE, NOON
from tests.domain.programme.scene import PLAN, PLAN_1A, START
from tests.domain.spec import PROGRAMME

STARTED = tuple(decide(Programme(), START))
MAY = "2018-05"
LATE = ReleaseReviewed(
    release=PLAN_1A.id,
    stage=Stage.DESIGN,
    round=1,
    days_late=14,
    lacks=(Lack(what="Evidence: sprint plan.", owner=PLAN_1A.lead, due=date(2018, 4, 30)),),
)
CALL = CallReview(programme=PLAN.id, by=LOCKGATE, at=NOON, releases=(LATE,))
CALLED = ReviewCalled(month=MAY, releases=(LATE,), at=NOON)


def hold(note: str = "1A needs an analyst.", *, by: Actor = BEN, month: str = MAY) -> HoldReview:
    return HoldReview(programme=PLAN.id, by=by, at=NOON, month=month, note=note)


HELD = ReviewHeld(month=MAY, note="1A needs an analyst.", by=BEN.identity, at=NOON)


def test_a_months_review_is_called_once_with_how_every_release_stands() -> None:
    PROGRAMME.given(*STARTED).when(CALL).then(CALLED)
    PROGRAMME.given(*STARTED, CALLED).when(CALL).then_nothing()
    PROGRAMME.given(*STARTED, CALLED, ProgrammeEnded(at=NOON)).when(CALL).then_nothing()
    PROGRAMME.given().when(CALL).then_refused(ProgrammeUnknown)


def test_people_note_what_a_review_came_to_once() -> None:
    PROGRAMME.given(*STARTED, CALLED).when(hold()).then(HELD)
    PROGRAMME.given(*STARTED, CALLED, HELD).when(hold()).then_nothing()
    PROGRAMME.given(*STARTED, CALLED, HELD).when(hold("All is well.")).then_refused(ReviewAlreadyHeld)


def test_a_review_is_held_by_the_programmes_people_after_it_was_called() -> None:
    stranger = replace(GITA, identity=replace(GITA.identity, subject="a-stranger"))
    PROGRAMME.given(*STARTED).when(hold()).then_refused(ReviewNotCalled)
    PROGRAMME.given(*STARTED, CALLED).when(hold(by=stranger)).then_refused(NotOnTheRoster)
    PROGRAMME.given(*STARTED, CALLED).when(hold("  ")).then_refused(ReviewSaysNothing)
