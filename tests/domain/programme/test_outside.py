"""What releases wait for outside the programme: put off, come about, or failed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.fund.state import Fund
from domain.known_facts import facts_of_stage
from domain.programme.agenda import ready
from domain.programme.baseline.events import ReleaseFreed
from domain.programme.commands import (
    ClearRelease,
    ExpectExternal,
    FailExternal,
    FromPeople,
    MeetExternal,
)
from domain.programme.events import ReleaseCleared, ReleaseCompleted
from domain.programme.outside.events import (
    ExternalExpected,
    ExternalFailed,
    ExternalMet,
    ReleaseHeldUp,
)
from domain.programme.refusals import (
    DependencyNotSignedOff,
    ExternalHasFailed,
    ExternalIsMet,
    ExternalUnknown,
    NotAPlanner,
    PlanReasonMissing,
)
from domain.programme.state import fold
from domain.release.events import ReleaseRegistered
from domain.release.plan import ExternalId, ReleaseId
from domain.release.state import fold as fold_release
from domain.stage import Stage
from tests.domain.people import ASHA, GITA, LATER, LOCKGATE, NEXT_DAY, NOON
from tests.domain.programme.planning import (
    AFTER_X1,
    CASE_SYSTEMS,
    CLEARED,
    WITH_X1,
    adopted,
    expect,
    fail,
    meet,
    planned,
    replan,
)
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A, begun, later
from tests.domain.spec import PROGRAMME

X1, IN_JUNE = CASE_SYSTEMS.id, date(2019, 6, 3)
MET = ExternalMet(external=X1, note="Contract of 3 June.", by=GITA.identity, at=LATER)
FAILED = ExternalFailed(external=X1, reason="Nobody bid.", by=GITA.identity, at=LATER)
HELD = ReleaseHeldUp(release=PLAN_2A.id, behind=X1, at=LATER)
FIRST_DONE = (CLEARED, ReleaseCompleted(release=PLAN_1A.id, at=LATER))
EXPECTED = ExternalExpected(external=X1, expected=IN_JUNE, reason="One bid only.", by=GITA.identity, at=LATER)


def test_a_release_waits_for_what_is_outside() -> None:
    clear = ClearRelease(programme=PLAN.id, release=PLAN_2A.id, by=LOCKGATE, at=NOON + timedelta(days=400))
    PROGRAMME.given(*WITH_X1, *FIRST_DONE).when(clear).then_refused(
        DependencyNotSignedOff, saying="2A waits for X1."
    )
    PROGRAMME.given(*WITH_X1, *FIRST_DONE, MET).when(clear).then(
        ReleaseCleared(release=PLAN_2A.id, at=clear.at)
    )


def test_a_release_is_ready_once_what_is_outside_is_met() -> None:
    assert ready(fold([*WITH_X1, *FIRST_DONE]), PLAN_2A.starts) == ()
    assert ready(fold([*WITH_X1, *FIRST_DONE, MET]), PLAN_2A.starts) == (PLAN_2A.id,)


def test_a_gate_knows_what_is_awaited_outside() -> None:
    release = fold_release([ReleaseRegistered(programme=PLAN.id, plan=AFTER_X1, at=NOON)])

    def waits_for(*events: ExternalMet) -> tuple[str, ...]:
        programme = fold([*WITH_X1, *FIRST_DONE, *events])
        facts = facts_of_stage(
            release, programme, Stage.DESIGN, earlier=(), benefits=(), fund=Fund(), at=NOON
        )
        return facts.waits_for

    assert waits_for() == ("Case systems bought again (outside)",)
    assert waits_for(MET) == ()


def test_it_is_expected_on_another_day() -> None:
    PROGRAMME.given(*WITH_X1).when(expect(IN_JUNE)).then(EXPECTED)
    before, after = (fold(events).externals[X1] for events in (WITH_X1, [*WITH_X1, EXPECTED]))
    assert (before.expected, before.is_late) == (CASE_SYSTEMS.needed_by, False)
    assert (after.expected, after.is_late) == (IN_JUNE, True)


def test_it_came_about_and_somebody_says_how_one_knows() -> None:
    PROGRAMME.given(*WITH_X1).when(meet()).then(MET)
    PROGRAMME.given(*WITH_X1).when(meet(" ")).then_refused(PlanReasonMissing)


def test_the_releases_behind_what_failed_are_held_up() -> None:
    third = replace(later(PLAN_2A, 400), id=ReleaseId("3"), depends_on=(PLAN_2A.id,))
    plan = replace(PLAN, releases=(PLAN_1A, AFTER_X1, third), external=(CASE_SYSTEMS,))
    PROGRAMME.given(*begun(plan)).when(fail()).then(FAILED, HELD, replace(HELD, release=third.id))


def test_what_has_begun_is_not_held_up() -> None:
    PROGRAMME.given(*WITH_X1, ReleaseCleared(release=PLAN_2A.id, at=LATER)).when(fail()).then(FAILED)


def test_a_programme_does_not_end_while_releases_are_held_up() -> None:
    programme = fold([*WITH_X1, FAILED, HELD])
    assert programme.held == {PLAN_2A.id: X1}
    assert PLAN_2A.id not in programme.over


def test_a_plan_without_what_failed_frees_the_release() -> None:
    without = replace(AFTER_X1, depends_on_external=())
    PROGRAMME.given(*WITH_X1, FAILED, HELD).when(replan(PLAN_1A, without, at=NEXT_DAY)).then(
        adopted(changed=[PLAN_2A.id], at=NEXT_DAY),
        planned(without, at=NEXT_DAY),
        ReleaseFreed(release=PLAN_2A.id, at=NEXT_DAY),
    )


def test_what_failed_may_be_expected_again() -> None:
    PROGRAMME.given(*WITH_X1, FAILED, HELD).when(expect(IN_JUNE)).then(
        EXPECTED, ReleaseFreed(release=PLAN_2A.id, at=LATER)
    )
    PROGRAMME.given(*WITH_X1, FAILED, HELD).when(meet()).then_refused(
        ExternalHasFailed, saying="Case systems bought again"
    )


@pytest.mark.parametrize("command", [expect(IN_JUNE), fail()], ids=["expect", "fail"])
def test_what_came_about_is_done_with(command: FromPeople) -> None:
    PROGRAMME.given(*WITH_X1, MET).when(command).then_refused(ExternalIsMet)


@pytest.mark.parametrize("command", [expect(IN_JUNE), meet(), fail()], ids=["expect", "meet", "fail"])
def test_nobody_speaks_of_what_is_unknown(command: ExpectExternal | MeetExternal | FailExternal) -> None:
    unknown = replace(command, external=ExternalId("X9"))
    PROGRAMME.given(*WITH_X1).when(unknown).then_refused(ExternalUnknown, saying="X9")


@pytest.mark.parametrize(
    "command",
    [expect(IN_JUNE, by=ASHA), meet(by=ASHA), fail(by=ASHA)],
    ids=["expect", "meet", "fail"],
)
def test_only_stewards_and_planners_speak_of_it(command: FromPeople) -> None:
    PROGRAMME.given(*WITH_X1).when(command).then_refused(NotAPlanner)


@pytest.mark.parametrize("command", [expect(IN_JUNE, reason=""), fail("")], ids=["expect", "fail"])
def test_it_is_put_off_or_fails_for_a_reason(command: FromPeople) -> None:
    PROGRAMME.given(*WITH_X1).when(command).then_refused(PlanReasonMissing)
