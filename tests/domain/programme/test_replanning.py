"""When the releases of a programme are planned anew, and why they would not be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.authority import GrantsOwnAuthority
from domain.gate.policy import PolicyId
from domain.gate.step import decided_by
from domain.identity import Actor, Identity
from domain.programme.baseline.events import ReleaseFreed, ReleaseTakenOut
from domain.programme.events import (
    ProgrammeEnded,
    ReleaseBlocked,
    ReleaseCompleted,
    ReleaseDropped,
)
from domain.programme.outside.events import ExternalDeclared
from domain.programme.refusals import (
    BaselineMovedOn,
    CannotLead,
    CircularDependency,
    GateNeverOpens,
    NotAPlanner,
    PlanNotSound,
    PlanReasonMissing,
    ProgrammeOver,
    ProgrammeUnknown,
    WithdrawnForGood,
)
from domain.programme.state import fold
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan, Successor
from domain.release.refusals import ReleaseEnded, ReleaseHasBegun
from domain.release.terms import Terms
from domain.release.training.matrix import GroupId, GroupTopic, Topic, TopicKind, TrainingGroup
from domain.release.training.plan import Trainees
from domain.roster import Holding, Leaver
from domain.stage import Stage
from tests.domain.gate.scene import BOARD, COUNCIL, FINANCE, ROSTER
from tests.domain.people import ASHA, BEN, CHLOE, DINA, EMIL, IVO, LATER, NEXT_DAY, actor
from tests.domain.programme.planning import (
    A_QUARTER_ON,
    CASE_SYSTEMS,
    CLEARED,
    adopted,
    planned,
    replan,
    with_stage,
)
from tests.domain.programme.scene import (
    BEGUN,
    PLAN,
    PLAN_1A,
    PLAN_2A,
    STAGE_GATE,
    begun,
    later,
    roster_adopted,
    with_holders,
)
from tests.domain.spec import PROGRAMME

BESIDE = replace(later(PLAN_2A, 7), id=ReleaseId("2B"), depends_on=())
STOPPED = (
    CLEARED,
    ReleaseDropped(release=PLAN_1A.id, at=LATER),
    ReleaseBlocked(release=PLAN_2A.id, behind=PLAN_1A.id, at=LATER),
)
# A third release keeps the programme going when the first is stopped.
THREE = begun(replace(PLAN, releases=(PLAN_1A, PLAN_2A, BESIDE)))

PORTAL = GroupTopic(name=Topic("The portal"), kind=TopicKind.TOOL)


def test_releases_are_planned_anew_as_the_next_baseline() -> None:
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, A_QUARTER_ON)).then(
        adopted(changed=[PLAN_2A.id]), planned(A_QUARTER_ON)
    )


def test_the_start_is_the_first_baseline() -> None:
    assert fold(BEGUN).version == 1
    assert fold([*BEGUN, adopted(changed=[PLAN_2A.id])]).version == 2


def test_a_release_is_added() -> None:
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, PLAN_2A, BESIDE)).then(
        adopted(added=[BESIDE.id]), planned(BESIDE)
    )


def test_a_release_that_is_left_out_is_taken_out() -> None:
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A)).then(
        adopted(taken_out=[PLAN_2A.id]), ReleaseTakenOut(release=PLAN_2A.id, at=LATER)
    )


def test_the_programme_ends_when_the_last_release_to_come_is_taken_out() -> None:
    done = (CLEARED, ReleaseCompleted(release=PLAN_1A.id, at=LATER))
    PROGRAMME.given(*BEGUN, *done).when(replan(PLAN_1A)).then(
        adopted(taken_out=[PLAN_2A.id]),
        ReleaseTakenOut(release=PLAN_2A.id, at=LATER),
        ProgrammeEnded(at=LATER),
    )


def test_the_same_plan_is_no_baseline() -> None:
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, PLAN_2A)).then_nothing()


def test_what_was_adopted_once_is_not_adopted_again_after_others() -> None:
    once = (adopted(changed=[PLAN_2A.id]), planned(A_QUARTER_ON))
    then = (adopted(version=3, changed=[PLAN_2A.id], at=NEXT_DAY), planned(PLAN_2A, at=NEXT_DAY))
    PROGRAMME.given(*BEGUN, *once, *then).when(replan(PLAN_1A, A_QUARTER_ON)).then_nothing()


def test_changes_are_brought_to_the_plan_that_is_in_force() -> None:
    once = (adopted(changed=[PLAN_2A.id]), planned(A_QUARTER_ON))
    PROGRAMME.given(*BEGUN, *once).when(replan(PLAN_1A, later(PLAN_2A, 7), at=NEXT_DAY)).then_refused(
        BaselineMovedOn, saying="Baseline 2 is in force, and not 1."
    )


def test_what_is_awaited_outside_is_declared_with_the_plan() -> None:
    waits = replace(A_QUARTER_ON, depends_on_external=(CASE_SYSTEMS.id,))
    command = replace(replan(PLAN_1A, waits), external=(CASE_SYSTEMS,))
    PROGRAMME.given(*BEGUN).when(command).then(
        adopted(changed=[PLAN_2A.id]),
        ExternalDeclared(dependency=CASE_SYSTEMS, at=LATER),
        planned(waits),
    )


def test_a_release_that_was_blocked_is_freed_by_a_plan_without_what_was_stopped() -> None:
    free = replace(PLAN_2A, depends_on=())
    PROGRAMME.given(*THREE, *STOPPED).when(replan(PLAN_1A, free, BESIDE)).then(
        adopted(changed=[PLAN_2A.id]), planned(free), ReleaseFreed(release=PLAN_2A.id, at=LATER)
    )
    assert PLAN_2A.id not in fold([*THREE, *STOPPED, ReleaseFreed(release=PLAN_2A.id, at=LATER)]).over


def test_a_release_that_is_planned_behind_what_was_stopped_is_blocked() -> None:
    behind = replace(BESIDE, depends_on=(PLAN_1A.id,))
    # It still has a release to deliver.
    last = replace(later(PLAN_2A, 9), id=ReleaseId("9"), depends_on=())
    PROGRAMME.given(*THREE, *STOPPED).when(replan(PLAN_1A, PLAN_2A, behind, last)).then(
        adopted(added=[last.id], changed=[BESIDE.id]),
        planned(behind),
        planned(last),
        ReleaseBlocked(release=BESIDE.id, behind=PLAN_1A.id, at=LATER),
    )


def test_a_planner_plans_without_being_a_steward() -> None:
    with_planners = begun(replace(PLAN, planners=(FINANCE,)))
    PROGRAMME.given(*with_planners).when(replan(PLAN_1A, A_QUARTER_ON, by=DINA)).then(
        adopted(changed=[PLAN_2A.id], by=DINA), planned(A_QUARTER_ON)
    )


@pytest.mark.parametrize("who", [ASHA, IVO], ids=["lead", "nobody"])
def test_nobody_else_changes_the_plan(who: Actor) -> None:
    command = replan(PLAN_1A, A_QUARTER_ON, by=who)
    PROGRAMME.given(*BEGUN).when(command).then_refused(NotAPlanner, saying="does not act as council")


def test_without_stewards_and_planners_the_plan_stays() -> None:
    PROGRAMME.given(*begun(replace(PLAN, stewards=()))).when(replan(PLAN_1A, A_QUARTER_ON)).then_refused(
        NotAPlanner, saying="started without either"
    )


def test_a_plan_is_changed_with_a_reason() -> None:
    PROGRAMME.given(*BEGUN).when(replace(replan(PLAN_1A, A_QUARTER_ON), reason=" ")).then_refused(
        PlanReasonMissing
    )


def test_only_a_programme_that_goes_on_is_planned_anew() -> None:
    PROGRAMME.given().when(replan(PLAN_1A)).then_refused(ProgrammeUnknown)
    PROGRAMME.given(*BEGUN, ProgrammeEnded(at=LATER)).when(replan(PLAN_1A)).then_refused(ProgrammeOver)


def test_a_circle_is_named() -> None:
    first = replace(PLAN_1A, depends_on=(PLAN_2A.id,))
    PROGRAMME.given(*BEGUN).when(replan(first, PLAN_2A)).then_refused(
        CircularDependency, saying="1A → 2A → 1A."
    )


def test_a_release_waits_for_nothing_that_is_left_out() -> None:
    PROGRAMME.given(*BEGUN).when(replan(PLAN_2A)).then_refused(PlanNotSound, saying="There is no release 1A.")


def test_a_release_waits_for_nothing_unknown_outside() -> None:
    waits = replace(PLAN_2A, depends_on_external=(ExternalId("X9"),))
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, waits)).then_refused(
        PlanNotSound, saying="There is no dependency X9 outside the programme."
    )


def test_days_outside_the_calendar_are_refused() -> None:
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, later(PLAN_2A, 50_000))).then_refused(
        PlanNotSound, saying="The calendar england"
    )


def test_a_stage_that_ends_before_it_starts_is_refused() -> None:
    upside_down = with_stage(PLAN_2A, Stage.SIGN_OFF, ends=date(2019, 1, 1))
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, upside_down)).then_refused(
        PlanNotSound, saying="It ends before it starts"
    )


def test_nothing_is_planned_for_days_that_are_past() -> None:
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, later(BESIDE, -400))).then_refused(
        PlanNotSound, saying="is past"
    )


def test_days_that_are_past_already_may_stay() -> None:
    longer = with_stage(PLAN_1A, Stage.SIGN_OFF, ends=date(2018, 12, 22))
    PROGRAMME.given(*BEGUN, CLEARED).when(replan(longer, PLAN_2A)).then(
        adopted(changed=[PLAN_1A.id]), planned(longer)
    )


def test_a_gate_follows_a_policy_of_the_programme() -> None:
    nowhere = with_stage(PLAN_2A, Stage.DESIGN, gate=PolicyId("nowhere"))
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, nowhere)).then_refused(
        PlanNotSound, saying="There is no policy nowhere."
    )


def test_a_release_that_has_begun_stays_in_the_plan() -> None:
    PROGRAMME.given(*BEGUN, CLEARED).when(replan(replace(PLAN_2A, depends_on=()))).then_refused(
        ReleaseHasBegun, saying="1A stays in the plan."
    )


def test_a_release_that_is_over_keeps_its_plan() -> None:
    PROGRAMME.given(*THREE, *STOPPED).when(replan(later(PLAN_1A, 90), PLAN_2A, BESIDE)).then_refused(
        ReleaseEnded, saying="1A keeps the plan with which it ended."
    )


def test_a_release_that_was_taken_out_does_not_come_back() -> None:
    out = (adopted(taken_out=[PLAN_2A.id]), ReleaseTakenOut(release=PLAN_2A.id, at=LATER))
    back = replan(PLAN_1A, A_QUARTER_ON, replaces=2, at=NEXT_DAY)
    PROGRAMME.given(*BEGUN, *out).when(back).then_refused(WithdrawnForGood, saying="2A")


def test_a_release_is_led_by_somebody_among_the_people() -> None:
    stranger = actor("zoe").identity
    for lead in (replace(A_QUARTER_ON, lead=stranger), _followed_by(stranger)):
        PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, lead)).then_refused(
            PlanNotSound, saying="zoe is not among the people."
        )


def test_a_lead_who_has_left_is_refused() -> None:
    gone = replace(ROSTER, leavers=(Leaver(who=EMIL.identity, left=date(2018, 12, 1)),))
    given = (*BEGUN, roster_adopted(gone))
    for plan in (replace(A_QUARTER_ON, lead=EMIL.identity), _followed_by(EMIL.identity)):
        PROGRAMME.given(*given).when(replan(PLAN_1A, plan, at=NEXT_DAY)).then_refused(
            CannotLead, saying="emil has left by"
        )


def test_a_gate_that_nobody_could_open_is_refused() -> None:
    given = (*BEGUN, roster_adopted(with_holders(FINANCE, DINA)))
    led_by_dina = replace(A_QUARTER_ON, lead=DINA.identity)
    PROGRAMME.given(*given).when(replan(PLAN_1A, led_by_dina)).then_refused(
        PlanNotSound, saying="Nobody can decide this gate as finance"
    )


def test_a_gate_whose_day_is_past_is_judged_by_the_people_of_today() -> None:
    """Finance could have decided on the design by its day, and nobody could today."""
    board = replace(STAGE_GATE, id=PolicyId("board-gate"), steps=decided_by(BOARD))
    later_stages = tuple(
        each if each.stage is Stage.DESIGN else replace(each, gate=board.id) for each in PLAN_1A.stages
    )
    first = replace(PLAN_1A, stages=later_stages)
    second = replace(PLAN_2A, stages=tuple(replace(each, gate=board.id) for each in PLAN_2A.stages))
    until_may = tuple(
        replace(role, holdings=(Holding(who=DINA.identity, until=date(2018, 5, 10)),))
        if role.id == FINANCE
        else role
        for role in ROSTER.roles
    )
    given = begun(replace(PLAN, policies=(STAGE_GATE, board), releases=(first, second)))
    longer = with_stage(first, Stage.SIGN_OFF, ends=date(2018, 12, 22))
    command = replan(longer, second)
    history = (*given, CLEARED, roster_adopted(replace(ROSTER, roles=until_may)))
    PROGRAMME.given(*history).when(command).then_refused(
        GateNeverOpens, saying="shepway-fom/1A/design: too few people as finance."
    )
    passed = replace(command, passed=("shepway-fom/1A/design",))
    PROGRAMME.given(*history).when(passed).then(adopted(changed=[first.id]), planned(longer))


def test_nobody_plans_a_gate_for_themselves() -> None:
    own = replace(STAGE_GATE, id=PolicyId("council-gate"), steps=decided_by(COUNCIL))
    two = begun(replace(PLAN, policies=(STAGE_GATE, own)))
    mine = with_stage(A_QUARTER_ON, Stage.DESIGN, gate=own.id)
    PROGRAMME.given(*two).when(replan(PLAN_1A, mine)).then_refused(
        GrantsOwnAuthority, saying="gita would have a seat"
    )


def test_a_lead_does_not_plan_themselves_free_to_decide() -> None:
    led_by_ben = replace(PLAN_2A, lead=BEN.identity)
    given = begun(replace(PLAN, releases=(PLAN_1A, led_by_ben), planners=(BOARD,)))
    PROGRAMME.given(*given).when(replan(PLAN_1A, PLAN_2A, by=BEN)).then_refused(
        GrantsOwnAuthority, saying="ben would have a seat"
    )
    PROGRAMME.given(*given).when(replan(PLAN_1A, PLAN_2A, by=CHLOE)).then(
        adopted(changed=[PLAN_2A.id], by=CHLOE), planned(PLAN_2A)
    )


def test_a_release_is_planned_with_what_the_programme_laid_down_for_all() -> None:
    trained = replace(A_QUARTER_ON, training=(Trainees(group=GroupId("testers"), heads=12),))
    PROGRAMME.given(*BEGUN).when(replan(PLAN_1A, trained)).then_refused(
        PlanNotSound, saying="There is no group testers"
    )
    testers = TrainingGroup(id=GroupId("testers"), name="Testers", topics=(PORTAL,))
    PROGRAMME.given(*BEGUN).when(replace(replan(PLAN_1A, trained), terms=Terms(training=(testers,)))).then(
        adopted(changed=[PLAN_2A.id]), planned(trained)
    )


def _followed_by(who: Identity) -> ReleasePlan:
    since = A_QUARTER_ON.starts + timedelta(days=30)
    return replace(A_QUARTER_ON, successors=(Successor(lead=who, since=since),))
