"""How a programme may go on and how often such outlooks came true, from the record."""

from datetime import date

from sqlalchemy import Connection

from domain.outlook.back_test import BackTest, back_test, delays_known
from domain.outlook.distribution import Drawing, Outlook, outlook
from domain.programme.path.situation import situation_from
from domain.programme.refusals import ProgrammeUnknown
from readmodels.benefits_recorded import benefits_as_recorded
from readmodels.plan import programme_events, programme_now, release_history


def outlook_of(connection: Connection, programme: str, on: date, *, runs: int, seed: int) -> Outlook:
    """When releases are likely to finish, and what benefits are likely to come to in each year.

    :raises Rejected: when the programme has not begun, or too few of its stages have been passed.
    """
    now = programme_now(connection, programme)
    if now.calendar is None:
        raise ProgrammeUnknown(programme)
    history = release_history(connection, programme, now.planned)
    plans = {id: each.plan for id, each in now.planned.items()}
    drawing = Drawing(delays=delays_known(plans, now.calendar, history), runs=runs, seed=seed)
    situation = situation_from(now, now.calendar, history, on)
    return outlook(situation, history, drawing, benefits_as_recorded(connection, programme))


def back_test_of(connection: Connection, programme: str, *, runs: int, seed: int) -> BackTest:
    """Every outlook of the past that can be held against what happened in a programme.

    :raises ProgrammeUnknown: when it has not begun.
    """
    now = programme_now(connection, programme)
    if now.calendar is None:
        raise ProgrammeUnknown(programme)
    history = release_history(connection, programme, now.planned)
    return back_test(programme_events(connection, programme), now.calendar, history, runs=runs, seed=seed)
