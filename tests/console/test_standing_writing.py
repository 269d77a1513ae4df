"""What people say of registers, milestones and ratings, with a real server and a worker behind it."""

import json

from console.failing import PARTLY, REFUSED
from tests.console.desk import Desk, assert_told

KEPT = """
rag_legend:
  - {colour: red, means: off track}
  - {colour: green, means: on track}
milestones: [{id: P1, text: Team recruited, due: 2018-06-29}]
registers:
  - id: principles
    name: Principles
    entries: [{id: B1, title: Benefits led}]
counts: [{name: principles, printed: 2, of: register:principles}]

releases:
"""
MILESTONES = "    milestones: [{id: M1, text: Design agreed, due: 2018-06-29}]\n    sprints: 1\n"


def starts(desk: Desk) -> None:
    file = desk.blueprint()
    text = file.read_text().replace("\nreleases:\n", KEPT).replace("    sprints: 1\n", MILESTONES)
    file.write_text(text)
    answer = desk.types(f"programme start {file} --as asha")
    assert answer.code == 0, answer.err
    desk.awaits("gate-opened", f"gate-{desk.design}-1")


def test_people_speak_and_write_and_all_of_it_is_shown(desk: Desk) -> None:
    starts(desk)
    programme, release = desk.programme, desk.release

    for line in (
        f"release rate {release} green --comment 'It goes well.' --as ben",
        f"milestone reach {release} M1 --on 2018-06-28 --as ben",
        f"milestone reforecast {programme} P1 2999-01-31 --reason 'Vacant posts.' --as ben",
        f"register add {programme} principles B2 'User informed' --owner chloe --reason Agreed. --as ben",
        f"register revise {programme} principles B2 --text 'Users take part.' --reason Clearer. --as ben",
        f"register review {programme} principles B1 --found 'It holds.' --next 2999-01-31 --as ben",
    ):
        answer = desk.types(line)
        assert answer.code == 0, answer.err

    assert "green, on track" in desk.types(f"release ratings --programme {programme}").out
    standing = json.loads(desk.types(f"milestone list {programme} -o json").out)
    assert [each["standing"] for each in standing] == ["late", "reached"]
    entries = json.loads(desk.types(f"register list {programme} principles -o json").out)
    assert [(each["id"], each["text"], each["found"]) for each in entries] == [
        ("B1", "", "It holds."),
        ("B2", "Users take part.", ""),
    ]
    assert desk.types(f"programme counts {programme}").code == 0
    desk.types(f"register retire {programme} principles B1 --reason 'Said elsewhere.' --as ben")
    assert desk.types(f"programme counts {programme}").code == 1


def test_what_is_refused_is_told_with_the_legend(desk: Desk) -> None:
    starts(desk)

    rated = desk.types(f"release rate {desk.release} purple --comment Why --as ben")
    reached = desk.types(f"milestone reach {desk.programme} P1 --on 2999-01-31 --as ben")

    assert_told(rated, 6, "purple is not in the legend: red, off track; green, on track.")
    assert_told(reached, 6, "A milestone is reached on a day that has come.")


def test_a_programme_is_never_a_part_of_its_own_part(desk: Desk) -> None:
    part = f"{desk.programme}-part"
    file = desk.blueprint()
    text = file.read_text()
    name = "name: Care closer to home"
    file.write_text(text.replace(f"id: {desk.programme},", f"id: {part}, parent: {desk.programme},", 1))
    assert name in text
    assert desk.types(f"programme start {file} --as asha").code == 0

    whole = text.replace(f"id: {desk.programme},", f"id: {desk.programme}, parent: {part},", 1)
    file.write_text(whole)
    answer = desk.types(f"programme start {file} --as asha")

    assert_told(answer, 6, "A programme is never a part of itself, directly or through others.")


def test_a_register_takes_a_list_from_a_file(desk: Desk) -> None:
    starts(desk)
    file = desk.folder / "principles.csv"
    file.write_text(
        "ID,Title,Owner,Review on\n"
        "B2,User informed,chloe,2999-01-31\n"
        "B1,Benefits first,,\n"
        "B3,One front door,nobody,\n"
        "B2,Twice,,\n"
        "B4,Digital by choice,,soon\n"
    )
    line = f"register add {desk.programme} principles --file {file} --reason Agreed. --as ben -o json"

    refused = desk.types(line)
    foreseen = desk.types(f"{line} --keep-good --dry-run")
    kept = desk.types(f"{line} --keep-good")

    assert (refused.code, foreseen.code, kept.code) == (REFUSED, PARTLY, PARTLY)
    assert [(each["line"], each["column"]) for each in json.loads(kept.out)["refused"]] == [
        (3, ""),
        (4, ""),
        (5, "id"),
        (6, "review on"),
    ]
    entries = json.loads(desk.types(f"register list {desk.programme} principles -o json").out)
    assert [(each["id"], each["review_on"]) for each in entries] == [("B1", None), ("B2", "2999-01-31")]


def test_an_entry_is_typed_or_comes_from_a_file(desk: Desk) -> None:
    starts(desk)
    line = f"register add {desk.programme} principles"

    for typed in ("B2", "B2 'User informed' --file principles.csv", ""):
        answer = desk.types(f"{line} {typed} --reason Agreed. --as ben")
        assert_told(answer, 2, "Say ENTRY and TITLE, or give a --file.")
