"""How a whole is split into equal parts."""

import pytest

from domain.sharing import equal_parts


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        (100, 4, (25, 25, 25, 25)),
        (103, 4, (25, 26, 26, 26)),
        (1, 3, (0, 0, 1)),
        (0, 2, (0, 0)),
        (7, 1, (7,)),
        (-5, 2, (-3, -2)),
    ],
)
def test_the_odd_ones_go_to_the_later_parts(whole: int, parts: int, expected: tuple[int, ...]) -> None:
    assert equal_parts(whole, parts) == expected
