"""How people say who is affected, and who speaks for them."""

from dataclasses import replace
from datetime import date

import pytest

from domain.release.consultation.affected import Affected
from domain.release.consultation.commands import (
    FindNothingToConsultOn,
    RegisterRepresentatives,
    StateAffected,
)
from domain.release.consultation.events import (
    AffectedStated,
    ConsultationFoundUnnecessary,
    ConsultationOpened,
    Representatives,
    RepresentativesRegistered,
    Representing,
)
from domain.release.consultation.refusals import (
    AffectedImpossible,
    ConsultationBegun,
    ConsultationOver,
    ConsultationReasonMissing,
    RepresentativesMissing,
)
from domain.release.decide import decide
from domain.release.evolving import fold
from domain.release.refusals import ReleaseEnded
from domain.stage import Stage
from tests.domain.people import BEN, NOON
from tests.domain.release.consultation import scene
from tests.domain.release.consultation.scene import (
    BEGIN,
    BY_BEN,
    CIVIC,
    DEPOT,
    HEARD,
    REGISTERED_UNION,
    THERE,
    UNION,
    planned,
)
from tests.domain.release.scene import NOBODY_AFFECTED, passed, reached, stopped, submitted
from tests.domain.spec import RELEASE

HERE = Affected(establishment=CIVIC, heads=14, voluntary=3, reengaged=2)
THERE_TOO = Affected(establishment=DEPOT, heads=5)
STATE = StateAffected(**BY_BEN, affected=(HERE, THERE_TOO), first_dismissal=date(2018, 7, 2))
STATED = AffectedStated(
    affected=(HERE, THERE_TOO), first_dismissal=date(2018, 7, 2), by=BEN.identity, at=NOON
)
NOTHING = FindNothingToConsultOn(**BY_BEN, reason="All of them stay.")
FOUND = ConsultationFoundUnnecessary(reason="All of them stay.", by=BEN.identity, at=NOON)
REGISTER_UNION = RegisterRepresentatives(**BY_BEN, representatives=UNION)


def test_who_is_affected_is_stated_in_heads_by_establishment() -> None:
    RELEASE.given(*THERE).when(STATE).then(STATED)
    RELEASE.given(*reached(Stage.DESIGN)).when(STATE).then(STATED)


def test_what_people_state_takes_the_place_of_the_blueprint() -> None:
    (opened,) = decide(fold((*THERE, STATED)), BEGIN)
    assert isinstance(opened, ConsultationOpened)
    assert opened.lawful
    assert (opened.affected_headcount, opened.affected) == (19, (HERE, THERE_TOO))
    assert (opened.lawful.counted, opened.lawful.establishment) == (14, CIVIC)


def test_who_is_affected_can_be_corrected_until_the_consultation_opens() -> None:
    corrected = replace(STATE, affected=(HERE,))
    RELEASE.given(*THERE, STATED).when(corrected).then(replace(STATED, affected=(HERE,)))
    RELEASE.given(*scene.OPEN).when(STATE).then_refused(ConsultationBegun)
    unaffected = planned(NOBODY_AFFECTED)
    found = decide(fold(unaffected), BEGIN)
    RELEASE.given(*unaffected, *found).when(STATE).then_refused(ConsultationBegun)


@pytest.mark.parametrize(
    "affected",
    [
        pytest.param((), id="nobody"),
        pytest.param((HERE, HERE), id="a place twice"),
        pytest.param((*HEARD, *HEARD), id="no place twice"),
        pytest.param((replace(THERE_TOO, heads=0),), id="a place without heads"),
        pytest.param((replace(HERE, voluntary=-1),), id="fewer than nobody"),
        pytest.param((replace(HERE, voluntary=13),), id="parts larger than the whole"),
        pytest.param((replace(HERE, notified=15),), id="more notified than there are"),
    ],
)
def test_impossible_heads_are_refused(affected: tuple[Affected, ...]) -> None:
    RELEASE.given(*THERE).when(replace(STATE, affected=affected)).then_refused(AffectedImpossible)


def test_a_release_that_has_ended_affects_nobody_any_more() -> None:
    RELEASE.given(*THERE, stopped(Stage.CONSULTATION)).when(STATE).then_refused(ReleaseEnded)


def test_a_person_finds_nothing_to_consult_on_with_a_reason() -> None:
    RELEASE.given(*THERE).when(NOTHING).then(FOUND)
    RELEASE.given(*THERE, FOUND).when(BEGIN).then_nothing()
    RELEASE.given(*THERE).when(replace(NOTHING, reason=" ")).then_refused(ConsultationReasonMissing)
    RELEASE.given(*scene.OPEN).when(NOTHING).then_refused(ConsultationBegun)


def test_what_a_person_found_holds_no_more_once_somebody_is_affected() -> None:
    again = fold((*THERE, FOUND, STATED)).consultation
    assert (again.unnecessary, again.stated) == (None, STATED)
    RELEASE.given(*THERE, STATED, FOUND).when(STATE).then(STATED)


def test_representatives_are_of_a_union_or_elected() -> None:
    RELEASE.given(*THERE).when(REGISTER_UNION).then(REGISTERED_UNION)
    elected = Representatives(kind=Representing.ELECTED, body="Customer services", people=3)
    also = replace(REGISTER_UNION, representatives=elected)
    RELEASE.given(*scene.OPEN, REGISTERED_UNION).when(also).then(
        RepresentativesRegistered(representatives=elected, by=BEN.identity, at=NOON)
    )


@pytest.mark.parametrize("who", [replace(UNION, body=" "), replace(UNION, people=0)])
def test_representatives_without_a_body_or_people_are_none(who: Representatives) -> None:
    command = replace(REGISTER_UNION, representatives=who)
    RELEASE.given(*THERE).when(command).then_refused(RepresentativesMissing)


def test_once_the_gate_was_passed_nothing_is_added() -> None:
    after = (*scene.OPEN, submitted(Stage.CONSULTATION), passed(Stage.CONSULTATION))
    RELEASE.given(*after).when(REGISTER_UNION).then_refused(ConsultationOver)
