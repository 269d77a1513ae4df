"""What is wrong with a policy file: every fault with its place."""

from pathlib import Path

import pytest

from definitions.faults import BlueprintRefused, Fault
from definitions.policy_file import load_policy
from definitions.shipped import shipped_policy_path

SURREY = shipped_policy_path("surrey-yearly-stage-gate")

MISTAKES = {
    "an unknown role": (
        ("asks: [{role: cabinet-member}]", "asks: [{role: mayor}]"),
        ("policy.steps[0].asks[0].role", "There is no role mayor."),
    ),
    "a fallback that opens the way": (
        ("      kind: consult\n", "      kind: consult\n      fallback: approved\n"),
        (
            "policy.steps[0].fallback",
            "Nothing passes by default: name an outcome that keeps the gate shut.",
        ),
    ),
    "nobody can decide": (
        ("holders: [chloe]", "holders: [asha]"),
        (
            "policy",
            "Nobody can decide this gate as ed-resources-s151: each seat needs a person of its own other "
            "than asha, who asks for it.",
        ),
    ),
    "a quorum of more than there are": (
        ("at_least: 3", "at_least: 6"),
        (
            "policy",
            "Nobody can decide this gate as transformation-board: each seat needs a person of its own other "
            "than asha, who asks for it.",
        ),
    ),
    "no days to ratify": (
        ("      within_days: 10\n", ""),
        ("policy.steps[2].within_days", "Say within how many working days it is ratified."),
    ),
    "nobody asks": (
        ("requested_by: asha", "requested_by: zoe"),
        ("requested_by", "zoe is not among the people."),
    ),
    "an unknown holder": (
        ("holders: [chloe]", "holders: [chloe, zoe]"),
        ("roles[1].holders[1]", "zoe is not among the people."),
    ),
    "no days to answer": (
        ("answer_within_days: 10", "answer_within_days: 0"),
        ("policy.answer_within_days", "Give at least one day."),
    ),
    "a field twice": (
        ("  answer_within_days: 10\n", "  answer_within_days: 10\n  answer_within_days: 12\n"),
        ("policy.answer_within_days", "It is there twice, first on line 49."),
    ),
    "an unknown field": (
        ("  title: Next", "  titel: A\n  title: Next"),
        ("policy.titel", "There is no such field; did you mean title?"),
    ),
    "an alias": (
        ("requested_by: asha", "requested_by: *asha"),
        ("requested_by", ""),
    ),
    "deciders beside steps": (
        ("  steps:\n", "  deciders: [cabinet]\n  steps:\n"),
        ("policy", "Write deciders or steps, not both."),
    ),
}


def faults_of(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(BlueprintRefused) as refused:
        load_policy(path)
    return refused.value.problems


def edited(folder: Path, *replacements: tuple[str, str]) -> Path:
    text = SURREY.read_text("utf-8")
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "gate.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("edit", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_fault_is_named_with_its_place(
    edit: tuple[str, str], expected: tuple[str, str], tmp_path: Path
) -> None:
    fault = faults_of(edited(tmp_path, edit))[0]

    assert (fault.file, fault.field) == ("gate.yaml", expected[0])
    assert expected[1] in fault.sentence
    assert fault.line is not None


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    path = edited(tmp_path, *(MISTAKES[each][0] for each in ("an unknown role", "nobody asks")))

    assert [fault.field for fault in faults_of(path)] == ["policy.steps[0].asks[0].role", "requested_by"]


def test_seats_that_only_the_same_person_could_fill_are_named(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        ("asks: [{role: ed-resources-s151}]", "asks: [{role: ed-resources-s151}, {role: cabinet-member}]"),
        ("holders: [chloe]", "holders: [ben]"),
    )

    assert faults_of(path)[-1].sentence == (
        "Only ben can speak for ed-resources-s151 in decide and for cabinet-member in decide. "
        "One person fills one seat."
    )


def test_an_unknown_name_tells_what_is_shipped() -> None:
    with pytest.raises(BlueprintRefused, match="No policy of this name is shipped; there is bcp-work"):
        shipped_policy_path("surrey")


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    comment = edited(tmp_path, ("policy:\n", "# A comment.\npolicy:\n"))
    assert load_policy(comment).digest == load_policy(SURREY).digest

    other = edited(tmp_path, ("at_least: 3", "at_least: 4"))
    assert load_policy(other).digest != load_policy(SURREY).digest
