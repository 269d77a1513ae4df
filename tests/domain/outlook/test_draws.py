"""Numbers that look drawn by lot and follow from a seed."""

from hypothesis import given
from hypothesis import strategies as st

from domain.outlook.draws import Draws

WORD = 1 << 64


def test_they_are_those_of_splitmix64() -> None:
    """The first two of seed 1234567, as its authors and others publish them."""
    draws = Draws(1234567)
    assert [draws.below(WORD), draws.below(WORD)] == [6457827717110365317, 3203168211198807973]


@given(st.integers(), st.integers(1, 1000))
def test_every_draw_is_below_its_limit_and_follows_from_the_seed(seed: int, limit: int) -> None:
    one, other = Draws(seed), Draws(seed)
    drawn = [one.below(limit) for _ in range(20)]
    assert drawn == [other.below(limit) for _ in range(20)]
    assert all(0 <= each < limit for each in drawn)


def test_every_number_comes_about_as_often() -> None:
    draws = Draws(1)
    counted = [0] * 10
    for _ in range(10_000):
        counted[draws.below(10)] += 1
    assert all(850 < each < 1150 for each in counted)
