"""What was refused, from a command line."""

from functools import partial

from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from readmodels.attempts import attempts as attempts_at
from readmodels.people import all_names

COLUMNS = ("position", "at", "where", "round", "who", "tried to", "rule", "why not")


def attempts(*, programme: Programme = None, common: Reading = READING) -> int:
    """What was refused, and by which rule, the newest first."""
    print_answer(ask(common, partial(_found, programme=programme), programme=programme), common.output)
    return DONE


def _found(connection: Connection, *, programme: str | None) -> Answer:
    wanted = None if programme is None else programme_of(connection, programme)
    found, names = attempts_at(connection, programme=wanted), all_names(connection)
    rows = [
        (
            each.position,
            each.at,
            each.place,
            each.round,
            names.get(each.programme, {}).get(each.by, each.by.subject),
            each.tried,
            each.rule,
            each.sentence,
        )
        for each in found
    ]
    at_gate = next((each.place for each in found if each.round), None)
    then = f"lockgate gate explain {at_gate}" if at_gate else "lockgate release list"
    return Answer(
        document=found,
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Nobody was refused."),),
        next=then,
    )
