"""What becomes of a gate: its answers, its silence, its conditions."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from temporalio.api.history.v1 import HistoryEvent

from domain.gate.commands import DischargeCondition, WithdrawGate
from domain.gate.events import GateReminded
from domain.gate.outcome import Choice, Outcome
from domain.gate.subject import GateSubject
from domain.roster import Absence
from runtime.failures import Refused
from tests.workflows.house import House
from tests.workflows.small import (
    ASHA,
    BEN,
    CHLOE,
    CONDITION,
    DINA,
    EWAN,
    START,
    TWO_SEATS,
    actor,
    case,
    person,
    small_plan,
)

DAY = timedelta(days=1)


async def test_rejected_stage_returns_and_opens_another_round(house: House) -> None:
    first = await house.start_at_its_first_gate()
    receipt = await house.decide(first, BEN, Choice.REJECT)
    assert receipt.outcome is Outcome.REJECTED
    await house.fact("stage-entered", house.release_stream(), nth=2)
    await house.lockstep.settle()
    again = house.gate(round=2)
    assert await house.happened(again.stream) == []

    await house.offer(piece=case("better"))
    await house.fact("gate-opened", again.stream)
    assert (await house.seen(again)).evidence == (case("better"),)
    await house.decide(again)
    await house.fact("stage-passed", house.release_stream())


async def test_whoever_is_away_is_not_reminded_and_may_decide(house: House) -> None:
    plan = small_plan(house.programme, policy=TWO_SEATS)
    away = Absence(who=BEN, since=START.date(), until=START.date() + timedelta(days=30))
    gate = await house.start_at_its_first_gate(replace(plan, roster=replace(plan.roster, absences=(away,))))
    await house.days_pass(3)
    reminded = (await house.fact("gate-reminded", gate.stream)).event
    assert isinstance(reminded, GateReminded)
    assert reminded.asked == (CHLOE,)
    history = await house.workflow(gate.stream).fetch_history()
    (told,) = [each for each in map(_notice, history.events) if each and "reminder" in each["key"]]
    assert [who["subject"] for who in told["to"]] == ["chloe"]
    assert (await house.decide(gate, BEN)).counts


async def test_silence_reminds_then_escalates_and_never_passes(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    assert (await house.decide(gate, DINA)).refusal == "NotADecider"
    await house.days_pass(9)
    alone = [(fact.type, round((fact.at - START) / DAY)) for fact in await house.store.read(gate.stream)]
    assert [each for each in alone if each[1]] == [
        ("gate-reminded", 3),
        ("gate-escalated", 5),
        ("gate-reminded", 5),
        ("gate-reminded", 9),
    ]

    receipt = await house.decide(gate, DINA)
    assert receipt.outcome is Outcome.APPROVED
    await house.fact("stage-passed", house.release_stream())


async def test_condition_holds_the_gate_until_discharged(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    receipt = await house.decide(gate, conditions=[CONDITION])
    assert receipt.outcome is Outcome.APPROVED_WITH_CONDITIONS
    await house.fact("stage-entered", house.release_stream(), nth=2)

    with pytest.raises(Refused, match="Its owner is ewan"):
        await house.office.tend_gate(_discharge(gate, by=CHLOE.subject))
    await house.office.tend_gate(_discharge(gate, by=EWAN.subject))
    await house.workflow(gate.stream).result()
    assert (await house.happened(gate.stream))[-1] == "condition-discharged"


async def test_condition_is_found_overdue_after_its_day(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.decide(gate, conditions=[CONDITION])
    await house.days_pass(3)
    assert "condition-found-overdue" not in await house.happened(gate.stream)
    await house.days_pass(4)
    assert "condition-found-overdue" in await house.happened(gate.stream)
    await house.office.tend_gate(_discharge(gate, by=EWAN.subject))
    await house.workflow(gate.stream).result()


async def test_new_evidence_lapses_an_earlier_yes(house: House) -> None:
    gate = await house.start_at_its_first_gate(small_plan(house.programme, policy=TWO_SEATS))
    seen_by_both = (await house.seen(gate)).evidence_digest
    assert (await house.decide(gate, BEN)).counts

    await house.offer(piece=case("2"))
    await house.fact("gate-evidence-changed", gate.stream, nth=2)
    stale = await house.decide(gate, CHLOE, digest=seen_by_both)
    assert stale.refusal == "EvidenceChanged"
    assert "decision-refused" in await house.happened(gate.stream)

    assert (await house.decide(gate, CHLOE)).outcome is None
    assert (await house.decide(gate, BEN)).outcome is Outcome.APPROVED


async def test_withdrawn_gate_returns_the_stage(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.office.tend_gate(
        WithdrawGate(subject=gate, by=actor(ASHA), at=START, reason="The grant fell through.")
    )
    await house.fact("stage-returned", house.release_stream())
    await house.workflow(gate.stream).result()
    with pytest.raises(Refused) as refused:
        await house.office.tend_gate(
            WithdrawGate(subject=house.gate(round=9), by=actor(BEN), at=START, reason="No.")
        )
    assert refused.value.code == "GateNotOpen"


def _discharge(gate: GateSubject, *, by: str) -> DischargeCondition:
    return DischargeCondition(
        subject=gate, by=actor(person(by)), at=START, condition=CONDITION.id, note="All twelve are trained."
    )


def _notice(event: HistoryEvent) -> dict[str, Any] | None:
    """What people were told by this step of a workflow, if that is what it was."""
    scheduled = event.activity_task_scheduled_event_attributes
    if scheduled.activity_type.name != "notify":
        return None
    notice: dict[str, Any] = json.loads(scheduled.input.payloads[0].data)
    return notice
