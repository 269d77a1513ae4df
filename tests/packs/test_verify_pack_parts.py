"""The verifier's own JSON and signatures agree with those of the libraries that the record is made with."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from eventstore.canonical import canonical, check_canonical
from eventstore.errors import NotCanonical
from packs.verify_pack import ORDER, is_signed, read_json
from tlog.keys import KeyKind, VerifierKey

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
KEYS = st.text(st.characters(codec="ascii"), max_size=4)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
SEEDS = st.binary(min_size=32, max_size=32)
# What JSON is made of, so that a change of a byte often gives JSON again.
SIGNS = st.sampled_from(list(b'{}[]",:\\ux0019-+.eE tfn\n\r\x7f\x01\xc3\xa9\xed'))


@given(VALUES)
def test_what_the_record_writes_is_read(value: Any) -> None:
    assert read_json(canonical(value)) == value


@given(VALUES, st.data())
def test_what_the_record_would_refuse_is_refused(value: Any, data: st.DataObject) -> None:
    text = bytearray(canonical(value))
    place = data.draw(st.integers(0, len(text) - 1))
    match data.draw(st.sampled_from(["change", "add", "drop"])):
        case "change":
            text[place] = data.draw(SIGNS)
        case "add":
            text.insert(place, data.draw(SIGNS))
        case _:
            del text[place]
    assert _is_read(bytes(text)) == _is_canonical(bytes(text)), bytes(text)


@given(SEEDS, st.binary(max_size=40), st.integers(0, 95), st.integers(0, 7))
def test_a_signature_holds_and_no_other_does(seed: bytes, message: bytes, place: int, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    signature = key.sign(message)
    assert is_signed(public, message, signature)
    assert not is_signed(public, message + b".", signature)
    turned = bytearray(signature + public)
    turned[place] ^= 1 << bit
    changed, other = bytes(turned[:64]), bytes(turned[64:])
    assert is_signed(other, message, changed) == _is_signed(other, message, changed) is False


@pytest.mark.parametrize("times", [1, 2])
def test_a_signature_has_one_form(times: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    signature = key.sign(b"")
    larger = int.from_bytes(signature[32:], "little") + times * ORDER
    again = signature[:32] + larger.to_bytes(32, "little")
    assert not is_signed(public, b"", again)
    assert not _is_signed(public, b"", again)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_or_signature_of_another_size_holds_nothing(size: int) -> None:
    assert not is_signed(bytes(size), b"", bytes(64))
    assert not is_signed(bytes(32), b"", bytes(size))


def _is_read(text: bytes) -> bool:
    try:
        read_json(text)
    except ValueError:
        return False
    return True


def _is_canonical(text: bytes) -> bool:
    try:
        check_canonical(text)
    except NotCanonical:
        return False
    return True


def _is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    return VerifierKey(name="log", kind=KeyKind.LOG, public=public).verifies(message, signature)
