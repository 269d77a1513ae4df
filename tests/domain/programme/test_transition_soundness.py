"""Whether what a plan says of transition and closing holds together: every rule, at its place."""

from dataclasses import replace

import pytest

from domain.money import Pence
from domain.programme.plan import ProgrammePlan
from domain.programme.problem import Path
from domain.programme.soundness import problems
from domain.release.exit_costs.plan import ExitCost
from domain.release.going_live.plan import AfterGoLive
from domain.release.plan import ReleasePlan
from domain.release.transition.plan import ElementId, TransitionElement
from domain.roster import RoleId
from domain.stage import Stage
from tests.domain.gate.scene import BOARD
from tests.domain.programme.scene import PLAN, PLAN_1A, PLAN_2A

ELEMENT = TransitionElement(id=ElementId("training"), name="Training")
COST = ExitCost(stage=Stage.DESIGN, amount=Pence(1))


def with_first(first: ReleasePlan) -> ProgrammePlan:
    return replace(PLAN, releases=(first, PLAN_2A))


PROBLEMS: dict[str, tuple[ProgrammePlan, Path, str]] = {
    "an element twice": (
        replace(PLAN, transition=(ELEMENT, ELEMENT)),
        ("transition", 1, "id"),
        "training is there twice.",
    ),
    "a team that is no role": (
        replace(PLAN, programme_team=(BOARD, RoleId("friends"))),
        ("programme_team", 1),
        "There is no role friends.",
    ),
    "support before go-live": (
        with_first(replace(PLAN_1A, after_go_live=AfterGoLive(support_days=-1))),
        ("releases", 0, "after_go_live", "support_days"),
        "Days cannot be negative.",
    ),
    "optimising before go-live": (
        with_first(replace(PLAN_1A, after_go_live=AfterGoLive(optimise_days=-1))),
        ("releases", 0, "after_go_live", "optimise_days"),
        "Days cannot be negative.",
    ),
    "two costs of one exit": (
        with_first(replace(PLAN_1A, exit_costs=(COST, COST))),
        ("releases", 0, "exit_costs", 1, "stage"),
        "design is there twice.",
    ),
    "an exit that pays": (
        with_first(replace(PLAN_1A, exit_costs=(replace(COST, amount=Pence(-1)),))),
        ("releases", 0, "exit_costs", 0, "amount"),
        "An amount cannot be negative.",
    ),
}


@pytest.mark.parametrize(("plan", "path", "sentence"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_problem_is_told_at_its_place(plan: ProgrammePlan, path: Path, sentence: str) -> None:
    assert [(each.path, each.sentence) for each in problems(plan)] == [(path, sentence)]


def test_a_plan_with_all_of_it_is_sound() -> None:
    first = replace(PLAN_1A, after_go_live=AfterGoLive(support_days=20, optimise_days=90), exit_costs=(COST,))
    assert problems(replace(with_first(first), transition=(ELEMENT,), programme_team=(BOARD,))) == ()
