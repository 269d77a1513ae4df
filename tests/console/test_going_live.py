"""How a release is taken up, learns, and is handed over, from a command line."""

import json

from tests.console.desk import Desk, assert_told
from tests.console.test_writing import next_of


def test_transition_is_planned_and_delivered(desk: Desk) -> None:
    desk.starts()
    of, show = f"{desk.release} parallel-running", f"transition show {desk.release}"
    plan = f"transition plan {of} --owner ewan --due 2999-01-31 --as asha"
    assert_told(desk.types(plan.replace("ewan", "nobody")), 5, "There is nobody 'nobody' in")
    assert_told(desk.types(plan.replace("01-31", "02-30")), 2, "--due")
    assert_told(desk.types(plan.replace("2999", "2018")), 6, "today or later", look=f"lockgate {show}")
    assert_told(desk.types(f"transition deliver {of} --note Ran --as ewan"), 6, "planned before it is deliv")

    assert next_of(desk.types(plan)) == show
    assert desk.types(f"transition deliver {of} --note Ran --as ewan").code == 0
    ruled_out = f"transition not-applicable {desk.release} go-live-support --reason 'Nothing runs.' --as asha"
    assert desk.types(f"{ruled_out} --dry-run").out.startswith("Dry run")
    assert desk.types(ruled_out).code == 0

    document = json.loads(desk.types(f"{show} -o json").out)
    assert [each["state"] for each in document["elements"]] == ["delivered", "not applicable"]
    report = f"release report {desk.release} transition 2 2 --as asha"
    assert_told(desk.types(report), 6, "counted from what is recorded item by item")


def test_transition_and_lessons_come_from_lists(desk: Desk) -> None:
    desk.starts()
    owners, learned = desk.folder / "owners.csv", desk.folder / "learned.csv"
    owners.write_text("Element,Owner,Due\nparallel-running,ewan,2999-01-31\nparties,ewan,2999-01-31\n")
    plan = f"transition plan {desk.release} --file {owners} --as asha -o json"
    assert desk.types(plan).code == 6
    kept = desk.types(f"{plan} --keep-good")
    assert kept.code == 8
    assert [each["line"] for each in json.loads(kept.out)["refused"]] == [3]
    assert "planned" in desk.types(f"transition show {desk.release}").out
    assert_told(desk.types(f"transition plan {desk.release} --as asha"), 2, "or give a --file")

    learned.write_text("Lesson;Learned;To do;Owner\nL-1;Too late.;Begin early.;ewan\nL-2;Lost.;;ewan\n")
    record = f"lesson record {desk.release} --file {learned} --as asha -o json"
    assert desk.types(record).code == 6
    assert desk.types(f"{record} --keep-good").code == 8
    assert "Begin early." in desk.types(f"lesson list --programme {desk.programme}").out
    assert_told(desk.types(f"lesson record {desk.release} --as asha"), 2, "or give a --file")


def test_whoever_has_left_is_asked_for_nothing(desk: Desk) -> None:
    file = desk.blueprint()
    left = "leavers: [{who: farah, left: 2018-06-01}]\n\nstewards:"
    file.write_text(file.read_text().replace("stewards:", left, 1))
    assert desk.types(f"programme start {file} --as asha").code == 0
    desk.awaits("gate-opened", f"gate-{desk.design}-1")

    plan = f"transition plan {desk.release} parallel-running --owner farah --due 2999-01-31 --as asha"

    assert_told(desk.types(plan), 5, "Farah Khan has left, and can be asked for nothing.")


def test_stopped_process_is_watched(desk: Desk) -> None:
    desk.starts()
    of, show = f"{desk.release} letters", f"transition show {desk.release}"
    stop = f"transition stop-process {of} --on 2018-06-25 --watch-for 'Missed dates' --until 2999-01-31"
    assert desk.types(f"{stop} --watcher chloe --as asha").code == 0
    assert_told(desk.types(f"transition watch {of} --note None --as ewan"), 6, "said by whoever watches")
    assert desk.types(f"transition watch {of} --note 'Eleven missed' --adverse --as ewan").code == 0
    assert "letters-1" in desk.types(show).out
    assert desk.types(f"transition resolve {of} 1 --how 'They are telephoned.' --as asha").code == 0
    keep = f"transition keep-cases {desk.release} 'old cases' --where archive --until 2999-01-31 --as asha"
    assert desk.types(keep).code == 0
    assert_told(desk.types(keep.replace("2999", "2998")), 6, "lengthened, never shortened")

    shown = desk.types(show).out
    assert "They are telephoned." in shown
    assert "archive" in shown


def test_lesson_is_listed_and_answered_where_it_was_offered(desk: Desk) -> None:
    desk.starts()
    record = f"lesson record {desk.release} L-1 --text 'Too late.' --to-do 'Begin early.' --as asha"
    assert desk.types(f"{record} --owner ewan").code == 0
    take_up = f"lesson take-up {desk.release} 1A/L-1 --how 'It begins early.' --as asha"
    assert_told(desk.types(take_up), 6, "1A/L-1 is not one of: none.")
    assert_told(desk.types(take_up.replace("take-up", "decline").replace("how", "reason")), 6, "not one of")

    assert "Begin early." in desk.types(f"lesson list --programme {desk.programme}").out


def test_what_a_release_lacks_to_be_closed_is_told(desk: Desk) -> None:
    desk.starts()
    release = desk.release
    look = f"lockgate release closing {release}"
    assert_told(desk.types(f"release go-live {release} --as asha"), 6, "build has opened the way", look=look)
    assert desk.types(f"release hand-over {release} portal --to chloe --as asha").code == 0
    assert_told(desk.types(f"release take-over {release} portal --as ewan"), 6, "offered to chloe", look=look)
    assert desk.types(f"release take-over {release} portal --as chloe").code == 0
    item = f"{release} forms"
    raised = f"release non-compliance {item} --what Print --owner ewan --as asha"
    assert_told(desk.types(raised), 6, "Before a release is live", look=look)
    assert_told(desk.types(f"release address {item} --how Gone --as asha"), 6, "Nobody has raised this")
    close = f"release close {release} --as asha"
    assert_told(
        desk.types(f"{close} --dry-run"), 6, "It would be refused: A release is closed when", look=look
    )
    assert_told(desk.types(close), 6, "No lesson is recorded. Record what the release learned.", look=look)

    told = json.loads(desk.types(f"release closing {release} -o json").out)
    assert [each["what"] for each in told["lacking"]] == ["It is not signed off.", "No lesson is recorded."]
    assert told["handovers"] == [{"part": "portal", "to": told["handovers"][0]["to"], "is_accepted": True}]


def test_benefit_is_handed_over_to_whoever_agrees(desk: Desk) -> None:
    desk.starts()
    at = f"B-1A --programme {desk.programme} --as"
    look = f"lockgate benefit table {desk.programme}"
    assert_told(desk.types(f"benefit hand-over {at} dina --to dina"), 6, "never to oneself", look=look)
    assert desk.types(f"benefit hand-over {at} ewan --to dina --dry-run").out.startswith("Dry run")
    assert desk.types(f"benefit hand-over {at} ewan --to dina").code == 0
    assert_told(desk.types(f"benefit take-over {at} farah"), 6, "whoever it was offered to", look=look)
    assert desk.types(f"benefit take-over {at} dina").code == 0


def test_gate_tells_what_stopping_there_costs(desk: Desk) -> None:
    desk.starts(rules=["break_point: true"])
    stopping = "The release can be stopped here, which costs £25,000.00."
    assert stopping in desk.types(f"gate show {desk.design}").out
    assert stopping in desk.types(f"gate explain {desk.design}").out
    estimate = f"release exit-cost {desk.release} design --basis 'Notice.' --as ben --pence"
    assert_told(desk.types(f"{estimate} -5"), 6, "costs nothing at least")
    assert desk.types(f"{estimate} 900").code == 0
    desk.awaits("gate-facts-changed", f"gate-{desk.design}-1")
    assert "which costs £9.00." in desk.types(f"gate show {desk.design}").out
