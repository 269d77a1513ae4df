"""What people mean by an amount of money."""

import pytest

from console.amounts import NotAnAmount, pence_of


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("38,000", 38_000_00),
        ("38000", 38_000_00),
        ("£38,000.01", 38_000_01),
        (" 11,300,000.00 ", 11_300_000_00),
        ("0.01", 1),
        ("0", 0),
    ],
)
def test_an_amount_is_read_to_the_penny(typed: str, pence: int) -> None:
    assert pence_of(typed) == pence


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "£",
        "-1",
        "1.5",
        "1.005",
        "38.000,00",
        "3,80,00",
        "1e6",
        "11.3m",
        "٣٨",
        "1" * 16,
        "1,000,00",
        "1 000",
    ],
)
def test_anything_else_is_no_amount(typed: str) -> None:
    with pytest.raises(NotAnAmount):
        pence_of(typed)
