"""The same databases and story as the tests of faults."""

from tests.faults.conftest import postgresql_url, sqlite_url, undisturbed

__all__ = ["postgresql_url", "sqlite_url", "undisturbed"]
