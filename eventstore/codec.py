"""How an event becomes the bytes of a body, and a body of any version an event again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import orjson
from pydantic import TypeAdapter

from eventstore.canonical import canonical
from eventstore.errors import WrittenByNewer

Event = TypeVar("Event")
Actor = TypeVar("Actor")
# From what an event said in one version of its shape to what it would have said in the next.
Upcast: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Generic[Event, Actor]):
    """What a body says: what happened, and who brought it about."""

    event: Event
    by: Actor


class Codec(Generic[Event, Actor]):
    """Bodies of the form `{"by": ..., "event": ...}` for classes known by a frozen name.

    `upcasts` are, by name, the steps from version 1 of a shape to 2, from 2 to 3, and so on to today's.

    :raises KeyError: for a class or a name that the catalogue does not know.
    """

    def __init__(
        self,
        names: Mapping[type[Event], str],
        actor: type[Actor],
        upcasts: Mapping[str, Sequence[Upcast]],
    ) -> None:
        self._classes = {name: event for event, name in names.items()}
        self._actor = actor
        self._upcasts = upcasts
        self._adapters: dict[Any, TypeAdapter[Any]] = {}

    def encode(self, event: Event, by: Actor) -> bytes:
        """Canonical JSON bytes: the ones that are stored and hashed."""
        said = Said(event=event, by=by)
        return canonical(self._adapter(type(event)).dump_python(said, mode="json"))

    def decode(self, name: str, schema: int, body: bytes) -> Said[Event, Actor]:
        """What a body that was stored in this version of its shape says in today's.

        :raises WrittenByNewer: when this software does not know the version yet.
        """
        adapter = self._adapter(self._classes[name])
        said: Said[Event, Actor] = adapter.validate_json(self._in_todays_shape(name, schema, body))
        return said

    def _in_todays_shape(self, name: str, schema: int, body: bytes) -> bytes:
        steps = self._upcasts.get(name, ())
        if schema > len(steps) + 1:
            raise WrittenByNewer(f"{name}, version {schema}")
        if schema == len(steps) + 1:
            return body
        said = orjson.loads(body)
        for upcast in steps[schema - 1 :]:
            said["event"] = upcast(said["event"])
        return orjson.dumps(said)

    def _adapter(self, event: type[Event]) -> TypeAdapter[Any]:
        # Made when first needed: a command that reads ten events should not wait for forty adapters.
        if event not in self._adapters:
            self._adapters[event] = TypeAdapter(Said[event, self._actor])  # type: ignore[valid-type, name-defined]
        return self._adapters[event]
