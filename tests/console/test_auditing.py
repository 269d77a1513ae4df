"""What an auditor types, and what the answer is worth."""

import json
import shutil
import sqlite3
from pathlib import Path

from tests.console.typed import Lockgate


def test_a_replay_that_agrees_says_what_it_looked_at(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("audit", "replay", "care", home=told)
    document = json.loads(lockgate("audit", "replay", "care", "-o", "json", home=told).out)

    assert answer.code == 0
    assert "Everything that is shown follows from what was recorded." in answer.out
    assert f"{document['facts']} facts, {document['rounds']} rounds" in answer.out
    assert document["difference"] is None


def test_a_replay_that_differs_ends_with_its_code(lockgate: Lockgate, told: Path, tmp_path: Path) -> None:
    file = shutil.copy(told / "record.db", tmp_path / "record.db")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE release_board SET state = 'planned' WHERE release = '1A'")

    answer = lockgate("audit", "replay", "care", home=tmp_path)

    assert answer.code == 1
    assert "The first difference, in release_board, position " in answer.out
    assert "state is 'planned', and 'signed off' follows" in answer.out
    assert "Next: lockgate audit timeline --after" in answer.out


def test_a_programme_that_is_not_there_cannot_be_replayed(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("audit", "replay", "nowhere", home=told)

    assert (answer.code, answer.out) == (5, "")


def test_no_exception_is_a_result_that_says_what_was_looked_for(lockgate: Lockgate, waiting: Path) -> None:
    answer = lockgate("audit", "exceptions", home=waiting)

    assert answer.code == 0
    assert "No gate was passed outside its policy." in answer.out
    for breach in ("wrong person", "missing consultee", "above a cap", "late evidence", "own request"):
        assert breach in answer.out


def test_exceptions_are_listed_with_their_positions(lockgate: Lockgate, decided: Path) -> None:
    answer = lockgate("audit", "exceptions", "--programme", "care", home=decided)

    assert answer.code == 1
    assert "overridden" in answer.out


def test_what_changed_is_told_as_values_and_as_sentences(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("audit", "diff", "2018-04-24", "2018-04-26", home=told)
    document = json.loads(lockgate("audit", "diff", "2018-04-24", "2018-04-26", "-o", "json", home=told).out)

    values = {(each["which"], each["value"]): (each["before"], each["after"]) for each in document["changed"]}
    assert values["care/1A/design, round 1", "outcome"] == ("open", "rejected")
    assert values["care/1A", "stands"] == ("at its gate", "in rework")
    assert "Ben Cole rejected design of 1A" in answer.out
    assert [each["kind"] for each in document["happened"]][:2] == ["decision-taken", "gate-closed"]


def test_nothing_changed_between_a_moment_and_itself(lockgate: Lockgate, told: Path) -> None:
    document = json.loads(lockgate("audit", "diff", "40", "40", "-o", "json", home=told).out)

    assert document == {"changed": [], "happened": []}


def test_money_that_changed_is_told_to_the_penny(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("audit", "diff", "2018-03-01", "2019-12-31", "--programme", "care", home=told)

    assert "£90,000.00" in answer.out


def test_the_earlier_moment_comes_first(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("audit", "diff", "40", "30", home=told)

    assert (answer.code, answer.out) == (2, "")
    assert "40 is after 30." in answer.err


def test_a_benefit_tells_how_it_came_to_what_it_counts(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("audit", "explain", "care/B-1A", home=told)

    assert answer.code == 0
    for part in (
        "B-1A, Fewer visits through 1A: part realised.",
        "It counts as £90,000.00 a year, by what was realised.",
        "B-1A was realised in part, £90,000 of £100,000 a year: A post is kept.",
    ):
        assert part in answer.out


def test_a_release_tells_each_step_with_its_position(lockgate: Lockgate, told: Path) -> None:
    document = json.loads(lockgate("audit", "explain", "1A", "-o", "json", home=told).out)

    positions = [each["position"] for each in document["steps"]]
    assert positions == sorted(positions)
    assert document["stands"][0] == "1A, Services of 1A: signed off."
    kinds = {each["kind"] for each in document["steps"]}
    assert {"release-registered", "stage-entered", "gate-closed"} <= kinds
    assert "decision-taken" not in kinds


def test_a_gate_tells_what_was_said_at_it(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("audit", "explain", "1A/design", home=told)

    assert "care/1A/design, round 2:" in answer.out
    assert "Dev Mistry approved design of 1A, round 2 as cmt" in answer.out


def test_what_is_none_of_them_is_not_found(lockgate: Lockgate, told: Path) -> None:
    assert lockgate("audit", "explain", "nothing", home=told).code == 5
