"""How risks and indicators are looked at from a command line, and what is refused before it is sent."""

import json
from pathlib import Path

import pytest

from console.failing import PARTLY
from tests.console.typed import Lockgate, assert_comes_in_every_form

READS = [
    "risk list care",
    "risk list care --closed --as-of 2018-05-03",
    "risk list care --above-appetite --rising",
    "risk list care --overdue --as-of 2018-05-03",
    "risk show care T1",
    "risk heat-map care",
    "risk heat-map care --kind inherent",
    "indicator list care",
    "indicator show care 13",
]


@pytest.mark.parametrize("read", READS)
def test_an_answer_comes_in_every_form(lockgate: Lockgate, watched: Path, read: str) -> None:
    assert_comes_in_every_form(lockgate, read, watched)


def test_risks_above_appetite_or_rising_are_listed_with_their_movement(
    lockgate: Lockgate, watched: Path
) -> None:
    answer = lockgate("risk", "list", "care", "--above-appetite", "-o", "json", home=watched)

    assert [(each["id"], each["movement"]) for each in json.loads(answer.out)] == [("T1", 2)]
    assert "+2" in lockgate("risk", "list", "care", "--rising", home=watched).out


def test_a_heat_map_names_what_has_no_score(lockgate: Lockgate, watched: Path) -> None:
    assert "Without a score: O1." in lockgate("risk", "heat-map", "care", home=watched).out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ("risk show care T9", 6, "T9"),
        ("risk list nowhere", 5, "There is no programme"),
        ("indicator show care 99", 6, "99"),
        ("risk score care T1 9 9 --reason Why --as kim --dry-run", 6, "likelihood L, M, H"),
        ("risk score care T1 --reason Why --as kim --dry-run", 2, "or give a --file"),
        ("risk escalate care T1 --reason Why --as kim --dry-run", 6, "Nothing is above cmt."),
        ("risk split care T1 --into A --reason Why --as kim --dry-run", 2, "is no part"),
        ("risk split care T1 --into A=B --reason Why --as kim --dry-run", 6, "two or more"),
        ("risk add care T1 Fire --reason Why --as kim --dry-run", 6, "one risk for ever"),
        ("risk add care --reason Why --as kim --dry-run", 2, "or give a --file"),
        ("risk add care T9 Fire --likelihood L --reason Why --as kim --dry-run", 2, "lacks a half"),
        ("risk close care T2 --reason Why --as zoe --dry-run", 6, "zoe is not"),
        ("risk control care T2 Luck --drop Why --as kim --dry-run", 6, "Luck is not among"),
        ("risk assign care T2 zoe --reason Why --as kim --dry-run", 6, "zoe is not"),
        ("indicator read care 13 many --as kim --dry-run", 2, "is no value"),
        ("indicator read care 13 8 --on 2018-04-30 --source X --as kim --dry-run", 6, "It was 12.5"),
        ("indicator read care --as kim --dry-run", 2, "or give a --file"),
        ("indicator target care 13 --reason Why --as kim --dry-run", 6, "a value to come to"),
        ("indicator add care 13 Other --reason Why --as kim --dry-run", 6, "one indicator for ever"),
        ("indicator baseline care 2 70 --on 2999-01-01 --source X --as kim --dry-run", 6, "that has come"),
    ],
)
def test_what_cannot_be_is_told_without_a_trace(
    lockgate: Lockgate, watched: Path, words: str, code: int, sentence: str
) -> None:
    answer = lockgate(*words.split(), home=watched)

    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "words",
    [
        "risk score care T1 L M --reason Signed. --as kim --dry-run",
        "risk control care T1 Drills --in-place --as kim --dry-run",
        "risk control care T1 Insurance --as kim --dry-run",
        "risk review care T1 --found Nothing --next 2999-01-01 --as kim --dry-run",
        "risk assign care T1 dev --reason Moved. --as kim --dry-run",
        "risk split care T1 --into T1a=Price --into T1b=Time --reason Apart. --as kim --dry-run",
        "risk close care T1 --reason Over. --as kim --dry-run",
        "risk add care T9 Fire --owner ben --likelihood L --impact H --reason W --as kim --dry-run",
        "indicator add care 14 Effort --unit % --direction higher --reason Asked. --as kim --dry-run",
        "indicator read care 13 8.5 --source Report --as kim --dry-run",
        "indicator baseline care 13 15 --on 2018-01-31 --source Report --reason Rounded. --as kim --dry-run",
        "indicator target care 13 5 --status agreed --reason Workshop. --as kim --dry-run",
        "indicator target care 13 --due Q4 --due-by 2018-12-31 --reason Workshop. --as kim --dry-run",
    ],
)
def test_a_dry_run_asks_the_rules_and_sends_nothing(lockgate: Lockgate, watched: Path, words: str) -> None:
    answer = lockgate(*words.split(), home=watched)

    assert answer.code == 0, answer.err
    assert "Dry run, nothing was sent" in answer.out


def test_a_list_is_tried_row_by_row(lockgate: Lockgate, watched: Path, tmp_path: Path) -> None:
    risks = tmp_path / "risks.csv"
    risks.write_text(
        "id,title,owner,likelihood,impact,mitigations\n"
        "T7,Fire,ben;chloe,L,H,Sprinklers; Drills\n"
        "T8,Flood,zoe,L,H,\n"
        "T1,Other,ben,L,H,\n"
        "T9,Storm,,X,H,\n"
    )
    answer = lockgate(
        *f"risk add care --file {risks} --reason Workshop --keep-good --as kim --dry-run -o json".split(),
        home=watched,
    )

    told = json.loads(answer.out)
    assert (answer.code, told["kept"]) == (PARTLY, 1)
    assert [each["line"] for each in told["refused"]] == [3, 4, 5]

    scores = tmp_path / "scores.csv"
    scores.write_text("risk,likelihood,impact,kind\nT1,L,M,residual\nT2,H,H,\nO9,L,L,\n")
    answer = lockgate(
        *f"risk score care --file {scores} --reason Monthly --as kim --dry-run -o json".split(), home=watched
    )
    assert [each["line"] for each in json.loads(answer.out)["refused"]] == [4]

    readings = tmp_path / "readings.csv"
    readings.write_text(
        "indicator,value,on,source\n13,9,2018-05-31,Report\n13,8,2018-05-31,Report\n2,60-90,2018-05-31,Report\n"
    )
    answer = lockgate(
        *f"indicator read care --file {readings} --as kim --dry-run -o json".split(), home=watched
    )
    assert [(each["line"], each["reason"]) for each in json.loads(answer.out)["refused"]] == [
        (3, "It is there already, on line 2.")
    ]

    indicators = tmp_path / "indicators.csv"
    indicators.write_text(
        "id,title,direction,target,target status\n20,Effort,higher,80,agreed\n21,Cost,lower,many,\n"
    )
    answer = lockgate(
        *f"indicator add care --file {indicators} --reason Asked --as kim --dry-run -o json".split(),
        home=watched,
    )
    assert [each["line"] for each in json.loads(answer.out)["refused"]] == [3]
