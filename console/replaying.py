"""How history is folded again, from a command line."""

import asyncio
from functools import partial

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from console.answer import Answer
from console.failing import DONE, FAILED
from console.installation import settings_of
from console.naming import programme_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.reading import answers
from readmodels.replaying import Noticed, Replayed
from readmodels.replaying import replay as replay_history
from runtime.settings import Settings


def replay(programme: str, *, common: Common = COMMON) -> int:
    """Fold all history again, and compare everything that is shown; exit code 1 when something differs."""
    with _progress() as progress:
        bar = progress.add_task(f"Replaying {programme}", total=None)

        def noticed(done: int, total: int) -> None:
            progress.update(bar, completed=done, total=total)

        found = asyncio.run(_replay(settings_of(common), programme, noticed))
    print_answer(_answer(found), common.output)
    return FAILED if found.difference else DONE


async def _replay(settings: Settings, programme: str, noticed: Noticed) -> Replayed:
    async with answers(settings, None) as record:
        known = await record.query(partial(programme_of, typed=programme))
        return await record.query(partial(replay_history, programme=known, noticed=noticed))


def _progress() -> Progress:
    """On standard error, and only where somebody looks, so that the answer stays what it is."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _answer(found: Replayed) -> Answer:
    looked_at = (
        f"Replayed {found.programme} up to position {found.until}: {found.facts} facts, "
        f"{found.rounds} rounds of gates judged again, {found.rows} rows compared."
    )
    if found.difference is None:
        said = [looked_at, "Everything that is shown follows from what was recorded."]
        return Answer(
            document=found, said=said, next=f"lockgate audit exceptions --programme {found.programme}"
        )
    at = found.difference.position
    where = "no fact accounts for it" if at is None else f"position {at}"
    said = [looked_at, f"The first difference, in {found.difference.place}, {where}: {found.difference.what}"]
    before = "" if at is None else f" --after {max(at - 1, 0)} --limit 1"
    return Answer(document=found, said=said, next=f"lockgate audit timeline{before}")
