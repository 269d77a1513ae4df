"""How people say how far a release has come."""

from dataclasses import replace

import pytest

from domain.release.commands import ReportReadiness
from domain.release.events import ReadinessReported, ReleaseSignedOff
from domain.release.evolving import fold
from domain.release.readiness import Measure, Portion
from domain.release.refusals import (
    OutstandingDoesNotFit,
    PortionImpossible,
    ReleaseEnded,
    ReleaseNotBegun,
    ReleaseUnknown,
)
from domain.stage import Stage
from tests.domain.people import BEN, CHLOE, LATER, NOON
from tests.domain.release.scene import ASKED, REGISTERED, passed, reached, submitted
from tests.domain.spec import RELEASE

UNDER_WAY = reached(Stage.TRAINING)
TRAINED = replace(ReportReadiness(measure=Measure.TRAINING, done=30, of=32, **ASKED), by=BEN)
NAMED = replace(TRAINED, outstanding=("Hana", "Ivo"))
REPORTED = ReadinessReported(
    measure=Measure.TRAINING, portion=Portion(done=30, of=32), by=BEN.identity, at=NOON
)


def test_a_share_is_reported_with_who_says_so() -> None:
    RELEASE.given(*UNDER_WAY).when(TRAINED).then(REPORTED)


def test_what_is_outstanding_can_be_named() -> None:
    named = replace(REPORTED, portion=Portion(done=30, of=32, outstanding=("Hana", "Ivo")))
    RELEASE.given(*UNDER_WAY).when(NAMED).then(named)


def test_the_same_report_is_kept_once() -> None:
    RELEASE.given(*UNDER_WAY, REPORTED).when(replace(TRAINED, at=LATER)).then_nothing()


def test_the_same_report_by_somebody_else_is_new() -> None:
    RELEASE.given(*UNDER_WAY, REPORTED).when(replace(TRAINED, by=CHLOE)).then(
        replace(REPORTED, by=CHLOE.identity)
    )


def test_the_last_report_of_a_measure_counts() -> None:
    all_trained = replace(REPORTED, portion=Portion(done=32, of=32))
    musts = replace(REPORTED, measure=Measure.MUSTS)
    release = fold([*UNDER_WAY, REPORTED, musts, all_trained])
    assert release.readiness == {Measure.TRAINING: all_trained, Measure.MUSTS: musts}
    assert (REPORTED.portion.left, all_trained.portion.left) == (2, 0)


def test_nothing_at_all_can_be_reported() -> None:
    nothing = replace(TRAINED, done=0, of=0)
    RELEASE.given(*UNDER_WAY).when(nothing).then(replace(REPORTED, portion=Portion(done=0, of=0)))


@pytest.mark.parametrize(("done", "of"), [(-1, 3), (4, 3), (-2, -1)])
def test_a_share_is_one_that_can_be(done: int, of: int) -> None:
    RELEASE.given(*UNDER_WAY).when(replace(TRAINED, done=done, of=of)).then_refused(
        PortionImpossible, saying=f"{done} of {of}."
    )


@pytest.mark.parametrize(
    ("outstanding", "saying"),
    [
        pytest.param(("Hana",), "Outstanding: 2, named: 1.", id="too few"),
        pytest.param(("Hana", "Ivo", "Jane"), "Outstanding: 2, named: 3.", id="too many"),
        pytest.param(("Hana", "Hana"), "Named twice: Hana.", id="one twice"),
        pytest.param(("Hana", " "), "A name is blank.", id="a blank one"),
    ],
)
def test_whoever_names_what_is_outstanding_names_all_of_it(outstanding: tuple[str, ...], saying: str) -> None:
    RELEASE.given(*UNDER_WAY).when(replace(TRAINED, outstanding=outstanding)).then_refused(
        OutstandingDoesNotFit, saying=saying
    )


def test_nothing_is_reported_before_the_release_begins() -> None:
    RELEASE.given(REGISTERED).when(TRAINED).then_refused(ReleaseNotBegun)


def test_nothing_is_reported_of_a_release_that_ended() -> None:
    last = Stage.SIGN_OFF
    over = (*reached(last), submitted(last), passed(last), ReleaseSignedOff(at=NOON))
    RELEASE.given(*over).when(TRAINED).then_refused(ReleaseEnded)


def test_nothing_is_reported_of_an_unknown_release() -> None:
    RELEASE.given().when(TRAINED).then_refused(ReleaseUnknown)
