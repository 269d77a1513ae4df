"""Whether the workflows that ought to run do run."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from console.finding import Finding
from console.reading import answers
from eventstore.errors import RecordError
from readmodels.under_way import UnderWay, under_way
from runtime.failures import Failure
from runtime.settings import Settings

if TYPE_CHECKING:
    from temporalio.client import Client

PATIENCE = timedelta(seconds=5)
AT_ONCE = 10


async def workflow_findings(settings: Settings) -> tuple[Finding, ...]:
    """Whether Temporal answers, and whether what the record has under way is running there."""
    # Loading Temporal takes seconds, which nobody should wait for to read the help of this command.
    from runtime.engine import connect

    try:
        client = await connect(settings)
    except Failure as error:
        return (Finding(about="Temporal", sentence=error.message, is_well=False, next=error.next),)
    answering = Finding(about="Temporal", sentence=f"{settings.temporal_address} answers.")
    return (answering, *await _compared(client, await _wanted(settings)))


async def _wanted(settings: Settings) -> Sequence[UnderWay]:
    try:
        async with answers(settings, None) as record:
            return await record.query(under_way)
    except (Failure, RecordError):
        return ()  # The record's own finding has said so.


async def _compared(client: "Client", wanted: Sequence[UnderWay]) -> tuple[Finding, ...]:
    gate = asyncio.Semaphore(AT_ONCE)
    states = await asyncio.gather(*(_state(client, each.id, gate) for each in wanted))
    wrong = [_missing(each, state) for each, state in zip(wanted, states, strict=True) if state != "RUNNING"]
    if wrong:
        return tuple(wrong)
    return (Finding(about="workflows", sentence=f"All {len(wanted)} that should run are running."),)


async def _state(client: "Client", id: str, gate: asyncio.Semaphore) -> str:
    from temporalio.service import RPCError, RPCStatusCode

    try:
        async with gate:
            described = await client.get_workflow_handle(id).describe(rpc_timeout=PATIENCE)
    except RPCError as error:
        return "not there" if error.status is RPCStatusCode.NOT_FOUND else error.message
    return described.status.name if described.status else "of no known state"


def _missing(each: UnderWay, state: str) -> Finding:
    return Finding(
        about="workflows",
        sentence=f"{each.id} should run since {each.since:%Y-%m-%d}, and is {state}.",
        is_well=False,
        next="Start it again from the record: lockgate admin recover",
    )
