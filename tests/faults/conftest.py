"""The server and the databases of the tests of faults."""

from tests.workflows.server import sqlite_url, temporal, viewed_file

__all__ = ["sqlite_url", "temporal", "viewed_file"]
