"""Who accepts what was built, and what it counts for."""

from dataclasses import replace

import pytest

from domain.identity import Actor
from domain.release.build.burn_up import SprintsLeft, burn_up
from domain.release.build.events import RequirementDropped
from domain.release.build.refusals import (
    AcceptedByBuilder,
    BuildNotBegun,
    NotInThisSprint,
    NotTheProductOwner,
    RequirementSettled,
    RequirementUnknown,
)
from domain.release.build.requirement import Moscow
from domain.release.build.state import SprintResult
from domain.release.refusals import ReleaseEnded
from domain.release.state import fold
from domain.stage import Stage
from tests.domain.people import ASHA, DINA, NOON
from tests.domain.release.build.scene import (
    BACKLOG,
    BUILDING,
    COULD,
    MUST,
    OWNER,
    SHOULD,
    WHY,
    added,
    carried_over,
    deliver,
    delivered,
    ended,
    planned,
    requirement,
    started,
)
from tests.domain.release.scene import reached, stopped
from tests.domain.spec import RELEASE

RUNNING = (*BUILDING, planned(1, MUST), planned(1, SHOULD), started(1))
LEFT_OVER = (*RUNNING, carried_over(MUST, 1, into=2), ended(1), started(2), delivered(MUST, 2), ended(2))


def test_a_product_owner_accepts_what_was_built_by_the_criteria_of_the_sprint() -> None:
    RELEASE.given(*RUNNING).when(deliver(MUST, SHOULD)).then(delivered(MUST), delivered(SHOULD))


def test_a_list_says_of_each_requirement_who_built_it() -> None:
    must, should = deliver(MUST), deliver(SHOULD, built_by=ASHA)
    both = replace(must, deliveries=must.deliveries + should.deliveries)
    RELEASE.given(*RUNNING).when(both).then(
        delivered(MUST), replace(delivered(SHOULD), built_by=ASHA.identity)
    )
    own = replace(both, deliveries=both.deliveries + deliver(COULD, built_by=OWNER).deliveries)
    RELEASE.given(*RUNNING, planned(1, COULD)).when(own).then_refused(AcceptedByBuilder)


def test_what_was_delivered_is_not_delivered_again() -> None:
    RELEASE.given(*RUNNING, delivered(MUST)).when(deliver(MUST)).then_nothing()
    RELEASE.given(*RUNNING, delivered(MUST)).when(deliver(MUST, SHOULD)).then(delivered(SHOULD))


def test_nobody_accepts_what_they_built() -> None:
    RELEASE.given(*RUNNING).when(deliver(MUST, built_by=OWNER)).then_refused(AcceptedByBuilder)


@pytest.mark.parametrize("who", [ASHA, DINA])
def test_only_a_product_owner_accepts(who: Actor) -> None:
    RELEASE.given(*RUNNING).when(replace(deliver(MUST), by=who)).then_refused(
        NotTheProductOwner, saying="It is ben."
    )


def test_without_a_product_owner_the_lead_accepts() -> None:
    plain = (*reached(Stage.BUILD_SPRINTS), *(added(each) for each in BACKLOG), planned(1, MUST), started(1))
    RELEASE.given(*plain).when(deliver(MUST)).then_refused(NotTheProductOwner, saying="It is asha.")
    RELEASE.given(*plain).when(deliver(MUST, by=ASHA)).then(
        replace(delivered(MUST), accepted_by=ASHA.identity)
    )


def test_whoever_leads_now_accepts_in_place_of_whoever_led_before() -> None:
    plain = (*reached(Stage.BUILD_SPRINTS), *(added(each) for each in BACKLOG), planned(1, MUST), started(1))
    looked_up = replace(deliver(MUST, by=DINA), lead=DINA.identity)
    RELEASE.given(*plain).when(looked_up).then(replace(delivered(MUST), accepted_by=DINA.identity))
    RELEASE.given(*plain).when(replace(looked_up, by=ASHA)).then_refused(
        NotTheProductOwner, saying="It is dina."
    )


def test_nothing_is_delivered_before_the_first_sprint() -> None:
    RELEASE.given(*BUILDING, planned(1, MUST)).when(deliver(MUST)).then_refused(BuildNotBegun)


def test_what_is_delivered_while_a_sprint_runs_is_part_of_it() -> None:
    RELEASE.given(*RUNNING).when(deliver(COULD)).then_refused(NotInThisSprint, saying="sprint 1")


def test_what_the_sprints_left_over_is_delivered_after_the_last() -> None:
    RELEASE.given(*LEFT_OVER).when(deliver(COULD)).then(delivered(COULD, sprint=0))


def test_what_is_unknown_or_dropped_is_not_delivered() -> None:
    stranger = requirement("R-9", Moscow.MUST)
    RELEASE.given(*RUNNING).when(deliver(stranger)).then_refused(RequirementUnknown)


def test_nothing_is_delivered_once_the_release_has_ended() -> None:
    over = (*RUNNING, stopped(Stage.BUILD_SPRINTS))
    RELEASE.given(*over).when(deliver(MUST)).then_refused(ReleaseEnded)


def test_velocity_is_what_was_delivered_in_a_sprint() -> None:
    told = burn_up(fold([*RUNNING, delivered(SHOULD), ended(1)]).build)
    assert told.series == (SprintResult(number=1, velocity=3, done=3, scope=11, at=NOON),)
    assert (told.done, told.scope) == (3, 11)


def test_scope_that_grows_shows_in_the_burn_up() -> None:
    more = added(requirement("R-5", Moscow.COULD, points=4))
    told = burn_up(fold([*RUNNING, ended(1), more, started(2), ended(2)]).build)
    assert [(each.done, each.scope) for each in told.series] == [(0, 11), (0, 15)]


def test_sprints_left_are_estimated_from_recorded_velocity() -> None:
    first = (*BUILDING, planned(1, SHOULD), started(1), delivered(SHOULD), ended(1))
    second = (*first, planned(2, COULD), started(2), delivered(COULD, 2), ended(2))
    told = burn_up(fold(second).build)
    assert told.left == SprintsLeft(points=6, likely=3, fewest=2, most=3)
    assert told.musts_left == SprintsLeft(points=5, likely=2, fewest=2, most=3)


def test_without_recorded_velocity_nothing_is_estimated() -> None:
    told = burn_up(fold([*RUNNING, ended(1)]).build)
    assert (told.left, told.musts_left) == (None, None)


def test_what_was_dropped_is_not_delivered() -> None:
    dropped = RequirementDropped(requirement=MUST.id, was=Moscow.MUST, reason=WHY, by=OWNER.identity, at=NOON)
    RELEASE.given(*RUNNING, dropped).when(deliver(MUST)).then_refused(RequirementSettled)
