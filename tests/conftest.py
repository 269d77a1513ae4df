"""What all tests share: databases, a server, and the same generated examples on every run and machine."""

import gc

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.databases", "tests.workflows.server"]

settings.register_profile(
    "specification",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("mutants", settings.get_profile("specification"), max_examples=10)
settings.load_profile("specification")


def pytest_collection_finish() -> None:
    """A search for rubbish among thousands of tests would hold workflows up longer than they may take."""
    gc.collect()
    gc.freeze()
