"""How something came to stand where it stands, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.naming import gate_of, programme_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.seeing import Seeing, said_of, seeing
from domain.gate.subject import subject_of
from readmodels.explained import (
    Explained,
    benefits_known,
    explain_benefit,
    explain_release,
    explain_round,
)
from readmodels.programme_parts import parents
from readmodels.release_board import releases
from readmodels.withholding import without_amounts

COLUMNS = ("position", "at", "what happened")


def explain(
    what: Annotated[
        str, Parameter(name="WHAT", help="A gate (1A/design), a release (1A) or a benefit (B-1A)")
    ],
    *,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """How a gate, a release or a benefit came to stand where it stands, each step with its position."""
    sees = seeing(common)
    question = partial(_explained, what=what, programme=programme, sees=sees)
    print_answer(ask(common, question, about=what, programme=programme), common.output)
    return DONE


def _explained(connection: Connection, *, what: str, programme: str | None, sees: Seeing) -> Answer:
    found, place, then = _found(connection, what, programme, sees)
    rows = [(each.position, each.at, each.sentence) for each in found.steps]
    stands = tuple(without_amounts(line, sees(place)) for line in found.stands)
    return Answer(
        document={"what": found.what, "stands": stands, "steps": found.steps},
        said=(*stands, *said_of(sees, [place])),
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Nothing happened yet."),),
        next=then,
    )


def _found(
    connection: Connection, what: str, programme: str | None, sees: Seeing
) -> tuple[Explained, str, str]:
    """A benefit or a release of that name, else a gate; with its programme, and what to type next."""
    before, slash, id = what.rpartition("/")
    is_of_programme = not slash or before in parents(connection)
    place = programme_of(connection, before or programme) if is_of_programme else ""
    if place and id in benefits_known(connection, place):
        return explain_benefit(connection, place, id, sees), place, f"lockgate benefit table {place}"
    if place and id in {each.release for each in releases(connection, place)}:
        then = f"lockgate release show {place}/{id}"
        return explain_release(connection, place, id, sees), place, then
    gate = gate_of(connection, what)
    place = programme_of(connection, subject_of(gate, 1).programme)
    return explain_round(connection, gate, sees), place, f"lockgate gate explain {gate}"
