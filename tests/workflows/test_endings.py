"""How a release goes on, or ends, when its gate puts it off or stops it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from temporalio.client import WorkflowUpdateFailedError

from activities.envelope import sealed
from activities.messages import GateEnded
from domain.benefit.commands import benefit_stream
from domain.gate.outcome import Outcome
from domain.release.commands import EnterStage, ReportReadiness
from domain.release.readiness import Measure
from domain.stage import STAGES, Stage
from runtime.failures import Refused
from tests.workflows.house import House
from tests.workflows.recorded import steps
from tests.workflows.small import (
    EWAN,
    ONE_SEAT,
    R1A,
    R2A,
    SAVING,
    START,
    actor,
    case,
    release_plan,
    small_plan,
)

COMES_AGAIN = (START + timedelta(days=3)).date()


async def test_deferred_stage_comes_again_on_its_day_without_rework(house: House) -> None:
    first = await house.start_at_its_first_gate()
    await _ends(
        house, GateEnded(subject=first, outcome=Outcome.DEFERRED, evidence_digest="", until=COMES_AGAIN)
    )
    await house.fact("stage-deferred", house.release_stream())
    again = house.gate(round=2)
    await house.days_pass(2)
    assert await house.happened(again.stream) == []
    await house.offer(piece=case("meanwhile"))

    await house.days_pass(3)
    opened = await house.fact("gate-opened", again.stream)
    assert opened.fact.at.date() == COMES_AGAIN
    assert (await house.seen(again)).evidence == (case("meanwhile"),)
    assert (await house.decide(again)).outcome is Outcome.APPROVED
    await house.fact("stage-passed", house.release_stream())


async def test_stopped_release_withdraws_its_benefits_and_blocks_what_waits_for_it(house: House) -> None:
    plan = small_plan(house.programme)
    second = release_plan(R2A, begins=START.date(), depends_on=(R1A,), policy=ONE_SEAT, days=0)
    gate = await house.start_at_its_first_gate(replace(plan, releases=(*plan.releases, second)))
    stopped = GateEnded(
        subject=gate, outcome=Outcome.STOPPED, evidence_digest="", reason="The grant fell through."
    )
    await _ends(house, stopped)

    await house.workflow(house.programme_stream).result()
    assert (await house.happened(house.release_stream()))[-1] == "release-stopped"
    assert (await house.happened(benefit_stream(house.programme, SAVING)))[-1] == "benefit-withdrawn"
    assert (await house.happened(house.programme_stream))[-3:] == [
        "release-dropped",
        "release-blocked",
        "programme-ended",
    ]
    with pytest.raises(Refused) as refused:
        await house.offer(piece=case("too late"))
    assert refused.value.code == "ReleaseEnded"


async def test_open_gate_looks_again_after_a_report(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.office.tend_release(_report(house))
    await _is_told_to_look(house, gate.stream, times=2)  # After the evidence, and after the report.
    assert (await house.happened(house.release_stream()))[-1] == "readiness-reported"


async def test_release_takes_from_people_only_what_they_may_ask_of_it(house: House) -> None:
    await house.start()
    await house.fact("stage-submitted", house.release_stream())
    entering = EnterStage(
        programme=house.programme, release=R1A, by=actor(EWAN), at=START, stage=STAGES[1], round=1
    )
    for command in (entering, replace(_report(house), release=R2A)):
        with pytest.raises(WorkflowUpdateFailedError):
            await house.workflow(house.release_stream()).execute_update("tend", sealed(command))


def _report(house: House) -> ReportReadiness:
    return ReportReadiness(
        programme=house.programme,
        release=R1A,
        by=actor(EWAN),
        at=START,
        measure=Measure.TRAINING,
        done=9,
        of=12,
    )


async def _ends(house: House, ended: GateEnded) -> None:
    """The gate's own word to its release, said for it."""
    assert ended.subject.stage is Stage.DESIGN
    await house.workflow(house.release_stream()).signal("gate_ended", ended)


async def _is_told_to_look(house: House, gate: str, *, times: int) -> None:
    """Waits: the server keeps a signal back from the history while the workflow is busy."""
    async for event in house.workflow(gate).fetch_history_events(wait_new_event=True):
        times -= steps([event]) == ["workflow_execution_signaled look_again"]
        if not times:
            return
