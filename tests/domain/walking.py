"""How ways that an aggregate can be taken are put together."""

from datetime import timedelta
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.aggregate import Command
from tests.domain.people import NOON

Commands: TypeAlias = SearchStrategy[list[Command]]

TIMES = st.integers(0, 40).map(lambda days: NOON + timedelta(days=days))
LEVELS = st.integers(0, 3)
UNTIL = st.sampled_from([None, (NOON + timedelta(days=9)).date()])


def part_of(way: list[Command]) -> Commands:
    """The sensible way, left somewhere, so that walks begin at every place along it."""
    return st.integers(0, len(way)).map(lambda end: way[:end])


def joined(*parts: SearchStrategy[Any]) -> Commands:
    return st.tuples(*parts).map(lambda lists: [command for each in lists for command in each])
