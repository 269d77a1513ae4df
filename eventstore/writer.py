"""The one thread that writes, many appends to a transaction."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from eventstore.appending import Appended, Request
from eventstore.dialects import translated
from eventstore.errors import RecordUnavailable
from eventstore.recorder import Recorder

LARGEST_GROUP = 64

T = TypeVar("T")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """What is asked of the thread, and the future of whoever waits for it."""

    ask: Request | Callable[[Connection], Any]
    future: asyncio.Future[Any]


_Answer = tuple[asyncio.Future[Any], Any]


class Writer:
    """Owns the only connection that writes; a connection found broken is opened again for the next group."""

    def __init__(self, engine: Engine, recorder: Recorder, *, written: Callable[[], None]) -> None:
        """`written` is called in the event loop after each group."""
        self._engine = engine
        self._recorder = recorder
        self._written = written
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[_Waiting] = deque()
        self._groups: SimpleQueue[list[_Waiting] | None] = SimpleQueue()
        self._connection: Connection | None = None
        self._is_busy = False
        self._is_closed = False
        self._is_away = False
        # A daemon, so that a store nobody closed does not keep the process from ending.
        self._thread = threading.Thread(target=self._run, name="record-writer", daemon=True)
        self._thread.start()

    async def append(self, request: Request) -> Appended:
        """Returns once the request is committed; it may be written even if the caller is cancelled."""
        appended: Appended = await self._ask(request)
        return appended

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Runs work in a transaction of its own, between groups."""
        result: T = await self._ask(work)
        return result

    async def close(self) -> None:
        """Finishes what has been asked, then ends the thread."""
        if not self._is_closed:
            self._is_closed = True
            if not self._is_busy:
                self._groups.put(None)
        await asyncio.to_thread(self._thread.join)

    def _ask(self, ask: Request | Callable[[Connection], Any]) -> asyncio.Future[Any]:
        if self._is_closed:
            raise RuntimeError("this event store has been closed")
        future = self._loop.create_future()
        self._waiting.append(_Waiting(ask, future))
        if not self._is_busy:
            self._is_busy = True
            self._loop.call_soon(self._dispatch)
        return future

    def _dispatch(self) -> None:
        """Hands over the next group, one loop turn late: so those answered together ask again together."""
        count = min(len(self._waiting), LARGEST_GROUP)
        if count:
            self._groups.put([self._waiting.popleft() for _ in range(count)])
        else:
            self._is_busy = False
            if self._is_closed:
                self._groups.put(None)

    def _run(self) -> None:
        while (group := self._groups.get()) is not None:
            answers = self._append_all([item for item in group if isinstance(item.ask, Request)])
            answers += (
                (item.future, self._outcome_of(item.ask))
                for item in group
                if not isinstance(item.ask, Request)
            )
            # A closed loop means that nobody waits any more.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._settle, answers)
        self._hang_up()

    def _append_all(self, waiting: Sequence[_Waiting]) -> list[_Answer]:
        if not waiting:
            return []
        requests = [item.ask for item in waiting if isinstance(item.ask, Request)]
        outcomes = self._outcome_of(lambda connection: self._recorder.write(connection, requests))
        if isinstance(outcomes, IntegrityError):
            # Such as a request answered before, which is looked for when nothing is remembered.
            outcomes = self._outcome_of(lambda connection: self._recorder.write(connection, requests))
        if isinstance(outcomes, RecordUnavailable):
            return [(item.future, RecordUnavailable(*outcomes.args)) for item in waiting]
        if not isinstance(outcomes, Exception):
            return [(item.future, outcome) for item, outcome in zip(waiting, outcomes, strict=True)]
        if len(waiting) == 1:
            return [(waiting[0].future, outcomes)]
        _log.warning("append-group-retried-one-by-one", size=len(waiting), reason=repr(outcomes))
        return [answer for item in waiting for answer in self._append_all([item])]

    def _outcome_of(self, work: Callable[[Connection], Any]) -> Any:
        try:
            return self._transact(work)
        except Exception as error:  # noqa: BLE001  It is handed to whoever asked, and raised there.
            self._recorder.forget()
            return error

    def _transact(self, work: Callable[[Connection], T]) -> T:
        try:
            connection = self._connected()
            with connection.begin():
                result = work(connection)
        except DBAPIError as error:
            reason = translated(error)
            if isinstance(reason, RecordUnavailable):
                self._lose(reason)
            raise reason from error
        except SQLAlchemyError:
            # Such as a connection left in a state that no longer takes a BEGIN: start the next one afresh.
            self._hang_up()
            raise
        self._find_again()
        return result

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _lose(self, reason: RecordUnavailable) -> None:
        if not self._is_away:
            _log.warning("record-away", reason=str(reason))
        self._is_away = True
        self._hang_up()

    def _find_again(self) -> None:
        if self._is_away:
            _log.warning("record-found-again")
        self._is_away = False

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.invalidate()
                connection.close()

    def _settle(self, answers: Sequence[_Answer]) -> None:
        for future, outcome in answers:
            if future.done():
                continue
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)
        self._written()
        self._loop.call_soon(self._dispatch)
