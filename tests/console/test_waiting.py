"""What waiting costs, from a command line."""

import json
from pathlib import Path

from tests.console.typed import Lockgate

ON = ("--as-of", "2018-04-20")
WAITING = ("gate", "waiting", *ON)


def test_waiting_is_told_as_an_estimate_by_gate_and_release(lockgate: Lockgate, waiting: Path) -> None:
    answer = lockgate(*WAITING, home=waiting)

    assert answer.code == 0
    assert "An estimate, kept nowhere" in answer.out
    assert "£273.97" in answer.out
    assert answer.out.endswith("Next: lockgate gate explain care/1A/design\n")


def test_the_document_has_every_number(lockgate: Lockgate, waiting: Path) -> None:
    known = json.loads(lockgate(*WAITING, "-o", "json", home=waiting).out)

    assert known["estimate"] is True
    (gate,) = known["waiting"]["gates"]
    assert gate["a_day"] == {"low": 27_397, "likely": 27_397, "high": 27_397}
    assert set(known["waiting"]["lost"]) == {"people", "evidence", "rework"}


def test_a_gate_says_in_one_line_what_waiting_costs(lockgate: Lockgate, waiting: Path) -> None:
    sentence = "Waiting for people costs £273.97 of benefit a day (£273.97 to £273.97), from 2018-05-01 on"

    assert sentence in lockgate("gate", "show", "1A/design", *ON, home=waiting).out


def test_nothing_waits_past_its_plan_within_it(lockgate: Lockgate, waiting: Path) -> None:
    assert "Waiting costs" not in lockgate("gate", "inbox", *ON, home=waiting).out
    assert "No gate waits past its plan" in lockgate(*WAITING, home=waiting).out


def test_a_gate_for_money_cannot_be_valued(lockgate: Lockgate, told: Path) -> None:
    assert "It decides on money" in lockgate("gate", "waiting", home=told).out


def test_the_inbox_says_what_all_waiting_costs(lockgate: Lockgate, waiting: Path) -> None:
    told = lockgate("gate", "inbox", "--as-of", "2018-05-20", home=waiting).out

    assert "Waiting costs £273.97 of benefit a day (£273.97 to £273.97): for people £273.97;" in told
