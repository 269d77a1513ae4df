"""A whole programme in a minute: server, worker and people in one process, on skipped time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from domain.identity import Actor, Identity
from domain.programme.plan import ProgrammePlan
from readmodels.recorded import Recorded, recorded
from readmodels.under_way import under_way
from runtime.demo.cast import Cast
from runtime.demo.diary import Diary
from runtime.demo.front import Clocks, Front
from runtime.demo.papers import Papers
from runtime.demo.script import Script
from runtime.embedded import EmbeddedTemporal, free_port
from runtime.engine import connect
from runtime.evidence.folder import EvidenceFolder
from runtime.office import Office
from runtime.record import migrate_record, open_record
from runtime.settings import Settings
from runtime.worker import build_worker

LONGEST_STEP = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a performance has come: its business time, and what has happened since the last step."""

    now: datetime
    happened: tuple[Recorded, ...]


@asynccontextmanager
async def stage(settings: Settings) -> AsyncIterator[Office]:
    """A Temporal server that skips time, a worker and an office, all in the home folder."""
    migrate_record(settings)
    server = EmbeddedTemporal(home=settings.home, port=free_port(), skips_time=True)
    here = settings.model_copy(update={"temporal_address": server.address})
    async with server.running(), await open_record(here) as store:
        client = await connect(here)
        async with build_worker(client, store, here):
            yield Office(client, store, here)


class Performance:
    """One programme, played from its first day until its last benefit is realised."""

    def __init__(
        self,
        front: Front,
        clocks: Clocks,
        plan: ProgrammePlan,
        script: Script,
        folder: EvidenceFolder,
    ) -> None:
        self._front = front
        self._clocks = clocks
        self._plan = plan
        author = Identity(issuer=plan.releases[0].lead.issuer, subject=script.author)
        self._cast = Cast(front, plan, script, Papers(plan, author, folder))
        self._diary = Diary()
        self._position = 0

    async def play(self, by: Actor) -> AsyncIterator[Progress]:
        """Plays it, and tells of every step."""
        first_day = min(release.starts for release in self._plan.releases)
        now = datetime.combine(first_day, time(), tzinfo=UTC)
        await self._front.start_programme(self._plan, by, simulated_from=now)
        while True:
            await self._clocks.settle()
            yield Progress(now=now, happened=await self._read(now))
            if not await self._front.store.query(under_way):
                return
            now = self._next_moment(now)
            await self._clocks.move_to(now)
            await self._cast.act(now)

    async def _read(self, now: datetime) -> tuple[Recorded, ...]:
        store = self._front.store
        happened = [recorded(fact) async for fact in store.read_all(after=self._position)]
        for each in happened:
            self._cast.read(each)
        for stream in {each.fact.stream for each in happened}:
            events = [recorded(fact).event for fact in await store.read(stream)]
            self._diary.note(stream, events, now)
        self._position += len(happened)
        return tuple(happened)

    def _next_moment(self, now: datetime) -> datetime:
        due = (self._diary.next(now), self._cast.next_day)
        return max(now, min((each for each in due if each), default=now + LONGEST_STEP))
