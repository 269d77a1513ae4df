"""Which policies a programme follows, since when and by whose hand, from a command line."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from console.rosters import in_force_of


def in_force(
    programme: Annotated[str | None, Parameter(help="Needed only when there are several")] = None,
    *,
    common: Reading = READING,
) -> int:
    """The policies that a programme's new gates follow."""
    print_answer(ask(common, partial(_answer, typed=programme), programme=programme), common.output)
    return DONE


def _answer(connection: Connection, *, typed: str | None) -> Answer:
    programme, found = in_force_of(connection, typed)
    names = found.roster.roster.names
    rows = [
        (
            each.policy.id,
            each.version,
            each.policy.title,
            each.at,
            names.get(each.by, each.by.subject),
            each.reason or None,
            each.policy_digest,
        )
        for each in found.policies
    ]
    columns = ("policy", "version", "title", "since", "by", "reason", "digest")
    return Answer(
        document=[
            {
                "policy": each.policy.id,
                "version": each.version,
                "title": each.policy.title,
                "since": each.at,
                "by": each.by,
                "reason": each.reason,
                "digest": each.policy_digest,
            }
            for each in found.policies
        ],
        sheets=(Sheet(columns=columns, rows=rows),),
        next=f"lockgate policy adopt {programme} FILE --reason TEXT --as PERSON",
    )
