"""Other people and rules for a programme from a command line, with a real server and a worker behind it."""

import json
from pathlib import Path

import pytest

from definitions.shipped import shipped_policy_path
from tests.console.desk import SMALL, Desk, assert_told
from tests.console.typed import Lockgate

WHY = "--reason 'Minute 4.'"
PEOPLES_PART = SMALL.read_text()[SMALL.read_text().index("people:") : SMALL.read_text().index("stewards:")]
BEN_SPONSORS, EWAN_SPONSORS = "name: Sponsor, holders: [ben]", "name: Sponsor, holders: [ewan]"


def roster(folder: Path, *replacements: tuple[str, str]) -> Path:
    """A file with the people of the small programme, but for what is replaced."""
    text = PEOPLES_PART
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "roster.yaml"
    file.write_text(text)
    return file


def policy(folder: Path) -> Path:
    """Shepway's policy, asking the sponsor and nothing else."""
    text = shipped_policy_path("shepway-phase-start").read_text().replace("programme-board", "sponsor")
    file = folder / "policy.yaml"
    file.write_text(text)
    return file


def test_another_roster_is_adopted_and_open_gates_are_named(desk: Desk) -> None:
    desk.starts_and_hands_in()
    adopt = f"roster adopt {desk.programme} {roster(desk.folder, (BEN_SPONSORS, EWAN_SPONSORS))} {WHY} --as"
    look = f"lockgate roster show {desk.programme}"
    assert_told(desk.types(f"{adopt} ben"), 6, "ben does not act as chief", look=look)

    dry, first, again = (desk.types(f"{adopt} dina{more}") for more in (" --dry-run", "", ""))

    assert [dry.code, first.code, again.code] == [0, 0, 0]
    assert "nothing was sent" in dry.out
    assert f"Adopted: the roster of {desk.programme}, with people: 7, roles: 6." in first.out
    assert f"{desk.design}" in first.out
    assert first.out.splitlines()[-1].startswith(f"Next: lockgate gate rebase {desk.design}")
    shown = desk.types(f"roster show {desk.programme}").out
    assert "Dina Haddad adopted it: Minute 4." in shown
    told = desk.types(f"audit timeline --programme {desk.programme} --kind roster-adopted").out
    assert told.count("adopted another roster") == 1


def test_a_roster_that_serves_its_author_or_nobody_is_refused(desk: Desk) -> None:
    desk.starts()
    adopt = f"roster adopt {desk.programme} {{}} {WHY} --as dina"
    mine = roster(desk.folder, (BEN_SPONSORS, "name: Sponsor, holders: [dina]"))
    assert_told(desk.types(adopt.format(mine)), 6, "Nobody gives authority to themselves.")
    nobodys = roster(desk.folder, ("name: Finance, holders: [chloe]", "name: Finance, holders: []"))
    answer = desk.types(adopt.format(nobodys))
    assert_told(answer, 6, f"{desk.release}/sign-off: too few people as finance.")


def test_a_fault_of_a_roster_is_named_on_its_line(desk: Desk) -> None:
    desk.starts()
    file = roster(desk.folder, (BEN_SPONSORS, "name: Sponsor, holders: [zoe]"))

    answer = desk.types(f"roster adopt {desk.programme} {file} {WHY} --as dina")

    assert_told(answer, 6, "roster.yaml:11 roles[0].holders[0]: zoe is not among the people.")


def test_another_policy_is_adopted_for_new_gates(desk: Desk) -> None:
    desk.starts_and_hands_in()
    adopt = f"policy adopt {desk.programme} {policy(desk.folder)} --id design {WHY} --as dina"

    answer = desk.types(f"{adopt} -o json")

    assert (answer.code, json.loads(answer.out)["behind"][0]["gate"]) == (0, desk.design)
    in_force = json.loads(desk.types(f"policy in-force {desk.programme} -o json").out)
    assert {each["policy"]: each["by"]["subject"] for each in in_force} == {"design": "dina", "both": "asha"}
    assert (in_force[0]["version"], in_force[1]["version"]) == (2, 1)
    assert in_force[0]["digest"] == json.loads(answer.out)["digest"]


def test_a_shipped_policy_needs_the_roles_that_it_asks(desk: Desk) -> None:
    desk.starts()
    adopt = f"policy adopt {desk.programme} surrey-yearly-stage-gate {WHY} --as dina"
    assert_told(desk.types(adopt), 6, "There is no role cabinet-member.")
    assert_told(desk.types(f"{adopt} --id 'a b'"), 2, "'a b' names no policy.")


@pytest.mark.parametrize("command", ["roster show", "policy in-force"])
def test_an_unknown_programme_has_nothing_in_force(lockgate: Lockgate, told: Path, command: str) -> None:
    assert_told(lockgate(*command.split(), "nowhere", home=told), 5, "There is no programme 'nowhere'.")


def test_a_roster_is_shown_as_it_stands_on_a_day(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("roster", "show", "care", "--on", "2018-05-31", home=told)

    assert "as it stands on 2018-05-31" in answer.out
    assert "Ben Cole, Chloe Day" in answer.out
    assert "Asha Rao adopted it." in answer.out
