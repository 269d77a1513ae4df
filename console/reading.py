"""How a command asks the record, as it is or as it was known then."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from console.installation import require_record, settings_of
from console.moments import moment_of
from console.options import Common, Reading
from readmodels.as_of import as_of
from readmodels.asking import Answers
from runtime.record import open_record
from runtime.settings import Settings

T = TypeVar("T")


def ask(common: Common, question: Callable[[Connection], T]) -> T:
    """The answer to one question.

    :raises Failure: when there is no record, or the moment asked for is none.
    """
    return asyncio.run(_ask(common, question))


@asynccontextmanager
async def answers(settings: Settings, moment: str | None) -> AsyncIterator[Answers]:
    """Something to ask, as of a moment when one is given."""
    known = None if moment is None else moment_of(moment)
    require_record(settings)
    async with await open_record(settings) as store:
        if known is None:
            yield store
        else:
            async with as_of(store, known) as copy:
                yield copy


async def _ask(common: Common, question: Callable[[Connection], T]) -> T:
    moment = common.as_of if isinstance(common, Reading) else None
    async with answers(settings_of(common), moment) as source:
        return await source.query(partial(question))
