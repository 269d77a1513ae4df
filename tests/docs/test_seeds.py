"""The page of rules names each number once, and only places that exist."""

import re
from pathlib import Path

import pytest

import cli
from definitions.shipped import shipped_names

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "seeds.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([A-Z]-\d\d) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
QUOTED = re.findall(r"`([^`]+)`", PAGE)
# How many rules and figures each of the five documents has.
NUMBERS = {"B": 34, "S": 40, "U": 30, "V": 19, "P": 13}


def test_every_number_has_its_row_once_and_in_order() -> None:
    wanted = [f"{letter}-{n:02}" for letter, last in NUMBERS.items() for n in range(1, last + 1)]
    assert [number for number, _, _ in ROWS] == wanted


def test_every_path_exists() -> None:
    paths = {each for each in QUOTED if re.fullmatch(r"[\w.-]+(/[\w.-]+)+", each)}
    assert sorted(each for each in paths if not (ROOT / each).exists()) == []


def test_every_command_exists() -> None:
    commands = [each.split()[1:3] for each in QUOTED if each.startswith("lockgate ")]
    assert [words for words in commands if words[1] not in cli.COMMANDS[words[0]][1]] == []


def test_every_demonstration_exists() -> None:
    named = {each.partition("=")[2] for each in QUOTED if each.startswith("make demo PROGRAMME=")}
    assert named <= set(shipped_names())


@pytest.mark.parametrize("name", shipped_names())
def test_every_programme_has_its_file_linked(name: str) -> None:
    assert f"(../definitions/programmes/{name}.yaml)" in PAGE
