"""How a blueprint says what a transition consists of, what follows go-live, and what stopping costs."""

from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.money import Pence
from domain.programme.plan import ProgrammePlan
from domain.release.exit_costs.plan import ExitCost
from domain.release.going_live.plan import NOTHING_AFTER, AfterGoLive
from domain.release.transition.plan import ElementId, TransitionElement
from domain.roster import RoleId
from domain.stage import Stage
from tests.definitions.edited import edited, faults_of, line_of

RELEASES = "\nreleases:\n"
WHOLE = """
transition:
  - {id: readiness, name: Readiness assessment}
  - {id: parallel-running, name: Parallel running}

programme_team: [programme-board]
"""
SPRINTS = "    sprints: "
AFTER = """    after_go_live: {support_days: 20, optimise_days: 90}
    exit_costs:
      - {stage: design, amount_pence: 4000000}
      - {stage: build-sprints, amount_pence: 15000000}
"""
EDITS = ((RELEASES, WHOLE + RELEASES), (SPRINTS, AFTER + SPRINTS))


def plan_of(folder: Path) -> ProgrammePlan:
    return load_blueprint(edited(folder, *EDITS))


def test_the_elements_and_the_team_are_read(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert plan.transition == (
        TransitionElement(id=ElementId("readiness"), name="Readiness assessment"),
        TransitionElement(id=ElementId("parallel-running"), name="Parallel running"),
    )
    assert plan.programme_team == (RoleId("programme-board"),)


def test_what_follows_go_live_and_what_stopping_costs_is_read(tmp_path: Path) -> None:
    first, second, *_ = plan_of(tmp_path).releases
    assert first.after_go_live == AfterGoLive(support_days=20, optimise_days=90)
    assert first.exit_costs == (
        ExitCost(stage=Stage.DESIGN, amount=Pence(40_000_00)),
        ExitCost(stage=Stage.BUILD_SPRINTS, amount=Pence(150_000_00)),
    )
    assert (second.after_go_live, second.exit_costs) == (NOTHING_AFTER, ())


MISTAKES = {
    "an element twice": (
        ("id: parallel-running", "id: readiness"),
        ("Parallel running", "transition[1].id", "readiness is there twice."),
    ),
    "a team that is no role": (
        ("programme_team: [programme-board]", "programme_team: [friends]"),
        ("programme_team", "programme_team[0]", "There is no role friends."),
    ),
    "days before go-live": (
        ("support_days: 20", "support_days: -1"),
        ("after_go_live", "releases[0].after_go_live.support_days", "Days cannot be negative."),
    ),
    "an exit cost below nothing": (
        ("amount_pence: 4000000", "amount_pence: -1"),
        ("design", "releases[0].exit_costs[0].amount_pence", "An amount cannot be negative."),
    ),
    "two costs of one exit": (
        ("{stage: build-sprints, amount_pence", "{stage: design, amount_pence"),
        ("15000000", "releases[0].exit_costs[1].stage", "design is there twice."),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_on_its_line(
    edit: tuple[str, str], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    path = edited(tmp_path, *EDITS, edit)
    fault = faults_of(path)[0]
    on, field, sentence = expected
    assert on in line_of(path, fault)
    assert (fault.field, fault.sentence) == (field, sentence)
