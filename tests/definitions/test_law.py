"""How a blueprint takes the law on, and says whom its releases affect."""

from datetime import date
from pathlib import Path

import pytest

from definitions.faults import BlueprintRefused
from definitions.json_schema import LAW_SCHEMA_FILE, json_schema
from definitions.law_file import load_law
from definitions.law_form import LawForm
from definitions.loader import load_blueprint
from definitions.shipped import shipped_law_path, shipped_laws
from domain.release.consultation.affected import Affected, Establishment
from domain.release.consultation.plan import TransferPlan
from domain.release.plan import ReleaseId
from tests.definitions.edited import edited, faults_of, line_of

ENGLAND = "england-redundancy"
TOP = "\npolicies:\n"
USE = f"\nlaw: {{use: {ENGLAND}}}\n"
PHASE_1A = "    affected_headcount: 7\n"
AT_PLACES = """    affected_headcount: 7
    consultation:
      affected:
        - {establishment: Civic Centre, heads: 5, voluntary: 1, reengaged: 1, notified: 2}
        - {establishment: Depot, heads: 2}
      first_dismissal: 2018-07-16
      transfer: {effective: 2018-11-30, transferor: Contractor, transferee: Council, heads: 4}
"""
CIVIC = "{establishment: Civic Centre, heads: 5, voluntary: 1, reengaged: 1, notified: 2}"


def taken(folder: Path, law: str = USE, consultation: str = AT_PLACES) -> Path:
    return edited(folder, (TOP, f"{law}{TOP}"), (PHASE_1A, consultation))


@pytest.mark.parametrize("name", shipped_laws())
def test_shipped_law_holds_together_and_names_its_schema(name: str) -> None:
    path = shipped_law_path(name)
    assert load_law(path).id == name
    first_line = path.read_text("utf-8").splitlines()[0]
    assert first_line == f"# yaml-language-server: $schema=../{LAW_SCHEMA_FILE.name}"


def test_the_committed_schema_of_law_is_up_to_date() -> None:
    assert LAW_SCHEMA_FILE.read_text("utf-8") == json_schema(LawForm)


@pytest.mark.parametrize(
    ("begins", "heads", "days"),
    [
        (date(2013, 4, 5), 100, 90),
        (date(2013, 4, 6), 100, 45),
        (date(2026, 11, 1), 99, 30),
        (date(2026, 11, 1), 19, 0),
    ],
)
def test_england_asks_for_days_by_band_and_date(begins: date, heads: int, days: int) -> None:
    rule = load_law(shipped_law_path(ENGLAND)).consulting(begins)
    assert (rule.days_for(heads), rule.window_days) == (days, 90)


def test_england_changed_its_form_award_and_transfers_on_their_days() -> None:
    law = load_law(shipped_law_path(ENGLAND))
    days = (date(2025, 11, 30), date(2025, 12, 1))
    assert [law.notifying(day).online_only for day in days] == [False, True]
    days = (date(2026, 4, 5), date(2026, 4, 6))
    assert [law.award(day).most_days for day in days] == [90, 180]
    days = (date(2014, 4, 30), date(2014, 5, 1))
    assert [law.transferring(day).information_days for day in days] == [14, 28]


def test_a_blueprint_takes_the_shipped_law_by_name(tmp_path: Path) -> None:
    plan = load_blueprint(taken(tmp_path))
    assert plan.law == load_law(shipped_law_path(ENGLAND))


def test_the_digest_of_a_blueprint_covers_the_law_that_it_names(tmp_path: Path) -> None:
    with_law = load_blueprint(taken(tmp_path)).blueprint_digest
    assert load_blueprint(taken(tmp_path, law="", consultation=PHASE_1A)).blueprint_digest != with_law


def test_a_blueprint_says_who_is_affected_where(tmp_path: Path) -> None:
    consultation = load_blueprint(taken(tmp_path)).release(ReleaseId("1A")).consultation
    civic = Affected(
        establishment=Establishment("Civic Centre"), heads=5, voluntary=1, reengaged=1, notified=2
    )
    assert consultation.affected == (civic, Affected(establishment=Establishment("Depot"), heads=2))
    assert consultation.first_dismissal == date(2018, 7, 16)
    assert consultation.transfer == TransferPlan(
        effective=date(2018, 11, 30), transferor="Contractor", transferee="Council", heads=4
    )


@pytest.mark.parametrize(
    ("law", "sentence"),
    [
        ("\nlaw: {use: scotland}\n", "No law of this name is shipped; there is england-redundancy."),
        ("\nlaw: {use: england-redundancy, title: Ours}\n", "Beside use there is nothing"),
        ("\nlaw: {use: 12}\n", "The name of a shipped law is expected."),
        ("\nlaw: {use: *other}\n", "Write it out"),
    ],
)
def test_a_wrong_name_of_a_law_is_one_fault(tmp_path: Path, law: str, sentence: str) -> None:
    path = taken(tmp_path, law=law, consultation=PHASE_1A)
    (fault,) = faults_of(path)
    assert sentence in fault.sentence
    assert line_of(path, fault) == law.strip()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("heads: 2}", "heads: 3}", "The heads add up to 8, and 7 are affected."),
        ("establishment: Depot", "establishment: Civic Centre", "Civic Centre is there twice."),
        ("notified: 2}", "notified: 6}", "6 of 5 heads are said to be notified."),
        ("Council, heads: 4", "Council, heads: 0", "Give at least one."),
    ],
)
def test_impossible_heads_are_faults(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in AT_PLACES
    (fault,) = faults_of(taken(tmp_path, consultation=AT_PLACES.replace(old, new)))
    assert fault.sentence.endswith(sentence)


def test_a_transfer_needs_a_law_and_leaving_needs_somebody(tmp_path: Path) -> None:
    (fault,) = faults_of(taken(tmp_path, law=""))
    assert fault.sentence == "Name the law that says what is due before it."
    nobody = "    affected_headcount: 0\n    consultation: {first_dismissal: 2018-07-16}\n"
    (fault,) = faults_of(taken(tmp_path, consultation=f"{nobody}    nothing_to_consult_on: Nobody.\n"))
    assert fault.sentence == "Where nobody is affected, nobody leaves."


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("since: 2013-04-06", "since: 2006-04-06", "It comes after the rule of 2006-04-06."),
        ("window_days: 90", "window_days: 0", "Give at least one day."),
        (
            "minimum: [{heads: 20, days: 30}, {heads: 100, days: 90}]",
            "minimum: []",
            "Give at least one band.",
        ),
        (
            "{heads: 100, days: 45}",
            "{heads: 20, days: 45}",
            "A larger band has more heads, and no fewer days.",
        ),
    ],
)
def test_a_law_that_does_not_hold_together_is_refused(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    text = shipped_law_path(ENGLAND).read_text("utf-8")
    assert old in text
    path = tmp_path / "law.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BlueprintRefused) as refused:
        load_law(path)
    assert sentence in [each.sentence for each in refused.value.problems]


def test_a_law_may_be_written_out_and_covers_the_days_of_the_plan(tmp_path: Path) -> None:
    text = shipped_law_path(ENGLAND).read_text("utf-8")
    law = text[text.index("\nlaw:\n") :]
    assert load_blueprint(taken(tmp_path, law=law)).law == load_law(shipped_law_path(ENGLAND))
    empty = law[: law.index("  transfer:\n")] + "  transfer: []\n"
    assert "Give at least one rule." in [each.sentence for each in faults_of(taken(tmp_path, law=empty))]
    late = law.replace("since: 2006-04-06", "since: 2018-06-01").replace(
        "since: 2013-04-06", "since: 2019-01-01"
    )
    late = late.replace("since: 2014-05-01", "since: 2019-01-01")
    found = {each.sentence for each in faults_of(taken(tmp_path, law=late))}
    assert found == {"The law england-redundancy says nothing about days before 2018-06-01."}


def test_assessments_are_named_by_their_kinds(tmp_path: Path) -> None:
    title = "    title: Consultation outcome\n"

    def asking(names: str) -> Path:
        return edited(tmp_path, (title, f"{title}    checks: [{{kind: assessments{names}}}]\n"))

    plan = load_blueprint(asking(", names: [equality-impact, data-protection-impact]"))
    assert any(check.names for policy in plan.policies for check in policy.checks)
    (fault,) = faults_of(asking(", names: [privacy]"))
    assert fault.sentence.startswith(
        "There is no assessment privacy, but equality-impact and data-protection"
    )
    (fault,) = faults_of(asking(""))
    assert fault.sentence == "Name which ones: equality-impact, data-protection-impact."
