"""What a blueprint says of deliverables, and the sets that come with the product."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from definitions.deliverable_faults import set_faults
from definitions.deliverable_form import DeliverableSetForm
from definitions.deliverable_translation import deliverable_id
from definitions.file import written_in
from definitions.json_schema import SET_SCHEMA_FILE, json_schema
from definitions.loader import load_blueprint
from definitions.shipped import shipped_set_path, shipped_sets
from domain.gate.check import Check, CheckKind
from domain.identity import Identity
from domain.programme.soundness import problems
from domain.release.deliverables.plan import PlannedDeliverable, Strand
from domain.stage import Stage
from tests.definitions.edited import edited, faults_of, line_of

OWN = """
deliverable_sets:
  - {use: shepway-detailed-design, id: dd}
  - {use: bedford-first-90-days}
  - id: mine
    name: Mine
    stage: training
    deliverables:
      - {id: M-1, name: manual}
      - {strand: people, number: "2.2", name: induction}
      - {number: "9", name: review, stage: after-sign-off}

releases:
"""
FIRST = "    nothing_to_consult_on: Mobilisation sets up the programme; no post changes.\n"
JANE = Identity(issuer="urn:lockgate:development", subject="jane")


def delivering(folder: Path, *uses: str, sets: str = OWN) -> Path:
    """Shepway whose mobilisation delivers these sets."""
    used = "".join(f"      - {use}\n" for use in uses)
    return edited(folder, ("\nreleases:\n", sets), (FIRST, f"{FIRST}    deliverables:\n{used}"))


def delivered(path: Path) -> dict[str, PlannedDeliverable]:
    return {each.id: each for each in load_blueprint(path).releases[0].deliverables}


def form_of(name: str) -> DeliverableSetForm:
    return written_in(shipped_set_path(name), DeliverableSetForm)[1]


@pytest.mark.parametrize("name", shipped_sets())
def test_a_shipped_set_is_sound_and_named_as_its_file(name: str) -> None:
    shipped = form_of(name).deliverable_set
    assert (shipped.id, list(set_faults(shipped, ()))) == (name, [])


def test_the_documents_counts_are_reproduced() -> None:
    assert {name: len(form_of(name).deliverable_set.deliverables) for name in shipped_sets()} == {
        "bcp-workstream": 7,
        "bedford-first-90-days": 13 + 11,
        "bedford-stage-template": 29,
        "shepway-design-considerations": 3,
        "shepway-detailed-design": 12,
        "shepway-programme-setup": 7,
        "shepway-technology-assessment": 4,
        "shepway-technology-no-brainers": 9,
        "south-vale-contract-change": 5,
    }


def test_bedfords_numbers_repeat_and_its_ids_do_not() -> None:
    activities = form_of("bedford-stage-template").deliverable_set.deliverables
    assert Counter(each.strand for each in activities) == {
        Strand.PROCESS: 9,
        Strand.PEOPLE: 12,
        Strand.TECHNOLOGY: 8,
    }
    assert len({each.number for each in activities}) == 13
    assert len({deliverable_id(each) for each in activities}) == 29


def test_bedfords_first_days_are_in_four_areas() -> None:
    ids = [each.id or "" for each in form_of("bedford-first-90-days").deliverable_set.deliverables]
    areas = {"GA": 2, "GO": 1, "PA": 4, "PO": 4, "CA": 5, "CO": 4, "BA": 2, "BO": 2}
    assert Counter(id[:2] for id in ids) == areas


def test_a_release_delivers_what_its_sets_name(tmp_path: Path) -> None:
    found = delivered(delivering(tmp_path, "{use: dd, owner: ewan, acceptors: [ben]}", "{use: mine}"))
    assert len(found) == 12 + 3
    assert found["DD-08"] == PlannedDeliverable(
        id=found["DD-08"].id,
        name="sprint plan",
        stage=Stage.DESIGN,
        number="8",
        taken_from="dd",
        owner=replace(JANE, subject="ewan"),
        due=date(2017, 10, 27),
        acceptors=(replace(JANE, subject="ben"),),
    )


def test_what_names_no_id_is_known_by_strand_and_number(tmp_path: Path) -> None:
    found = delivered(delivering(tmp_path, "{use: mine}"))
    assert [*found] == ["M-1", "people-2.2", "9"]
    assert (found["people-2.2"].strand, found["people-2.2"].stage) == (Strand.PEOPLE, Stage.TRAINING)
    assert (found["9"].stage, found["9"].due, found["9"].owner) == (None, None, None)


def test_owner_day_and_stage_may_differ_in_a_release(tmp_path: Path) -> None:
    item = "{id: M-1, owner: jane, due: 2018-02-01, stage: sign-off}"
    found = delivered(delivering(tmp_path, f"{{use: mine, owner: ewan, due: 2018-01-31, items: [{item}]}}"))
    one, other = found["M-1"], found["people-2.2"]
    assert (one.owner, one.due, one.stage) == (JANE, date(2018, 2, 1), Stage.SIGN_OFF)
    assert (other.owner, other.due) == (replace(JANE, subject="ewan"), date(2018, 1, 31))


def test_days_are_counted_from_the_first_one(tmp_path: Path) -> None:
    by_release = delivered(delivering(tmp_path, "{use: bedford-first-90-days}"))
    assert {each.due for each in by_release.values()} == {date(2017, 12, 30)}
    by_day = "{use: bedford-first-90-days, counted_from: 2017-11-01}"
    assert {each.due for each in delivered(delivering(tmp_path, by_day)).values()} == {date(2018, 1, 29)}


@pytest.mark.parametrize(
    ("use", "field", "sentence"),
    [
        ("{use: nowhere}", "releases[0].deliverables[0].use", "There is no set nowhere; there is dd, "),
        (
            "{use: dd, items: [{id: DD-13, owner: jane}]}",
            "releases[0].deliverables[0].items[0].id",
            "dd has no deliverable DD-13.",
        ),
        ("{use: dd, owner: zoe}", "releases[0].deliverables", "DD-01: zoe is not among the people."),
        ("{use: dd, acceptors: [zoe]}", "releases[0].deliverables", "DD-01: zoe is not among the people."),
        (
            "{use: dd, due: 2017-10-01}",
            "releases[0].deliverables",
            "DD-01 is due on 2017-10-01, before the release begins on 2017-10-02.",
        ),
        ("{use: dd, due: 2017-02-30}", "releases[0].deliverables[0].due", "is not a day of the calendar."),
        (
            "{use: dd, items: [{id: DD-01, stage: optimise}]}",
            "releases[0].deliverables[0].items[0].stage",
            "One of",
        ),
    ],
)
def test_what_cannot_be_is_told_on_its_line(use: str, field: str, sentence: str, tmp_path: Path) -> None:
    path = delivering(tmp_path, use)
    fault = faults_of(path)[0]
    assert (fault.field, sentence in fault.sentence) == (field, True), fault
    assert line_of(path, fault)


def test_a_set_is_used_once_by_a_release(tmp_path: Path) -> None:
    told = [fault.sentence for fault in faults_of(delivering(tmp_path, "{use: dd}", "{use: dd}"))]
    assert "dd is there twice." in told
    assert "Two deliverables of M are called DD-01." in told


@pytest.mark.parametrize(
    ("old", "new", "field", "sentence"),
    [
        ("{id: M-1, name: manual}", "{name: manual}", "deliverables[0]", "Give it an id, or a number."),
        ("    stage: training\n", "", "deliverables[0].stage", "Say which stage's gate asks for it."),
        ('{number: "9"', "{id: M-1", "deliverables[2].id", "M-1 is there twice."),
        ("id: mine", "id: dd", "id", "dd is there twice."),
    ],
)
def test_a_set_is_one_that_can_be(old: str, new: str, field: str, sentence: str, tmp_path: Path) -> None:
    assert old in OWN
    told = faults_of(delivering(tmp_path, "{use: bedford-first-90-days}", sets=OWN.replace(old, new)))
    assert (f"deliverable_sets[2].{field}", sentence) in [(each.field, each.sentence) for each in told]


def test_only_shipped_sets_are_taken_by_name(tmp_path: Path) -> None:
    sets = OWN.replace("{use: bedford-first-90-days}", "{use: bedford}")
    fault = faults_of(delivering(tmp_path, "{use: dd}", sets=sets))[0]
    assert fault.field == "deliverable_sets[1].use"
    assert "bedford: No set of this name is shipped; there is bcp-workstream, " in fault.sentence


def test_a_gate_asks_only_for_what_its_release_lists(tmp_path: Path) -> None:
    plan = load_blueprint(delivering(tmp_path, "{use: dd}"))
    asks = Check(kind=CheckKind.DELIVERABLES, names=("sprint plan", "manual"))
    design, *others = plan.policies
    asking = replace(plan, policies=(replace(design, checks=(asks,)), *others))
    assert [each.sentence for each in problems(asking)] == [
        "detailed-design asks for manual, which M does not list."
    ]
    mine = load_blueprint(delivering(tmp_path, "{use: mine}"))
    in_vain = replace(mine, policies=(replace(design, checks=(replace(asks, names=()),)), *others))
    assert [each.sentence for each in problems(in_vain)] == [
        "M lists no deliverable for design, but detailed-design asks."
    ]


def test_the_committed_schema_of_a_set_is_up_to_date() -> None:
    remedy = "run python -m definitions.json_schema"
    assert SET_SCHEMA_FILE.read_text("utf-8") == json_schema(DeliverableSetForm), remedy


@pytest.mark.parametrize("name", shipped_sets())
def test_shipped_sets_name_the_schema(name: str) -> None:
    path = shipped_set_path(name)
    prefix, _, schema = path.read_text("utf-8").splitlines()[0].partition("=")
    assert prefix == "# yaml-language-server: $schema"
    assert (path.parent / schema).resolve() == SET_SCHEMA_FILE.resolve()
