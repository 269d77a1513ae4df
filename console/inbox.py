"""What waits for whom, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.installation import actor_of, settings_of
from console.naming import programme_of
from console.options import READING, Programme, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.today import Clock, clock_of
from console.waiting import said_of_programme
from domain.identity import Identity
from readmodels.cost_of_waiting import waiting_cost
from readmodels.inbox import waiting
from readmodels.people import all_names
from readmodels.release_board import programmes
from readmodels.waiting import Waiting

COLUMNS = ("kind", "id", "round", "title", "since", "due", "asked", "as", "escalated")


def inbox(
    *,
    mine: Annotated[bool, Parameter(negative=(), help="Only what waits for me")] = False,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """What is waiting, for whom, since when."""
    who = actor_of(common, settings_of(common)).identity if mine else None
    print_answer(
        ask(
            common,
            partial(_waiting, who=who, programme=programme, clock=clock_of(common)),
            programme=programme,
        ),
        common.output,
    )
    return DONE


def _waiting(connection: Connection, *, who: Identity | None, programme: str | None, clock: Clock) -> Answer:
    wanted = None if programme is None else programme_of(connection, programme)
    found = waiting(connection, programme=wanted, who=who)
    names = all_names(connection)
    rows = [_row(each, {**names.get(each.programme, {})}) for each in found]
    return Answer(
        document=found,
        said=_cost(connection, wanted, clock),
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Nothing waits."),),
        next=_next(found[0]) if found else "lockgate release list",
    )


def _cost(connection: Connection, programme: str | None, clock: Clock) -> list[str]:
    """What waiting costs the programme asked about, or the only one there is."""
    known = [programme] if programme else [each.id for each in programmes(connection)]
    if len(known) != 1:
        return []
    return said_of_programme(waiting_cost(connection, known[0], clock(connection, known[0])))


def _row(each: Waiting, names: dict[Identity, str]) -> tuple[Cell, ...]:
    asked = ", ".join(names.get(who, who.subject) for who in each.asked) or "nobody is left to ask"
    escalated = "yes" if each.escalated else ""
    return (each.kind, each.id, each.round, each.title, each.since, each.due, asked, each.role, escalated)


def _next(first: Waiting) -> str:
    match first.kind:
        case "gate":
            return f"lockgate gate show {first.id}"
        case "condition":
            return f"lockgate gate discharge {first.id} --note TEXT --as PERSON"
        case "measurement":
            return f"lockgate benefit measure {_review(first)} --annual-pence N --as PERSON"
        case "confirmation":
            return f"lockgate benefit confirm {_review(first)} --as PERSON"


def _review(first: Waiting) -> str:
    return f"{first.id} --programme {first.programme} --review {first.round}"
