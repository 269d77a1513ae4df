"""What people see of training, plan and record of it, by hand and from a file."""

import json

from tests.console.desk import Desk, assert_told

ATTENDED = ("session,group,staff reference", "T-1,Home visitors,E1", "T-1,visitors,E2", "T-1,visitors,E2")


def test_training_is_planned_recorded_and_counted(desk: Desk) -> None:
    lists_three(desk)
    session = "--topic 'Route planning' --topic tablet --group visitors --day 2018-06-20 --places 2"
    plan = f"training session {desk.release} T-1 {session} --provider 'Learning team' --as ben"
    assert [desk.types(plan).code for _ in range(2)] == [0, 0]
    assert desk.types(f"training champion {desk.release} farah --team Visits --as ben").code == 0

    attend = f"training attend {desk.release} T-1 visitors --as chloe"
    look = f"lockgate training show {desk.release}"
    assert_told(desk.types(f"{attend} --heads 3"), 6, "3 people, 2 places", look=look)
    assert desk.types(f"{attend} --reference E1").code == 0

    shown = json.loads(desk.types(f"training show {desk.release} -o json").out)["training"]
    assert (shown["whole"]["done"], shown["whole"]["of"]) == (2, 9)
    assert [each["who"]["subject"] for each in shown["champions"]] == ["farah"]
    people = desk.types(f"training show {desk.release}").out
    assert [word in people for word in ("Home visitors", "Learning team", "Farah Khan")] == [True] * 3
    growth = json.loads(desk.types(f"training champions {desk.programme} -o json").out)
    assert [(each["people"], each["teams"], each["growth"]) for each in growth] == [(1, 1, 0)]
    assert "change champion of Visits" in desk.types(f"audit timeline --programme {desk.programme}").out


def test_a_list_of_attendance_is_one_transaction(desk: Desk) -> None:
    lists_three(desk)
    sessions = desk.folder / "sessions.csv"
    sessions.write_text("Session;Topic;Group;Date;Places;Provider\nT-1;tablet;visitors;2018-06-20;4;Us\n")
    assert desk.types(f"training session {desk.release} --file {sessions} --as ben").code == 0
    came = desk.folder / "came.csv"
    came.write_text("\n".join((*ATTENDED, "T-9,visitors,E3", "T-1,visitors,Dina")))
    attend = f"training attend {desk.release} --file {came} --as chloe -o json"

    refused = desk.types(attend)

    assert (refused.code, json.loads(refused.out)["kept"]) == (6, 0)
    reasons = {each["line"]: each["reason"] for each in json.loads(refused.out)["refused"]}
    assert sorted(reasons) == [4, 5, 6]
    assert "There is no such training session" in reasons[5]
    assert "never a name" in reasons[6]
    kept = desk.types(f"{attend} --keep-good")
    assert (kept.code, json.loads(kept.out)["kept"]) == (8, 2)
    assert (
        desk.types(f"audit timeline --programme {desk.programme}").out.count("2 more of visitors came to T-1")
        == 1
    )


def test_whoever_says_too_little_is_told_what_is_missing(desk: Desk) -> None:
    desk.starts()
    assert_told(desk.types(f"training need {desk.release} visitors --reason Why --as ben"), 2, "--heads")
    assert_told(desk.types(f"training attend {desk.release} --as ben"), 2, "or give a --file")
    session = f"training session {desk.release} 'T 1' --places 0 --day 2018-06-20 --provider Us --as ben"
    assert_told(desk.types(session), 2, "session: T 1 is no id")
    unknown = desk.types("training show nowhere/9Z")
    assert (unknown.code, unknown.out, "Traceback" in unknown.err) == (5, "", False)


def test_what_is_wrong_is_put_right_with_a_reason(desk: Desk) -> None:
    desk.starts()
    need = f"training need {desk.release} 'home visitors' --heads 5 --topic tablet --as ben"
    assert desk.types(f"{need} --reason 'Two more joined.'").code == 0
    session = f"training session {desk.release} T-1 --topic tablet --group visitors --places 9"
    assert desk.types(f"{session} --day 2018-06-20 --provider Us --as ben").code == 0
    assert desk.types(f"training attend {desk.release} T-1 visitors --reference E1 --as ben").code == 0
    wrong = f"training strike {desk.release} T-1 visitors --reference E1 --reason 'Another E1.' --as ben"
    assert desk.types(wrong).code == 0
    assert desk.types(f"training champion {desk.release} dina --team Visits --as ben").code == 0
    away = f"training stand-down {desk.release} dina --team Visits --reason 'Another post.' --as ben"
    assert desk.types(away).code == 0
    cancel = f"training cancel {desk.release} T-1 --reason 'Too late.' --as ben"
    assert_told(desk.types(cancel), 6, "can no longer be cancelled")
    shown = json.loads(desk.types(f"training show {desk.release} -o json").out)["training"]
    assert (shown["whole"]["done"], shown["whole"]["of"], shown["champions"]) == (0, 5, [])


def lists_three(desk: Desk) -> None:
    """Starts the programme; three of its visitors are to be trained."""
    desk.starts()
    need = f"training need {desk.release} visitors --heads 3 --reason 'Three visit.' --as ben"
    assert desk.types(need).code == 0
