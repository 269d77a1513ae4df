"""The calendar that the rules are told with: England's bank holidays of 2018 and 2019, and then none."""

from datetime import date

from domain.calendar import Calendar

ENGLAND = Calendar(
    id="england-and-wales",
    version="gov.uk, 2018 and 2019",
    first=date(2017, 1, 1),
    last=date(2040, 12, 31),
    closed=(
        date(2018, 1, 1),
        date(2018, 3, 30),
        date(2018, 4, 2),
        date(2018, 5, 7),
        date(2018, 5, 28),
        date(2018, 8, 27),
        date(2018, 12, 25),
        date(2018, 12, 26),
        date(2019, 1, 1),
        date(2019, 4, 19),
        date(2019, 4, 22),
        date(2019, 5, 6),
        date(2019, 5, 27),
        date(2019, 8, 26),
        date(2019, 12, 25),
        date(2019, 12, 26),
    ),
)
