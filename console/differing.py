"""What changed between two moments, from a command line."""

import asyncio
from collections.abc import Collection
from functools import partial
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Cell, ExactMoney, Sheet
from console.failing import DONE
from console.installation import settings_of
from console.moments import NotAMoment
from console.naming import programme_of
from console.options import COMMON, Common, Programme, Reading
from console.printing import show as print_answer
from console.reading import answers
from console.seeing import Seeing, said_of, seeing
from domain.money import Pence
from domain.roster import Sees
from readmodels.changes import WRITTEN, Changed, Value, changed, positions, standing
from readmodels.timeline import Happening, timeline
from readmodels.withholding import WITHHELD

HAPPENED = ("position", "at", "what happened")
CHANGED = ("what", "which", "value", "before", "after")
Which = "A day, a time, a position or an event's id"


def diff(
    first: Annotated[str, Parameter(name="FROM", help=Which)],
    second: Annotated[str, Parameter(name="TO", help=Which)],
    *,
    programme: Programme = None,
    common: Common = COMMON,
) -> int:
    """What changed in programmes, releases, gates, benefits and money between two moments."""
    sees = seeing(Reading(home=common.home, person=common.person), programme)
    print_answer(asyncio.run(_diff(common, (first, second), programme, sees)), common.output)
    return DONE


async def _diff(common: Common, moments: tuple[str, str], programme: str | None, sees: Seeing) -> Answer:
    settings = settings_of(common)
    async with (
        answers(settings, moments[0], programme=programme) as earlier,
        answers(settings, moments[1], programme=programme) as later,
    ):
        wanted = await later.query(partial(_wanted, typed=programme))
        before = await earlier.query(partial(positions, programme=wanted))
        after = await later.query(partial(positions, programme=wanted))
        if not before <= after:
            raise NotAMoment(f"{moments[0]} is after {moments[1]}.", next="Name the earlier moment first.")
        told = await later.query(partial(timeline, programme=wanted, sees=sees))
        values = changed(
            await earlier.query(partial(standing, programme=wanted)),
            await later.query(partial(standing, programme=wanted)),
        )
    happened = tuple(each for each in told if each.position not in before)
    return _answer(happened, tuple(_seen(each, sees) for each in values), sees)


def _wanted(connection: Connection, *, typed: str | None) -> str | None:
    return None if typed is None else programme_of(connection, typed)


def _seen(each: Changed, sees: Seeing) -> Changed:
    """The same, with what somebody does not see withheld."""
    seen = sees(each.which.partition("/")[0].partition(",")[0])
    hidden = _hidden(each, seen)
    if not hidden:
        return each
    before, after = (None if value is None else WITHHELD for value in (each.before, each.after))
    return Changed(
        kind=each.kind, which=each.which, value=each.value, before=before, after=after, is_money=False
    )


def _hidden(each: Changed, seen: Collection[Sees]) -> bool:
    return (each.is_money and Sees.MONEY not in seen) or (each.value in WRITTEN and Sees.TEXT not in seen)


def _answer(happened: tuple[Happening, ...], values: tuple[Changed, ...], sees: Seeing) -> Answer:
    rows = [
        (each.kind, each.which, each.value, _cell(each.before, each), _cell(each.after, each))
        for each in values
    ]
    told = [(each.position, each.at, each.sentence) for each in happened]
    return Answer(
        document={"changed": values, "happened": happened},
        said=said_of(sees, {each.programme for each in happened}),
        sheets=(
            Sheet(columns=CHANGED, rows=rows, title="Changed", empty="no value"),
            Sheet(columns=HAPPENED, rows=told, title="Happened", empty="nothing"),
        ),
        next="lockgate audit timeline",
    )


def _cell(value: Value, each: Changed) -> Cell:
    return ExactMoney(Pence(value)) if each.is_money and isinstance(value, int) else value
