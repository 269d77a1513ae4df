"""What was planned in each baseline, and what differs between two of them."""

from dataclasses import replace
from datetime import date

from domain.money import Pence
from domain.programme.baseline.difference import Change, differences
from domain.programme.baseline.events import ReleaseTakenOut
from domain.programme.baseline.history import baselines
from domain.release.exit_costs.plan import ExitCost
from domain.release.plan import ExternalId, ReleaseId, ReleasePlan, Successor
from domain.stage import Stage
from tests.domain.people import ASHA, BEN, GITA, LATER, NEXT_DAY, NOON
from tests.domain.programme.planning import A_QUARTER_ON, WHY, adopted, planned, with_stage
from tests.domain.programme.scene import BEGUN, PLAN_1A, PLAN_2A


def changes(before: ReleasePlan, after: ReleasePlan) -> list[Change]:
    return list(differences({before.id: before}, {after.id: after}))


def change(about: str, before: str, after: str, days: int | None = None) -> Change:
    return Change(release=PLAN_2A.id, about=about, before=before, after=after, days=days)


def test_a_programme_that_has_not_begun_has_no_baseline() -> None:
    assert baselines([]) == ()
    assert baselines([planned(PLAN_1A)]) == ()


def test_the_plan_that_it_started_with_is_the_first() -> None:
    (first,) = baselines(BEGUN)
    assert (first.version, first.reason, first.by, first.at) == (1, "", ASHA.identity, NOON)
    assert first.releases == {PLAN_1A.id: PLAN_1A, PLAN_2A.id: PLAN_2A}


def test_every_later_one_is_the_one_before_and_its_changes() -> None:
    second = (adopted(changed=[PLAN_2A.id]), planned(A_QUARTER_ON))
    third = (
        adopted(version=3, taken_out=[PLAN_2A.id], at=NEXT_DAY),
        ReleaseTakenOut(release=PLAN_2A.id, at=NEXT_DAY),
    )
    found = baselines([*BEGUN, *second, *third])
    assert [each.version for each in found] == [1, 2, 3]
    assert (found[1].reason, found[1].by, found[1].at) == (WHY, GITA.identity, LATER)
    assert found[1].releases == {PLAN_1A.id: PLAN_1A, PLAN_2A.id: A_QUARTER_ON}
    assert found[2].releases == {PLAN_1A.id: PLAN_1A}


def test_the_same_plan_does_not_differ() -> None:
    assert changes(PLAN_2A, PLAN_2A) == []


def test_days_that_move_are_told_with_how_far() -> None:
    longer = with_stage(PLAN_2A, Stage.SIGN_OFF, ends=date(2019, 9, 30))
    ends = PLAN_2A.ends
    assert changes(PLAN_2A, longer) == [
        change("sign-off ends", ends.isoformat(), "2019-09-30", (date(2019, 9, 30) - ends).days)
    ]
    assert changes(longer, PLAN_2A)[0].days == -(date(2019, 9, 30) - ends).days


def test_everything_else_that_is_planned_is_told_too() -> None:
    other = replace(
        PLAN_2A,
        depends_on=(),
        depends_on_external=(ExternalId("X1"),),
        sprints=3,
        lead=BEN.identity,
        successors=(Successor(lead=GITA.identity, since=date(2019, 7, 1)),),
        exit_costs=(ExitCost(stage=Stage.DESIGN, amount=Pence(120_000_00)),),
        name="Another name",
    )
    assert changes(PLAN_2A, other) == [
        change("depends on", "1A", "nothing"),
        change("depends on, outside", "nothing", "X1"),
        change("sprints", "2", "3"),
        change("lead", "asha", "ben"),
        change("successors", "none", "gita from 2019-07-01"),
        change("exit costs", "not known", "design £120,000.00"),
        change("other details", "", "changed"),
    ]


def test_another_gate_is_told() -> None:
    other = with_stage(PLAN_2A, Stage.DESIGN, gate="board-gate")
    assert changes(PLAN_2A, other) == [change("design gate", "stage-gate", "board-gate")]


def test_releases_that_come_and_go_are_told() -> None:
    added = replace(PLAN_2A, id=ReleaseId("2B"))
    found = differences({PLAN_2A.id: PLAN_2A}, {added.id: added})
    days = f"{PLAN_2A.starts} to {PLAN_2A.ends}"
    assert found == (
        Change(release=PLAN_2A.id, about="release", before=days, after="taken out"),
        Change(release=added.id, about="release", before="", after=f"added, {days}"),
    )
