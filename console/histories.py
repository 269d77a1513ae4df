"""Temporal's histories beside the record, from a command line."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from console.answer import Answer, Sheet
from console.failing import DONE, FAILED
from console.installation import require_record, settings_of
from console.naming import programme_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.recovering import OneOrAll
from readmodels.release_board import programmes
from runtime.record import open_record
from runtime.settings import Settings

if TYPE_CHECKING:
    from runtime.reconciling.comparing import Compared

COLUMNS = ("who has it", "where", "what")


def reconcile(programme: OneOrAll = None, *, common: Common = COMMON) -> int:
    """List what only the record or only Temporal has; exit code 1 when there is something.

    Histories that Temporal no longer keeps, or that begin after a loss of its data, are named as such.
    """
    settings = settings_of(common)
    require_record(settings)
    compared = asyncio.run(_reconcile(settings, programme))
    print_answer(_answer(compared), common.output)
    return FAILED if any(each.differences for each in compared) else DONE


async def _reconcile(settings: Settings, typed: str | None) -> "tuple[Compared, ...]":
    # Loading Temporal takes seconds, which nobody should wait for to read the help of this command.
    from runtime.engine import connect
    from runtime.reconciling.looking import reconcile as look

    async with await open_record(settings) as store:
        if typed:
            wanted = [await store.query(partial(programme_of, typed=typed))]
        else:
            wanted = [each.id for each in await store.query(programmes)]
        client = await connect(settings)
        return tuple([await look(client, store, each) for each in wanted])


def _answer(compared: "tuple[Compared, ...]") -> Answer:
    rows = [
        (difference.side, difference.about, difference.sentence)
        for each in compared
        for difference in each.differences
    ]
    return Answer(
        document=compared,
        said=tuple(line for each in compared for line in _said(each)),
        sheets=(Sheet(columns=COLUMNS, rows=rows, empty="Neither has anything that the other lacks."),),
        next="lockgate admin recover" if rows else "lockgate audit timeline",
    )


def _said(each: "Compared") -> list[str]:
    lines = [
        f"{each.programme}: {each.workflows} workflows that were asked {each.asked} times, "
        f"beside {each.written} entries of the record."
    ]
    if each.no_longer_kept:
        lines.append(f"No longer kept by Temporal, as they have ended: {len(each.no_longer_kept)} histories.")
    if each.started_again:
        lines.append(f"Started again from the record, so without what was before: {len(each.started_again)}.")
    return lines
