"""Years in a minute: every workflow's clock is moved together, from day to day of business time.

Works on a server that skips time, which is a tool for demonstrations and tests: whoever reaches such a server
can move its clocks.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import TimeSkipper, TimeSkippingConfig

from eventstore.store import EventStore
from readmodels.gate_page import gate_page
from readmodels.gate_rounds import gate_rounds
from readmodels.release_board import releases
from readmodels.under_way import under_way
from runtime.failures import Unavailable

# Clocks stop some hours after the moment that they are moved to. A clock that would stop just when a timer
# fires is not stopped at all: the server then goes on to the next timer, weeks later.
STOPS_LATER_BY = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a workflow was seen: equal looks mean that nothing moved in between."""

    history_length: int
    is_working: bool


class Lockstep:
    """Moves the clocks of all workflows that the record says are under way."""

    def __init__(self, client: Client, store: EventStore) -> None:
        self._client = client
        self._store = store
        self._skipper = TimeSkipper(client, config=TimeSkippingConfig(enabled=False))
        self._business_time: dict[str, datetime] = {}
        self._not_before = datetime.min.replace(tzinfo=UTC)
        self._settled_at = -1

    async def move_to(self, moment: datetime) -> None:
        """Moves everybody to this moment, and those who start meanwhile; returns when all is quiet."""
        await self.settle()
        stop = moment + STOPS_LATER_BY
        while behind := await self._behind(stop):
            await asyncio.gather(*(self._move(workflow, stop) for workflow in behind))
            await self.settle()

    def started_again(self, at: datetime) -> None:
        """Forgets what it knew: all workflows were started again, and it is this moment for all of them."""
        self._business_time, self._not_before, self._settled_at = {}, at, -1

    async def settle(self) -> None:
        """Waits until no workflow has anything left to do at its time."""
        position = await self._store.position()
        if position == self._settled_at:
            return
        seen: dict[str, _Look | None] = {}
        while True:
            now = await self._looks({*self._business_time, *await self._ids()})
            position = await self._store.position()
            is_still = now == seen and position == self._settled_at and all(map(_is_quiet, now.values()))
            if is_still and not await self._is_word_on_its_way(now):
                break
            seen, self._settled_at = now, position
        self._forget({workflow for workflow, look in seen.items() if look is None}, await self._ids())

    async def _behind(self, moment: datetime) -> list[str]:
        for each in await self._store.query(under_way):
            self._business_time.setdefault(each.id, max(each.since, self._not_before))
        return [workflow for workflow, time in self._business_time.items() if time < moment]

    async def _move(self, workflow: str, moment: datetime) -> None:
        by = moment - self._business_time[workflow]
        self._business_time[workflow] = moment
        try:
            await self._skipper.fast_forward(self._client.get_workflow_handle(workflow), by)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise  # One that has ended meanwhile has no clock to move.

    async def _is_word_on_its_way(self, looks: Mapping[str, _Look | None]) -> bool:
        """Whether a workflow that has ended still tells another of it: neither of them looks busy then."""
        running = {workflow for workflow, look in looks.items() if look}
        return bool(running.difference(await self._ids())) or await self._store.query(_has_unheard_outcome)

    def _forget(self, ended: set[str], expected: Collection[str]) -> None:
        if lost := ended.intersection(expected):
            raise Unavailable(f"These workflows ended before their time: {', '.join(sorted(lost))}.")
        for workflow in ended:
            self._business_time.pop(workflow, None)

    async def _ids(self) -> Collection[str]:
        return [each.id for each in await self._store.query(under_way)]

    async def _looks(self, workflows: Iterable[str]) -> dict[str, _Look | None]:
        names = sorted(workflows)
        return dict(zip(names, await asyncio.gather(*map(self._look, names)), strict=True))

    async def _look(self, workflow: str) -> _Look | None:
        try:
            description = await self._client.get_workflow_handle(workflow).describe()
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            return _Look(0, is_working=True)  # The record knows of it already: it is about to start.
        if description.status is not WorkflowExecutionStatus.RUNNING:
            return None
        raw = description.raw_description
        working = raw.HasField("pending_workflow_task") or bool(raw.pending_activities)
        return _Look(description.history_length, is_working=working)


def _has_unheard_outcome(connection: Connection) -> bool:
    """Whether a gate's outcome is in effect whose release has yet to act on it."""
    at_their_gates = (line for line in releases(connection) if line.state == "at its gate")
    gates = (f"{line.programme}/{line.release}/{line.stage}" for line in at_their_gates)
    return any(_is_in_effect(connection, gate) for gate in gates)


def _is_in_effect(connection: Connection, gate: str) -> bool:
    if not gate_rounds(connection, gate)[-1].outcome:
        return False
    # What may be called in, or falls into a freeze, is heard later.
    aftermath = gate_page(connection, gate).aftermath
    return aftermath is not None and aftermath.in_effect


def _is_quiet(look: _Look | None) -> bool:
    return look is None or not look.is_working
