"""How a blueprint takes a shipped policy by its name."""

from dataclasses import replace
from pathlib import Path

import pytest

from definitions.loader import load_blueprint
from definitions.policy_file import load_policy
from definitions.shipped import shipped_policy_path
from domain.gate.policy import PolicyId
from domain.programme.plan import ProgrammePlan
from tests.definitions.edited import SHEPWAY, edited, faults_of, line_of, written

POLICIES = "\npolicies:\n"
WRITTEN_OUT = SHEPWAY[SHEPWAY.index("  - id: phase-sign-off") : SHEPWAY.index("\nreleases:")]
SHIPPED = load_policy(shipped_policy_path("shepway-phase-start")).policy


def using(folder: Path, entry: str) -> Path:
    """Shepway with one more policy."""
    return edited(folder, (POLICIES, f"{POLICIES}  - {entry}\n"))


def plan_of(path: Path) -> ProgrammePlan:
    return load_blueprint(path)


def test_a_shipped_policy_is_taken_whole(tmp_path: Path) -> None:
    assert plan_of(using(tmp_path, "{use: shepway-phase-start}")).policies[0] == SHIPPED


def test_it_may_have_another_id(tmp_path: Path) -> None:
    plan = plan_of(using(tmp_path, "{use: shepway-phase-start, id: start}"))
    assert plan.policies[0] == replace(SHIPPED, id=PolicyId("start"))


def test_a_stage_may_name_it(tmp_path: Path) -> None:
    path = edited(tmp_path, (WRITTEN_OUT, "  - {use: shepway-phase-start, id: phase-sign-off}\n"))
    assert plan_of(path).policies[-1].steps == SHIPPED.steps


def test_the_digest_covers_what_the_name_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = using(tmp_path, "{use: shepway-phase-start}")
    before = plan_of(path).blueprint_digest
    text = shipped_policy_path("shepway-phase-start").read_text("utf-8")
    newer = tmp_path / "newer.yaml"
    newer.write_text(text.replace(f"title: {SHIPPED.title}", "title: Another"), "utf-8")
    monkeypatch.setattr("definitions.using.shipped_policy_path", lambda name: newer)

    assert plan_of(path).policies[0].title == "Another"
    assert plan_of(path).blueprint_digest != before


@pytest.mark.parametrize(
    ("entry", "field", "sentence"),
    [
        (
            "{use: shepway-fase-start}",
            "policies[0].use",
            "shepway-fase-start: No policy of this name is shipped; there is bcp-work-package, ",
        ),
        ("{use: 7}", "policies[0].use", "The name of a shipped policy is expected."),
        ("{use: *anchor}", "policies[0].use", "Write it out: *anchor refers to another place."),
        ("{use: ../policies/shepway-phase-start}", "policies[0].use", "No policy of this name is shipped"),
        (
            "{use: shepway-phase-start, title: Mine}",
            "policies[0].title",
            "Beside use there is only id: the rest is the policy's own.",
        ),
        (
            "{use: shepway-phase-start, id: phase-sign-off}",
            "policies[5].id",
            "phase-sign-off is there twice.",
        ),
        (
            "{use: shepway-phase-start, id: a b}",
            "policies[0].id",
            "a b is no id, which is made of letters, digits, dots, hyphens and underscores.",
        ),
        (
            "{use: surrey-yearly-stage-gate}",
            "policies[0].steps[0].asks[0].role",
            "There is no role cabinet-member.",
        ),
    ],
)
def test_a_mistake_is_named_on_its_line(entry: str, field: str, sentence: str, tmp_path: Path) -> None:
    path = using(tmp_path, entry)
    fault = faults_of(path)[0]
    assert (fault.field, sentence in fault.sentence) == (field, True), fault
    assert "use:" in line_of(path, fault) or "id: phase-sign-off" in line_of(path, fault)


def test_a_name_that_is_none_is_the_only_fault_of_its_policy(tmp_path: Path) -> None:
    assert len(faults_of(using(tmp_path, "{use: nowhere}"))) == 1


def test_policies_that_are_no_list_are_told_so(tmp_path: Path) -> None:
    path = written(tmp_path, SHEPWAY[: SHEPWAY.index(POLICIES)] + "\npolicies: {use: shepway-phase-start}\n")
    assert any(fault.field == "policies" for fault in faults_of(path))
