"""Records whose views are made already, for folders of tests that import these in the place of bare ones.

Creating every view's tables takes longer than many a test, so each test copies a record that has them.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import copied
from tests.postgres import Postgres


@pytest.fixture
def sqlite_url(viewed_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(viewed_file, tmp_path / 'record.db')}"


@pytest.fixture
def postgresql_url(postgres: Postgres, viewed_template: str) -> Iterator[str]:
    yield from copied(postgres, template=viewed_template)
