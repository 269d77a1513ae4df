"""What releases still lack for their next gates, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import programme_of, release_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from readmodels.lacking import lacks as lacks_of
from readmodels.people import names
from readmodels.release_board import release as release_line

COLUMNS = ("release", "gate", "lacks", "owner", "due", "days overdue")


def lacks(
    wanted: Annotated[str | None, Parameter(name="RELEASE", help="Such as 1A; all of them without")] = None,
    /,
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """What each release still lacks for its next gate, who has to bring it, and by when."""
    question = partial(_found, wanted=wanted, programme=programme, clock=clock_of(common))
    print_answer(ask(common, question, about=wanted, programme=programme), common.output)
    return DONE


def _found(connection: Connection, *, wanted: str | None, programme: str | None, clock: Clock) -> Answer:
    release = None
    if wanted is None:
        id = programme_of(connection, programme)
    else:
        id, release = release_of(connection, wanted, programme)
        release_line(connection, id, release)
    found, called = lacks_of(connection, id, clock(connection, id), release=release), names(connection, id)
    rows = [
        (
            each.release,
            each.stage,
            each.lack.what,
            called.get(each.lack.owner, each.lack.owner.subject),
            each.lack.due,
            each.days_overdue or None,
        )
        for each in found
    ]
    return Answer(
        document=found,
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Nothing is lacking but people's decisions."),),
        next="lockgate gate inbox",
    )
