"""How commands tell that they could not be done."""

import json
from pathlib import Path

import pytest

import cli
from definitions.shipped import shipped_path
from tests.console.typed import Lockgate

APPROVE = ("gate", "approve", "1A/design", "--reason", "Fine", "--dry-run")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("gate show", 2),
        ("gate show 1A/design --round 0", 2),
        ("gate show 1A/design --round x", 2),
        ("release list --as-of yesterday", 2),
        ("release list -o xml", 2),
        ("gate approve 1A/design --as ben", 2),
        ("gate approve 1A/design --reason x --condition nonsense --as ben --dry-run", 2),
        ("gate approve 1A/design --reason x --condition a;ben;soon --as ben --dry-run", 2),
        ("evidence add 1A desgn case nofile --as ben", 2),
        ("benefit measure B-1A --review 1 --annual-pence much --as eve", 2),
        ("gate inbox --mine", 4),
        ("gate approve 1A/design --reason x", 4),
        ("gate discharge 1A/design c1 --note x", 4),
        ("benefit confirm B-1A --review 1", 4),
        ("release show 9Z", 5),
        ("release list --programme other", 5),
        ("gate show 1A/dessert", 5),
        ("gate show 9Z/design", 5),
        ("gate show 1A/design --round 9", 5),
        ("audit timeline --kind rumour", 5),
        ("evidence add 1A design case nofile --as ben", 5),
        ("programme check no-such-programme", 6),
    ],
)
def test_bad_input_has_an_exit_code_and_never_a_traceback(
    lockgate: Lockgate, waiting: Path, typed: str, code: int
) -> None:
    answer = lockgate(*typed.split(), home=waiting)

    assert answer.code == code
    assert "Traceback" not in answer.out + answer.err
    assert "Next: " in answer.out + answer.err or code == 6


def test_programs_get_errors_as_json(lockgate: Lockgate, waiting: Path) -> None:
    answer = lockgate("release", "show", "9Z", "--output=json", home=waiting)

    assert answer.out == ""
    assert json.loads(answer.err).keys() == {"code", "message", "next"}


def test_an_unknown_command_is_wrong_usage(lockgate: Lockgate) -> None:
    assert lockgate("gate", "inbx").code == 2


def test_before_there_is_a_record_reads_say_how_to_make_one(lockgate: Lockgate, tmp_path: Path) -> None:
    answer = lockgate("release", "list", home=tmp_path / "new")

    assert answer.code == 1
    assert "lockgate admin migrate" in answer.err
    assert "lockgate dev" in answer.err
    assert not (tmp_path / "new").exists()


def test_migrating_makes_a_record_to_read(lockgate: Lockgate, tmp_path: Path) -> None:
    assert lockgate("admin", "migrate", home=tmp_path / "new").code == 0

    answer = lockgate("programme", "show", home=tmp_path / "new")

    assert answer.code == 0
    assert "There is no programme yet." in answer.out


def test_rebuilding_reads_every_fact(lockgate: Lockgate, told: Path) -> None:
    facts = json.loads(lockgate("audit", "timeline", "-o", "json", home=told).out)

    rebuilt = lockgate("admin", "rebuild", "-o", "json", home=told)

    assert json.loads(rebuilt.out) == {"facts": len(facts)}


def test_production_refuses_the_development_identity(
    lockgate: Lockgate, waiting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCKGATE_ENVIRONMENT", "production")
    monkeypatch.setenv("LOCKGATE_TRUSTED_ISSUERS", '["https://login.example"]')

    answer = lockgate(*APPROVE, "--as", "ben", home=waiting)

    assert answer.code == 4
    assert "refused in production" in answer.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOCKGATE_ENVIRONMENT", "production"),
        ("LOCKGATE_LOG_FORMAT", "xml"),
        ("LOCKGATE_TRUSTED_ISSUERS", "not a list"),
    ],
)
def test_a_wrong_setting_is_told_in_a_sentence(
    lockgate: Lockgate, waiting: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    answer = lockgate("release", "list", "-o", "json", home=waiting)

    assert answer.code == 1
    assert json.loads(answer.err)["code"] == "settings-wrong"


def test_a_broken_blueprint_is_refused_with_every_fault(lockgate: Lockgate, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    sound = shipped_path("shepway").read_text()
    file.write_text(
        sound.replace("escalates_to: cmt", "escalates_to: nobody").replace("name: Asha", "nam: A")
    )

    people = lockgate("programme", "check", str(file))
    programs = lockgate("programme", "check", str(file), "-o", "json")

    assert (people.code, programs.code) == (6, 6)
    problems = json.loads(programs.out)["problems"]
    assert problems
    for problem in problems:
        assert f"broken.yaml:{problem['line']} {problem['field']}: " in people.out


def test_the_shipped_programme_is_sound(lockgate: Lockgate) -> None:
    checked = lockgate("programme", "check", "shepway")
    tried = lockgate("programme", "start", "shepway", "--dry-run")

    assert (checked.code, tried.code) == (0, 0)


def test_what_nobody_foresaw_is_one_line_with_an_id(
    lockgate: Lockgate, waiting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(words: object) -> int:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(cli, "app", breaks)

    answer = lockgate("release", "list", home=waiting)

    assert answer.code == 1
    assert answer.out == ""
    first = answer.err.splitlines()[0]
    id = first.partition("id ")[2].removesuffix(").")
    assert f"{id}\nTraceback" in (waiting / "lockgate-errors.log").read_text()
