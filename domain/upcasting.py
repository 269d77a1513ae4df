"""How what an event said in an older version of its shape reads in today's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

Upcast: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]]

# By stored name, the steps from version 1 to 2, from 2 to 3, and so on: one fewer than the event's `schema`.
# A step is a pure function on the fields as JSON has them, and once released it never changes.
UPCASTS: Mapping[str, Sequence[Upcast]] = {}
