"""Which key signs for a log after which, and whether the one before said so."""

import pytest

from tests.tlog.people import log_key
from tlog.keys import VerifierKey
from tlog.succession import Announced, Succession, former_keys

FIRST, SECOND, THIRD = (log_key("record.example/log", word).verifier for word in ("1", "2", "3"))
SAID = (
    Announced(position=4, former=FIRST, key=SECOND),
    Announced(position=9, former=SECOND, key=THIRD),
)


def test_the_former_keys_are_those_that_handed_it_on() -> None:
    assert former_keys(THIRD, SAID) == (SECOND, FIRST)
    assert former_keys(FIRST, SAID) == ()
    circle = (*SAID, Announced(position=10, former=THIRD, key=FIRST))
    assert former_keys(FIRST, circle) == (THIRD, SECOND, FIRST)


@pytest.mark.parametrize(
    ("signed", "is_announced"),
    [
        pytest.param([(5, [FIRST]), (6, [SECOND])], True, id="said under the former key"),
        pytest.param([(3, [FIRST]), (6, [SECOND])], False, id="not sealed by the former key"),
        pytest.param([(5, [FIRST]), (6, [THIRD])], False, id="another one was said"),
        pytest.param([(3, [FIRST]), (5, [FIRST, SECOND]), (6, [SECOND])], True, id="both signed meanwhile"),
    ],
)
def test_another_key_is_announced_or_not(
    signed: list[tuple[int, list[VerifierKey]]], is_announced: bool
) -> None:
    succession = Succession(SAID)
    *before, last = [succession.take(size, keys) for size, keys in signed]
    assert before == [None] * len(before)
    assert last is not None
    assert (last.size, last.is_announced, last.is_back) == (6, is_announced, False)


def test_a_key_that_was_replaced_does_not_come_back() -> None:
    succession = Succession(SAID)
    first, second, third = [
        succession.take(size, [key]) for size, key in ((5, FIRST), (6, SECOND), (7, FIRST))
    ]
    assert first is None
    assert second is not None
    assert third is not None
    assert (second.is_back, third.is_back) == (False, True)


def test_what_no_known_key_signed_changes_nothing() -> None:
    succession = Succession(())
    assert [succession.take(size, keys) for size, keys in ((1, [FIRST]), (2, []), (3, [FIRST]))] == [None] * 3
