"""When a release goes on by another plan, or is taken out of it, and why it would not be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.money import Pence
from domain.release.agenda import next_due
from domain.release.commands import AdoptPlan, WithdrawRelease
from domain.release.deliverables.state import as_planned
from domain.release.events import (
    PlanAdopted,
    ReleaseEvent,
    ReleaseSignedOff,
    ReleaseWithdrawn,
    StageBegunAhead,
)
from domain.release.exit_costs.plan import ExitCost
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan, Successor
from domain.release.refusals import (
    PastIsNotReplanned,
    PlanChangesMore,
    ReleaseEnded,
    ReleaseHasBegun,
    ReleaseUnknown,
    SprintIsFilled,
)
from domain.release.state import fold
from domain.stage import Stage
from tests.domain.people import BEN, NOON
from tests.domain.programme.planning import with_stage
from tests.domain.programme.scene import later
from tests.domain.release.build.scene import MUST, added, planned
from tests.domain.release.deliverables.scene import BUDGET, DUE, LISTED, SPRINT_PLAN, assigned
from tests.domain.release.scene import (
    ASKED,
    PLAN,
    REGISTERED,
    SIDE_BY_SIDE,
    entered,
    passed,
    reached,
    stopped,
)
from tests.domain.spec import RELEASE

ANEW = later(PLAN, 91)
REGISTERED_SIDE_BY_SIDE = replace(REGISTERED, plan=SIDE_BY_SIDE)
LONGER = with_stage(PLAN, Stage.SIGN_OFF, ends=date(2019, 1, 31))


def adopt(plan: ReleasePlan, baseline: int = 2) -> AdoptPlan:
    return AdoptPlan(plan=plan, baseline=baseline, **ASKED)


def adopted(plan: ReleasePlan, baseline: int = 2) -> PlanAdopted:
    return PlanAdopted(plan=plan, baseline=baseline, at=NOON)


WITHDRAW = WithdrawRelease(baseline=2, reason="Another council does it.", **ASKED)
WITHDRAWN = ReleaseWithdrawn(baseline=2, reason="Another council does it.", at=NOON)


def test_a_release_goes_on_by_another_plan() -> None:
    RELEASE.given(REGISTERED).when(adopt(ANEW)).then(adopted(ANEW))
    due = next_due(fold([REGISTERED, adopted(ANEW)]))
    assert due
    assert due.at.date() == ANEW.starts


def test_before_it_begins_all_of_it_may_change() -> None:
    other = replace(ANEW, name="Leadership", affected_headcount=40)
    RELEASE.given(REGISTERED).when(adopt(other)).then(adopted(other))


def test_the_same_plan_changes_nothing() -> None:
    RELEASE.given(REGISTERED).when(adopt(PLAN)).then_nothing()


def test_an_older_baseline_changes_nothing() -> None:
    RELEASE.given(REGISTERED, adopted(ANEW, 3)).when(adopt(LONGER, 2)).then_nothing()


@pytest.mark.parametrize(
    "plan",
    [
        LONGER,
        replace(PLAN, sprints=3),
        replace(PLAN, lead=BEN.identity),
        replace(PLAN, successors=(Successor(lead=BEN.identity, since=date(2018, 10, 1)),)),
        replace(PLAN, depends_on=(ReleaseId("0A"),)),
        replace(PLAN, depends_on_external=(ExternalId("X1"),)),
        replace(PLAN, exit_costs=(ExitCost(stage=Stage.DESIGN, amount=Pence(1)),)),
    ],
)
def test_what_is_still_to_come_is_planned_anew(plan: ReleasePlan) -> None:
    RELEASE.given(*reached(Stage.CONSULTATION)).when(adopt(plan)).then(adopted(plan))


@pytest.mark.parametrize("stage", [Stage.DESIGN, Stage.CONSULTATION])
def test_stages_that_were_entered_keep_their_dates(stage: Stage) -> None:
    moved = with_stage(PLAN, stage, ends=PLAN.stage(stage).ends.replace(day=29))
    RELEASE.given(*reached(Stage.CONSULTATION)).when(adopt(moved)).then_refused(
        PastIsNotReplanned, saying=f"{stage} of 1A was planned from"
    )


def test_a_build_that_was_entered_keeps_its_sprints() -> None:
    RELEASE.given(*reached(Stage.BUILD_SPRINTS)).when(adopt(replace(PLAN, sprints=3))).then_refused(
        PastIsNotReplanned, saying="1A is built in sprints: 2."
    )


def test_once_work_has_begun_nothing_but_the_plan_changes() -> None:
    other = replace(LONGER, affected_headcount=40)
    RELEASE.given(*reached(Stage.DESIGN)).when(adopt(other)).then_refused(PlanChangesMore, saying="1A")


def test_a_stage_begun_ahead_of_its_turn_keeps_its_dates() -> None:
    given = (REGISTERED_SIDE_BY_SIDE, *reached(Stage.BUILD_SPRINTS)[1:])
    ahead = StageBegunAhead(stage=Stage.TRAINING, at=NOON)
    moved = with_stage(SIDE_BY_SIDE, Stage.TRAINING, starts=SIDE_BY_SIDE.stage(Stage.TRAINING).ends)
    RELEASE.given(*given).when(adopt(moved)).then(adopted(moved))
    RELEASE.given(*given, ahead).when(adopt(moved)).then_refused(
        PastIsNotReplanned, saying="training of 1A was planned from"
    )


def test_days_of_deliverables_go_with_the_plan_unless_people_gave_another() -> None:
    next_week = DUE + timedelta(days=7)
    moved = replace(LISTED, deliverables=tuple(replace(each, due=next_week) for each in LISTED.deliverables))
    begun = (replace(REGISTERED, plan=LISTED), entered(Stage.DESIGN), assigned(SPRINT_PLAN, due=DUE))
    RELEASE.given(*begun).when(adopt(moved)).then(adopted(moved))
    after = fold([*begun, adopted(moved)]).deliverables
    assert (after.one(SPRINT_PLAN).due, after.one(BUDGET).due) == (DUE, next_week)


def test_before_people_record_anything_its_parts_begin_anew() -> None:
    RELEASE.given(REGISTERED).when(adopt(LISTED)).then(adopted(LISTED))
    assert fold([REGISTERED, adopted(LISTED)]).deliverables == as_planned(LISTED.deliverables)


def test_what_people_recorded_before_the_work_begins_is_kept() -> None:
    given = (replace(REGISTERED, plan=LISTED), assigned())
    without = replace(LISTED, deliverables=LISTED.deliverables[1:])
    RELEASE.given(*given).when(adopt(without)).then_refused(PlanChangesMore, saying="1A")
    later_on = later(LISTED, 91)
    RELEASE.given(*given).when(adopt(later_on)).then(adopted(later_on))
    assert fold([*given, adopted(later_on)]).deliverables == fold(given).deliverables


def test_a_sprint_with_requirements_is_not_left_out() -> None:
    given = (REGISTERED, added(MUST), planned(2, MUST))
    RELEASE.given(*given).when(adopt(replace(PLAN, sprints=1))).then_refused(
        SprintIsFilled, saying="sprint 2"
    )
    RELEASE.given(REGISTERED, added(MUST), planned(1, MUST)).when(adopt(replace(PLAN, sprints=1))).then(
        adopted(replace(PLAN, sprints=1))
    )


ENDED: list[tuple[ReleaseEvent, ...]] = [
    (*reached(Stage.DESIGN), stopped()),
    (*reached(Stage.SIGN_OFF), passed(Stage.SIGN_OFF), ReleaseSignedOff(at=NOON)),
]


@pytest.mark.parametrize("history", ENDED, ids=["stopped", "signed off"])
def test_a_release_that_has_ended_keeps_its_plan(history: tuple[ReleaseEvent, ...]) -> None:
    RELEASE.given(*history).when(adopt(LONGER)).then_refused(ReleaseEnded, saying="1A keeps the plan")
    RELEASE.given(*history).when(adopt(PLAN)).then_nothing()
    RELEASE.given(*history).when(WITHDRAW).then_refused(ReleaseEnded, saying="1A stays in the plan.")


def test_an_unknown_release_has_no_plan_to_change() -> None:
    RELEASE.given().when(adopt(ANEW)).then_refused(ReleaseUnknown)


def test_a_release_is_taken_out_before_it_begins() -> None:
    RELEASE.given(REGISTERED).when(WITHDRAW).then(WITHDRAWN)
    assert next_due(fold([REGISTERED, WITHDRAWN])) is None


def test_a_release_that_has_begun_is_not_taken_out() -> None:
    RELEASE.given(REGISTERED, entered(Stage.DESIGN)).when(WITHDRAW).then_refused(
        ReleaseHasBegun, saying="1A has entered design."
    )


def test_a_release_that_was_taken_out_has_ended() -> None:
    RELEASE.given(REGISTERED, WITHDRAWN).when(adopt(ANEW, 3)).then_refused(ReleaseEnded)
