"""How work under way is started again when Temporal's data was lost."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from console.answer import Answer, Sheet
from console.failing import DONE
from console.installation import require_record, settings_of
from console.naming import programme_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from runtime.record import open_record
from runtime.settings import Settings

if TYPE_CHECKING:
    from runtime.recovering import Recovered

OneOrAll = Annotated[str | None, Parameter(name="PROGRAMME", help="Without it, all of them")]
COLUMNS = ("workflow", "was")


def recover(programme: OneOrAll = None, *, common: Common = COMMON) -> int:
    """Start everything again that is under way by the record; what runs is told to look again.

    Doing it twice doubles nothing.
    """
    settings = settings_of(common)
    require_record(settings)
    print_answer(_answer(asyncio.run(_recover(settings, programme))), common.output)
    return DONE


async def _recover(settings: Settings, programme: str | None) -> "Recovered":
    # Loading Temporal takes seconds, which nobody should wait for to read the help of this command.
    from runtime.engine import connect
    from runtime.recovering import Recovery

    async with await open_record(settings) as store:
        known = programme and await store.query(partial(programme_of, typed=programme))
        return await Recovery(await connect(settings), store, settings).recover(known)


def _answer(done: "Recovered") -> Answer:
    started = [(id, "started again") for id in done.started]
    running = [(id, "running, told to look again") for id in done.running]
    counted = f"Started again: {len(started)}. Running already: {len(running)}."
    return Answer(
        document={"programmes": done.programmes, "started": done.started, "running": done.running},
        said=(counted, "Timers go on from the record; a worker must run: lockgate admin worker."),
        sheets=(Sheet(columns=COLUMNS, rows=[*started, *running], empty="Nothing is under way."),),
        next="lockgate audit reconcile",
    )
