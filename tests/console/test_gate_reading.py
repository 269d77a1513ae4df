"""What is read of a gate besides its words: checks, money, effect, call-in and override."""

import json
from pathlib import Path

import pytest

from tests.console.typed import Lockgate, assert_comes_in_every_form

READS = [
    "gate show 1A/design",
    "gate explain 1A/design",
    "gate explain 1A/training",
    "audit overrides",
    "audit overrides care",
    "audit overrides care --as-of 2018-04-21",
    "audit attempts",
]


@pytest.mark.parametrize("read", READS)
def test_every_read_answers_in_every_form(lockgate: Lockgate, decided: Path, read: str) -> None:
    assert_comes_in_every_form(lockgate, read, decided)


@pytest.mark.parametrize("page", ["show", "explain"])
def test_both_pages_tell_checks_money_limits_and_the_override(
    lockgate: Lockgate, decided: Path, page: str
) -> None:
    answer = lockgate("gate", page, "1A/design", home=decided)

    for part in (
        "7 of 10 are trained, and 80 per cent are asked for.",
        "not applicable",
        "At stake: £50,000.00 in 2018/19.",
        "£20,000.00 at a time",
        "£50,000.00 is above £20,000.00.",
        "cmt, once escalated",
        "any amount",
        "ben and chloe overrode it under INC-7 on 22 April 2018, 09:00 UTC: The roof leaks.",
        "dev found the override right: It rained in.",
        "propose-override",
        "NotYourGlass",
    ):
        assert part in answer.out


@pytest.mark.parametrize("page", ["show", "explain"])
def test_both_pages_tell_who_called_a_decision_in(lockgate: Lockgate, decided: Path, page: str) -> None:
    answer = lockgate("gate", page, "2A/design", home=decided)

    assert "dev called it in: Nobody asked the ward." in answer.out
    assert "It takes no effect until scrutiny has answered." in answer.out


def test_both_pages_tell_until_when_a_gate_is_put_off(lockgate: Lockgate, decided: Path) -> None:
    for page in ("show", "explain"):
        assert "Deferred until 2018-09-03." in lockgate("gate", page, "1A/consultation", home=decided).out


def test_what_is_to_be_typed_next_fits_how_the_gate_stands(lockgate: Lockgate, decided: Path) -> None:
    called_in, overridden = (
        lockgate("gate", "show", gate, home=decided).out.splitlines()[-1]
        for gate in ("2A/design", "2A/training")
    )

    assert called_in == "Next: lockgate gate answer-call-in care/2A/design --stands --reason TEXT --as PERSON"
    assert (
        overridden == "Next: lockgate gate review-override care/2A/training --right --note TEXT --as PERSON"
    )


def test_whoever_spoke_sees_what_changed_and_that_one_action_says_it_again(
    lockgate: Lockgate, decided: Path
) -> None:
    people = json.loads(lockgate("gate", "explain", "1A/training", "-o", "json", home=decided).out)["people"]

    ben = next(each for each in people if each["who"]["subject"] == "ben")
    assert "reaffirm" in ben["can"]
    assert ben["since"]["facts"][0].startswith("Training: 10 of 10 are trained")


@pytest.mark.parametrize("page", ["show", "explain"])
def test_programs_get_all_that_the_pages_say_and_the_digest_of_each_input(
    lockgate: Lockgate, decided: Path, page: str
) -> None:
    found = json.loads(lockgate("gate", page, "1A/design", "-o", "json", home=decided).out)

    inputs = ("policy", "roster", "evidence", "facts", "calendar", "decisions", "people")
    assert tuple(found["inputs"]) == inputs
    assert all(value.startswith("sha256:") for value in found["inputs"].values())
    assert [each["result"] for each in found["checks"]] == ["fail", "not applicable"]
    assert found["money"]["stake"]["whole"] == 50_000_00
    assert found["aftermath"]["overridden"]["reference"] == "INC-7"
    assert found["aftermath"]["reviewed"]["was_right"] is True
    assert found["attempts"][0]["attempt"] == "propose-override"


def test_the_ledger_shows_first_what_nobody_has_reviewed(lockgate: Lockgate, decided: Path) -> None:
    people = lockgate("audit", "overrides", "care", home=decided)
    programs = json.loads(lockgate("audit", "overrides", "care", "-o", "json", home=decided).out)

    assert [(each["reference"], each["was_right"]) for each in programs] == [("INC-8", None), ("INC-7", True)]
    assert "Ben Cole, Chloe Day" in people.out
    assert people.out.endswith(
        "Next: lockgate gate review-override care/2A/training --right --note TEXT --as PERSON\n"
    )


def test_the_ledger_as_of_a_day_knows_nothing_later(lockgate: Lockgate, decided: Path) -> None:
    answer = lockgate("audit", "overrides", "--as-of", "2018-04-21", home=decided)

    assert "Nothing was overridden." in answer.out


def test_attempts_name_what_was_tried(lockgate: Lockgate, decided: Path) -> None:
    found = json.loads(lockgate("audit", "attempts", "-o", "json", home=decided).out)

    assert [(each["tried"], each["rule"]) for each in found] == [
        ("propose-override", "NotYourGlass"),
        ("approve", "AboveLimit"),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "gate override 1A/training --reference I --reason x",
        "gate confirm-override 1A/training --reference I",
        "gate review-override 1A/training --right --note x",
        "gate call-in 1A/training --reason x",
        "gate answer-call-in 1A/training --stands --reason x",
        "gate waive-call-in 1A/training --reason x",
        "gate recall 1A/training --reason x",
        "gate rebase 1A/training --roster --reason x",
        "gate defer 1A/training --until 2999-01-01 --reason x",
        "gate stop 1A/training --reason x",
        "gate reaffirm 1A/training",
    ],
)
def test_a_dry_run_tells_a_stranger_why_not_and_records_nothing(
    lockgate: Lockgate, decided: Path, typed: str
) -> None:
    before = lockgate("audit", "timeline", "-o", "json", home=decided).out

    answer = lockgate(*typed.split(), "--as", "stranger", "--dry-run", home=decided)

    assert (answer.code, answer.out) == (6, "")
    assert "It would be refused: " in answer.err
    assert "\nNext: Look again: lockgate gate show care/1A/training" in answer.err
    assert lockgate("audit", "timeline", "-o", "json", home=decided).out == before


@pytest.mark.parametrize(
    "typed",
    [
        "gate review-override 1A/design --note x",
        "gate answer-call-in 2A/design --reason x",
        "gate rebase 1A/training --reason x",
        "gate override 1A/training --reason x",
        "gate defer 1A/training --reason x",
    ],
)
def test_what_has_to_be_said_cannot_be_left_out(lockgate: Lockgate, decided: Path, typed: str) -> None:
    assert lockgate(*typed.split(), "--as", "ben", "--dry-run", home=decided).code == 2
