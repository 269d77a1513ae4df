"""What keeps text that people typed from doing anything but being read."""

import pytest

from console.answer import Answer, Money, Sheet
from console.plain import safe
from console.printing import show
from domain.money import Pence

HOSTILE = "\x1b[31m[bold]=cmd\x1b]0;title\x07\u202e\r\n!"


def test_nothing_typed_can_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = Sheet(columns=("text",), rows=[(HOSTILE,)])

    show(Answer(document=None, said=(HOSTILE,), sheets=(sheet,), next=HOSTILE), "table")

    printed = capsys.readouterr().out
    assert printed.count("[bold]=cmd !") == 3
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(printed)


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", " ="])
def test_a_spreadsheet_reads_text_as_text(capsys: pytest.CaptureFixture[str], begins: str) -> None:
    show(Answer(document=None, sheets=(Sheet(columns=("text",), rows=[(f"{begins}1",)]),)), "csv")

    assert capsys.readouterr().out == f"text\n'{begins}1\n"


def test_a_spreadsheet_reads_numbers_as_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [(-5, Money(Pence(-1_50)))]

    show(Answer(document=None, sheets=(Sheet(columns=("days", "pounds"), rows=rows),)), "csv")

    assert capsys.readouterr().out == "days,pounds\n-5,-1.50\n"


def test_safe_text_stays_as_it_is() -> None:
    assert (
        safe("No 'plan B' & no costs – “yes” <first> 東京") == "No 'plan B' & no costs – “yes” <first> 東京"
    )
