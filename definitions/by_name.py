"""How an entry may be written that is taken by the name of something shipped."""

from typing import Any

from pydantic import BeforeValidator


def by_name(either: Any) -> BeforeValidator:
    """Lets editors know of both forms: what is taken by its name is written out before anything is read."""
    return BeforeValidator(_as_it_is, json_schema_input_type=either)


def _as_it_is(entry: object) -> object:
    return entry
