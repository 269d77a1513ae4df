"""What officers are told about who people are, and how they erase it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.console.typed import Lockgate


@pytest.fixture
def home(told: Path, tmp_path: Path) -> Path:
    """A record of one's own, since what is erased in it is erased."""
    return Path(shutil.copytree(told, tmp_path / "home"))


@pytest.fixture(autouse=True)
def nobody_is_accountable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCKGATE_YEARS_TO_KEEP_WHO_ACTED", "0")


def test_somebody_is_shown_and_erased_everywhere(home: Path, lockgate: Lockgate) -> None:
    page = json.loads(lockgate("admin", "person", "show", "ben", "-o", "json", home=home).out)
    assert (page["who"]["subject"], page["names"]) == ("ben", ["Ben Cole"])
    before = lockgate("audit", "timeline", home=home).out
    assert "Ben Cole" in before

    erased = lockgate(
        "admin", "person", "erase", "ben", "--legal-basis", "Article 17", "--as", "gita", home=home
    )
    assert (erased.code, erased.err) == (0, "")
    after = lockgate("audit", "timeline", home=home).out
    assert "Ben Cole" not in after
    assert page["person"] in after.replace("\n", "")

    assert lockgate("admin", "person", "show", "ben", home=home).code == 5
    shown = lockgate("admin", "person", "show", page["person"], home=home)
    assert "Article 17" in shown.out
    assert "facts in" in lockgate("admin", "doctor", home=home).out


def test_hold_refuses_erasure_until_it_is_lifted(home: Path, lockgate: Lockgate) -> None:
    erase = ("admin", "person", "erase", "ben", "--legal-basis", "Article 17", "--as", "gita")
    assert (
        lockgate("admin", "person", "hold", "ben", "--reason", "A claim.", "--as", "gita", home=home).code
        == 0
    )
    refused = lockgate(*erase, home=home)
    assert refused.code == 6
    assert "There is a legal hold" in refused.err
    assert "A claim." in refused.err
    assert "erase-person" in lockgate("audit", "attempts", "-o", "json", home=home).out

    lifted = lockgate("admin", "person", "release", "ben", "--reason", "Settled.", "--as", "gita", home=home)
    assert lifted.code == 0
    assert lockgate(*erase, home=home).code == 0


def test_whoever_acted_is_kept(home: Path, lockgate: Lockgate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCKGATE_YEARS_TO_KEEP_WHO_ACTED", "7")
    refused = lockgate(
        "admin", "person", "erase", "ben", "--legal-basis", "He asked.", "--as", "gita", home=home
    )
    assert refused.code == 6
    assert "is accountable" in refused.err


def test_only_officers_may_where_there_are_some(
    home: Path, lockgate: Lockgate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCKGATE_DATA_PROTECTION_OFFICERS", '["dora"]')
    refused = lockgate(
        "admin", "person", "erase", "ben", "--legal-basis", "He asked.", "--as", "gita", home=home
    )
    assert refused.code == 6
    assert "They are dora." in refused.err


def test_nobody_of_that_name_is_not_found(home: Path, lockgate: Lockgate) -> None:
    answer = lockgate("admin", "person", "show", "nobody-at-all", home=home)
    assert answer.code == 5
    assert "The record names nobody of that name" in answer.err
