"""What is planned, and how it is changed, from a command line with a real server and a worker behind it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.console.desk import Desk, assert_told
from tests.console.typed import Lockgate

WHY = "--reason 'Minute 4.'"
IN_A_YEAR = datetime.now(UTC).date() + timedelta(days=365)
STAGES = ("design", "consultation", "build-sprints", "training", "sign-off")


def second_release(*, days_later: int = 0) -> str:
    """A release of one week a stage, after the first one and after something outside."""
    text = '  - id: "2A"\n    name: Evening visits\n    kind: phase\n    lead: asha\n'
    text += '    depends_on: ["1A"]\n    depends_on_external: [X1]\n    stages:\n'
    for nth, stage in enumerate(STAGES):
        starts = IN_A_YEAR + timedelta(days=days_later + 7 * nth)
        ends = starts + timedelta(days=6)
        text += f"      - {{stage: {stage}, starts: {starts}, ends: {ends}, gate: both}}\n"
    return f"{text}    sprints: 1\n    affected_headcount: 0\n    nothing_to_consult_on: No post changes.\n\n"


def blueprint(desk: Desk, releases: str) -> Path:
    """The small programme with another release, something that it waits for, and criteria."""
    file = desk.blueprint()
    text = file.read_text().replace(
        "stewards: [chief]\n", f"stewards: [chief]\nplanners: [finance]\n\n{MORE}"
    )
    file.write_text(text.replace("\ntraining:", f"\n{releases}training:"))
    return file


MORE = f"""external:
  - {{id: X1, name: Case systems, needed_by: {IN_A_YEAR}, owner: Another programme}}

criteria:
  - {{id: benefit, name: Benefits released, weight: 3}}
  - {{id: risk, name: Implementation risk, weight: 2}}
"""


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """The programme, under way."""
    answer = desk.types(f"programme start {blueprint(desk, second_release())} --as asha")
    assert answer.code == 0, answer.err
    desk.awaits("gate-opened", f"gate-{desk.design}-1")
    return desk


def test_releases_are_planned_anew_after_a_try(planned: Desk) -> None:
    file = blueprint(planned, second_release(days_later=28))
    replan = f"plan replan {planned.programme} {file} {WHY} --as chloe"
    before = planned.facts()

    tried = planned.types(f"{replan} --try -o json")
    assert (tried.code, planned.facts()) == (0, before)
    assert {each["days"] for each in json.loads(tried.out)["changes"]} == {28}
    done, again = planned.types(replan), planned.types(replan)

    assert (done.code, again.code) == (0, 0), done.err
    assert f"Adopted: baseline 2 of {planned.programme}." in done.out
    assert "stays at baseline 2" in again.out
    diff = json.loads(planned.types(f"plan diff {planned.programme} 1 2 -o json").out)
    assert diff["changes"] == json.loads(tried.out)["changes"]
    told = planned.types(f"audit timeline --programme {planned.programme} --kind baseline-adopted").out
    assert "Chloe Day adopted baseline 2 (changed: 2A): Minute 4." in told


def test_what_has_begun_keeps_its_past_and_nobody_else_plans(planned: Desk) -> None:
    file, look = blueprint(planned, second_release(days_later=7)), f"lockgate plan show {planned.programme}"
    replan = f"plan replan {planned.programme} {file} {WHY}"
    assert_told(planned.types(f"{replan} --as ewan"), 6, "ewan does not act as chief or finance", look=look)
    text = file.read_text().replace("gate: design}", "gate: both}")
    file.write_text(text)
    for try_ in ("", " --try"):
        refused = planned.types(f"{replan} --as dina{try_}")
        assert_told(refused, 6, "Stages that were entered keep their dates", look=look)


def test_a_circle_and_other_people_are_named(planned: Desk) -> None:
    file = blueprint(planned, second_release())
    replan = f"plan replan {planned.programme} {file} {WHY} --as dina"
    text = file.read_text()
    file.write_text(text.replace("    lead: asha\n", '    lead: asha\n    depends_on: ["2A"]\n', 1))
    assert_told(planned.types(replan), 6, "Releases wait for one another: 1A → 2A → 1A.")
    file.write_text(text.replace("name: Ewan Ross", "name: Ewan Roe"))
    assert_told(planned.types(replan), 6, "Here differ: people, roles and delegations.")
    file.write_text(text.replace("remind_every_days: 2", "remind_every_days: 3", 1))
    assert_told(planned.types(replan), 6, "Here differ: the policy design.")


def test_a_release_is_taken_out_with_its_name(planned: Desk) -> None:
    answer = planned.types(f"plan replan {planned.programme} {blueprint(planned, '')} {WHY} --as dina")

    assert answer.code == 0, answer.err
    assert "taken out" in answer.out
    assert "withdrawn" in planned.types(f"release list --programme {planned.programme}").out
    baseline = json.loads(planned.types(f"plan show {planned.programme} -o json").out)["baseline"]
    assert list(baseline["releases"]) == ["1A"]


def test_things_outside_are_put_off_fail_and_come_about(planned: Desk) -> None:
    x1, later = f"{planned.programme}/X1", IN_A_YEAR + timedelta(days=70)
    steps = (
        (f"plan expect {x1} {later} {WHY} --as dina", "late"),
        (f"plan failed {x1} {WHY} --as dina", "blocked by X1"),
        (f"plan expect {x1} {later} --reason 'Bought by another council.' --as dina", "late"),
        (f"plan met {x1} --note 'Contract signed.' --as dina", "Contract signed."),
    )
    for step, shown in steps:
        dry, done = planned.types(f"{step} --dry-run"), planned.types(step)
        assert (dry.code, done.code) == (0, 0), done.err
        assert "nothing was sent" in dry.out
        assert shown in planned.types(f"plan show {planned.programme}").out
    assert_told(
        planned.types(f"plan failed {x1} {WHY} --as dina --dry-run"),
        6,
        "It would be refused: What came about",
    )
    assert_told(
        planned.types(f"plan met {planned.programme}/X9 --note N --as dina"), 6, "waits for no such thing"
    )
    assert_told(planned.types(f"plan expect {x1} soon {WHY} --as dina"), 2, "'soon' is no day.")


def test_a_release_is_handed_over_and_asks_for_gates_in_the_new_name(planned: Desk) -> None:
    release = f"{planned.programme}/2A"
    hand_over = f"plan hand-over {release} ewan {IN_A_YEAR} {WHY} --as asha"

    assert planned.types(hand_over).code == 0
    assert_told(planned.types(f"plan accept {release} --as farah"), 6, "farah was not offered 2A.")
    assert planned.types(f"plan accept {release} --as ewan").code == 0

    told = planned.types(f"audit timeline --programme {planned.programme} --kind lead-handed-over").out
    assert "Ewan Ross leads 2A" in told
    assert_told(
        planned.types(f"plan hand-over {release} zoe {IN_A_YEAR} {WHY} --as dina"),
        6,
        "zoe is not among the people",
    )


def test_a_release_is_scored(planned: Desk) -> None:
    rate = f"plan rate {planned.programme}/2A {{}} {WHY} --as chloe"

    assert planned.types(rate.format("benefit=5 risk=1")).code == 0
    assert_told(planned.types(rate.format("benefit=5")), 6, "The criteria are benefit, risk, each once.")
    assert_told(planned.types(rate.format("benefit")), 2, "'benefit' is no score.")

    order = json.loads(planned.types(f"plan score {planned.programme} -o json").out)["order"]
    assert [(each["release"], each["points"], each["by_points"]) for each in order] == [
        ("2A", 17, 1),
        ("1A", None, None),
    ]


def test_what_slips_is_told(planned: Desk) -> None:
    path = json.loads(planned.types(f"plan critical-path {planned.programme} -o json").out)
    assert path["chain"][-1] == "2A"
    slip = json.loads(planned.types(f"plan slip {planned.programme}/2A --days 10 -o json").out)["slip"]
    assert [(each["release"], each["days"]) for each in slip["releases"]] == [("2A", 10)]
    depends = planned.types(f"plan depends {planned.programme}/1A -o json")
    assert json.loads(depends.out)["breaks"] == ["2A"]


def test_a_delay_takes_benefits_from_their_year(lockgate: Lockgate, waiting: Path) -> None:
    answer = lockgate("plan", "slip", "care/1A", "--days", "400", "-o", "json", home=waiting)

    moved = json.loads(answer.out)["slip"]["releases"]
    assert [each["release"] for each in moved] == ["1A", "2A"]


@pytest.mark.parametrize(
    "words",
    [
        ["plan", "diff", "care", "1", "2"],
        ["plan", "show", "care", "--baseline", "2"],
        ["plan", "slip", "care/9Z", "--days", "3"],
        ["plan", "depends", "care/9Z"],
        ["plan", "show", "nowhere"],
    ],
    ids=lambda words: " ".join(words),
)
def test_what_is_not_planned_is_not_found(lockgate: Lockgate, told: Path, words: list[str]) -> None:
    assert_told(lockgate(*words, home=told), 5, "There is no")
