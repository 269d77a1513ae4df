"""People who go on with their programme whatever fails around them, and what the record must then say."""

from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import Any

from domain.benefit.commands import benefit_stream
from domain.stage import STAGES
from eventstore.verify import verify
from runtime.failures import OutcomeUnknown, Unavailable
from tests.workflows.house import House
from tests.workflows.small import BEN, SAVING

STAGE_FACTS = ("stage-entered", "stage-submitted", "stage-passed")
GATE_FACTS = ("gate-opened", "gate-evidence-changed", "decision-taken", "gate-closed")


async def deliver(house: House) -> None:
    """Starts the programme and says yes at each gate, again and again until it is recorded."""
    await _until_it_is_done(house.start)
    for stage in STAGES:
        gate = house.gate(stage)
        await house.fact("gate-opened", gate.stream)
        await _until_it_is_done(lambda stage=stage: house.open_gate(stage))  # type: ignore[misc]
        decision = await house.decision(gate, BEN, submission=f"yes-{stage}")
        await _until_it_is_done(lambda decision=decision: house.office.decide(decision))  # type: ignore[misc]
    await house.fact("programme-ended", house.programme_stream)
    await house.fact("benefit-posted", benefit_stream(house.programme, SAVING))


async def nth_fact(house: House, n: int) -> None:
    """Waits until the record holds so many facts."""
    async with aclosing(house.store.subscribe()) as facts:
        async for fact in facts:
            if fact.position >= n:
                return


async def assert_nothing_is_lost_or_doubled(house: House) -> None:
    found = await verify(house.store)
    assert found.is_clean, found.faults
    release = await house.happened(house.release_stream())
    assert [kind for kind in release if kind in STAGE_FACTS] == [*STAGE_FACTS] * len(STAGES)
    assert release.count("evidence-offered") == len(STAGES)
    assert release[-1] == "release-signed-off"
    for stage in STAGES:
        assert await house.happened(house.gate(stage).stream) == [*GATE_FACTS], stage
    programme = await house.happened(house.programme_stream)
    assert programme[-3:] == ["release-cleared", "release-completed", "programme-ended"]
    assert await house.happened(benefit_stream(house.programme, SAVING)) == [
        "benefit-registered",
        "benefit-posted",
    ]


async def _until_it_is_done(act: Callable[[], Awaitable[Any]]) -> None:
    while True:
        try:
            await act()
            return
        except (OutcomeUnknown, Unavailable):
            continue
