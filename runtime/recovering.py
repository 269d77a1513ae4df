"""Starting again what Temporal no longer knows, from the record."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from activities.starting_again import ToRun, Unfinished, programmes_under_way, unfinished
from domain.programme.commands import programme_stream
from domain.programme.review import month_of
from eventstore.store import EventStore
from readmodels.as_recorded import programme_as_recorded
from runtime.engine import FIRST_HOUR, TemporalEngine
from runtime.nightly import replay_every_night
from runtime.settings import Settings


@dataclass(slots=True, kw_only=True)
class Recovered:
    """The workflows that were started again, and those that ran already and were told to look again."""

    programmes: tuple[str, ...]
    started: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)


class Recovery:
    """Brings Temporal to where the record is; whoever does it twice doubles nothing."""

    def __init__(self, client: Client, store: EventStore, settings: Settings) -> None:
        self._client = client
        self._store = store
        self._settings = settings
        self._engine = TemporalEngine(client, settings)

    async def recover(self, programme: str | None = None) -> Recovered:
        """Starts everything that has more to do, in one programme or in all."""
        programmes = await self._programmes(programme)
        done = Recovered(programmes=programmes)
        for each in programmes:
            await self._recover(await self._store.query(partial(unfinished, programme=each)), done)
        await replay_every_night(self._client, self._settings)
        return done

    async def _programmes(self, programme: str | None) -> tuple[str, ...]:
        if programme is None:
            return await self._store.query(programmes_under_way)
        return (programme,)

    async def _recover(self, lost: Unfinished, done: Recovered) -> None:
        # One kind after the other, so that none is started by its neighbour first.
        for each in lost.to_run:
            await self._run(each, done)
        for word in lost.words:
            await self._tell(word.to, word.signal, word.message)
        if any(each.story.workflow == "ProgrammeDelivery" for each in lost.to_run):
            await self._review(lost)

    async def _run(self, each: ToRun, done: Recovered) -> None:
        if await self._is_running(each.story.id):
            await self._tell(each.story.id, "look_again")
            done.running.append(each.story.id)
        else:
            await self._engine.start_again(each.story, each.run)
            done.started.append(each.story.id)

    async def _review(self, lost: Unfinished) -> None:
        """Has it reviewed each month again, and now, when the month's review fell into the gap."""
        await self._engine.review_each_month(lost.programme, by_hand=lost.is_simulated)
        programme = await self._store.query(partial(programme_as_recorded, programme=lost.programme))
        now = datetime.now(UTC)
        due = now.replace(day=1, hour=FIRST_HOUR, minute=0, second=0, microsecond=0)
        assert programme.started
        if (
            not lost.is_simulated
            and programme.started.at < due <= now
            and month_of(now) not in programme.reviews
        ):
            await self._tell(programme_stream(lost.programme), "call_review")

    async def _is_running(self, id: str) -> bool:
        try:
            described = await self._client.get_workflow_handle(id).describe()
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return False
            raise
        return described.status is WorkflowExecutionStatus.RUNNING

    async def _tell(self, id: str, signal: str, *message: object) -> None:
        try:
            await self._client.get_workflow_handle(id).signal(signal, args=message)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise  # One that has ended meanwhile needs to hear nothing.
