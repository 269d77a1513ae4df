"""What a blueprint says of dependencies outside, leads to come and scores."""

from datetime import date
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from domain.identity import Identity
from domain.programme.outside.dependency import ExternalDependency
from domain.programme.scoring.criteria import Criterion
from domain.release.plan import ExternalId, Successor
from tests.definitions.edited import edited, faults_of, line_of

OUTSIDE = """planners: [programme-board]
external:
  - {id: X1, name: Case systems, needed_by: 2018-12-21, owner: Another programme}
criteria:
  - {id: risk, name: Implementation risk, weight: 2}
policies:"""
FIRST = ("    lead: asha\n", "    lead: asha\n    depends_on_external: [X1]\n")
LATER = ("    lead: asha\n", "    lead: asha\n    successors: [{lead: ben, since: 2018-02-01}]\n")


def test_what_is_awaited_scored_and_led_later_is_read(tmp_path: Path) -> None:
    plan = load_blueprint(edited(tmp_path, ("policies:", OUTSIDE), FIRST))

    assert plan.external == (
        ExternalDependency(
            id=ExternalId("X1"),
            name="Case systems",
            needed_by=date(2018, 12, 21),
            owner="Another programme",
        ),
    )
    assert plan.planners == ("programme-board",)
    assert plan.criteria == (Criterion(id="risk", name="Implementation risk", weight=2),)
    first = plan.releases[0]
    assert first.depends_on_external == ("X1",)


def test_what_a_build_awaits_is_read(tmp_path: Path) -> None:
    outside = OUTSIDE.replace("external:", "replanning_days: 7\nexternal:").replace(
        "2018-12-21", "2017-11-20"
    )
    awaits = (FIRST[0], FIRST[1].replace("depends_on_external", "build_awaits"))
    plan = load_blueprint(edited(tmp_path, ("policies:", outside), awaits))
    assert (plan.replanning_days, plan.releases[0].build_awaits) == (7, ("X1",))


def test_a_successor_is_read(tmp_path: Path) -> None:
    (successor,) = load_blueprint(edited(tmp_path, LATER)).releases[0].successors
    assert isinstance(successor.lead, Identity)
    assert successor == Successor(lead=successor.lead, since=date(2018, 2, 1))
    assert successor.lead.subject == "ben"


@pytest.mark.parametrize(
    ("mistake", "at", "sentence"),
    [
        (FIRST, "depends_on_external[0]", "There is no dependency X1 outside the programme."),
        (
            (LATER[0], LATER[1].replace("ben", "zoe")),
            "successors[0].lead",
            "zoe is not among the people.",
        ),
    ],
)
def test_a_mistake_is_shown_in_its_place(
    tmp_path: Path, mistake: tuple[str, str], at: str, sentence: str
) -> None:
    file = edited(tmp_path, mistake)
    (fault,) = faults_of(file)
    assert (fault.field, fault.sentence) == (f"releases[0].{at}", sentence)
    assert line_of(file, fault)


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("planners: [nobody]\npolicies:", "There is no role nobody."),
        (OUTSIDE.replace("id: X1", 'id: "1A"'), "1A is a release of the programme."),
    ],
)
def test_a_mistake_of_the_programme_is_shown(tmp_path: Path, section: str, sentence: str) -> None:
    assert [each.sentence for each in faults_of(edited(tmp_path, ("policies:", section)))] == [sentence]
