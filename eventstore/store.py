"""The record: append, read, follow."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from eventstore import projecting
from eventstore.appending import Append, Appended, LookedThrough, Request
from eventstore.canonical import check_canonical
from eventstore.dialects import READERS, reader_engine, translated, writer_engine
from eventstore.erasing import erase
from eventstore.errors import RecordForgot, RecordUnavailable
from eventstore.facts import StoredFact
from eventstore.moments import utc_now
from eventstore.persons import erasures
from eventstore.projection import Projection
from eventstore.reading import facts_between, facts_of, head
from eventstore.recorder import Recorder
from eventstore.revision import check_migrated
from eventstore.writer import Writer

__all__ = ["Append", "Appended", "EventStore", "LookedThrough"]

SECONDS_BETWEEN_LOOKS = 0.25

T = TypeVar("T")

_log = structlog.get_logger(__name__)


class EventStore:
    """One record in one database; belongs to the event loop that opened it."""

    def __init__(self, url: str, projections: Sequence[Projection], clock: Callable[[], datetime]) -> None:
        """For `open` only: needs a running event loop."""
        self._projections = tuple(projections)
        self._reader = reader_engine(url)
        # Threads, not an asynchronous driver: on SQLite that would be a thread too, asked eight times a read.
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="record-reader")
        self._followers: set[asyncio.Event] = set()
        self._erasures = 0
        self._clock = clock
        recorder = Recorder(self._projections, clock)
        self._writer = Writer(writer_engine(url), recorder, written=self._wake_followers)

    @classmethod
    async def open(
        cls, url: str, projections: Sequence[Projection] = (), *, clock: Callable[[], datetime] = utc_now
    ) -> "EventStore":
        """Opens a migrated database and brings the read models into step.

        :raises NotMigrated: when the tables are missing or older than this version.
        :raises RecordUnavailable: when the database cannot be reached.
        """
        store = cls(url, projections, clock)
        try:
            await store.query(check_migrated)
            store._erasures = await store.query(erasures)
            if not await store.query(partial(projecting.is_in_step, wanted=store._projections)):
                await store._writer.run(partial(projecting.bring_into_step, wanted=store._projections))
        except BaseException:
            await store.close()
            raise
        return store

    async def append(
        self, *appends: Append, key: str, looked_through: Sequence[LookedThrough] = ()
    ) -> Appended:
        """Writes all facts of all appends, or none; nothing to write is no error and leaves no trace.

        :raises StreamMoved: when a stream is not where its writer saw it.
        :raises MoreRecorded: when there are more facts of a kind than its writer has looked through.
        :raises KeyReused: when the key was used for other facts; for the same ones the first result returns.
        :raises RecordForgot: when somebody was erased since this store was last asked to write.
        :raises NotCanonical: when a body is not canonical JSON.
        :raises RecordUnavailable: when the database is away; repeat it with the same key.
        """
        if not any(append.facts for append in appends):
            return Appended(first=0, last=0, facts=(), repeated=False)
        for append in appends:
            for fact in append.facts:
                check_canonical(fact.body)
        try:
            return await self._writer.append(
                Request(
                    appends=appends,
                    key=key,
                    erasures=self._erasures,
                    looked_through=tuple(looked_through),
                )
            )
        except RecordForgot:
            self._erasures = await self.query(erasures)
            raise

    async def read(self, stream: str, *, after: int = 0) -> tuple[StoredFact, ...]:
        """The facts of one stream after a sequence, in order.

        :raises RecordDamaged: when a body is gone or is not the one committed to.
        """
        return await self.query(partial(facts_of, stream=stream, after=after))

    async def read_all(
        self, *, after: int = 0, until: int | None = None, page: int = 1000
    ) -> AsyncGenerator[StoredFact, None]:
        """Every fact after a position and up to another, in the order of the record.

        :raises RecordDamaged: when a body is gone or is not the one committed to.
        """
        facts: tuple[StoredFact, ...] | None = None
        while facts is None or len(facts) == page:
            facts = await self.query(partial(facts_between, after=after, until=until, limit=page))
            for fact in facts:
                yield fact
            after = facts[-1].position if facts else after

    async def subscribe(self, *, after: int = 0) -> AsyncGenerator[StoredFact, None]:
        """Every fact after a position, then each new one, for ever; waits for a database that is away."""
        appended, is_away = asyncio.Event(), False
        self._followers.add(appended)
        try:
            while True:
                appended.clear()
                try:
                    async for fact in self.read_all(after=after):
                        after = fact.position
                        yield fact
                    is_away = False
                except RecordUnavailable as error:
                    if not is_away:
                        _log.warning("subscription-waits", after=after, reason=str(error))
                    is_away = True
                # Only this process's appends set the event; what others wrote is found by looking again.
                # Not wait_for: in Python 3.11 it forgets a cancellation that comes just as the event is set.
                with suppress(TimeoutError):
                    async with asyncio.timeout(SECONDS_BETWEEN_LOOKS):
                        await appended.wait()
        finally:
            self._followers.discard(appended)

    async def position(self) -> int:
        """The position of the last fact; 0 for an empty record."""
        return await self.query(head)

    async def query(self, question: Callable[[Connection], T]) -> T:
        """Asks the tables; all that one question reads is of one moment.

        :raises NotMigrated: when a table is missing.
        :raises RecordUnavailable: when the database cannot be reached.
        """
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._ask, question)

    async def rebuild(self) -> int:
        """Drops, creates and refills every read model while no one can write; returns the facts it took."""
        return await self._writer.run(partial(projecting.rebuild, wanted=self._projections))

    async def erase(self, person: str, append: Append, *, head: int, key: str) -> Appended:
        """Writes that somebody is erased, erases them, and fills every read model again, all or nothing.

        :raises StreamMoved: when anything was recorded after `head`, which the facts may not know of.
        """
        request = Request(appends=(append,), key=key, erasures=self._erasures)
        erased = await self._writer.run(
            partial(
                erase,
                request=request,
                person=person,
                head=head,
                projections=self._projections,
                clock=self._clock,
            )
        )
        self._erasures = await self.query(erasures)
        return erased

    async def close(self) -> None:
        """Finishes the appends already asked for, then lets go of the database."""
        await self._writer.close()
        await asyncio.to_thread(self._readers.shutdown)
        self._reader.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _ask(self, question: Callable[[Connection], T]) -> T:
        try:
            with self._reader.connect() as connection:
                return question(connection)
        except DBAPIError as error:
            raise translated(error) from error

    def _wake_followers(self) -> None:
        for follower in self._followers:
            follower.set()
