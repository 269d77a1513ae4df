"""How people work on a backlog, plan its sprints and learn, from a command line."""

import json

from tests.console.desk import Desk, assert_told

WHY = "--reason 'Residents asked for it.'"


def test_a_backlog_is_written_changed_planned_and_shown(desk: Desk) -> None:
    desk.starts()
    add = (
        f"backlog add {desk.release} R-1 'Pay a fee' --team Licensing --class must --points 5 {WHY} --as ben"
    )
    second = (
        f"backlog add {desk.release} R-2 Maps --team Planning --class would-like --points 2 {WHY} --as ben"
    )
    assert desk.types(add).code == 0
    assert desk.types(second).code == 0
    facts = desk.facts()
    assert desk.types(add).code == 0
    assert desk.facts() == facts

    assert_told(desk.types(f"sprint plan {desk.release} 1 R-1 R-2 --as asha"), 6, "(S-24)")
    assert desk.types(f"sprint plan {desk.release} 1 R-1 --as asha").code == 0
    assert desk.types(f"backlog change {desk.release} R-1 --points 8 {WHY} --as asha").code == 0
    assert desk.types(f"backlog drop {desk.release} R-2 {WHY} --as asha").code == 0

    shown = json.loads(desk.types(f"backlog list {desk.release} -o json").out)
    lines = {each["requirement"]: each for each in shown["requirements"]}
    assert (lines["R-1"]["points"], lines["R-1"]["sprint"], lines["R-2"]["standing"]) == (8, 1, "dropped")
    assert [each["requirement"] for each in shown["changes"]] == ["R-1", "R-2", "R-1", "R-2"]
    assert shown["musts_open"] == ["R-1 Pay a fee"]


def test_a_backlog_is_brought_in_from_a_list_and_accepted_from_another(desk: Desk) -> None:
    desk.starts()
    wanted, built = desk.folder / "wanted.csv", desk.folder / "built.csv"
    wanted.write_text(
        "Requirement;Title;Team;Class;Points;Outcome;Cost;Volume\n"
        "R-1;Pay a fee;Licensing;Must;5;9;4;10\n"
        "R-2;Maps;Planning;would like;2;;;\n"
        "R-3;Forms;Legal;must;0;;;\n"
    )
    add = f"backlog add {desk.release} --file {wanted} {WHY} --as ben -o json"
    assert json.loads(desk.types(add).out)["kept"] == 0
    kept = desk.types(f"{add} --keep-good")
    assert (kept.code, [each["line"] for each in json.loads(kept.out)["refused"]]) == (8, [4])
    lines = json.loads(desk.types(f"backlog list {desk.release} -o json").out)["requirements"]
    assert [(each["requirement"], each["moscow"]) for each in lines] == [
        ("R-1", "must"),
        ("R-2", "would-like"),
    ]

    built.write_text("requirement,built by\nR-1,ewan\nR-2,\n")
    refused = desk.types(f"backlog deliver {desk.release} --file {built} --as asha -o json")

    reasons = [each["reason"] for each in json.loads(refused.out)["refused"]]
    assert (refused.code, "before the first sprint" in reasons[0]) == (6, True)
    assert reasons[1] == "Nobody is named who built it."
    assert_told(desk.types(f"backlog deliver {desk.release} R-1 --as asha"), 2, "or give a --file")


def test_what_a_backlog_refuses_is_told_and_nothing_is_lost(desk: Desk) -> None:
    desk.starts()
    desk.types(f"backlog add {desk.release} R-1 Fees --team Legal --class must --points 5 {WHY} --as ben")
    look = f"lockgate backlog list {desk.release}"
    deliver = f"backlog deliver {desk.release} R-1 --built-by ewan"

    assert_told(desk.types(f"{deliver} --as ben"), 6, "It is asha.", look=look)
    assert_told(desk.types(f"{deliver} --as asha"), 6, "before the first sprint", look=look)
    assert_told(desk.types(f"{deliver} --as asha --dry-run"), 6, "It would be refused")
    assert_told(desk.types(f"backlog drop {desk.release} R-1 --reason ' ' --as asha"), 6, "(S-24)")
    assert_told(desk.types(f"backlog drop {desk.release} R-9 {WHY} --as asha"), 6, "no such requirement")
    assert_told(desk.types(f"backlog change {desk.release} R-1 {WHY} --as asha"), 2, "Say what changes")
    assert_told(desk.types(f"sprint fix {desk.release} 1 --days 400 --as asha"), 6, "build stage")
    assert_told(desk.types(f"release report {desk.release} musts 1 1 --as ben"), 6, "item by item")


def test_what_is_learnt_feeds_the_forecast(desk: Desk) -> None:
    desk.starts()
    start = f"learn start {desk.release} T-1 --area Calls --hypothesis 'Calls back help' --measure seconds"
    forecast = "benefit forecast B-1A --annual-pence 8000000 --confidence medium --experiment T-1"
    forecast += f" --programme {desk.programme} --as ewan"
    assert desk.types(f"{start} --baseline 245 --as ben").code == 0
    assert_told(desk.types(forecast), 6, "Nothing is measured of the experiment T-1.")
    assert_told(desk.types(f"learn scale {desk.release} T-1 {WHY} --as ben"), 6, "(U-17)")
    assert desk.types(f"learn result {desk.release} T-1 59 --as ben").code == 0
    assert desk.types(f"learn scale {desk.release} T-1 {WHY} --as ben").code == 0

    assert desk.types(forecast).code == 0

    (line,) = json.loads(desk.types(f"benefit table {desk.programme} -o json").out)["benefits"]
    assert (line["annual"], line["forecast"]["likely"], line["forecast"]["confidence"]) == (
        10000000,
        8000000,
        "medium",
    )
