"""Which gates were passed outside their policy, from a command line."""

from functools import partial

from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE, FAILED
from console.naming import programme_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from readmodels.exceptions import Exceptions
from readmodels.exceptions import exceptions as exceptions_at

COLUMNS = ("position", "at", "gate", "round", "what", "why")
NOTHING = "No gate was passed outside its policy."


def exceptions(*, programme: Programme = None, common: Reading = READING) -> int:
    """Gates that were passed outside their policy, looked for again; exit code 1 when there are some."""
    found = ask(common, partial(_found, programme=programme), programme=programme)
    print_answer(_answer(found), common.output)
    return FAILED if found.found else DONE


def _found(connection: Connection, *, programme: str | None) -> Exceptions:
    wanted = None if programme is None else programme_of(connection, programme)
    return exceptions_at(connection, programme=wanted)


def _answer(found: Exceptions) -> Answer:
    rows = [(each.position, each.at, each.gate, each.round, each.breach, each.why) for each in found.found]
    looked_for = ", ".join(found.breaches)
    said = (
        f"Rounds that ended: {found.rounds}; passed, and looked at again: {found.passed}. For: {looked_for}."
    )
    first = next((each.gate for each in found.found), None)
    return Answer(
        document=found,
        said=(said,),
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty=NOTHING),),
        next=f"lockgate gate explain {first}" if first else "lockgate audit overrides",
    )
