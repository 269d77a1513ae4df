"""What people say of risks and indicators, with a real server and a worker behind it."""

import json

from tests.console.desk import Desk, assert_told

WATCHED = """
risk_scale: {likelihood: 5, impact: 5}
risk_rules: {appetite: 9, review_every_months: 1, board: sponsor}
risks:
  - {id: R1, title: Nobody visits, owner: ben, residual: {likelihood: 3, impact: 3}}
indicators:
  - {id: "1", title: Visits a day, direction: higher, target: 8, baseline: 5}

releases:
"""


def starts(desk: Desk) -> None:
    file = desk.blueprint(rules=["checks: [{kind: risks}]"])
    file.write_text(file.read_text().replace("\nreleases:\n", WATCHED))
    answer = desk.types(f"programme start {file} --as asha")
    assert answer.code == 0, answer.err
    desk.awaits("gate-opened", f"gate-{desk.design}-1")


def test_people_tend_risks_and_indicators_and_gates_count_them(desk: Desk) -> None:
    starts(desk)
    programme, release = desk.programme, desk.release
    scores, readings = desk.folder / "scores.csv", desk.folder / "readings.csv"
    scores.write_text("risk,likelihood,impact\nR1,4,3\n")
    readings.write_text("indicator,value,on,source\n1,6.5,2018-06-29,Diary\n")

    for line in (
        f"risk score {programme} --file {scores} --reason 'A hard winter.' --as ben",
        f"risk control {programme} R1 'More cars' --as ben",
        f"risk control {programme} R1 'More cars' --in-place --as ben",
        f"risk escalate {programme} R1 --reason 'Above appetite.' --as ben",
        f"risk review {programme} R1 --found 'It snows.' --as ben",
        f"risk add {programme} R2 'Too few cars' --likelihood 1 --impact 5 --reason Found. --as ben",
        f"risk split {programme} R2 --into R2a=Cars --into R2b=Drivers --reason Apart. --as ben",
        f"indicator read {programme} --file {readings} --as ben",
        f"indicator target {programme} 1 9 --status agreed --reason Workshop. --as ben",
    ):
        answer = desk.types(line)
        assert answer.code == 0, f"{line}: {answer.err}"

    (first, *_, second, third) = json.loads(desk.types(f"risk list {programme} -o json").out)
    assert (first["residual"]["value"], first["board"], first["movement"]) == (12, "chief", 3)
    assert [second["id"], third["id"]] == ["R2a", "R2b"]
    (visits,) = json.loads(desk.types(f"indicator list {programme} -o json").out)
    assert (visits["current"], visits["against_baseline"], visits["is_met"]) == ("6.5", "better", False)

    refused = desk.types(f"release report {release} risks 1 1 --as ben")
    assert_told(refused, 6, "It is counted from what is recorded item by item", look="")
    desk.awaits("gate-facts-changed", f"gate-{desk.design}-1")
    assert "R1, R2a, R2b" in desk.types(f"release lacks --programme {programme}").out
    closes = [f"risk close {programme} {each} --reason Over. --as ben" for each in ("R2a", "R2b")]
    closes.append(f"risk score {programme} R1 2 2 --reason 'Spring came.' --as ben")
    assert [desk.types(line).code for line in closes] == [0, 0, 0]
    assert "R1" not in desk.types(f"release lacks --programme {programme}").out


def test_what_is_refused_is_told(desk: Desk) -> None:
    starts(desk)

    answer = desk.types(f"risk escalate {desk.programme} R1 --reason 'To be sure.' --as ben")

    look = f"lockgate risk show {desk.programme} R1"
    assert_told(answer, 6, "It is 9 (3 x 3), and up to 9 is borne.", look=look)
