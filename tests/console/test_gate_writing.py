"""What people do at a gate besides saying yes and no, with a real server and a worker behind it."""

import json

from tests.console.desk import Desk, assert_told
from tests.console.typed import Ended

YES = "--reason 'It is sound.'"
BREAK_GLASS = "break_glass: {by: on-call, reviewed_by: audit}"
CALL_IN = "call_in: {by: scrutiny, within_days: 3}"
BREAK_POINT = "break_point: true"


def gate(desk: Desk) -> str:
    return f"gate-{desk.design}-1"


def told_next(answer: Ended) -> str:
    """What the answer says to type next."""
    assert answer.code == 0, answer.err
    return answer.out.splitlines()[-1].removeprefix("Next: lockgate ")


def test_two_override_a_gate_and_the_next_one_stays_shut_until_a_third_has_reviewed_it(desk: Desk) -> None:
    desk.starts_and_hands_in(rules=[BREAK_GLASS])
    override = f"gate override {desk.design} --reference INC-7 --reason 'The roof leaks.' --as"
    assert_told(desk.types(f"{override} ben"), 6, "Only somebody who holds the role")
    tried = desk.types(f"{override} dina --dry-run")
    first = desk.types(f"{override} dina")
    assert "Dry run, nothing was sent" in tried.out
    assert "A second person may confirm it until" in first.out
    confirm = told_next(first)
    assert_told(desk.types(confirm.replace("PERSON", "dina")), 6, "It takes two people")
    second = desk.types(confirm.replace("PERSON", "farah"))
    assert "dina and farah overrode it under INC-7: The roof leaks." in second.out

    following = f"{desk.release}/consultation"
    desk.awaits("gate-opened", f"gate-{following}-1")
    approve = f"gate approve {following} {YES} --as ben"
    assert_told(desk.types(approve), 6, f"The override of {desk.design} has not been reviewed.")
    ledger = json.loads(desk.types(f"audit overrides {desk.programme} -o json").out)
    assert [(each["reference"], each["was_right"]) for each in ledger] == [("INC-7", None)]
    review = told_next(second).replace("TEXT", "'It was raining in.'")
    assert_told(desk.types(review.replace("PERSON", "dina")), 6, "An override is reviewed by")
    assert "found right" in desk.types(review.replace("PERSON", "gita")).out
    assert desk.types(approve).code == 0
    refused = json.loads(desk.types(f"audit attempts --programme {desk.programme} -o json").out)
    assert {"propose-override", "confirm-override", "review-override", "approve"} == {
        each["tried"] for each in refused
    }


def test_decision_that_is_called_in_and_referred_back_no_longer_stands(desk: Desk) -> None:
    desk.starts_and_hands_in(rules=[CALL_IN])
    call_in = f"gate call-in {desk.design} --reason 'Nobody asked the ward.' --as"
    assert_told(desk.types(f"{call_in} farah"), 6, "Only a decision that has yet to take effect")
    assert desk.types(f"gate approve {desk.design} {YES} --as ben").code == 0
    shown = desk.types(f"gate show {desk.design}")
    assert "It takes effect on" in shown.out
    assert_told(desk.types(f"{call_in} ben"), 6, "Only the body that the policy names")
    called = desk.types(f"{call_in} farah")
    assert "It waits now." in called.out

    answer = (
        told_next(called).replace("TEXT", "'The ward is against it.'").replace("--stands", "--refer-back")
    )
    assert_told(desk.types(answer.replace("PERSON", "farah")), 6, "The chair of scrutiny")
    assert "referred back: it no longer stands" in desk.types(answer.replace("PERSON", "gita")).out
    assert "gita referred it back: The ward is against it." in desk.types(f"gate explain {desk.design}").out


def test_urgent_decision_takes_effect_once_the_chair_has_waived_the_call_in(desk: Desk) -> None:
    desk.starts_and_hands_in(rules=[CALL_IN])
    assert desk.types(f"gate approve {desk.design} {YES} --as ben").code == 0

    waived = desk.types(f"gate waive-call-in {desk.design} --reason 'The lift is stuck.' --as gita")

    assert "does not wait to be called in." in waived.out
    desk.awaits("outcome-took-effect", gate(desk))
    desk.awaits("gate-opened", f"gate-{desk.release}/consultation-1")


def test_deferred_gate_names_the_day_on_which_it_comes_again(desk: Desk) -> None:
    desk.starts_and_hands_in()
    defer = f"gate defer {desk.design} --reason 'After the elections.' --as ben --until"
    assert_told(desk.types(f"{defer} soon"), 2, "'soon' is no day.")
    assert_told(desk.types(f"{defer} 2018-07-01"), 6, "names the day, still to come")

    deferred = desk.types(f"{defer} 2999-12-31")

    assert "The gate is deferred." in deferred.out
    assert "Deferred until 2999-12-31." in desk.types(f"gate show {desk.design}").out


def test_release_is_stopped_only_at_a_break_point(desk: Desk) -> None:
    desk.starts_and_hands_in()
    stop = f"gate stop {desk.design} --reason 'The grant is gone.' --as ben"

    assert_told(desk.types(stop), 6, "lets nobody stop the release here")


def test_release_ends_at_its_break_point(desk: Desk) -> None:
    desk.starts_and_hands_in(rules=[BREAK_POINT])

    stopped = desk.types(f"gate stop {desk.design} --reason 'The grant is gone.' --as ben")

    assert "The gate is stopped." in stopped.out
    desk.awaits("release-stopped", f"release-{desk.release}")


def test_word_is_said_again_after_seeing_what_changed(desk: Desk) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")
    again = f"gate reaffirm {desk.design} --as ben"
    assert_told(desk.types(again), 6, "You have said nothing here that a change made lapse")
    assert desk.types(f"gate approve {desk.design} {YES} --as ben").code == 0
    desk.hands_in("A cheaper case.")
    changed = json.loads(desk.types(f"{again} --dry-run -o json").out)["since"]
    assert (changed["evidence"]["changed"], changed["stands"]) == (["business case"], False)

    said = desk.types(again)

    lines = said.out.splitlines()
    assert lines[0].endswith("you said approve: It is sound.")
    assert lines[1:3] == ["Changed: business case.", "Recorded."]
    shown = json.loads(desk.types(f"gate show {desk.design} -o json").out)
    assert [each["counts"] for each in shown["decisions"]] == [False, True]


def test_rebasing_on_the_same_policy_changes_nothing(desk: Desk) -> None:
    desk.starts_and_hands_in()
    rebase = f"gate rebase {desk.design} --policy --reason 'New rules.' --as"
    facts = desk.facts()

    assert desk.types(f"{rebase} dina").code == 0
    assert desk.facts() == facts
    assert desk.types(f"gate rebase {desk.design} --reason 'New rules.' --as dina").code == 2


def test_approval_is_recalled_only_when_a_condition_is_late(desk: Desk) -> None:
    desk.starts_and_hands_in()
    assert desk.types(f"gate approve {desk.design} {YES} --as ben").code == 0

    recalled = desk.types(f"gate recall {desk.design} --reason 'Nobody was trained.' --as ben")

    assert_told(recalled, 6, "An approval is recalled only when", look=f"lockgate gate show {desk.design}")
