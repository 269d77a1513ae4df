"""How what an event said in an older version of its shape reads in today's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

Upcast: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def _recall_in_a_field(lapsed: Mapping[str, Any]) -> Mapping[str, Any]:
    """Version 1 told of a recall in words: its only reason was "ben recalled the approval: No longer so."."""
    match lapsed["reasons"]:
        case [str(told)] if told.partition(": ")[0].endswith(" recalled the approval"):
            return {**lapsed, "recalled_for": told.partition(": ")[2]}
        case _:
            return {**lapsed, "recalled_for": None}


# By stored name, the steps from version 1 to 2, from 2 to 3, and so on: one fewer than the event's `schema`.
# A step is a pure function on the fields as JSON has them, and once released it never changes.
UPCASTS: Mapping[str, Sequence[Upcast]] = {"decision-lapsed": (_recall_in_a_field,)}
