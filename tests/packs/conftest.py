"""The verifiers, each made once."""

from collections.abc import Iterator

import pytest

from tests.packs.verifiers import GoVerifier, PageVerifier


@pytest.fixture(scope="session")
def go(tmp_path_factory: pytest.TempPathFactory) -> GoVerifier:
    return GoVerifier(tmp_path_factory.mktemp("go"))


@pytest.fixture(scope="session")
def page() -> Iterator[PageVerifier]:
    verifier = PageVerifier()
    yield verifier
    verifier.close()
