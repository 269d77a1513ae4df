"""How those affected are heard from a command line, and what the law asks for."""

import json
from pathlib import Path

import pytest

from tests.console.desk import Desk, assert_told
from tests.console.typed import Lockgate

AFFECTED = "--at 'Civic Centre;24;3;2;1' --at 'Depot;5' --first-dismissal 2026-11-02"
HR1 = "--day 2018-06-01 --reference HR1-77 --first-notice 2018-06-02 --first-dismissal 2018-08-01"
MALFORMED = ["Civic Centre", "Civic Centre;many", ";24", "Depot;1;2;3;4;5"]


def test_who_is_affected_decides_what_the_law_asks_for(desk: Desk) -> None:
    desk.starts()
    check = f"consultation check {desk.release} --from 2026-11-30"
    assert "0 heads count" in desk.types(check).out

    stated = desk.types(f"consultation affected {desk.release} {AFFECTED} --as asha")
    assert (stated.code, "29 heads at Civic Centre, Depot are affected." in stated.out) == (
        0,
        True,
    )
    spoken = "--kind trade-union --people 2 --as asha"
    assert desk.types(f"consultation representatives {desk.release} UNISON {spoken}").code == 0

    told = desk.types(check).out
    for part in (
        "nobody leaves before 2026-12-30",
        "23 heads (1A) count at Civic Centre within 90 days: at least 30 days, form HR1 is due.",
        "The first dismissal is planned for 2026-11-02: that is too soon.",
        "Rule of england-redundancy since 2013-04-06",
    ):
        assert part in told
    known = json.loads(desk.types(f"{check} -o json").out)
    assert (known["dates"]["award_days"], known["closes_on"], known["fits"]) == (180, "2026-12-30", False)
    shown = desk.types(f"consultation show {desk.release}").out
    assert "has not begun" in shown
    assert "2 speak for UNISON (trade-union)." in shown
    assert_told(
        desk.types(f"consultation extend {desk.release} --until 2027-01-01 --reason More --as asha"),
        6,
        "Only a consultation that has opened",
        look=f"lockgate consultation show {desk.release}",
    )


def test_representatives_are_given_a_form_that_was_sent(desk: Desk) -> None:
    desk.starts()
    copy = f"consultation hr1-copy {desk.release} --day 2026-11-30 --as asha"
    look = f"lockgate consultation show {desk.release}"
    assert_told(desk.types(copy), 6, "Form HR1 is sent before", look=look)
    assert_told(desk.types(f"{copy.replace('2026-11-30', '2026-11-31')}"), 2, "no day")


def test_those_affected_are_brought_in_from_a_list(desk: Desk) -> None:
    desk.starts()
    file = desk.folder / "affected.csv"
    file.write_text("Establishment;Heads;Voluntary\nCivic Centre;24;3\nDepot;5;6\nDepot;five;\n")
    affected = f"consultation affected {desk.release} --file {file} --as asha"
    refused = desk.types(f"{affected} -o json")
    assert (refused.code, [each["line"] for each in json.loads(refused.out)["refused"]]) == (6, [3, 4])

    assert desk.types(f"{affected} --keep-good").code == 8

    (place,) = json.loads(desk.types(f"consultation show {desk.release} -o json").out)["affected"]
    assert (place["establishment"], place["heads"], place["voluntary"]) == ("Civic Centre", 24, 3)


def test_each_response_of_a_list_is_refused_with_its_reason(
    lockgate: Lockgate, waiting: Path, tmp_path: Path
) -> None:
    file = tmp_path / "responses.csv"
    file.write_text(
        "number,speaks for,heads,summary,answer\nR-1,UNISON,30,minute 4,letter 9\nR-2,,1,minute 5,\n"
    )
    words = f"consultation respond 1A --file {file} --dry-run --as asha -o json"

    answer = lockgate(*words.split(), home=waiting)

    told = {each["line"]: each for each in json.loads(answer.out)["refused"]}
    assert (answer.code, told[3]["column"]) == (6, "speaks for")
    assert "Only a consultation that has opened" in told[2]["reason"]


def test_a_transfer_is_planned_and_its_days_are_told(desk: Desk) -> None:
    desk.starts()
    planned = "--effective 2999-11-30 --from Contractor --to Council --heads 4 --as asha"
    assert desk.types(f"consultation transfer {desk.release} {planned}").code == 0
    step = "--step measures-letter --day 2026-01-05 --evidence 'letter 12' --plans-measures --as asha"
    assert desk.types(f"consultation transfer {desk.release} {step}").code == 0

    shown = desk.types(f"consultation show {desk.release}").out

    assert "4 transfer to Council on 2999-11-30; information due by 2999-11-02." in shown
    assert "Up to 13 weeks' pay each is at stake" in shown


def test_nothing_to_consult_on_is_recorded_by_a_person(desk: Desk) -> None:
    desk.starts()

    found = desk.types(f"consultation affected {desk.release} --nobody 'All of them stay.' --as asha")

    assert found.code == 0
    shown = desk.types(f"consultation show {desk.release}").out
    assert "has nothing to consult on: All of them stay." in shown


def test_a_story_that_has_ended_tells_how_people_were_heard(lockgate: Lockgate, told: Path) -> None:
    shown = lockgate("consultation", "show", "1A", home=told)

    for part in ("Consultation on care/1A closed on 2018-06-20.", "Lacking: Its outcome is not reported."):
        assert part in shown.out


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("hr1 1A --copy {file} " + HR1, "Only a consultation that has opened"),
        ("respond 1A R-1 --speaks-for UNISON --heads 9 --summary m4", "Only a consultation that has opened"),
        ("answer 1A R-1 --answer l9", "Only a consultation that has opened"),
        ("meet 1A --day 2018-06-01 --with UNISON --note m4", "Only a consultation that has opened"),
        ("report 1A {file}", "Only a consultation that has opened"),
        ("extend 1A --until 2018-07-01 --reason More", "Only a consultation that has opened"),
        ("affected 1A --at Depot;0", "Heads are whole people"),
        ("representatives 1A UNISON --kind elected --people 0", "at least one person each"),
        ("transfer 1A --effective 2018-11-30 --from A --to B --heads 4", "can no longer be moved"),
        ("transfer 1A --step informed --day 2018-06-01 --evidence l1", "There is no transfer planned"),
    ],
)
def test_a_dry_run_tells_the_reason_and_keeps_nothing(
    lockgate: Lockgate, waiting: Path, tmp_path: Path, line: str, sentence: str
) -> None:
    (tmp_path / "paper.txt").write_text("The paper.")
    words = line.format(file=tmp_path / "paper.txt").split()

    answer = lockgate("consultation", *words, "--dry-run", "--as", "asha", home=waiting)

    assert_told(answer, 6, "It would be refused: ")
    assert sentence in answer.err
    assert not (waiting / "evidence").exists()


def test_a_dry_run_tells_what_would_be_recorded(lockgate: Lockgate, waiting: Path) -> None:
    line = "consultation affected 1A --at Depot;12 --dry-run --as asha"

    answer = lockgate(*line.split(), home=waiting)

    assert (answer.code, "Dry run, nothing was sent: 12 heads at Depot" in answer.out) == (0, True)


@pytest.mark.parametrize("typed", MALFORMED)
def test_heads_have_a_place_and_whole_numbers(lockgate: Lockgate, waiting: Path, typed: str) -> None:
    answer = lockgate("consultation", "affected", "1A", "--at", typed, "--as", "asha", home=waiting)

    assert_told(answer, 2, "is no place with heads")


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("affected 1A", 2, "or --nobody with the reason"),
        ("affected 1A --at Depot;1 --nobody None", 2, "or --nobody with the reason"),
        ("transfer 1A", 2, "Plan a transfer, or record a step"),
        ("transfer 1A --step informed", 2, "Plan a transfer, or record a step"),
        ("extend 1A --until tomorrow --reason More", 2, "'tomorrow' is no day."),
        ("check 1A --from 1999-01-01", 6, "It says nothing about 1999-01-01."),
        ("check 9Z --from 2018-05-01", 5, "There is no such release."),
        ("show 9Z", 5, "There is no such release."),
    ],
)
def test_bad_input_is_told_with_what_to_do_next(
    lockgate: Lockgate, waiting: Path, line: str, code: int, sentence: str
) -> None:
    answer = lockgate("consultation", *line.split(), "--as", "asha", home=waiting)

    assert_told(answer, code, sentence)
