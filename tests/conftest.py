"""What all tests share: databases, a server, and the same generated examples on every run and machine."""

import gc

from hypothesis import HealthCheck, settings

from tests.memory import keep_files_in_memory
from tests.repetition import MANY

keep_files_in_memory()

pytest_plugins = ["tests.databases", "tests.workflows.server"]

settings.register_profile(
    "specification",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("mutants", settings.get_profile("specification"), max_examples=10)
settings.register_profile(
    "chaos",
    settings.get_profile("specification"),
    max_examples=60 * MANY,
    derandomize=False,
    print_blob=True,
)
settings.load_profile("specification")


def pytest_collection_finish() -> None:
    """A search for rubbish among thousands of tests would hold workflows up longer than they may take."""
    gc.collect()
    gc.freeze()
