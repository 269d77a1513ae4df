"""What waits for whom, from a command line."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated, TypeAlias

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
from domain.money import exact_pounds
from readmodels.cost_of_waiting import waiting_cost
from readmodels.inbox import waiting
from readmodels.people import all_names
from readmodels.release_board import programmes
from readmodels.unwitnessed import unwitnessed
from readmodels.waiting import Asked, Waiting
from runtime.trust import own_policy
from tlog.policy import Policy

Unseen: TypeAlias = Callable[..., Sequence[Waiting]]
COLUMNS = ("kind", "id", "round", "title", "since", "due", "asked", "as", "escalated")


def inbox(
    *,
    mine: Annotated[bool, Parameter(negative=(), help="Only what waits for me")] = False,
    programme: Programme = None,
    common: Reading = READING,
) -> int:
    """What is waiting, for whom, since when."""
    settings = settings_of(common)
    who = actor_of(common, settings).identity if mine else None
    # Nobody kept when a witness came to see what, so that of the past it cannot be told.
    unseen = (
        None if common.as_of else partial(money_unseen, trust=own_policy(settings), clock=clock_of(common))
    )
    question = partial(_waiting, who=who, programme=programme, clock=clock_of(common), unseen=unseen)
    print_answer(ask(common, question, programme=programme), common.output)
    return DONE


def money_unseen(
    connection: Connection, *, programme: str, trust: Policy | None, clock: Clock
) -> Sequence[Waiting]:
    """Money that was granted, and waits for a witness."""
    found = unwitnessed(connection, programme, trust=trust, at=clock(connection, programme))
    return [
        Waiting(
            kind="money",
            id=f"{programme}/{each.capability}",
            round=each.round,
            programme=programme,
            release="",
            stage=None,
            title=f"{exact_pounds(each.amount)} is granted, but {each.why}",
            since=each.since,
            due=each.until,
            people=(Asked(who=each.requested_by, role="whoever asked"),),
        )
        for each in found
    ]


def _waiting(
    connection: Connection,
    *,
    who: Identity | None,
    programme: str | None,
    clock: Clock,
    unseen: Unseen | None,
) -> Answer:
    wanted = None if programme is None else programme_of(connection, programme)
    found = waiting(connection, programme=wanted, who=who)
    if unseen:
        asked = [wanted] if wanted else [each.id for each in programmes(connection)]
        money = [each for id in asked for each in unseen(connection, programme=id)]
        found = (*found, *(each for each in money if who is None or who in each.asked))
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
        case "money":
            return "lockgate admin doctor"


def _review(first: Waiting) -> str:
    return f"{first.id} --programme {first.programme} --review {first.round}"
