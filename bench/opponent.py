"""The `eventsourcing` package doing the same work: notes in as long streams, read by its own means."""

from time import perf_counter
from typing import Any
from uuid import uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import Tracking
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from bench.notes import A_STREAM, LONG

PAGE = 1000
PROJECTED = 2000
_TOTALS = Identifier("bench_totals")
_COUNT = SQL("INSERT INTO {0} VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET total = {0}.total + 1").format(
    _TOTALS
)


class Notes(Aggregate):
    """A stream of notes."""

    def __init__(self) -> None:
        self.total = 0

    @event("Noted")
    def note(self, number: int, note: str) -> None:
        self.total += number


class Opponent:
    """An application on the same kind of database; `close` lets go of it."""

    def __init__(self, url: str) -> None:
        self._env = _environment(url)
        self._app: Application[Any] = Application(self._env)
        self._ids: list[Any] = []
        self.events = 0

    def fill(self, events: int) -> None:
        """So many notes, in streams as long as ours."""
        while self.events < events:
            notes = Notes()
            for number in range(A_STREAM - 1):
                notes.note(number=number, note=LONG)
            self._app.save(notes)
            self._ids.append(notes.id)
            self.events += A_STREAM

    def save(self, batch: int, until: float) -> int:
        """Saves so many events together, again and again, as one writer; how many events."""
        notes, done = Notes(), 0
        self._app.save(notes)
        while perf_counter() < until:
            for number in range(batch):
                notes.note(number=number, note=LONG)
            self._app.save(notes)
            done += batch
        return done

    def read(self) -> float:
        """Events a second, read in order and made events again."""
        began, done, start = perf_counter(), 0, 1
        while page := self._app.recorder.select_notifications(start=start, limit=PAGE):
            for notification in page:
                self._app.mapper.to_domain_event(notification)
            done, start = done + len(page), page[-1].id + 1
        return done / (perf_counter() - began)

    def replay(self, streams: int) -> float:
        """Events a second, folding one stream after the other."""
        ids = self._ids[:streams]
        began = perf_counter()
        for id in ids:
            self._app.repository.get(id)
        return len(ids) * A_STREAM / (perf_counter() - began)

    def project(self) -> float | None:
        """Events a second through its projection runner; None on SQLite, which it cannot follow."""
        if "POSTGRES_DBNAME" not in self._env:
            return None
        return _projected(self._env)

    def close(self) -> None:
        self._app.close()


def _projected(env: dict[str, str]) -> float:
    from eventsourcing.postgres import PostgresTrackingRecorder

    class Totals(PostgresTrackingRecorder):
        """How many notes were seen; each in a transaction of its own with the position reached."""

        def __init__(self, datastore: Any, **kwargs: Any) -> None:
            super().__init__(datastore, **kwargs)
            self.sql_create_statements.append(
                SQL("CREATE TABLE IF NOT EXISTS {} (id INT PRIMARY KEY, total BIGINT)").format(_TOTALS)
            )

        def count(self, tracking: Tracking) -> None:
            with self.datastore.transaction(commit=True) as cursor:
                self._insert_tracking(cursor, tracking)
                cursor.execute(_COUNT)

    class Counting(Projection[Totals]):
        """Counts every event."""

        name = f"counting{uuid4().hex[:8]}"

        def process_event(self, domain_event: Any, tracking: Tracking) -> None:
            self.view.count(tracking)

    began = perf_counter()
    with ProjectionRunner(
        application_class=Application, projection_class=Counting, view_class=Totals, env=env
    ) as runner:
        runner.wait(PROJECTED, timeout=120)
        return PROJECTED / (perf_counter() - began)


def _environment(url: str) -> dict[str, str]:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": parsed.database or ""}
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": parsed.database or "",
        "POSTGRES_HOST": str(parsed.query.get("host", parsed.host or "")),
        "POSTGRES_PORT": str(parsed.query.get("port", parsed.port or 5432)),
        "POSTGRES_USER": parsed.username or "",
        "POSTGRES_PASSWORD": parsed.password or "",
    }
