"""How money is printed."""

import pytest

from domain.money import Pence, pounds


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (0, "£0"),
        (49, "£0"),
        (50, "£1"),
        (-49, "£0"),
        (-50, "-£1"),
        (999_49, "£999"),
        (999_50, "£1,000"),
        (1_859_629_00, "£1,859,629"),
        (-1_234_567_89, "-£1,234,568"),
    ],
)
def test_half_a_pound_goes_up_and_nothing_is_never_a_cost(amount: int, printed: str) -> None:
    assert pounds(Pence(amount)) == printed
