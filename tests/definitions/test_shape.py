"""What the shape of a blueprint must be: one small mistake, one fault on its line."""

from pathlib import Path

import pytest

from tests.definitions.edited import SHEPWAY, edited, faults_of, line_of, written

AMOUNT = "annual_pence: 39762329"
NOT_PENCE = "An amount is in whole pence: digits only, no decimal point."
LEAD = "    lead: asha\n"

MISTAKES = {
    "an unknown field": (
        ("    sprints: 2\n", "    sprints: 2\n    sprint: 4\n"),
        ("sprint: 4", "releases[0].sprint", "There is no such field; did you mean sprints?"),
    ),
    "an unlike field": (
        ("schema: 1", "schema: 1\nzzz: 4"),
        ("zzz: 4", "zzz", "There is no such field."),
    ),
    "a missing field": (
        (LEAD, ""),
        ("- id: M", "releases[0].lead", "It is missing."),
    ),
    "a missing section": (
        ("programme:\n  id: shepway-fom\n", "programme:\n"),
        ("programme:", "programme.id", "It is missing."),
    ),
    "a text for a number": (
        ("sprints: 2", "sprints: two"),
        ("sprints: two", "releases[0].sprints", "A whole number is expected, not a text."),
    ),
    "a truth for a number": (
        ("sprints: 2", "sprints: true"),
        ("sprints: true", "releases[0].sprints", "A whole number is expected, not true or false."),
    ),
    "a number for a text": (
        ('- id: "3"', "- id: 3"),
        ("- id: 3", "releases[7].id", "A text is expected, not a number. Put it in quotes."),
    ),
    "a text for a list": (
        ("holders: [farah]", "holders: farah"),
        ("holders: farah", "roles[2].holders", "A list is expected, not a text."),
    ),
    "a list for a group": (
        ("planned: {year: 2018, quarter: 3}", "planned: [2018, 3]"),
        ("planned: [2018, 3]", "benefits[0].planned", "A group of fields is expected, not a list."),
    ),
    "nothing for a text": (
        ("name: Transforming Shepway", "name:"),
        ("name:", "programme.name", "A text is expected, not nothing."),
    ),
    "a day in quotes": (
        ("starts: 2017-10-02", 'starts: "2017-10-02"'),
        (
            "starts:",
            "releases[0].stages[0].starts",
            "A day such as 2018-04-09, without quotes, is expected, not a text.",
        ),
    ),
    "a day that never was": (
        ("ends: 2017-10-27", "ends: 2017-02-30"),
        ("2017-02-30", "releases[0].stages[0].ends", "2017-02-30 is not a day of the calendar."),
    ),
    "an unknown stage": (
        ("{stage: training", "{stage: teaching"),
        (
            "teaching",
            "releases[0].stages[3].stage",
            "One of 'design', 'consultation', 'build-sprints', 'training' or 'sign-off' is expected.",
        ),
    ),
    "an unknown class of benefit": (
        ("kind: cashable", "kind: nice"),
        (
            "kind: nice",
            "benefits[0].kind",
            "One of 'cashable', 'non-cashable', 'cost-avoidance', 'fte', 'non-financial' or 'dis-benefit' is "
            "expected.",
        ),
    ),
    "a fifth quarter": (
        ("quarter: 3", "quarter: 5"),
        ("quarter: 5", "benefits[0].planned.quarter", "It is at most 4."),
    ),
    "a negative amount": (
        (AMOUNT, "annual_pence: -1"),
        ("annual_pence: -1", "benefits[0].annual_pence", "An amount cannot be negative."),
    ),
    "a fractional amount": (
        (AMOUNT, "annual_pence: 397623.29"),
        ("annual_pence: 397623.29", "benefits[0].annual_pence", NOT_PENCE),
    ),
    "a whole amount as a float": (
        ("in_year_pence: 20102000", "in_year_pence: 2.0102e7"),
        ("in_year_pence", "published[0].in_year_pence", NOT_PENCE),
    ),
    "a truth as an amount": (
        (AMOUNT, "annual_pence: true"),
        ("annual_pence: true", "benefits[0].annual_pence", NOT_PENCE),
    ),
    "an amount in words of pounds": (
        (AMOUNT, "annual_pence: £397,623"),
        ("annual_pence", "benefits[0].annual_pence", NOT_PENCE),
    ),
    "an endless number": (
        (AMOUNT, f"annual_pence: {'9' * 40}"),
        ("annual_pence", "benefits[0].annual_pence", "A number has at most 18 digits."),
    ),
    "an id with a slash": (
        ("id: shepway-fom", "id: shepway/fom"),
        (
            "shepway/fom",
            "programme.id",
            "shepway/fom is no id, which is made of letters, digits, dots, hyphens and underscores.",
        ),
    ),
    "a text over two lines": (
        ("name: Finance", 'name: "Fin\\nance"'),
        ("name:", "roles[7].name", "A text on one line is expected, without space around it."),
    ),
    "another schema": (
        ("schema: 1", "schema: 2"),
        ("schema: 2", "schema", "This version reads schema 1."),
    ),
    "an issuer of services": (
        ("urn:lockgate:development", "urn:lockgate:service"),
        ("issuer:", "identity.issuer", "This issuer vouches for services, never for people."),
    ),
    "an unknown calendar": (
        ("name: england-and-wales", "name: england"),
        (
            "name: england",
            "calendar.name",
            "One of 'england-and-wales', 'scotland' or 'northern-ireland' is expected.",
        ),
    ),
    "a closing day in words": (
        ("name: england-and-wales", "also_closed: [Christmas Eve]"),
        (
            "also_closed:",
            "calendar.also_closed[0]",
            "A day such as 2018-04-09, without quotes, is expected, not a text.",
        ),
    ),
    "a closing day that is no list": (
        ("name: england-and-wales", "also_closed: 2018-12-24"),
        ("also_closed:", "calendar.also_closed", "A list is expected, not a day."),
    ),
    "an unlike field of the calendar": (
        ("name: england-and-wales", "also_close: [2018-12-24]"),
        ("also_close:", "calendar.also_close", "There is no such field; did you mean also_closed?"),
    ),
    "too many deciders": (
        ("deciders: [programme-board]", f"deciders: [{', '.join(['cmt'] * 21)}]"),
        ("deciders:", "policies[0].deciders", "It lists at most 20."),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_on_its_line(
    edit: tuple[str, str], expected: tuple[str, str, str], tmp_path: Path
) -> None:
    path = edited(tmp_path, edit)
    (fault,) = faults_of(path)
    on, field, sentence = expected
    assert on in line_of(path, fault)
    assert (fault.field, fault.sentence) == (field, sentence)


@pytest.mark.parametrize("content", ["- a\n- b\n", "words\n", "2018-04-09\n"])
def test_a_blueprint_is_a_group_of_fields(content: str, tmp_path: Path) -> None:
    (fault,) = faults_of(written(tmp_path, content))
    assert fault.sentence.startswith("A group of fields is expected, not ")


def test_words_of_older_yaml_are_plain_texts(tmp_path: Path) -> None:
    path = edited(tmp_path, ("name: Asha Verma", "name: no"), ("schema: 1", "schema: 01"))
    assert faults_of(written(tmp_path, path.read_text() + "extra: 1:30\n"))[0].field == "extra"


def test_five_unrelated_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    path = edited(
        tmp_path,
        ("name: Transforming Shepway", "nom: Transforming Shepway"),
        ("holders: [ben, chloe]", "holders: &board [ben, chloe]"),
        ("answer_within_days: 10", "answer_within_days: soon\n    answer_within_days: 10"),
        ("sprints: 3", "sprints: 2.5"),
        (AMOUNT, "annual_pence: -39762329"),
    )
    assert [(line_of(path, fault).split(":")[0], fault.field) for fault in faults_of(path)] == [
        ("programme", "programme.name"),
        ("nom", "programme.nom"),
        ("holders", "roles[1].holders"),
        ("answer_within_days", "policies[0].answer_within_days"),
        ("answer_within_days", "policies[0].answer_within_days"),
        ("sprints", "releases[1].sprints"),
        ("annual_pence", "benefits[0].annual_pence"),
    ]


def test_a_refusal_prints_one_line_a_fault(tmp_path: Path) -> None:
    first, second = map(str, faults_of(edited(tmp_path, ("sprints: 2", "sprints: two"), (LEAD, ""))))
    line = SHEPWAY.splitlines().index("  - id: M") + 1
    assert first == f"shepway.yaml:{line} releases[0].lead: It is missing."
    assert second.endswith("releases[0].sprints: A whole number is expected, not a text.")
