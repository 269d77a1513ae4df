"""What keeps the money of one project apart from all other money."""

from dataclasses import replace

from domain.fund.refusals import KeptForAnotherProject
from tests.domain.fund.scene import ESTABLISHED, PLAN, SPARE, SYSTEMS, TEAM, ask, asked, vire, vired
from tests.domain.spec import FUND

PROJECTS = {TEAM: "design", SYSTEMS: "estates"}
LINES = tuple(replace(each, project=PROJECTS.get(each.id, "")) for each in PLAN.lines)
KEPT_APART = replace(ESTABLISHED, plan=replace(PLAN, lines=LINES))


def test_money_of_a_project_stays_with_it() -> None:
    FUND.given(KEPT_APART).when(vire(1, from_line=TEAM, to_line=SYSTEMS)).then_refused(
        KeptForAnotherProject, saying="team is kept for design, and systems is not."
    )
    FUND.given(KEPT_APART).when(vire(1, from_line=TEAM, to_line=SPARE)).then_refused(KeptForAnotherProject)


def test_no_gate_is_asked_to_take_it_away() -> None:
    FUND.given(KEPT_APART).when(ask(1, line=SYSTEMS, from_line=TEAM)).then_refused(KeptForAnotherProject)


def test_money_kept_for_none_goes_to_any() -> None:
    moving = ask(1, line=TEAM, from_line=SPARE)
    FUND.given(KEPT_APART).when(vire(1, from_line=SPARE, to_line=TEAM)).then(vired(1))
    FUND.given(KEPT_APART).when(moving).then(asked(moving))


def test_money_moves_within_a_project() -> None:
    lines = tuple(replace(each, project="design") for each in PLAN.lines)
    together = replace(ESTABLISHED, plan=replace(PLAN, lines=lines))
    FUND.given(together).when(vire(1, from_line=SPARE, to_line=TEAM)).then(vired(1))
