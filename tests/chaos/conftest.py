"""The same server, databases and story as the tests of faults."""

from tests.faults.conftest import sqlite_url, temporal, undisturbed, viewed_file

__all__ = ["sqlite_url", "temporal", "undisturbed", "viewed_file"]
