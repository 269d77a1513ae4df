"""How an event becomes the bytes of a body, and a body an event again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from eventstore.canonical import canonical

Event = TypeVar("Event")
Actor = TypeVar("Actor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Generic[Event, Actor]):
    """What a body says: what happened, and who brought it about."""

    event: Event
    by: Actor


class Codec(Generic[Event, Actor]):
    """Bodies of the form `{"by": ..., "event": ...}` for classes known by a frozen name.

    :raises KeyError: for a class or a name that the catalogue does not know.
    """

    def __init__(self, names: Mapping[type[Event], str], actor: type[Actor]) -> None:
        self._classes = {name: event for event, name in names.items()}
        self._actor = actor
        self._adapters: dict[Any, TypeAdapter[Any]] = {}

    def encode(self, event: Event, by: Actor) -> bytes:
        """Canonical JSON bytes: the ones that are stored and hashed."""
        said = Said(event=event, by=by)
        return canonical(self._adapter(type(event)).dump_python(said, mode="json"))

    def decode(self, name: str, body: bytes) -> Said[Event, Actor]:
        """What a stored body says."""
        said: Said[Event, Actor] = self._adapter(self._classes[name]).validate_json(body)
        return said

    def _adapter(self, event: type[Event]) -> TypeAdapter[Any]:
        # Made when first needed: a command that reads ten events should not wait for forty adapters.
        if event not in self._adapters:
            self._adapters[event] = TypeAdapter(Said[event, self._actor])  # type: ignore[valid-type, name-defined]
        return self._adapters[event]
