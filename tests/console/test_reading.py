"""What can be looked at from a command line, in every form."""

import json
from pathlib import Path

import pytest

from tests.console.typed import Lockgate, assert_comes_in_every_form

READS = [
    "programme show",
    "programme show care",
    "release list",
    "release list --programme care",
    "release show 1A",
    "release show care/1A",
    "release closing 1A",
    "transition show care/1A",
    "lesson list",
    "lesson list --programme care",
    "lesson list --release care/1A",
    "backlog list 1A",
    "sprint show care/1A",
    "sprint burn-up 1A",
    "learn list 1A --as-of 2018-05-10",
    "deliverable list 1A",
    "deliverable list care/1A --stage design --open",
    "gate inbox",
    "benefit list",
    "benefit list --flagged --programme care",
    "benefit show B-1A",
    "benefit show B-2A --as-of 2018-10-01",
    "plan forecast care --runs 20 --seed 4 --as-of 2018-10-25",
    "plan forecast care --runs 20 --back-test",
    "plan what-if care --slip 2A=20 --as-of 2018-10-20",
    "gate waiting --programme care --as-of 2018-05-10",
    "gate show care/1A/design",
    "gate show 1A/design --round 1",
    "gate explain care/1A/design",
    "gate explain 1A/design --round 1",
    "gate explain 2A/design --as-of 2018-10-30",
    "gate why-not ben 1A/design",
    "roster show",
    "roster show care --on 2018-05-31",
    "roster show care --as-of 2018-05-31",
    "policy in-force",
    "policy in-force care --as-of 2018-05-31",
    "plan show care",
    "plan show care --as-of 2018-05-31",
    "plan diff care 1 1",
    "plan critical-path care",
    "plan critical-path care --as-of 2018-05-31",
    "plan slip 2A --days 20 --as-of 2018-05-31",
    "plan depends 2A",
    "plan score care",
    "audit attempts",
    "audit attempts --programme care",
    "consultation show 1A",
    "consultation show 2A --as-of 2018-05-10",
    "consultation check 1A --from 2018-05-01",
    "benefit table",
    "benefit table care",
    "money show",
    "money show care --as-of 2018-05-10",
    "audit timeline",
    "audit timeline --release 1A --kind decision-taken --who ben",
    "audit timeline --gate 1A/design --after 3 --limit 2",
]


@pytest.mark.parametrize("read", READS)
def test_every_read_answers_in_every_form(lockgate: Lockgate, told: Path, read: str) -> None:
    assert_comes_in_every_form(lockgate, read, told)


def test_the_inbox_names_who_is_asked(lockgate: Lockgate, waiting: Path) -> None:
    answer = lockgate("gate", "inbox", home=waiting)

    assert "Ben Cole, Chloe Day" in answer.out
    assert answer.out.endswith("Next: lockgate gate show care/1A/design\n")


def test_my_inbox_is_empty_when_nobody_asks_me(lockgate: Lockgate, waiting: Path) -> None:
    answer = lockgate("gate", "inbox", "--mine", "--as", "asha", home=waiting)

    assert "Nothing waits." in answer.out


def test_a_gate_shows_reasons_conditions_and_digest(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("gate", "show", "1A/design", home=told)

    for part in (
        "round 2",
        "approved-with-conditions",
        "Train the front desk <first>",
        "Evidence digest: sha256:",
    ):
        assert part in answer.out


def test_money_is_pounds_for_people_and_pence_for_programs(lockgate: Lockgate, told: Path) -> None:
    people, programs, sheet = (
        lockgate("benefit", "table", "-o", form, home=told).out for form in ("table", "json", "csv")
    )

    assert "£45,000" in people
    assert json.loads(programs)["years"][0]["in_year"] == 45_000_00
    assert "2018/19,45000.00,50001.00,-5001.00" in sheet


def test_a_date_shows_what_had_happened_by_its_end(lockgate: Lockgate, told: Path) -> None:
    before, then = (
        json.loads(lockgate("release", "list", "-o", "json", "--as-of", day, home=told).out)[0]["state"]
        for day in ("2018-04-02", "2018-04-03")
    )

    assert (before, then) == ("planned", "under way")


def test_a_time_and_a_position_are_moments_too(lockgate: Lockgate, told: Path) -> None:
    for moment in ("2018-04-03T08:59", "2018-04-03T10:59:00+02:00", "8"):
        answer = lockgate("release", "list", "-o", "json", "--as-of", moment, home=told)
        assert json.loads(answer.out)[0]["state"] == "planned"


def test_watching_a_signed_off_release_ends_at_once(lockgate: Lockgate, told: Path) -> None:
    answer = lockgate("release", "watch", "1A", home=told)

    assert answer.code == 0
    assert "signed off" in answer.out


def test_watching_for_a_status_ends_at_a_gate(lockgate: Lockgate, waiting: Path) -> None:
    people = lockgate("release", "watch", "1A", "--exit-status", home=waiting)
    programs = lockgate("release", "watch", "1A", "--exit-status", "-o", "jsonl", home=waiting)

    assert (people.code, programs.code) == (7, 7)
    assert json.loads(programs.out)["release"]["line"]["state"] == "at its gate"


def test_colours_stay_away_when_not_wanted(
    lockgate: Lockgate, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")

    coloured = lockgate("release", "list", home=told).out

    # Bold may stay; colours are what NO_COLOR is about.
    assert "\x1b[3" not in coloured.replace("\x1b[3m", "")


def test_a_trial_decision_tells_its_refusal_and_records_nothing(lockgate: Lockgate, waiting: Path) -> None:
    before = lockgate("audit", "timeline", "-o", "json", home=waiting).out

    trial = lockgate(
        "gate", "approve", "1A/design", "--reason", "Fine", "--as", "ben", "--dry-run", home=waiting
    )

    # The story's people are known through another sign-in, so this Ben is a stranger.
    assert trial.code == 6
    assert "holds a role that this gate asks" in trial.err
    assert lockgate("audit", "timeline", "-o", "json", home=waiting).out == before


def test_evidence_is_known_by_the_digest_of_its_file(
    lockgate: Lockgate, waiting: Path, tmp_path: Path
) -> None:
    file = tmp_path / "case.txt"
    file.write_text("abc")
    words = ("evidence", "add", "1A", "design", "business-case", str(file), "--as", "asha", "--dry-run")

    answer = lockgate(*words, home=waiting)

    assert "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" in answer.out
