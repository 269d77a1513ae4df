"""What Temporal's own pages and the log show of the workflows."""

import asyncio
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
import structlog
from temporalio.converter import DataConverter

from domain.gate.commands import DischargeCondition
from runtime.logs import silent_on_replay
from runtime.worker import build_worker
from tests.workflows.house import SECONDS_TO_HAPPEN, House
from tests.workflows.small import BEN, CHLOE, CONDITION, DINA, EWAN, START, actor
from workflows.story import DUE, PROGRAMME, RELEASE, STAGE, STATE

Line = MutableMapping[str, Any]
NOBODY_TO_TELL = "nobody-to-tell"


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
    assert "Please decide on design of 1A: May the next stage begin?" in told
    assert any(summary.startswith("until") for summary in told)


async def test_replay_says_nothing_a_second_time(idle_house: House, heard: "Heard") -> None:
    house = idle_house
    async with build_worker(house.client, house.store, house.settings):
        gate = await house.start_at_its_first_gate()
        await house.workflow(house.release_stream()).terminate()
        await house.decide(gate, BEN, conditions=[CONDITION])
        await house.decide(gate, CHLOE)
        await house.decide(gate, DINA)
        assert await asyncio.to_thread(heard.nobody_to_tell.wait, SECONDS_TO_HAPPEN)
    # This one has none of it in memory, so it replays all that the other did.
    async with build_worker(house.client, house.store, house.settings):
        await house.office.tend_gate(
            DischargeCondition(subject=gate, by=actor(EWAN), at=START, condition=CONDITION.id, note="Done.")
        )
        await house.workflow(gate.stream).result()
    assert len(_nobody_to_tell(heard.every_line)) > 1
    (line,) = _nobody_to_tell(heard.kept)
    assert line["workflow_id"] == gate.stream


def _nobody_to_tell(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line["event"] == NOBODY_TO_TELL and line["signal"] == "gate_ended"]


@dataclass(slots=True)
class Heard:
    """Every line that was said, those that were kept, and whether a workflow found nobody to tell."""

    every_line: list[Line] = field(default_factory=list)
    kept: list[Line] = field(default_factory=list)
    nobody_to_tell: Event = field(default_factory=Event)


@pytest.fixture
def heard() -> Iterator[Heard]:
    heard = Heard()

    def hear(_: object, __: str, line: Line) -> Line:
        heard.every_line.append(dict(line))
        return line

    def keep(_: object, __: str, line: Line) -> Line:
        heard.kept.append(dict(line))
        if line["event"] == NOBODY_TO_TELL:
            heard.nobody_to_tell.set()
        raise structlog.DropEvent

    structlog.configure(processors=[hear, silent_on_replay, keep], cache_logger_on_first_use=False)
    yield heard
    structlog.reset_defaults()


async def _summaries(house: House, id: str) -> list[str]:
    history = await house.workflow(id).fetch_history()
    payloads = [e.user_metadata.summary for e in history.events if e.user_metadata.HasField("summary")]
    return [str(told) for told in await DataConverter.default.decode(payloads)]
