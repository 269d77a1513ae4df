"""Gate policies from a command line."""

import json
from pathlib import Path

import pytest

from definitions.shipped import shipped_policies, shipped_policy_path
from tests.console.typed import Lockgate, assert_comes_in_every_form

READS = [
    "policy list",
    "policy check surrey-yearly-stage-gate",
    "policy diff shepway-phase-start bedford-technical-release",
    "policy diff shepway-phase-start shepway-phase-start",
    "policy try shepway-phase-start --on care",
    "policy try surrey-yearly-stage-gate --on care --as-of 2018-05-20",
]
BOARD = """
schema: 1
source: {document: A wish, date: May 2018}
identity: {issuer: "https://login.example"}
policy:
  id: board-of-two
  title: Both members of the board
  steps:
    - {id: decide, kind: decide, asks: [{role: programme-board, percent: 100}]}
  evidence: [business-case]
  answer_within_days: 14
  remind_every_days: 7
people:
  - {id: asha, name: Asha Rao}
  - {id: ben, name: Ben Cole}
  - {id: chloe, name: Chloe Day}
roles:
  - {id: programme-board, name: Board, holders: [ben, chloe]}
requested_by: asha
"""


@pytest.fixture
def board(tmp_path: Path) -> str:
    """The file of a policy for the programme of the story: both of its board, instead of one."""
    file = tmp_path / "board.yaml"
    file.write_text(BOARD)
    return str(file)


@pytest.mark.parametrize("read", READS)
def test_every_answer_about_policies_has_every_form(lockgate: Lockgate, told: Path, read: str) -> None:
    assert_comes_in_every_form(lockgate, read, told)


def test_the_list_names_what_ships(lockgate: Lockgate) -> None:
    listed = json.loads(lockgate("policy", "list", "-o", "json").out)

    assert [each["name"] for each in listed] == list(shipped_policies())


def test_a_check_names_whom_the_gate_cannot_do_without(lockgate: Lockgate) -> None:
    answer = lockgate("policy", "check", "surrey-yearly-stage-gate")

    assert "Without Chloe Brandt, they could not, until it goes up to cabinet." in answer.out
    assert "Ben Holloway, Chloe Brandt" in answer.out
    assert "Dina" not in answer.out


def test_a_check_names_the_smallest_sets(lockgate: Lockgate) -> None:
    found = json.loads(lockgate("policy", "check", "south-vale-virement", "-o", "json").out)

    assert (found["sound"], found["indispensable"], found["shared_seats"]) == (True, [], [])
    assert [[who["subject"] for who in each] for each in found["smallest_sets"]] == [
        ["ben", "dina"],
        ["ben", "emil"],
        ["chloe", "dina"],
        ["chloe", "emil"],
    ]


def test_a_check_warns_of_one_person_in_two_seats(lockgate: Lockgate, tmp_path: Path) -> None:
    text = shipped_policy_path("surrey-yearly-stage-gate").read_text("utf-8")
    file = tmp_path / "gate.yaml"
    file.write_text(text.replace("holders: [ben]", "holders: [chloe]"), "utf-8")

    answer = lockgate("policy", "check", str(file))

    assert answer.code == 0
    assert (
        "Only chloe can speak for cabinet-member in consult and for ed-resources-s151 in decide."
        in answer.out
    )


def with_rules(file: str, *rules: str, roles: str = "") -> str:
    """The same policy with other rules, and with more people and roles."""
    text = BOARD.replace("  evidence:", "\n".join((*(f"  {rule}" for rule in rules), "  evidence:")))
    text = text.replace("requested_by:", f"{roles}\nrequested_by:")
    text = text.replace("roles:", "  - {id: dina, name: Dina Haddad}\n  - {id: emil, name: Emil Roy}\nroles:")
    Path(file).write_text(text)
    return file


AUDIT = "  - {id: audit, name: Audit, holders: [dina, emil], chair: emil}"
RULES = (
    "checks: [{kind: training, share: 80}, {kind: risks}]",
    "call_in: {by: audit, within_days: 5, members: 2}",
    "break_glass: {by: programme-board, reviewed_by: audit}",
    "break_point: true",
)


def test_a_check_says_who_could_call_in_override_and_review(lockgate: Lockgate, board: str) -> None:
    file = with_rules(board, *RULES, roles=AUDIT)

    people, programs = (lockgate("policy", "check", file, "-o", form) for form in ("table", "json"))

    for sentence in (
        "It checks training (80 per cent), risks.",
        "Dina Haddad, Emil Roy could call the decision in for 5 working days, 2 of them together.",
        "Emil Roy would answer for them.",
        "Two of Ben Cole, Chloe Day could override it, and Dina Haddad, Emil Roy would review that.",
        "A decider may stop the release here.",
    ):
        assert sentence in people.out
    assert json.loads(programs.out)["warnings"] == []
    assert [who["subject"] for who in json.loads(programs.out)["override"]["members"]] == ["ben", "chloe"]


def test_a_check_warns_where_too_few_are_left(lockgate: Lockgate, board: str) -> None:
    glass = "break_glass: {by: directors, reviewed_by: audit}"
    scrutiny = "call_in: {by: audit, within_days: 5, members: 2}"
    roles = "  - {id: directors, name: Directors, holders: [asha, dina]}\n"
    roles += "  - {id: audit, name: Audit, holders: [ben, dina]}"

    found = json.loads(
        lockgate("policy", "check", with_rules(board, glass, scrutiny, roles=roles), "-o", "json").out
    )

    assert found["warnings"] == [
        "Too few of audit are left to call it in, besides those who decide.",
        "Nobody could override it: it takes two of directors other than Asha Rao, who asks.",
    ]


def test_a_difference_of_rules_is_told_in_sentences(lockgate: Lockgate, board: str) -> None:
    other = str(Path(board).with_name("other.yaml"))

    answer = lockgate("policy", "diff", board, with_rules(other, *RULES, roles=AUDIT), "-o", "json")

    assert json.loads(answer.out)["differences"] == [
        "It checks training as well, with 80 per cent.",
        "It checks risks as well.",
        "audit may call a decision in: for 5 working days, once 2 members ask.",
        "Two of programme-board may override it, which audit reviews.",
        "A decider may stop the release here.",
    ]


def test_a_stricter_check_would_have_kept_the_gate_shut(lockgate: Lockgate, told: Path, board: str) -> None:
    Path(board).write_text(
        BOARD.replace("  evidence:", "  checks: [{kind: risks}]\n  evidence:").replace(", percent: 100", "")
    )

    found = json.loads(lockgate("policy", "try", board, "--on", "care", "-o", "json", home=told).out)

    passed = [each for each in found["rounds"] if each["was"] == "approved"]
    assert passed
    assert not any(each["would"] in ("approved", "approved-with-conditions") for each in passed)
    assert "The check of risks fails" in passed[0]["not_counted"][0]["sentence"]


def test_an_unsound_policy_ends_with_code_six(lockgate: Lockgate, board: str) -> None:
    Path(board).write_text(BOARD.replace("holders: [ben, chloe]", "holders: [asha]"))

    people, programs = (lockgate("policy", "check", board, "-o", form) for form in ("table", "json"))

    assert (people.code, programs.code) == (6, 6)
    assert "board.yaml:5 policy: Nobody can decide this gate as programme-board" in people.out
    assert json.loads(programs.out)["sound"] is False


def test_a_policy_that_cannot_be_read_is_neither_compared_nor_tried(lockgate: Lockgate, told: Path) -> None:
    for words in ("diff nothing shepway-phase-start", "try nothing --on care"):
        answer = lockgate("policy", *words.split(), home=told)

        assert (answer.code, answer.out) == (6, "")
        assert "Next: Put the file right, then: lockgate policy check nothing" in answer.err


def test_a_difference_is_told_in_sentences(lockgate: Lockgate, board: str) -> None:
    other = Path(board).with_name("other.yaml")
    other.write_text(
        BOARD.replace("percent: 100}", "at_least: 2}").replace(
            "kind: decide,", "kind: decide, method: majority,"
        )
    )

    answer = lockgate("policy", "diff", board, str(other), "-o", "json")

    # Exit code 1 says that something failed, and a difference is no failure.
    assert answer.code == 0
    assert json.loads(answer.out) == {
        "same": False,
        "differences": [
            "In the step decide, programme-board needs at least 2 instead of all.",
            "In the step decide, answers are counted by majority instead of veto.",
        ],
    }


def test_the_same_policy_does_not_differ(lockgate: Lockgate, board: str) -> None:
    answer = lockgate("policy", "diff", board, board)

    assert (answer.code, answer.out.splitlines()[0]) == (0, "Both ask for the same.")


def test_a_trial_tells_what_would_have_become_of_each_round(
    lockgate: Lockgate, told: Path, board: str
) -> None:
    found = json.loads(lockgate("policy", "try", board, "--on", "care", "-o", "json", home=told).out)

    fates = {(each["gate"], each["round"]): each["fate"] for each in found["rounds"]}
    assert found["estimate"] is True
    assert fates["care/1A/design", 1] == "refused"
    assert sum(found["totals"].values()) == len(fates)


def test_a_trial_says_that_it_is_an_estimate(lockgate: Lockgate, told: Path, board: str) -> None:
    answer = lockgate("policy", "try", board, "--on", "care", home=told)

    assert answer.out.startswith("An estimate, kept nowhere")


def test_a_trial_as_of_a_day_knows_nothing_later(lockgate: Lockgate, told: Path, board: str) -> None:
    words = ("policy", "try", board, "--on", "care", "-o", "json", "--as-of", "2018-04-30")

    rounds = json.loads(lockgate(*words, home=told).out)["rounds"]

    assert {(each["gate"], each["round"]) for each in rounds} == {("care/1A/design", 1), ("care/2018-19", 1)}


def test_a_trial_is_never_stored(lockgate: Lockgate, told: Path, board: str) -> None:
    before = lockgate("audit", "timeline", "-o", "json", home=told).out

    lockgate("policy", "try", board, "--on", "care", home=told)

    assert lockgate("audit", "timeline", "-o", "json", home=told).out == before


def test_a_trial_needs_a_programme_that_there_is(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("policy", "try", "shepway-phase-start", "--on", "heaven", home=told)

    assert (answer.code, answer.out) == (5, "")
