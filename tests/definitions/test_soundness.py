"""What a well-shaped blueprint may still get wrong: the domain's rules, shown on the file's lines."""

from pathlib import Path

import pytest

from definitions.translation import path_in_file
from tests.definitions.edited import edited, faults_of, line_of

BUILD_SEATS = (
    "Nobody can decide this gate as design-authority: each seat needs a person of its own other than asha, "
    "who asks for it."
)
CMT_SEATS = BUILD_SEATS.replace("design-authority", "cmt")
STAGES_IN_ORDER = (
    "The stages are design, consultation, build-sprints, training, sign-off, each once and in this order."
)

MISTAKES = {
    "an unknown dependency": (
        ('depends_on: ["2A", "2B"]', 'depends_on: ["2A", "2C"]'),
        ('depends_on: ["2A", "2C"]', "releases[7].depends_on[1]", "There is no release 2C."),
    ),
    "a start before a dependency ends": (
        ("starts: 2019-01-07, ends: 2019-01-25", "starts: 2018-11-01, ends: 2019-01-25"),
        (
            'depends_on: ["1A"',
            "releases[5].depends_on[0]",
            "It starts on 2018-11-01, before 1A ends on 2018-11-30.",
        ),
    ),
    "an end before the start": (
        ("ends: 2018-03-16", "ends: 2018-03-01"),
        ("2018-03-01", "releases[0].stages[4].ends", "It ends before it starts on 2018-03-05."),
    ),
    "a stage before the one before it": (
        ("starts: 2018-02-05", "starts: 2017-11-24"),
        (
            "2017-11-24",
            "releases[0].stages[3].starts",
            "It starts before the stage before it, on 2017-11-27.",
        ),
    ),
    "a stage left out": (
        ("      - {stage: training, starts: 2018-02-05, ends: 2018-02-23, gate: training}\n", ""),
        (
            "stages:",
            "releases[0].stages",
            STAGES_IN_ORDER,
        ),
    ),
    "a stage beyond the bank holidays": (
        ("starts: 2020-05-11, ends: 2020-06-05", "starts: 2020-05-11, ends: 2101-06-05"),
        (
            "ends: 2101-06-05",
            "releases[7].stages[4].ends",
            "The calendar england-and-wales covers 2016-01-01 to 2100-12-31 only.",
        ),
    ),
    "an unknown policy": (
        ("gate: detailed-design}", "gate: designed}"),
        ("gate: designed}", "releases[0].stages[0].gate", "There is no policy designed."),
    ),
    "an unknown decider": (
        ("deciders: [design-authority,", "deciders: [architects,"),
        ("deciders: [architects,", "policies[2].deciders[0]", "There is no role architects."),
    ),
    "an unknown holder": (
        ("holders: [ben, chloe]", "holders: [ben, zoe]"),
        ("holders: [ben, zoe]", "roles[1].holders[1]", "zoe is not among the people."),
    ),
    "an unknown lead": (
        ("    lead: asha\n", "    lead: zoe\n"),
        ("lead: zoe", "releases[0].lead", "zoe is not among the people."),
    ),
    "an unknown way up": (
        ("escalates_to: cmt", "escalates_to: council"),
        ("escalates_to: council", "roles[1].escalates_to", "There is no role council."),
    ),
    "no days to answer": (
        ("answer_within_days: 10", "answer_within_days: 0"),
        ("answer_within_days: 0", "policies[0].answer_within_days", "Give at least one day."),
    ),
    "nobody affected and no reason": (
        ("affected_headcount: 7", "affected_headcount: 0"),
        ('- id: "1A"', "releases[1].nothing_to_consult_on", "Say why there is nothing to consult on."),
    ),
    "an owner who confirms alone": (
        ("confirmers: [jane]", "confirmers: [kofi]"),
        (
            "confirmers: [kofi]",
            "benefits[0].confirmers",
            "Somebody other than the owner must be able to confirm it.",
        ),
    ),
    "a benefit of no release": (
        ('release: "1A"', 'release: "9A"'),
        ('release: "9A"', "benefits[0].release", "There is no release 9A."),
    ),
    "a benefit twice": (
        ("- id: B-1B", "- id: B-1A"),
        ("- id: B-1A", "benefits[1].id", "B-1A is there twice."),
    ),
}

SEATS = {
    "the only holder leads": ("holders: [farah]", "holders: [asha]", BUILD_SEATS),
    "nobody holds the role": ("holders: [farah]", "holders: []", BUILD_SEATS),
    "two seats for one person": (
        "deciders: [design-authority, programme-management-meeting]",
        "deciders: [cmt, cmt]",
        CMT_SEATS,
    ),
}


@pytest.mark.parametrize(("edit", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_an_unsound_place_is_named(
    edit: tuple[str, str], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    path = edited(tmp_path, edit)
    fault = faults_of(path)[0]
    on, field, sentence = expected
    assert on in line_of(path, fault)
    assert (fault.field, fault.sentence) == (field, sentence)


@pytest.mark.parametrize(("old", "new", "sentence"), SEATS.values(), ids=SEATS)
def test_every_gate_that_nobody_can_decide_is_named(
    old: str, new: str, sentence: str, tmp_path: Path
) -> None:
    path = edited(tmp_path, (old, new))
    faults = faults_of(path)
    assert [fault.field for fault in faults] == [f"releases[{nth}].stages[2].gate" for nth in range(9)]
    assert {fault.sentence for fault in faults} == {sentence}
    assert all("stage: build-sprints" in line_of(path, fault) for fault in faults)


def test_releases_may_not_wait_in_a_circle(tmp_path: Path) -> None:
    path = edited(tmp_path, ("depends_on: []", 'depends_on: ["4"]'))
    fault = next(each for each in faults_of(path) if "wait for one another" in each.sentence)
    assert fault.field.endswith(".depends_on")
    assert line_of(path, fault).startswith("depends_on: ")


def test_roles_may_not_escalate_in_a_circle(tmp_path: Path) -> None:
    path = edited(tmp_path, ("holders: [hana]", "holders: [hana]\n    escalates_to: programme-board"))
    (fault,) = faults_of(path)
    assert fault.sentence.startswith("Roles escalate in a circle: ")
    assert line_of(path, fault).startswith("escalates_to: ")


def test_two_releases_may_not_share_an_id(tmp_path: Path) -> None:
    path = edited(tmp_path, ('- id: "1B"', '- id: "1A"'), ('release: "1B"', 'release: "1A"'))
    fault = next(each for each in faults_of(path) if each.field == "releases[2].id")
    assert fault.sentence == "1A is there twice."
    assert line_of(path, fault) == '- id: "1A"'


def test_two_people_may_not_share_an_id(tmp_path: Path) -> None:
    path = edited(tmp_path, ("  - {id: kofi,", "  - {id: asha, name: Another Asha}\n  - {id: kofi,"))
    (fault,) = faults_of(path)
    assert (fault.field, fault.sentence) == ("people[10].id", "asha is there twice.")


def test_unsound_places_are_listed_in_the_files_order(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        ("escalates_to: cmt", "escalates_to: council"),
        ("remind_every_days: 4", "remind_every_days: 0"),
        ("ends: 2018-03-16", "ends: 2018-03-01"),
        ('depends_on: ["2A", "2B"]', 'depends_on: ["2A", "2C"]'),
        ("confirmers: [jane]", "confirmers: [zoe]"),
    )
    assert [fault.field for fault in faults_of(path)] == [
        "roles[1].escalates_to",
        "policies[0].remind_every_days",
        "releases[0].stages[4].ends",
        "releases[7].depends_on[1]",
        "benefits[0].confirmers[0]",
    ]


def test_unsound_places_show_beside_unreadable_ones(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        ("    sprints: 2\n", "    sprints: 2\n    sprints: 2\n"),
        ("escalates_to: cmt", "escalates_to: council"),
    )
    assert [fault.field for fault in faults_of(path)] == ["roles[1].escalates_to", "releases[0].sprints"]


def test_amounts_carry_the_names_of_the_file() -> None:
    assert path_in_file(("benefits", 0, "annual")) == ("benefits", 0, "annual_pence")
    assert path_in_file(("benefits", 0, "baseline")) == ("benefits", 0, "baseline_pence")
