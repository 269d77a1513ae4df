"""What would have been, from a command line."""

import json
from pathlib import Path

import pytest

from tests.console.desk import assert_told
from tests.console.typed import Lockgate

ON = ("--as-of", "2018-04-20")
ANSWERED = [
    "--slip 1A=20",
    "--slip care/1A=-5 --case low",
    "--start 2A=2019-01-07",
    "--gate 1A/design=approved@2018-05-01",
    "--gate care/1A/design#1=stopped@2018-05-01",
    "--gate 1A/design=rejected@2018-05-01 --rework-days 15",
]


@pytest.mark.parametrize("supposed", ANSWERED)
def test_every_supposition_is_answered_as_an_estimate(
    lockgate: Lockgate, waiting: Path, supposed: str
) -> None:
    table, document = (
        lockgate("plan", "what-if", "care", *ON, *supposed.split(), "-o", form, home=waiting)
        for form in ("table", "json")
    )

    assert (table.code, document.code) == (0, 0), table.err
    assert "An estimate, kept nowhere" in table.out
    assert "First it differs at " in table.out
    known = json.loads(document.out)
    assert known["estimate"] is True
    assert {"releases", "money", "first"} <= set(known["what_if"])


def test_assumed_rework_is_told_as_such(lockgate: Lockgate, waiting: Path) -> None:
    rejected = ("--gate", "1A/design=rejected@2018-05-01", "--rework-days", "15")
    answer = lockgate("plan", "what-if", "care", *ON, *rejected, home=waiting)

    assert "Rework takes 15 working days, as assumed." in answer.out


def test_a_supposition_is_not_stored(lockgate: Lockgate, waiting: Path) -> None:
    before = lockgate("audit", "timeline", home=waiting).out
    lockgate("plan", "what-if", "care", *ON, "--slip", "1A=20", home=waiting)

    assert lockgate("audit", "timeline", home=waiting).out == before


def test_money_stands_by_fund_and_year_side_by_side(lockgate: Lockgate, waiting: Path) -> None:
    sheet = json.loads(
        lockgate("plan", "what-if", "care", *ON, "--slip", "1A=30", "-o", "json", home=waiting).out
    )

    years = [(each["fund"], each["year"], each["would"] - each["was"]) for each in sheet["what_if"]["money"]]
    assert years == [("General Fund", 2018, -25_000_00), ("General Fund", 2019, 0)]


def test_another_policy_is_tried_at_the_gates_that_follow_it(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("plan", "what-if", "care", "--policy", "surrey-yearly-stage-gate", home=told)

    assert answer.code == 0, answer.err
    assert "First it differs at care/1A/design, round 1" in answer.out


@pytest.mark.parametrize(
    ("supposed", "code", "sentence"),
    [
        ("", 6, "Say what is supposed to be otherwise"),
        ("--slip 9Z=2", 6, "It is not on the way"),
        ("--slip 1A=many", 2, "is no number of working days"),
        ("--slip 1A", 2, "is no name and value"),
        ("--gate 1A/design=maybe@2018-05-01", 2, "names no gate, outcome and day"),
        ("--gate 1A/design=approved@May", 2, "is no day"),
        ("--gate 1A/training=approved@2018-05-01", 5, "had no such round"),
        ("--gate 1A/design=rejected@2018-05-01", 6, "How long rework takes is not known"),
        ("--gate 1A/design=rejected@2018-05-01", 6, "Such as: --rework-days 15"),
        ("--gate 1A/design=rejected@2018-05-01 --rework-days -1", 2, "--rework-days"),
    ],
)
def test_what_cannot_be_supposed_is_told(
    lockgate: Lockgate, waiting: Path, supposed: str, code: int, sentence: str
) -> None:
    assert_told(lockgate("plan", "what-if", "care", *ON, *supposed.split(), home=waiting), code, sentence)
