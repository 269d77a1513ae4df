"""Fresh migrated databases for tests, of both kinds."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from eventstore.migrate import migrate
from readmodels.projections import PROJECTIONS
from tests.postgres import Postgres, start_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with start_postgres() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh migrated database: the test runs once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database without tables: the test runs once on each kind."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'record.db')}"


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def postgresql_url(postgres: Postgres, migrated_template: str) -> Iterator[str]:
    yield from copied(postgres, template=migrated_template)


@pytest.fixture
def empty_postgresql_url(postgres: Postgres) -> Iterator[str]:
    yield from copied(postgres, template="template1")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "record.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres: Postgres) -> str:
    migrate(postgres.create_database("migrated"))
    return "migrated"


@pytest.fixture(scope="session")
def viewed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated record with the tables of every view."""
    path = tmp_path_factory.mktemp("viewed") / "record.db"
    migrate(f"sqlite:///{path}", PROJECTIONS)
    return path


@pytest.fixture(scope="session")
def viewed_template(postgres: Postgres) -> str:
    migrate(postgres.create_database("viewed"), PROJECTIONS)
    return "viewed"


def copied(postgres: Postgres, *, template: str) -> Iterator[str]:
    """A database with what the template holds, for as long as its test lasts."""
    name = f"test_{uuid4().hex}"
    yield postgres.create_database(name, template=template)
    postgres.drop_database(name)
