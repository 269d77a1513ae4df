"""How a command asks the record, as it is or as it was known then."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from console.installation import require_record, settings_of
from console.moments import moment_of
from console.options import Common, Reading
from eventstore.reading import position_of
from readmodels.as_of import AsOf, as_of
from readmodels.asking import Answers
from readmodels.programme_parts import parents, with_parts
from runtime.failures import NotFound
from runtime.record import open_record
from runtime.settings import Settings

T = TypeVar("T")


def ask(
    common: Common,
    question: Callable[[Connection], T],
    *,
    about: str | None = None,
    programme: str | None = None,
) -> T:
    """The answer to one question; `about` is the release or gate typed, and `programme` the programme.

    Only the past of these is looked up, of all programmes when neither tells which.

    :raises Failure: when there is no record, or the moment asked for is none.
    """
    return asyncio.run(_ask(common, question, about, programme))


@asynccontextmanager
async def answers(
    settings: Settings, moment: str | None, *, about: str | None = None, programme: str | None = None
) -> AsyncIterator[Answers]:
    """Something to ask, as of a moment when one is given.

    :raises Failure: when there is no record, or the moment is none.
    """
    wanted = None if moment is None else moment_of(moment)
    require_record(settings)
    async with await open_record(settings) as store:
        if wanted is None:
            yield store
            return
        known = await _known(store, wanted)
        scope = await store.query(partial(_concerned, about=about, programme=programme))
        async with as_of(store, known, programmes=scope) as copy:
            yield copy


async def _ask(
    common: Common, question: Callable[[Connection], T], about: str | None, programme: str | None
) -> T:
    moment = common.as_of if isinstance(common, Reading) else None
    async with answers(settings_of(common), moment, about=about, programme=programme) as source:
        return await source.query(partial(question))


async def _known(store: Answers, wanted: AsOf | UUID) -> AsOf:
    if not isinstance(wanted, UUID):
        return wanted
    position = await store.query(partial(position_of, id=wanted))
    if position is None:
        raise NotFound(f"There is no event {wanted}.", next="See what there is: lockgate audit timeline")
    return position


def _concerned(connection: Connection, *, about: str | None, programme: str | None) -> Collection[str] | None:
    """The programmes that a question can be about; None when it may be about any."""
    known = parents(connection)
    before, slash, _ = (about or "").partition("/")
    only = next(iter(known)) if len(known) == 1 else None
    named = before if slash and before in known else programme or only
    return with_parts(named, known) if named is not None and named in known else None
