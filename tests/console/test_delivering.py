"""How deliverables are followed, drafted and accepted from a command line."""

import json

from tests.console.desk import Desk, assert_told
from tests.console.test_writing import next_of


def test_deliverable_is_drafted_sent_back_and_accepted_by_another(desk: Desk) -> None:
    desk.starts()
    at = f"{desk.release} SU-1"
    look = f"lockgate deliverable list {desk.release}"
    assert_told(desk.types(f"deliverable accept {at} --as ben"), 6, "no version yet", look=look)
    drafted = desk.types(f"deliverable draft {at} --note 'In the folder.' --as ewan")
    assert (drafted.code, next_of(drafted)) == (0, look.removeprefix("lockgate "))
    sent_back = f"deliverable send-back {at} --reason 'No names.' --as ben"
    assert [desk.types(sent_back).code for _ in range(2)] == [0, 0]
    assert_told(desk.types(f"deliverable accept {at} --as ben"), 6, "was sent back", look=look)
    assert "Sent back by ben: No names." in desk.types(f"deliverable show {at}").out

    assert desk.types(f"deliverable draft {at} --note 'With names.' --as ewan").code == 0
    assert_told(desk.types(f"deliverable accept {at} --as ewan"), 6, "does not accept it", look=look)
    assert_told(desk.types(f"deliverable accept {at} --version 1 --as ben"), 6, "it is version 2, not 1.")
    assert desk.types(f"deliverable accept {at} --as ben").code == 0

    document = json.loads(desk.types(f"deliverable show {at} -o json").out)
    assert (document["status"], document["version"], document["said_by"]["subject"]) == ("accepted", 2, "ben")


def test_deliverables_are_assigned_and_found_unneeded(desk: Desk) -> None:
    desk.starts()
    assign = f"deliverable assign {desk.release} SU-1 SU-2 --owner chloe --due 2018-07-02 --as ben"
    assert desk.types(assign).code == 0
    assert_told(desk.types(assign.replace("chloe", "zoe")), 5, "There is nobody 'zoe' in")
    assert_told(desk.types(assign.replace("2018-07-02", "2017-07-02")), 6, "not due before its release")
    assert_told(desk.types(assign.replace("2018-07-02", "2018-02-30")), 2, "--due")
    unneeded = f"deliverable not-needed {desk.release} SU-2 --reason 'No team.' --as"
    assert_told(desk.types(f"{unneeded} chloe"), 6, "neither its owner nor the release's lead")
    assert desk.types(f"{unneeded} ben").code == 0

    listed = json.loads(desk.types(f"deliverable list {desk.release} -o json").out)
    told = {each["id"]: (each["owner"]["subject"], each["due"], each["status"]) for each in listed}
    assert told["SU-1"] == ("chloe", "2018-07-02", "planned")
    assert told["SU-2"] == ("chloe", "2018-07-02", "not needed")
    assert "SU-2" not in desk.types(f"deliverable list {desk.release} --open").out
    assert desk.types(f"deliverable reopen {desk.release} SU-2 --reason 'A team.' --as ben").code == 0
    assert "SU-2" in desk.types(f"deliverable list {desk.release} --open").out


def test_lists_assign_deliverables_and_accept_versions(desk: Desk) -> None:
    desk.starts()
    owners, read = desk.folder / "owners.csv", desk.folder / "read.csv"
    owners.write_text("Deliverable;Owner;Due\nSU-1;chloe;2018-07-02\nSU-2;zoe;\nSU-9;chloe;\n")
    assign = f"deliverable assign {desk.release} --file {owners} --as ben -o json"
    assert desk.types(assign).code == 6
    kept = desk.types(f"{assign} --keep-good")
    reasons = {each["line"]: each["reason"] for each in json.loads(kept.out)["refused"]}
    assert (kept.code, reasons[3]) == (8, f"There is nobody 'zoe' in {desk.programme}.")
    assert "no such deliverable" in reasons[4]

    desk.types(f"deliverable draft {desk.release} SU-1 --note 'In the folder.' --as ewan")
    read.write_text("deliverable,version\nSU-1,1\n")
    assert desk.types(f"deliverable accept {desk.release} --file {read} --as ben").code == 0

    shown = json.loads(desk.types(f"deliverable show {desk.release} SU-1 -o json").out)
    assert (shown["owner"]["subject"], shown["due"], shown["status"]) == ("chloe", "2018-07-02", "accepted")
    assert_told(desk.types(f"deliverable accept {desk.release} --as ben"), 2, "or give a --file")


def test_more_is_asked_of_a_release_than_was_planned(desk: Desk) -> None:
    desk.starts()
    add = f"deliverable add {desk.release} ER-1 --name 'easy read version' --stage training --owner ewan"
    because = "--reason 'The equality panel asked for it.' --as ben"
    assert_told(desk.types(f"{add} --as ben"), 2, "--reason")
    assert_told(desk.types(f"deliverable add {desk.release} ER-1 {because}"), 2, "or give a --file")
    assert [desk.types(f"{add} {because}").code for _ in range(2)] == [0, 0]
    assert_told(desk.types(f"{add.replace('easy', 'hard')} {because}"), 6, "ER-1 is: easy read version.")

    more = desk.folder / "more.csv"
    more.write_text(
        "Deliverable,Name,Stage,Owner\n"
        "ER-2,letter,after sign off,ewan\n"
        "ER-3,Web page,test,\n"
        "SU-1,Web,design,\n"
    )
    kept = desk.types(f"deliverable add {desk.release} --file {more} --keep-good {because} -o json")
    assert (kept.code, [each["line"] for each in json.loads(kept.out)["refused"]]) == (8, [3, 4])
    listed = json.loads(desk.types(f"deliverable list {desk.release} -o json").out)
    told = {each["id"]: (each["stage"], each["status"]) for each in listed}
    assert (told["ER-1"], told["ER-2"]) == (("training", "planned"), (None, "planned"))
    assert "added ER-1 (easy read version)" in desk.types(f"audit timeline --programme {desk.programme}").out


def test_what_is_listed_is_not_reported(desk: Desk) -> None:
    desk.starts()
    assert_told(desk.types(f"release report {desk.release} deliverables 7 7 --as ben"), 6, "item by item")
    assert_told(desk.types(f"deliverable show {desk.release} SU-9"), 5, "no such deliverable")
    dry = desk.types(f"deliverable draft {desk.release} SU-1 --note There --dry-run --as ewan")
    assert (dry.code, dry.out.startswith("Dry run")) == (0, True)
    assert "10 planned" in desk.types(f"deliverable list {desk.release}").out


def test_gate_opens_once_its_deliverables_are_accepted(desk: Desk) -> None:
    desk.starts_and_hands_in(rules=["checks: [{kind: deliverables}]"])
    approve = f"gate approve {desk.design} --reason 'It is sound.' --as ben"
    assert_told(desk.types(approve), 6, "Deliverables are not accepted: decision on specialist services,")
    for id in ("DC-1", "DC-2"):
        assert desk.types(f"deliverable draft {desk.release} {id} --note Decided. --as ewan").code == 0
    assert desk.types(f"deliverable accept {desk.release} DC-1 DC-2 --as chloe").code == 0
    desk.awaits("gate-facts-changed", f"gate-{desk.design}-1")
    left = f"deliverable not-needed {desk.release} DC-3 --reason 'Nothing is sold.' --as ben"
    assert desk.types(left).code == 0
    desk.awaits("gate-facts-changed", f"gate-{desk.design}-1", nth=2)

    assert desk.types(approve).code == 0


def test_baseline_is_measured_before_the_release_is_signed_off(desk: Desk) -> None:
    desk.starts()
    measure = f"benefit baseline B-1A --programme {desk.programme} --annual-pence 41000000 --on"
    how = "--method 'Payroll of March.' --as"
    look = f"lockgate benefit table {desk.programme}"

    assert_told(desk.types(f"{measure} 2018-03-31 {how} dina"), 6, "owner, or by somebody", look=look)
    assert_told(desk.types(f"{measure} 2999-03-31 {how} ewan"), 6, "on a day that has come", look=look)
    assert [desk.types(f"{measure} 2018-03-31 {how} ewan").code for _ in range(2)] == [0, 0]
    assert "£410,000" in desk.types(f"benefit table {desk.programme}").out
    assert "measured the baseline" in desk.types(f"audit timeline --programme {desk.programme}").out
