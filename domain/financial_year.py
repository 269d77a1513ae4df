"""Which financial year and quarter a day falls in: April to March, as English councils account."""

from dataclasses import dataclass
from datetime import date

FIRST_MONTH = 4


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quarter:
    """Quarter 1 to 4 of the financial year that begins in April of `year`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"Q{self.number} {year_name(self.year)}"

    @property
    def following(self) -> "Quarter":
        """The quarter after this one."""
        return (
            Quarter(year=self.year + 1, number=1)
            if self.number == 4
            else Quarter(year=self.year, number=self.number + 1)
        )

    @property
    def starts(self) -> date:
        """The first day of the quarter."""
        month = FIRST_MONTH + 3 * (self.number - 1)
        return date(self.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def quarter_of(day: date) -> Quarter:
    """The quarter that a day falls in; 31 March 2019 is in quarter 4 of 2018/19."""
    year = day.year if day.month >= FIRST_MONTH else day.year - 1
    return Quarter(year=year, number=(day.month - FIRST_MONTH) % 12 // 3 + 1)


def month_of(day: date) -> int:
    """The number of a day's month, counted through from April of the year 0."""
    quarter = quarter_of(day)
    return quarter.year * 12 + (day.month - FIRST_MONTH) % 12


def year_name(year: int) -> str:
    """`2018/19` for the year that begins in April 2018."""
    return f"{year}/{(year + 1) % 100:02d}"
