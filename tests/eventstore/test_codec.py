"""Bodies are read in whichever version of their shape they were stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from eventstore.codec import Codec
from eventstore.errors import WrittenByNewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Hired:
    """Somebody was hired; version 3 tells the day, and 2 told first and last names apart."""

    first: str
    last: str
    on: date | None


def _names_apart(said: Mapping[str, Any]) -> Mapping[str, Any]:
    first, _, last = said["name"].rpartition(" ")
    return {"first": first, "last": last}


def _with_a_day(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**said, "on": None}


CODEC: Codec[Hired, str] = Codec({Hired: "hired"}, str, {"hired": (_names_apart, _with_a_day)})
ASHA = Hired(first="Asha", last="Rao", on=None)


@pytest.mark.parametrize(
    ("schema", "body"),
    [
        (1, b'{"by":"ben","event":{"name":"Asha Rao"}}'),
        (2, b'{"by":"ben","event":{"first":"Asha","last":"Rao"}}'),
        (3, b'{"by":"ben","event":{"first":"Asha","last":"Rao","on":null}}'),
    ],
)
def test_a_body_of_any_version_reads_in_todays_shape(schema: int, body: bytes) -> None:
    said = CODEC.decode("hired", schema, body)

    assert (said.event, said.by) == (ASHA, "ben")


def test_todays_bytes_are_those_of_the_newest_version() -> None:
    body = CODEC.encode(ASHA, "ben")

    assert CODEC.decode("hired", 3, body).event == ASHA


def test_a_version_of_the_future_is_refused_by_its_name() -> None:
    with pytest.raises(WrittenByNewer, match="hired, version 4"):
        CODEC.decode("hired", 4, CODEC.encode(ASHA, "ben"))
