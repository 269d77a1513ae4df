"""A Temporal server for the scenarios."""

from tests.workflows.server import temporal, viewed_file

__all__ = ["temporal", "viewed_file"]
