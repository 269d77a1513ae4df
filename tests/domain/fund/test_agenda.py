"""When a programme asks for a year's money by itself."""

from dataclasses import replace
from datetime import timedelta

from domain.fund.agenda import due_asks, next_opening, still_waiting
from domain.fund.events import FundEvent
from domain.fund.plan import AskId
from domain.fund.state import Fund, fold
from tests.domain.fund.scene import ESTABLISHED, FROZEN, IN_JANUARY, MONEY_GATE, ask, asked, closed
from tests.domain.people import BEN, NOON

YEAR_2019 = AskId("2019-20")


def fund(*events: FundEvent) -> Fund:
    return fold((ESTABLISHED, *events))


def test_a_year_is_asked_for_from_its_day_on() -> None:
    assert due_asks(fund(), IN_JANUARY - timedelta(seconds=1)) == ()
    (due,) = due_asks(fund(), IN_JANUARY)
    assert (due.year.ask, due.amount) == (YEAR_2019, 500_000_00)
    assert len(due_asks(fund(), IN_JANUARY + timedelta(days=30))) == 1


def test_only_what_is_left_is_asked_for() -> None:
    (due,) = due_asks(fund(asked(ask(100_000_00, year=2019))), IN_JANUARY)
    assert due.amount == 400_000_00
    (due,) = due_asks(fund(asked(ask(600_000_00))), IN_JANUARY)
    assert due.amount == 400_000_00


def test_a_year_of_which_nothing_is_left_is_not_asked_for() -> None:
    assert due_asks(fund(asked(ask(500_000_00, year=2019))), IN_JANUARY) == ()


def test_a_year_is_asked_for_once_whatever_becomes_of_it() -> None:
    made = ask(500_000_00, YEAR_2019, year=2019)
    assert due_asks(fund(asked(made)), IN_JANUARY) == ()
    assert due_asks(fund(asked(made), closed(YEAR_2019)), IN_JANUARY) == ()


def test_nothing_is_asked_for_while_money_is_frozen() -> None:
    assert due_asks(fund(FROZEN), IN_JANUARY) == ()


def test_the_next_day_is_known_beforehand() -> None:
    assert next_opening(fund(), NOON.date()) == IN_JANUARY.date()
    assert next_opening(fund(), IN_JANUARY.date()) is None
    assert next_opening(fold(()), NOON.date()) is None
    assert due_asks(fold(()), NOON) == ()


def test_what_the_programme_asked_by_itself_and_still_waits_is_known() -> None:
    made = asked(replace(ask(400_000_00, YEAR_2019, year=2019), gate=MONEY_GATE))
    (waiting,) = still_waiting(fund(made))
    assert (waiting.year.ask, waiting.amount) == (YEAR_2019, 400_000_00)
    assert still_waiting(fund(made, closed(YEAR_2019))) == ()
    assert still_waiting(fund(replace(made, requested_by=BEN.identity))) == ()
    assert still_waiting(fold(())) == ()
