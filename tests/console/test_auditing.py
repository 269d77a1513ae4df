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
