"""What people do from a command line, with a real server and a worker behind it."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from domain.benefit.commands import benefit_stream
from tests.console.desk import Desk, assert_told
from tests.console.typed import Ended
from tests.workflows.small import SAVING

REVIEW_DAY = datetime(2018, 8, 1, tzinfo=UTC)
YES = "--reason 'It is sound.'"
CONDITION = "Train the front desk;ewan;2999-12-31"


def test_starting_needs_somebody_and_happens_once(desk: Desk) -> None:
    start = f"programme start {desk.blueprint()}"
    assert_told(desk.types(start), 4, "This needs somebody to act.")
    desk.starts()
    facts = desk.facts()

    again = desk.types(f"{start} --as asha -o json")

    assert (again.code, json.loads(again.out)["programme"]) == (0, desk.programme)
    assert desk.facts() == facts


def test_a_post_that_another_programme_claims_is_refused_with_its_name(desk: Desk) -> None:
    other, blueprint = f"{desk.programme}-other", desk.blueprint()
    posts = f"    fte_hundredths: 150\n    overlap_group: posts\n    claims: [post of {desk.programme}]\n"
    text = blueprint.read_text().replace("    fte_hundredths: 150\n", posts)
    blueprint.write_text(text)
    assert desk.types(f"programme start {blueprint} --as asha").code == 0
    blueprint.write_text(text.replace(f"id: {desk.programme},", f"id: {other},"))

    refused = desk.types(f"programme start {blueprint} --as asha")

    first = f"B-1A of the release 1A in the programme {desk.programme} already."
    assert_told(refused, 6, f"post of {desk.programme} is claimed by {first}")
    assert desk.types(f"release list --programme {other}").code == 5


def test_another_blueprint_needs_another_id(desk: Desk) -> None:
    desk.starts()
    other = desk.blueprint("Something else")

    answer = desk.types(f"programme start {other} --as asha")

    assert_told(answer, 6, "choose another id", look=f"lockgate programme show {desk.programme}")


def test_programs_get_the_receipt(desk: Desk) -> None:
    desk.starts_and_hands_in()

    answer = desk.types(f"gate approve {desk.design} {YES} --as ben --submission mine -o json")

    assert json.loads(answer.out)["receipt"] == {
        "gate": desk.design,
        "round": 1,
        "submission": "mine",
        "refusal": "",
        "sentence": "Recorded.",
        "outcome": "approved",
        "reasons": ["ben approved as sponsor."],
    }


def test_same_submission_is_one_decision(desk: Desk) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")
    line = f"gate approve {desk.design} {YES} --as ben --submission mine"
    first = desk.types(line)
    facts = desk.facts()

    assert desk.types(line) == first
    assert first.code == 0
    assert desk.facts() == facts


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        pytest.param("dina", "Only somebody who holds a role", id="whoever the gate does not ask"),
        pytest.param("asha", "whoever asked for the gate", id="whoever asked for the gate"),
        pytest.param("ewan", "whoever wrote or handed in the evidence", id="whoever wrote the evidence"),
        pytest.param("chloe", "You have decided on this evidence already", id="whoever was heard already"),
    ],
)
def test_wrong_person_is_refused(desk: Desk, who: str, sentence: str) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")
    desk.types(f"gate approve {desk.design} {YES} --as chloe")

    people = desk.types(f"gate approve {desk.design} {YES} --as {who}")
    programs = desk.types(f"gate approve {desk.design} {YES} --as {who} -o json")

    assert_told(people, 6, sentence, look=f"lockgate gate show {desk.design}")
    assert (programs.code, programs.out) == (6, "")
    assert sentence in json.loads(programs.err)["message"]


def test_approval_waits_for_evidence_and_counts_for_what_was_seen(desk: Desk) -> None:
    desk.starts()
    approve = f"gate approve {desk.design} {YES} --as ben"
    assert_told(desk.types(approve), 6, "Missing: business case.")
    seen = json.loads(desk.types(f"gate show {desk.design} -o json").out)["evidence_digest"]
    desk.hands_in("The case.")
    desk.awaits("gate-evidence-changed", f"gate-{desk.design}-1")

    assert_told(desk.types(f"{approve} --evidence {seen}"), 6, "The evidence is not what you saw")
    assert desk.types(approve).code == 0


def test_rejected_stage_comes_round_again_with_better_evidence(desk: Desk) -> None:
    desk.starts_and_hands_in()
    reject = f"gate reject {desk.design} --as ben"
    assert_told(desk.types(reject), 2, "--reason requires an argument")
    assert_told(desk.types(f"{reject} --reason ' '"), 6, "A reason is required")
    rejected = desk.types(f"{reject} --reason 'It costs too much.'")
    assert (rejected.code, "ben rejected: It costs too much." in rejected.out) == (0, True)
    desk.awaits("stage-returned", f"release-{desk.release}")

    assert desk.hands_in("A cheaper case.").code == 0
    desk.awaits("gate-opened", f"gate-{desk.design}-2")
    assert desk.types(f"gate approve {desk.design} {YES} --as ben").code == 0
    assert_told(desk.hands_in("A late case."), 6, "has been passed", look=f"lockgate gate show {desk.design}")


def test_closed_gate_hears_nobody(desk: Desk) -> None:
    desk.starts_and_hands_in()
    approve = f"gate approve {desk.design} {YES} --as ben"
    assert desk.types(approve).code == 0

    assert_told(desk.types(approve), 6, "This gate is not open for decisions")
    assert_told(desk.types(f"gate withdraw {desk.design} --reason No --as ben"), 6, "This gate is not open")


def test_condition_is_asked_for_and_discharged(desk: Desk) -> None:
    desk.starts_and_hands_in()
    approved = desk.types(f"gate approve {desk.design} {YES} --as ben --condition '{CONDITION}'")
    assert "Condition c1: Train the front desk (ewan, by 2999-12-31)" in approved.out
    assert "The gate is approved-with-conditions." in approved.out
    discharge = next_of(desk.types(f"gate inbox --mine --as ewan --programme {desk.programme}"))
    done = discharge.replace("TEXT", "Done")
    look = f"lockgate gate show {desk.design}"

    assert_told(desk.types(done.replace("PERSON", "chloe")), 6, "Its owner is ewan.", look=look)
    assert_told(desk.types(done.replace(" c1 ", " c2 ").replace("PERSON", "ewan")), 6, "no condition c2")
    assert [desk.types(done.replace("PERSON", "ewan")).code for _ in range(2)] == [0, 0]
    assert "discharged" in desk.types(f"gate show {desk.design}").out


def test_withdrawn_gate_sends_the_stage_back(desk: Desk) -> None:
    desk.starts()
    withdraw = f"gate withdraw {desk.design} --as asha --reason"
    look = f"lockgate gate show {desk.design}"
    assert_told(desk.types(f"{withdraw} ''"), 6, "A reason is required", look=look)

    assert [desk.types(f"{withdraw} 'No grant.'").code for _ in range(2)] == [0, 0]
    desk.awaits("stage-returned", f"release-{desk.release}")


def test_whoever_stands_aside_no_longer_decides(desk: Desk) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")
    recuse = f"gate recuse {desk.design} --as chloe --reason"
    assert_told(
        desk.types(f"{recuse} ''"), 6, "A reason is required", look=f"lockgate gate show {desk.design}"
    )

    assert [desk.types(f"{recuse} 'My firm built it.'").code for _ in range(2)] == [0, 0]
    assert_told(desk.types(f"gate approve {desk.design} {YES} --as chloe"), 6, "You stood aside")
    assert "You stood aside" in desk.types(f"gate why-not chloe {desk.design}").out
    assert "DeciderStoodAside" in desk.types(f"audit attempts --programme {desk.programme}").out


def test_abstaining_is_heard_and_opens_nothing(desk: Desk) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")

    abstained = desk.types(f"gate abstain {desk.design} --reason 'I am new.' --as ben")

    assert (abstained.code, "approved" in abstained.out) == (0, False)
    assert "abstain" in desk.types(f"gate show {desk.design}").out


def test_inbox_is_empty_for_whoever_has_decided(desk: Desk) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")
    inbox = f"gate inbox --mine --programme {desk.programme} --as"
    assert next_of(desk.types(f"{inbox} ben")) == f"gate show {desk.design}"

    assert desk.types(f"gate approve {desk.design} {YES} --as ben").code == 0

    assert "Nothing waits." in desk.types(f"{inbox} ben").out
    assert desk.design in desk.types(f"{inbox} chloe").out


def test_benefit_is_measured_by_its_owner_and_confirmed_by_another(desk: Desk) -> None:
    asyncio.run(_live_until_the_review(desk))
    inbox = f"gate inbox --mine --programme {desk.programme} --as"
    look = f"lockgate benefit table {desk.programme}"
    measure = next_of(desk.types(f"{inbox} ewan")).replace(" N ", " 10000000 ")
    assert_told(desk.types(measure.replace("PERSON", "chloe")), 6, "It is ewan.", look=look)
    measured = desk.types(measure.replace("PERSON", "ewan"))
    assert (measured.code, "B-1A brings £100,000 a year" in measured.out) == (0, True)

    confirm = next_of(desk.types(f"{inbox} chloe"))
    assert_told(desk.types(confirm.replace("PERSON", "ewan")), 6, "whoever measured a benefit", look=look)
    assert_told(desk.types(confirm.replace("PERSON", "dina")), 6, "whom the benefit's profile names")
    assert [desk.types(confirm.replace("PERSON", "chloe")).code for _ in range(2)] == [0, 0]
    more = measure.replace("PERSON", "ewan").replace("10000000", "9900000")
    assert_told(desk.types(more), 6, "has been realised, written off or withdrawn", look=look)


def test_benefit_is_given_up_with_a_reason(desk: Desk) -> None:
    asyncio.run(_live_until_the_review(desk))
    write_off = f"benefit write-off B-1A --programme {desk.programme} --as"

    assert desk.types(f"{write_off} ewan --reason ''").code == 6
    assert "B-1A is written off." in desk.types(f"{write_off} ewan --reason 'The visits went on.'").out
    assert "written off" in desk.types(f"benefit table {desk.programme}").out


@pytest.mark.parametrize(
    ("benefit", "code", "sentence"),
    [("B-1A", 6, "after its release is signed off"), ("B-9Z", 5, "There is no such benefit.")],
)
def test_benefit_is_not_measured_before_it_counts(desk: Desk, benefit: str, code: int, sentence: str) -> None:
    desk.starts()

    answer = desk.types(
        f"benefit measure {benefit} --programme {desk.programme} --review 1 --annual-pence 1 --as ewan"
    )

    assert_told(answer, code, sentence, look=f"lockgate benefit table {desk.programme}")


def test_report_is_shown_with_the_release(desk: Desk) -> None:
    desk.starts()
    report = f"release report {desk.release} training --as chloe"
    show = f"release show {desk.release}"

    told = desk.types(f"{report} 9 10 --outstanding Ivo")

    assert (told.code, "training of" in told.out, next_of(told)) == (0, True, show)
    (line,) = json.loads(desk.types(f"{show} -o json").out)["readiness"]
    assert (line["done"], line["of"], line["outstanding"]) == (9, 10, ["Ivo"])
    assert (line["measure"], line["by"]["subject"]) == ("training", "chloe")
    assert "Ivo" in desk.types(show).out


def test_report_that_cannot_be_is_refused(desk: Desk) -> None:
    desk.starts()
    report, look = f"release report {desk.release} musts --as chloe", f"lockgate release show {desk.release}"

    assert_told(desk.types(f"{report} 11 10"), 6, "no more is done than there is", look=look)
    assert_told(desk.types(f"{report} 8 10 --outstanding Portal"), 6, "Outstanding: 2, named: 1.", look=look)
    assert desk.types(f"{report} 8 10 --dry-run").out.startswith("Dry run")
    assert "Reported" not in desk.types(f"release show {desk.release}").out


def next_of(answer: Ended) -> str:
    """What the answer says to type next."""
    return answer.out.splitlines()[-1].removeprefix("Next: lockgate ")


async def _live_until_the_review(desk: Desk) -> None:
    async with desk.served.house(desk.programme) as house:
        await house.start()
        await house.pass_gates()
        await house.fact("programme-ended", house.programme_stream)
        await house.move_to(REVIEW_DAY)
        await house.fact("measurement-asked", benefit_stream(house.programme, SAVING))
