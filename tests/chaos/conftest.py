"""The same databases, house and story as the tests of faults and of workflows."""

from tests.faults.conftest import postgresql_url, sqlite_url, undisturbed
from tests.workflows.conftest import house, idle_house

__all__ = ["house", "idle_house", "postgresql_url", "sqlite_url", "undisturbed"]
