"""Which values have a byte form, and which."""

import enum
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventstore.canonical import canonical, check_canonical, digest
from eventstore.errors import NotCanonical

KEYS = st.text(st.characters(max_codepoint=127))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT
VALUES: st.SearchStrategy[Any] = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20
)


class Colour(enum.StrEnum):
    RED = "red"


@given(VALUES)
def test_a_value_survives_the_round_trip(value: Any) -> None:
    assert orjson.loads(canonical(value)) == value
    check_canonical(canonical(value))


@given(st.dictionaries(KEYS, LEAVES))
def test_the_order_of_keys_does_not_matter(value: dict[str, Any]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_the_bytes_are_sorted_and_tight() -> None:
    assert canonical({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'.encode()


def test_a_digest_names_the_content() -> None:
    assert digest({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (1.5, "$"),
        (float("nan"), "$"),
        ({"cost": 1.0}, "$.cost"),
        ({"list": [1, 2**53]}, r"$.list[1]"),
        ({"é": 1}, "$"),
        ({1: 1}, "$"),
        (["\ud800"], "$[0]"),
        ({"at": datetime(2018, 6, 25, 9, tzinfo=UTC)}, "$.at"),
        ({"colour": Colour.RED}, "$.colour"),
        ([{1, 2}], "$[0]"),
        (b"bytes", "$"),
    ],
    ids=str,
)
def test_what_has_no_one_form_is_refused_by_its_path(value: Any, path: str) -> None:
    with pytest.raises(NotCanonical) as refused:
        canonical(value)
    assert refused.value.path == path


def test_endless_nesting_is_refused() -> None:
    nested: list[Any] = []
    nested.append(nested)
    with pytest.raises(NotCanonical, match="nested too deeply"):
        canonical(nested)


@given(st.floats())
def test_no_float_has_a_form(value: float) -> None:
    with pytest.raises(NotCanonical):
        canonical([value])


@pytest.mark.parametrize(
    "body", [b"", b"hello", b'{"b":1,"a":1}', b'{"a":1,"a":1}', b'{"a": 1}', b"1.0", b'"\\u0041"']
)
def test_other_bytes_for_the_same_value_are_refused(body: bytes) -> None:
    with pytest.raises(NotCanonical):
        check_canonical(body)
