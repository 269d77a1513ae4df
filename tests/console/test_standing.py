"""How registers, milestones, ratings and counts are looked at from a command line."""

import json
from pathlib import Path

import pytest

from tests.console.typed import Lockgate, assert_comes_in_every_form

READS = [
    "programme show county",
    "programme show care",
    "milestone list care",
    "milestone list care --late --as-of 2018-12-31",
    "milestone quarters care --on 2018-07-01",
    "milestone quarters county",
    "release ratings care/1A",
    "release ratings --programme care",
    "release costs care",
    "register list care",
    "register list care concerns",
    "register list care concerns --retired",
    "register list care --overdue",
    "register list care concerns --overdue",
]


@pytest.mark.parametrize("read", READS)
def test_every_read_answers_in_every_form(lockgate: Lockgate, kept: Path, read: str) -> None:
    assert_comes_in_every_form(lockgate, read, kept)


def test_a_count_that_differs_ends_with_its_code(lockgate: Lockgate, kept: Path) -> None:
    answer = lockgate("programme", "counts", "care", home=kept)

    assert answer.code == 1
    assert "These differ: technology risks, quick wins." in answer.out
    assert "cannot be counted" in answer.out


def test_a_document_that_counts_nothing_differs_in_nothing(lockgate: Lockgate, kept: Path) -> None:
    answer = lockgate("programme", "counts", "county", home=kept)

    assert (answer.code, "Its document counts nothing." in answer.out) == (0, True)


def test_a_quarter_is_told_with_its_calendar(lockgate: Lockgate, kept: Path) -> None:
    answer = lockgate("milestone", "quarters", "care", "--on", "2018-07-01", home=kept)

    assert answer.out.startswith(
        "2018-07-01 is in Q2 2018/19 of the financial year, in Q3 2018 of the calendar year, "
        "in Q1 of Action plan, Jul-Sep 2018."
    )


def test_a_programme_shows_its_parts_and_the_worst_colour(lockgate: Lockgate, kept: Path) -> None:
    whole = lockgate("programme", "show", "county", home=kept).out
    part = lockgate("programme", "show", "care", home=kept).out

    assert "Rated amber, in negotiation: the worst of what is rated, by the legend's order." in whole
    assert "With its parts: 4 planned; gates open: 0." in whole
    assert "A part of county." in part


def test_late_milestones_can_be_asked_for_alone(lockgate: Lockgate, kept: Path) -> None:
    late = lockgate("milestone", "list", "care", "--late", "-o", "json", home=kept)

    assert [each["id"] for each in json.loads(late.out)] == ["M2"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ("register list care lessons", 6, "lessons is not among"),
        ("register list nowhere", 5, "There is no programme"),
        ("milestone quarters care --on 2018-13-01", 2, "is no day"),
        ("release ratings care/9Z", 5, "care/9Z"),
        (
            "release rate care/1A purple --comment Why --as ben --dry-run",
            6,
            "not in the legend: red",
        ),
        ("release rate care/1A red --comment Why --dry-run", 4, "somebody"),
        ("milestone reach care M9 --as ben --dry-run", 6, "M9 is not among M3."),
        ("milestone reach care/1A M9 --as ben --dry-run", 6, "M9 is not among M1, M2."),
        (
            "register add care concerns T9 Fire --reason Why --as ben --detail hot --dry-run",
            2,
            "is no detail",
        ),
        ("register add care concerns T1 Fire --reason Why --as ben --dry-run", 6, "T1 is there already."),
        (
            "register revise care concerns T9 --reason Why --title Fire --as ben --dry-run",
            6,
            "T9 is not in",
        ),
        ("register review care concerns O1 --found Nothing --as ben --dry-run", 6, "O1 was retired"),
        ("register retire care concerns T9 --reason Why --as ben --dry-run", 6, "T9 is not in Concerns"),
    ],
)
def test_what_cannot_be_is_told_without_a_trace(
    lockgate: Lockgate, kept: Path, words: str, code: int, sentence: str
) -> None:
    answer = lockgate(*words.split(), home=kept)

    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("milestone reforecast care M3 2999-01-31 --reason Late --as ben --dry-run", "reached on 2018-07-03"),
        ("milestone reforecast care/1A M2 2999-01-31 --reason Late --as ben --dry-run", "by 2999-01-31."),
        ("register revise care concerns T1 --reason Why --owner chloe --as ben --dry-run", "ben is not"),
    ],
)
def test_a_dry_run_sends_nothing(lockgate: Lockgate, kept: Path, words: str, said: str) -> None:
    answer = lockgate(*words.split(), home=kept)

    assert said in answer.out + answer.err
    assert "Dry run, nothing was sent" in answer.out or "It would be refused" in answer.err
