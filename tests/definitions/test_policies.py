"""The policies that ship by themselves: each one sound, and run with its council's people to its outcome."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from definitions.json_schema import POLICY_SCHEMA_FILE, json_schema
from definitions.policy_file import load_policy
from definitions.policy_form import PolicyForm
from definitions.shipped import shipped_policies, shipped_policy_path
from domain.gate.agenda import Duty, next_alarm
from domain.gate.commands import EscalateGate, LapseDecision
from domain.gate.facts import NO_FACTS
from domain.gate.outcome import Choice, Outcome
from domain.gate.satisfying import cannot_be_met, smallest_sets
from domain.gate.soundness import steps_for
from domain.money import Pence
from domain.stake import Spend, Stake
from tests.definitions.council import LOCKGATE, SUBJECT, Council

ELEVEN_POINT_THREE_MILLION = 11_300_000_00


@pytest.mark.parametrize("name", shipped_policies())
def test_a_shipped_policy_can_be_opened_by_its_people(name: str) -> None:
    read = load_policy(shipped_policy_path(name))
    steps = steps_for(read.policy, read.roster, read.requested_by, read.on)

    assert read.policy.id == name
    assert cannot_be_met(steps) == ()
    assert smallest_sets(steps, ())[0]


def test_shepways_board_lets_a_phase_start() -> None:
    shepway = Council("shepway-phase-start")

    assert shepway.says("asha") == "DeciderIsRequester"
    assert shepway.say("chloe") == [""]
    assert shepway.outcome is Outcome.APPROVED


def test_surrey_does_not_decide_before_the_cabinet_member_is_heard() -> None:
    surrey = Council("surrey-yearly-stage-gate")

    assert surrey.says("chloe") == "NotYourTurn"
    assert surrey.asked == ["ben"]


def test_surreys_cabinet_member_is_heard_and_does_not_bind() -> None:
    surrey = Council("surrey-yearly-stage-gate")

    assert [surrey.says("ben", Choice.REJECT), surrey.says("chloe")] == ["", ""]
    assert surrey.outcome is Outcome.APPROVED


def surrey_asks_for(pence: int, *, of_the_year: int) -> Council:
    """Surrey's gate for an ask, with what the year's ask has room for."""
    spend = Spend(
        envelope=Pence(ELEVEN_POINT_THREE_MILLION),
        committed=Pence(pence),
        year=2025,
        years_ask=Pence(of_the_year),
        committed_in_year=Pence(pence),
    )
    stake = Stake(whole=Pence(pence), year=2025)
    return Council("surrey-yearly-stage-gate", replace(NO_FACTS, spend=spend, stake=stake))


def test_surrey_releases_no_more_than_the_years_ask() -> None:
    within = surrey_asks_for(5_200_000_00, of_the_year=5_200_000_00)
    above = surrey_asks_for(5_200_000_01, of_the_year=5_200_000_00)

    assert within.say("ben", "chloe") == ["", ""]
    assert above.say("ben", "chloe") == ["", "CheckFailing"]


def test_surreys_s151_officer_decides_within_what_cabinet_delegated() -> None:
    all_of_it = ELEVEN_POINT_THREE_MILLION
    above = surrey_asks_for(all_of_it + 1, of_the_year=all_of_it + 1)

    assert surrey_asks_for(all_of_it, of_the_year=all_of_it).say("ben", "chloe") == ["", ""]
    assert above.gate.unsatisfiable == ("ed-resources-s151",)
    assert above.say("ben", "chloe") == ["", "AboveLimitInAll"]


def test_surreys_board_ratifies_by_majority_with_a_quorum() -> None:
    surrey = Council("surrey-yearly-stage-gate")
    surrey.say("ben", "chloe", "dina", "emil")
    assert surrey.gate.to_ratify

    surrey.say("farah")

    assert (surrey.outcome, surrey.gate.ratified, surrey.gate.to_ratify) == (Outcome.APPROVED, True, False)


def test_surreys_decision_lapses_when_it_is_not_ratified_in_time() -> None:
    surrey = Council("surrey-yearly-stage-gate")
    surrey.say("ben", "chloe", "dina")
    closed = surrey.gate.closed
    assert closed is not None
    assert closed.ratify_by == datetime(2018, 5, 30, tzinfo=UTC)

    surrey.does(LapseDecision(subject=SUBJECT, by=LOCKGATE, at=closed.ratify_by))

    assert surrey.outcome is Outcome.LAPSED
    assert surrey.says("emil") == "GateNotOpen"


@pytest.mark.parametrize("order", [("ben", "emil"), ("dina", "chloe")])
def test_both_cabinets_of_south_and_vale_decide_in_either_order(order: Sequence[str]) -> None:
    councils = Council("south-vale-virement")

    councils.says(order[0])
    assert councils.outcome is None
    councils.says(order[1])

    assert councils.outcome is Outcome.APPROVED


def test_one_cabinet_of_south_and_vale_stops_it() -> None:
    councils = Council("south-vale-virement")

    councils.says("ben")
    councils.says("dina", Choice.REJECT)

    assert councils.outcome is Outcome.REJECTED


def test_two_of_one_cabinet_do_not_stand_for_the_other() -> None:
    councils = Council("south-vale-virement")

    assert councils.say("ben", "chloe") == ["", ""]
    assert councils.outcome is None


def test_every_product_owner_of_bedford_signs() -> None:
    bedford = Council("bedford-technical-release")

    bedford.says("ben")
    assert bedford.outcome is None
    bedford.says("chloe")

    assert bedford.outcome is Outcome.APPROVED


def test_bedfords_release_goes_up_its_tree_of_boards() -> None:
    bedford = Council("bedford-technical-release")
    asked = []

    while (alarm := next_alarm(replace(bedford.gate, reminders=100))) and alarm.duty is Duty.ESCALATE:
        bedford.does(EscalateGate(subject=SUBJECT, level=alarm.number, by=LOCKGATE, at=alarm.at))
        asked.append(bedford.gate.escalated_to[-1].role)

    assert asked == ["technical-design-authority", "design-authority", "chief-executive", "executive"]
    assert bedford.outcome is None


def test_bcps_gateway_needs_lead_and_finance_and_waits_for_no_note() -> None:
    bcp = Council("bcp-work-package")

    bcp.say("emil", "farah")

    assert bcp.outcome is Outcome.APPROVED


def test_bcps_gateway_is_a_break_point() -> None:
    bcp = Council("bcp-work-package")

    assert bcp.says("emil", Choice.STOP) == ""
    assert bcp.outcome is Outcome.STOPPED


def test_elsewhere_nobody_stops_a_release() -> None:
    assert Council("shepway-phase-start").says("chloe", Choice.STOP) == "NotABreakPoint"


def test_bcps_overseers_do_not_stop_a_work_package() -> None:
    bcp = Council("bcp-work-package")

    assert [bcp.says("ben", Choice.STOP), bcp.says("dina", Choice.STOP)] == ["OnlyForDeciders"] * 2
    assert bcp.outcome is None


def test_who_oversees_bcps_gateway_is_heard_and_passes_nothing() -> None:
    bcp = Council("bcp-work-package")

    assert [bcp.says("ben"), bcp.says("dina", Choice.REJECT)] == ["", ""]
    assert bcp.outcome is None


def test_the_committed_schema_of_a_policy_is_up_to_date() -> None:
    remedy = "run python -m definitions.json_schema"
    assert POLICY_SCHEMA_FILE.read_text("utf-8") == json_schema(PolicyForm), remedy


@pytest.mark.parametrize("name", shipped_policies())
def test_shipped_policies_name_the_schema(name: str) -> None:
    path = shipped_policy_path(name)
    prefix, _, schema = path.read_text("utf-8").splitlines()[0].partition("=")
    assert prefix == "# yaml-language-server: $schema"
    assert (path.parent / schema).resolve() == POLICY_SCHEMA_FILE.resolve()
