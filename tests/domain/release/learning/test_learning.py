"""How something is tried out, measured, and then scaled or dropped (U-17)."""

from dataclasses import replace

import pytest

from domain.release.commands import FromPeople
from domain.release.evolving import fold
from domain.release.learning.experiment import Experiment, ExperimentId
from domain.release.learning.refusals import (
    ExperimentNotMeasured,
    ExperimentSettled,
    ExperimentTaken,
    ExperimentUnclear,
    ExperimentUnknown,
    LearningReasonMissing,
)
from domain.release.refusals import ReleaseEnded
from domain.stage import Stage
from tests.domain.release.learning.scene import (
    CALL_BACK,
    DROP,
    DROPPED,
    MEASURE,
    MEASURED,
    SCALE,
    SCALED,
    START,
    STARTED,
)
from tests.domain.release.scene import reached, stopped
from tests.domain.spec import RELEASE

DESIGNING = reached(Stage.DESIGN)


def test_an_experiment_starts_with_its_baseline() -> None:
    RELEASE.given(*DESIGNING).when(START).then(STARTED)


def test_an_id_stands_for_one_experiment() -> None:
    other = replace(START, experiment=replace(CALL_BACK, baseline=1))
    RELEASE.given(*DESIGNING, STARTED).when(other).then_refused(ExperimentTaken)
    RELEASE.given(*DESIGNING, STARTED, MEASURED, SCALED).when(START).then_nothing()


@pytest.mark.parametrize(
    "unclear",
    [
        replace(CALL_BACK, id=ExperimentId(" ")),
        replace(CALL_BACK, area=""),
        replace(CALL_BACK, hypothesis=" "),
        replace(CALL_BACK, measure=""),
    ],
)
def test_an_experiment_says_what_it_is_about(unclear: Experiment) -> None:
    RELEASE.given(*DESIGNING).when(replace(START, experiment=unclear)).then_refused(ExperimentUnclear)


def test_an_experiment_is_measured_and_the_last_result_counts() -> None:
    RELEASE.given(*DESIGNING, STARTED).when(MEASURE).then(MEASURED)
    RELEASE.given(*DESIGNING, STARTED, MEASURED).when(replace(MEASURE, result=60)).then(
        replace(MEASURED, result=60)
    )


def test_what_was_measured_is_scaled_with_a_reason() -> None:
    RELEASE.given(*DESIGNING, STARTED, MEASURED).when(SCALE).then(SCALED)


def test_what_was_never_measured_is_not_scaled() -> None:
    RELEASE.given(*DESIGNING, STARTED).when(SCALE).then_refused(ExperimentNotMeasured, saying="(U-17)")


def test_an_experiment_is_dropped_measured_or_not() -> None:
    RELEASE.given(*DESIGNING, STARTED).when(DROP).then(DROPPED)
    RELEASE.given(*DESIGNING, STARTED, MEASURED).when(DROP).then(DROPPED)


@pytest.mark.parametrize("command", [replace(SCALE, reason=" "), replace(DROP, reason="")])
def test_what_becomes_of_an_experiment_has_a_reason(command: FromPeople) -> None:
    RELEASE.given(*DESIGNING, STARTED, MEASURED).when(command).then_refused(LearningReasonMissing)


def test_what_was_scaled_or_dropped_changes_no_more() -> None:
    scaled, dropped = (*DESIGNING, STARTED, MEASURED, SCALED), (*DESIGNING, STARTED, DROPPED)
    RELEASE.given(*scaled).when(DROP).then_refused(ExperimentSettled, saying="T-1 was scaled.")
    RELEASE.given(*dropped).when(SCALE).then_refused(ExperimentSettled, saying="T-1 was dropped.")
    RELEASE.given(*dropped).when(MEASURE).then_refused(ExperimentSettled)
    RELEASE.given(*dropped).when(DROP).then_nothing()


@pytest.mark.parametrize("command", [MEASURE, SCALE, DROP])
def test_only_what_was_started_can_be_measured_scaled_or_dropped(command: FromPeople) -> None:
    RELEASE.given(*DESIGNING).when(command).then_refused(ExperimentUnknown, saying="T-1")


def test_nothing_is_tried_out_once_the_release_has_ended() -> None:
    RELEASE.given(*DESIGNING, stopped()).when(START).then_refused(ReleaseEnded)


def test_how_an_experiment_stands_is_known() -> None:
    histories = [(STARTED,), (STARTED, MEASURED), (STARTED, MEASURED, SCALED), (STARTED, DROPPED)]
    told = [fold([*DESIGNING, *each]).learning.tried[CALL_BACK.id].standing for each in histories]
    assert told == ["under way", "measured", "scaled", "dropped"]
