"""The databases that are measured: a file, and PostgreSQL where one can be started."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import DURABLE, NoPostgres, Postgres, start_postgres


@dataclass(frozen=True, slots=True)
class Databases:
    """Makes new, empty databases of each kind."""

    folder: Path
    postgres: Postgres | None

    @property
    def names(self) -> list[str]:
        return ["sqlite", "postgresql"] if self.postgres else ["sqlite"]

    def new(self, name: str) -> dict[str, str]:
        """The address of a new database of each kind."""
        urls = {"sqlite": f"sqlite:///{self.folder / name}.db"}
        if self.postgres:
            urls["postgresql"] = self.postgres.create_database(name)
        return urls


@contextmanager
def databases(folder: Path, *, with_postgres: bool) -> Iterator[Databases]:
    """Both wait for the disk at each commit."""
    with ExitStack() as stack:
        postgres = None
        if with_postgres:
            with suppress(NoPostgres):
                postgres = stack.enter_context(start_postgres(settings=DURABLE))
        yield Databases(folder, postgres)
