"""What a roster file says, and what is wrong with one."""

from pathlib import Path

import pytest

from definitions.faults import BlueprintRefused
from definitions.json_schema import ROSTER_SCHEMA_FILE, json_schema
from definitions.loader import load_blueprint
from definitions.roster_file import load_roster
from definitions.roster_form import RosterForm
from definitions.shipped import shipped_path
from tests.definitions.edited import SHEPWAY

PEOPLES_PART = SHEPWAY[SHEPWAY.index("people:\n") : SHEPWAY.index("# Assumed: the programme manager keeps")]
ABSENCE = "absences:\n  - {who: ben, since: 2018-12-17, until: 2019-01-04}\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "roster.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_peoples_part_of_a_blueprint_is_a_roster(tmp_path: Path) -> None:
    whole = load_blueprint(shipped_path("shepway")).roster
    assert load_roster(written(tmp_path, PEOPLES_PART)) == whole
    assert load_roster(written(tmp_path, f"schema: 1\n{PEOPLES_PART}")) == whole


def test_people_are_known_by_who_vouches_for_them(tmp_path: Path) -> None:
    roster = load_roster(written(tmp_path, "identity: {issuer: https://login.example}\n" + PEOPLES_PART))
    assert {person.identity.issuer for person in roster.people} == {"https://login.example"}


def test_who_is_away_is_read(tmp_path: Path) -> None:
    assert load_roster(written(tmp_path, PEOPLES_PART + ABSENCE)).absences[0].who.subject == "ben"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("holders: [hana]", "holders: [zoe]", "roster.yaml:32 roles[3].holders[0]: zoe is not among"),
        ("holders: [hana]", "holder: [hana]", "did you mean holders?"),
        ("people:\n", "persons:\n", "people: It is missing."),
        ("roles:\n", "releases: []\nroles:\n", "releases: There is no such field"),
    ],
)
def test_a_mistake_is_named_on_its_line(old: str, new: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BlueprintRefused) as refused:
        load_roster(written(tmp_path, PEOPLES_PART.replace(old, new, 1)))
    assert told in str(refused.value)


def test_the_committed_schema_of_a_roster_is_up_to_date() -> None:
    remedy = "run python -m definitions.json_schema"
    assert ROSTER_SCHEMA_FILE.read_text("utf-8") == json_schema(RosterForm), remedy
