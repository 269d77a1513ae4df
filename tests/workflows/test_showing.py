"""What Temporal's own pages and the log show of the workflows."""

from collections.abc import Iterator, MutableMapping
from datetime import timedelta
from typing import Any

import pytest
import structlog
from temporalio.converter import DataConverter
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.refusing import Refusing
from domain.gate.commands import DischargeCondition
from runtime import worker
from runtime.logs import silent_on_replay
from tests.workflows.house import House
from tests.workflows.small import BEN, CHLOE, CONDITION, DINA, EWAN, START, actor
from workflows.story import DUE, PROGRAMME, RELEASE, STAGE, STATE

Line = MutableMapping[str, Any]


async def test_gate_is_found_by_its_attributes_and_memo(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    description = await house.workflow(gate.stream).describe()
    attributes = description.typed_search_attributes
    assert [attributes.get(key) for key in (PROGRAMME, RELEASE, STAGE, STATE)] == [
        house.programme,
        "1A",
        "design",
        "open",
    ]
    due = attributes.get(DUE)
    assert due is not None
    assert due - START < timedelta(days=5)
    assert await description.memo() == {"programme": house.programme, "release": "1A", "stage": "design"}


async def test_history_of_a_gate_reads_as_a_story(house: House) -> None:
    gate = await house.start_at_its_first_gate()
    await house.lockstep.settle()  # It waits now, and has said until when.
    await house.decide(gate)
    await house.workflow(gate.stream).result()
    told = await _summaries(house, gate.stream)
    assert "approve by ben" in told
    assert "Please decide: May the next stage begin? of 1A." in told
    assert any(summary.startswith("until") for summary in told)


async def test_replay_says_nothing_a_second_time(
    idle_house: House, said: tuple[list[Line], list[Line]]
) -> None:
    house, (every_line, kept) = idle_house, said
    async with _forgetful_worker(house):
        gate = await house.start_at_its_first_gate()
        await house.workflow(house.release_stream()).terminate()
        await house.decide(gate, BEN, conditions=[CONDITION])
        await house.decide(gate, CHLOE)
        await house.decide(gate, DINA)
        await house.office.discharge(
            DischargeCondition(subject=gate, by=actor(EWAN), at=START, condition=CONDITION.id, note="Done.")
        )
        await house.workflow(gate.stream).result()
    assert len(_nobody_to_tell(every_line)) > 1
    (line,) = _nobody_to_tell(kept)
    assert line["workflow_id"] == gate.stream


def _nobody_to_tell(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line["event"] == "nobody-to-tell"]


@pytest.fixture
def said() -> Iterator[tuple[list[Line], list[Line]]]:
    """Every line that is said, and those that are kept."""
    every_line: list[Line] = []
    kept: list[Line] = []

    def hear(_: object, __: str, line: Line) -> Line:
        every_line.append(dict(line))
        return line

    def keep(_: object, __: str, line: Line) -> Line:
        kept.append(dict(line))
        raise structlog.DropEvent

    structlog.configure(processors=[hear, silent_on_replay, keep], cache_logger_on_first_use=False)
    yield every_line, kept
    structlog.reset_defaults()


def _forgetful_worker(house: House) -> Worker:
    """A worker that keeps no workflow in memory, so that each task replays all of it."""
    return Worker(
        house.client,
        task_queue=house.settings.task_queue,
        workflows=worker.WORKFLOWS,
        activities=worker._activities(house.client, house.store, house.settings),
        interceptors=[Refusing()],
        workflow_runner=UnsandboxedWorkflowRunner(),
        max_cached_workflows=0,
    )


async def _summaries(house: House, id: str) -> list[str]:
    history = await house.workflow(id).fetch_history()
    payloads = [e.user_metadata.summary for e in history.events if e.user_metadata.HasField("summary")]
    return [str(told) for told in await DataConverter.default.decode(payloads)]
