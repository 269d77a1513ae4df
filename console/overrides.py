"""Which gates were passed without their approval, from a command line."""

from collections.abc import Iterable
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, Sheet
from console.failing import DONE
from console.naming import programme_of
from console.options import READING, Reading
from console.printing import show as print_answer
from console.reading import ask
from domain.identity import Identity
from readmodels.overrides import Override
from readmodels.overrides import overrides as overrides_at
from readmodels.people import all_names

COLUMNS = ("gate", "round", "who", "reference", "why", "when", "until", "reviewed by", "found", "note")
Programme = Annotated[str | None, Parameter(name="PROGRAMME", help="All of them, unless one is named")]


def overrides(programme: Programme = None, *, common: Reading = READING) -> int:
    """Gates passed without approval, and their review; those that nobody has reviewed first."""
    print_answer(ask(common, partial(_found, programme=programme), programme=programme), common.output)
    return DONE


def _found(connection: Connection, *, programme: str | None) -> Answer:
    wanted = None if programme is None else programme_of(connection, programme)
    found, names = overrides_at(connection, programme=wanted), all_names(connection)

    def called(gate: str, people: Iterable[Identity]) -> str:
        known = names.get(gate.partition("/")[0], {})
        return ", ".join(known.get(who, who.subject) for who in people)

    def row(each: Override) -> tuple[Cell, ...]:
        reviewer = called(each.gate, [each.reviewed_by]) if each.reviewed_by else None
        return (
            each.gate,
            each.round,
            called(each.gate, each.by),
            each.reference,
            each.reason,
            each.at,
            each.until,
            reviewer,
            {None: None, True: "right", False: "wrong"}[each.was_right],
            each.note or None,
        )

    return Answer(
        document=found,
        sheets=(Sheet(columns=COLUMNS, rows=[row(each) for each in found], empty="Nothing was overridden."),),
        next=_next(found),
    )


def _next(found: tuple[Override, ...]) -> str:
    if not found:
        return "lockgate release list"
    if found[0].was_right is None:
        return f"lockgate gate review-override {found[0].gate} --right --note TEXT --as PERSON"
    return f"lockgate gate explain {found[0].gate}"
