"""Installations to type commands at: one at a gate, one whose story is told, one at work."""

import asyncio
import shutil
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import pytest
import structlog

import cli
from domain.aggregate import Command
from eventstore.store import EventStore
from readmodels.projections import PROJECTIONS
from tests.console.desk import Desk
from tests.console.served import Served, served_in
from tests.console.typed import Ended, Lockgate
from tests.readmodels import aftermath, standing, story
from tests.readmodels import watched as watch
from tests.readmodels.steps import tell

NUMBERS = count(1)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests reaches them."""
    monkeypatch.chdir(tmp_path)
    for name in ("LOCKGATE_AS", "LOCKGATE_HOME", "LOCKGATE_DATABASE_URL", "LOCKGATE_ENVIRONMENT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """Commands that run send logs to a standard error that is closed after the test."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def told(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation whose programme has ended."""
    return _home(migrated_file, tmp_path_factory.mktemp("told"), story.whole_story())


@pytest.fixture(scope="session")
def waiting(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation whose first release waits at its first gate."""
    chapters = (*story.programme_starts(), *story.design_goes_to_its_gate())
    return _home(migrated_file, tmp_path_factory.mktemp("waiting"), chapters)


@pytest.fixture(scope="session")
def decided(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation whose gates are overridden, called in, put off or short of a word."""
    chapters = (*story.programme_starts(), *aftermath.all_of_it(), *aftermath.two_break_it_again())
    return _home(migrated_file, tmp_path_factory.mktemp("decided"), chapters)


@pytest.fixture(scope="session")
def kept(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation whose programme keeps registers, and is a part of another one."""
    return _home(migrated_file, tmp_path_factory.mktemp("kept"), standing.whole_standing())


@pytest.fixture(scope="session")
def watched(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation whose programme has risks and indicators."""
    return _home(migrated_file, tmp_path_factory.mktemp("watched"), watch.whole_watch())


@pytest.fixture
def lockgate(capsys: pytest.CaptureFixture[str]) -> Lockgate:
    """Types a command; `home` is where."""

    def typed(*words: str, home: Path | None = None) -> Ended:
        code = cli.run([*words, *(() if home is None else ("--home", str(home)))])
        printed = capsys.readouterr()
        return Ended(code=code, out=printed.out, err=printed.err)

    return typed


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation at work, for programmes that do not mind one another."""
    with served_in(tmp_path_factory.mktemp("served")) as installation:
        yield installation


@pytest.fixture
def desk(served: Served, lockgate: Lockgate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A programme of one's own in the installation at work."""
    for name, value in served.environment.items():
        monkeypatch.setenv(name, value)
    return Desk(served=served, lockgate=lockgate, programme=f"p{next(NUMBERS)}", folder=tmp_path)


def _home(migrated_file: Path, home: Path, commands: Iterable[Command]) -> Path:
    file = shutil.copy(migrated_file, home / "record.db")
    asyncio.run(_tell(f"sqlite:///{file}", *commands))
    return home


async def _tell(url: str, *commands: Command) -> None:
    async with await EventStore.open(url, PROJECTIONS) as store:
        await tell(store, *commands)
