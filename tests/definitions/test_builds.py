"""How a blueprint says what is to be built, and a list which requirements there are."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from definitions.lists.build_rows import RequirementRow, requirement_of
from definitions.loader import load_blueprint
from domain.identity import Identity
from domain.money import Pence
from domain.release.build.plan import NO_BUILD_PLAN, BuildPlan
from domain.release.build.requirement import (
    GenericProcess,
    Moscow,
    Requirement,
    RequirementId,
    Scores,
    Weights,
)
from tests.definitions.edited import edited, faults_of, line_of

SPRINTS = "    sprints: "
BUILD = """    build:
      product_owners: [asha]
      sprint_cost_pence: 4500000
      quality: [WCAG 2.2 AA, penetration test]
      weights: {outcome: 5, cost: 3, volume: 2}
      requirements:
        - id: R-1
          title: Pay a licence fee
          team: Licensing
          moscow: must
          points: 5
          process: book-and-pay
          scores: {outcome: 9, cost: 4, volume: 10}
        - {id: R-2, title: Guidance, team: Legal, moscow: would-like, points: 2}
"""
PAY = Requirement(
    id=RequirementId("R-1"),
    title="Pay a licence fee",
    team="Licensing",
    moscow=Moscow.MUST,
    points=5,
    process=GenericProcess.BOOK_AND_PAY,
    scores=Scores(outcome=9, cost=4, volume=10),
)
GUIDANCE = Requirement(
    id=RequirementId("R-2"), title="Guidance", team="Legal", moscow=Moscow.WOULD_LIKE, points=2
)


def test_a_release_may_have_no_backlog_to_begin_with(tmp_path: Path) -> None:
    assert load_blueprint(edited(tmp_path)).releases[0].build == NO_BUILD_PLAN


def test_the_build_is_read(tmp_path: Path) -> None:
    read = load_blueprint(edited(tmp_path, (SPRINTS, BUILD + SPRINTS))).releases[0].build
    assert read == BuildPlan(
        product_owners=(Identity(issuer="urn:lockgate:development", subject="asha"),),
        requirements=(PAY, GUIDANCE),
        sprint_cost=Pence(45_000_00),
        quality=("WCAG 2.2 AA", "penetration test"),
        weights=Weights(outcome=5, cost=3, volume=2),
    )


MISTAKES = {
    "no such class": ("moscow: must", "moscow: wont", "must"),
    "an owner who is not there": ("[asha]", "[nobody]", "nobody is not among the people."),
    "an id twice": ("id: R-2", "id: R-1", "R-1 is there twice."),
    "no points": ("points: 5", "points: 0", "Give at least one."),
    "a score beyond ten": ("volume: 10", "volume: 11", "Scores go from 0 to 10."),
    "a criterion twice": ("[WCAG 2.2 AA, pen", "[penetration test, pen", "is there twice."),
    "weights that count nothing": (
        "{outcome: 5, cost: 3, volume: 2}",
        "{outcome: 0, cost: 0, volume: 0}",
        "counts",
    ),
    "less than no money": ("4500000", "-1", "An amount cannot be negative."),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_is_wrong_with_a_build_is_shown_where_it_stands(tmp_path: Path, mistake: str) -> None:
    old, new, sentence = MISTAKES[mistake]
    path = edited(tmp_path, (SPRINTS, BUILD.replace(old, new, 1) + SPRINTS))
    (fault,) = faults_of(path)
    assert sentence in fault.sentence
    assert line_of(path, fault)


def row(**fields: Any) -> RequirementRow:
    wanted: dict[str, Any] = {
        "id": "R-1",
        "title": "Pay a licence fee",
        "team": "Licensing",
        "moscow": "must",
        "points": 5,
    }
    return RequirementRow(**wanted | fields)


def test_a_row_of_a_list_is_a_requirement() -> None:
    scored = row(process="book-and-pay", outcome=9, cost=4, volume=10)
    assert requirement_of(scored) == PAY
    assert requirement_of(row(outcome=9)) == replace(PAY, process=None, scores=None)


def test_a_row_says_what_a_requirement_needs() -> None:
    with pytest.raises(ValidationError):
        row(moscow="perhaps")
