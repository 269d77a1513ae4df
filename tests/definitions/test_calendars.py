"""Which working days a blueprint's calendar gives the programme."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import definitions
from definitions.calendars import CalendarName, calendar_of
from definitions.loader import load_blueprint
from definitions.shipped import shipped_path
from domain.calendar import Calendar
from tests.definitions.edited import edited, faults_of, line_of

SECTION = "calendar:\n  name: england-and-wales\n"
NAME = "  name: england-and-wales\n"
COVERED = "The programme's calendar covers 2016-01-01 to 2030-12-31, and not"


def closing(*days: str) -> tuple[str, str]:
    """The edit that gives Shepway these closing days, one a line."""
    return NAME, "".join([NAME, "  also_closed:\n", *(f"    - {day}\n" for day in days)])


def calendar_in(path: Path) -> Calendar:
    return load_blueprint(path).calendar


def test_a_programme_has_the_years_around_its_own() -> None:
    calendar = calendar_in(shipped_path("shepway"))
    assert (calendar.first, calendar.last) == (date(2016, 1, 1), date(2030, 12, 31))


def test_a_calendar_says_which_list_it_was_made_from() -> None:
    calendar = calendar_in(shipped_path("shepway"))
    assert calendar.id == "england-and-wales"
    assert calendar.version.startswith("holidays 0.")


def test_england_and_wales_is_meant_when_nothing_is_said(tmp_path: Path) -> None:
    assert calendar_in(edited(tmp_path, (SECTION, ""))) == calendar_in(shipped_path("shepway"))


def test_an_empty_section_means_the_same(tmp_path: Path) -> None:
    assert calendar_in(edited(tmp_path, (SECTION, "calendar: {}\n"))).id == "england-and-wales"


def test_another_nation_keeps_other_days(tmp_path: Path) -> None:
    scottish = calendar_in(edited(tmp_path, (NAME, "  name: scotland\n")))
    assert scottish == calendar_of(CalendarName.SCOTLAND, first_year=2016, last_year=2030)
    assert date(2019, 1, 2) in scottish.closed


def test_closing_days_of_its_own_are_closed(tmp_path: Path) -> None:
    calendar = calendar_in(edited(tmp_path, closing("2018-12-24", "2018-12-27")))
    shipped = calendar_in(shipped_path("shepway"))
    assert set(calendar.closed) - set(shipped.closed) == {date(2018, 12, 24), date(2018, 12, 27)}


def test_a_bank_holiday_may_be_named_again(tmp_path: Path) -> None:
    calendar = calendar_in(edited(tmp_path, closing("2018-12-24", "2018-12-25")))
    assert calendar.closed.count(date(2018, 12, 25)) == 1


def test_years_without_known_bank_holidays_are_not_covered() -> None:
    calendar = calendar_of(CalendarName.NORTHERN_IRELAND, first_year=2099, last_year=2110)
    assert calendar.last == date(2100, 12, 31)


MISPLACED = {
    "out of order": (
        ("2018-12-27", "2018-12-24"),
        ("- 2018-12-24", 1, "2018-12-24 is before 2018-12-27; list the days in order."),
    ),
    "twice": (
        ("2018-12-24", "2018-12-24"),
        ("- 2018-12-24", 1, "2018-12-24 is there twice."),
    ),
    "twice, apart": (
        ("2018-12-24", "2018-12-27", "2018-12-24"),
        ("- 2018-12-24", 2, "2018-12-24 is there twice."),
    ),
    "too early": (
        ("2015-12-24", "2018-12-24"),
        ("- 2015-12-24", 0, f"{COVERED} 2015-12-24."),
    ),
    "too late": (
        ("2018-12-24", "2031-01-02"),
        ("- 2031-01-02", 1, f"{COVERED} 2031-01-02."),
    ),
}


@pytest.mark.parametrize(("days", "expected"), MISPLACED.values(), ids=MISPLACED)
def test_a_misplaced_closing_day_is_named_on_its_line(
    days: tuple[str, ...], expected: tuple[str, int, str], tmp_path: Path
) -> None:
    path = edited(tmp_path, closing(*days))
    (fault,) = faults_of(path)
    on, nth, sentence = expected
    assert line_of(path, fault) == on
    assert (fault.field, fault.sentence) == (f"calendar.also_closed[{nth}]", sentence)


def test_a_programme_without_releases_is_told_only_that(tmp_path: Path) -> None:
    path = edited(tmp_path, closing("2018-12-24"))
    text = path.read_text()
    without = text[: text.index("\nreleases:")] + "\nreleases: []\n"
    path.write_text(without)
    assert [fault.sentence for fault in faults_of(path)] == ["A programme needs a release."]


def test_bank_holidays_are_looked_up_only_for_a_blueprint() -> None:
    program = "import sys, definitions.loader; print('holidays' in sys.modules)"
    root = Path(str(definitions.__path__[0])).parent
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"
