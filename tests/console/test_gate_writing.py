"""What people do at a gate besides saying yes and no, with a real server and a worker behind it."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime

from domain.programme.commands import AdoptRoster
from domain.programme.events import ProgrammeEvent
from domain.programme.state import fold
from domain.roster import held_by
from readmodels.recorded import recorded
from tests.console.desk import Desk, assert_told
from tests.console.typed import Ended
from tests.readmodels.steps import tell
from tests.workflows.small import actor

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
    desk.awaits("gate-evidence-changed", f"gate-{desk.design}-1", nth=2)
    changed = json.loads(desk.types(f"{again} --dry-run -o json").out)["since"]
    assert (changed["evidence"]["changed"], changed["stands"]) == (["business case"], False)

    said = desk.types(again)

    lines = said.out.splitlines()
    assert lines[0].endswith("you said approve: It is sound.")
    assert lines[1:3] == ["Changed: business case.", "Recorded."]
    shown = json.loads(desk.types(f"gate show {desk.design} -o json").out)
    assert [each["counts"] for each in shown["decisions"]] == [False, True]


def test_round_goes_on_with_the_people_in_force_and_a_leavers_word_stands(desk: Desk) -> None:
    desk.starts_and_hands_in(deciders="sponsor, finance")
    assert desk.types(f"gate approve {desk.design} {YES} --as ben").code == 0
    asyncio.run(_farah_sponsors(desk))
    rebase = f"gate rebase {desk.design} --roster --reason 'Ben has left.' --as"
    assert_told(desk.types(f"{rebase} ben"), 6, "steward", look=f"lockgate gate show {desk.design}")

    tried, rebased = (desk.types(f"{rebase} dina{more}") for more in (" --dry-run", ""))

    for answer in (tried, rebased):
        assert "ben has left; what they said stands." in answer.out
        assert answer.out.endswith(f"Next: lockgate gate explain {desk.design}\n")
    assert "ben has left since; what they said stands." in desk.types(f"gate show {desk.design}").out
    assert "ben approved as sponsor." in desk.types(f"gate approve {desk.design} {YES} --as chloe").out


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


async def _farah_sponsors(desk: Desk) -> None:
    """Dina adopts a roster in which Farah is the sponsor instead of Ben."""
    async with desk.served.house(desk.programme) as house:
        begun = [recorded(fact).event for fact in await house.store.read(house.programme_stream)]
        roster = fold(event for event in begun if isinstance(event, ProgrammeEvent)).roster
        by_id = {person.identity.subject: person.identity for person in roster.people}
        roles = tuple(
            replace(role, holdings=held_by(by_id["farah"])) if role.id == "sponsor" else role
            for role in roster.roles
        )
        adopt = AdoptRoster(
            programme=desk.programme,
            roster=replace(roster, roles=roles),
            reason="Ben has left.",
            by=actor(by_id["dina"]),
            at=datetime.now(UTC),
        )
        await tell(house.store, adopt)
