"""How the scope of a build changes: always with a reason, and a Must never quietly."""

from dataclasses import replace

import pytest

from domain.release.build.events import (
    RequirementDropped,
    RequirementReclassified,
    RequirementResized,
)
from domain.release.build.refusals import (
    RequirementImpossible,
    RequirementSettled,
    RequirementTaken,
    RequirementUnknown,
    ScopeReasonMissing,
    WouldLikeTooEarly,
)
from domain.release.build.requirement import Moscow, Requirement, RequirementId, Scores
from domain.release.commands import FromPeople
from domain.release.evolving import fold
from domain.release.refusals import ReleaseEnded
from domain.stage import Stage
from tests.domain.people import NOON
from tests.domain.release.build.scene import (
    BACKLOG,
    BUILDING,
    COULD,
    MUST,
    OWNER,
    SHOULD,
    WHY,
    WOULD_LIKE,
    add,
    added,
    at_stage,
    delivered,
    drop,
    planned,
    reclassify,
    requirement,
    resize,
    started,
)
from tests.domain.release.scene import REGISTERED, stopped
from tests.domain.spec import RELEASE

DESIGNING = at_stage(Stage.DESIGN)
NEW, NEWER = requirement("R-5", Moscow.SHOULD), requirement("R-6", Moscow.COULD)


def reclassified(wanted: Requirement, moscow: Moscow) -> RequirementReclassified:
    return RequirementReclassified(
        requirement=wanted.id,
        moscow=moscow,
        was=wanted.moscow,
        reason=WHY,
        by=OWNER.identity,
        at=NOON,
    )


def dropped(wanted: Requirement) -> RequirementDropped:
    return RequirementDropped(
        requirement=wanted.id, was=wanted.moscow, reason=WHY, by=OWNER.identity, at=NOON
    )


def test_a_backlog_begins_as_its_blueprint_has_it() -> None:
    assert tuple(each.requirement for each in fold(DESIGNING).build.scope) == BACKLOG


def test_requirements_are_added_all_at_once() -> None:
    RELEASE.given(*DESIGNING).when(add(NEW, NEWER)).then(added(NEW), added(NEWER))


def test_what_is_there_already_is_not_added_again() -> None:
    RELEASE.given(*DESIGNING).when(add(MUST, NEW)).then(added(NEW))
    RELEASE.given(*DESIGNING, added(NEW), reclassified(NEW, Moscow.MUST)).when(add(NEW)).then_nothing()


def test_an_id_stands_for_one_requirement() -> None:
    other = replace(MUST, title="Something else")
    RELEASE.given(*DESIGNING).when(add(other)).then_refused(RequirementTaken, saying="R-1 Requirement R-1")
    RELEASE.given(*DESIGNING).when(add(NEW, NEW)).then_refused(RequirementTaken, saying="R-5")


@pytest.mark.parametrize(
    "wanted",
    [
        replace(NEW, points=0),
        replace(NEW, title=" "),
        replace(NEW, team=""),
        replace(NEW, id=RequirementId("")),
        replace(NEW, scores=Scores(outcome=11, cost=0, volume=0)),
        replace(NEW, scores=Scores(outcome=1, cost=-1, volume=0)),
    ],
)
def test_a_requirement_is_one_that_can_be(wanted: Requirement) -> None:
    RELEASE.given(*DESIGNING).when(add(wanted)).then_refused(RequirementImpossible)


def test_a_requirement_matters_more_or_less_than_it_did() -> None:
    RELEASE.given(*DESIGNING).when(reclassify(SHOULD, Moscow.MUST)).then(reclassified(SHOULD, Moscow.MUST))
    RELEASE.given(*DESIGNING).when(reclassify(SHOULD, Moscow.SHOULD)).then_nothing()


def test_a_requirement_is_resized() -> None:
    resized = RequirementResized(requirement=MUST.id, points=8, was=5, reason=WHY, by=OWNER.identity, at=NOON)
    RELEASE.given(*DESIGNING).when(resize(MUST, 8)).then(resized)
    RELEASE.given(*DESIGNING).when(resize(MUST, 5)).then_nothing()
    RELEASE.given(*DESIGNING).when(resize(MUST, 0)).then_refused(RequirementImpossible)


def test_a_requirement_is_dropped() -> None:
    RELEASE.given(*DESIGNING).when(drop(COULD)).then(dropped(COULD))
    RELEASE.given(*DESIGNING, dropped(COULD)).when(drop(COULD)).then_nothing()


@pytest.mark.parametrize(
    "command",
    [
        add(NEW, reason=" "),
        reclassify(MUST, Moscow.SHOULD, reason=""),
        resize(MUST, 8, reason=""),
        drop(MUST, reason=" "),
    ],
    ids=["added", "reclassified", "resized", "dropped"],
)
def test_scope_changes_with_a_reason(command: FromPeople) -> None:
    RELEASE.given(*DESIGNING).when(command).then_refused(ScopeReasonMissing, saying="(S-24)")


@pytest.mark.parametrize("command", [reclassify(MUST, Moscow.COULD), resize(MUST, 8), drop(MUST)])
def test_what_was_delivered_changes_no_more(command: FromPeople) -> None:
    done = (*BUILDING, planned(1, MUST), started(1), delivered(MUST))
    RELEASE.given(*done).when(command).then_refused(RequirementSettled, saying="was delivered")


@pytest.mark.parametrize("command", [reclassify(MUST, Moscow.COULD), resize(MUST, 8)])
def test_what_was_dropped_changes_no_more(command: FromPeople) -> None:
    RELEASE.given(*BUILDING, dropped(MUST)).when(command).then_refused(RequirementSettled)


@pytest.mark.parametrize("command", [reclassify(NEW, Moscow.COULD), resize(NEW, 8), drop(NEW)])
def test_what_is_not_in_the_backlog_does_not_change(command: FromPeople) -> None:
    RELEASE.given(*DESIGNING).when(command).then_refused(RequirementUnknown, saying="R-5")


def test_what_is_in_the_first_sprint_does_not_become_a_would_like() -> None:
    RELEASE.given(*DESIGNING, planned(1, COULD)).when(reclassify(COULD, Moscow.WOULD_LIKE)).then_refused(
        WouldLikeTooEarly
    )
    later = (*DESIGNING, planned(2, COULD))
    RELEASE.given(*later).when(reclassify(COULD, Moscow.WOULD_LIKE)).then(
        reclassified(COULD, Moscow.WOULD_LIKE)
    )


def test_scope_does_not_change_once_the_release_has_ended() -> None:
    RELEASE.given(*BUILDING, stopped(Stage.BUILD_SPRINTS)).when(add(NEW)).then_refused(ReleaseEnded)


def test_a_must_that_was_dropped_or_matters_less_is_remembered() -> None:
    release = fold([*DESIGNING, dropped(MUST), reclassified(SHOULD, Moscow.COULD)])
    assert [each.requirement.id for each in release.build.given_up] == [MUST.id]


def test_a_must_that_is_one_again_was_not_given_up() -> None:
    back = replace(reclassified(MUST, Moscow.MUST), was=Moscow.COULD)
    assert fold([*DESIGNING, reclassified(MUST, Moscow.COULD)]).build.given_up
    assert not fold([*DESIGNING, reclassified(MUST, Moscow.COULD), back]).build.given_up


def test_a_must_that_was_downgraded_before_it_was_dropped_is_still_told() -> None:
    lower = replace(dropped(MUST), was=Moscow.COULD)
    assert fold([*DESIGNING, reclassified(MUST, Moscow.COULD), lower]).build.given_up


def test_a_release_may_have_no_backlog() -> None:
    assert not fold([REGISTERED]).build.has_backlog
    assert fold([*DESIGNING, *(dropped(each) for each in BACKLOG)]).build.has_backlog


def test_a_would_like_is_what_one_would_like_to_have() -> None:
    assert WOULD_LIKE.moscow == "would-like"
