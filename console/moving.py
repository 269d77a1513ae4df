"""How a record is moved to another database, and backed up."""

import asyncio
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from console.answer import Answer, Sheet
from console.failing import DONE, FAILED
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from eventstore.migrate import migrate
from eventstore.moving import Copied, back_up
from eventstore.moving import move as move_record
from eventstore.store import EventStore
from eventstore.verify import Verified, verify
from readmodels.projections import PROJECTIONS
from runtime.failures import Failure, NotFound

From = Annotated[str, Parameter(name="--from", help="Such as sqlite:////srv/lockgate/record.db")]
To = Annotated[str, Parameter(name="--to", help="Such as postgresql://lockgate@host/lockgate")]
MOVE_ON = "Set LOCKGATE_DATABASE_URL to it, then: lockgate audit verify"


def move(source: From, target: To, *, common: Common = COMMON) -> int:
    """Copy the whole record to a fresh database of either kind, and compare every row.

    Stop workers and commands before: nobody can write meanwhile, and afterwards only one may be used.
    """
    for url in (source, target):
        _require_url(url)
    _require_there(source)
    migrate(target, PROJECTIONS)
    copied = move_record(source, target, PROJECTIONS)
    return _told(f"Moved to {_shown(target)}", target, copied, MOVE_ON, common)


def backup(
    file: Annotated[Path, Parameter(name="--to", help="A file that is not there yet")],
    *,
    common: Common = COMMON,
) -> int:
    """Copy the record into one file while it is in use; it is restored with `admin move`."""
    settings = settings_of(common)
    require_record(settings)
    if file.exists():
        raise Failure(f"{file} is there already.", next="Choose another name.")
    target = f"sqlite:///{file.absolute()}"
    migrate(target)
    copied = back_up(settings.record_url, target)
    restore = f"lockgate admin move --from {target} --to URL"
    return _told(f"Backed up to {file}", target, copied, f"To restore it: {restore}", common)


def _told(done: str, target: str, copied: Copied, then: str, common: Common) -> int:
    verified = asyncio.run(_verified(target))
    rows = [(name, count) for name, count in copied.rows.items()]
    said = f"{done}: {verified.facts} facts in {verified.streams} streams, each row the same in both."
    print_answer(
        Answer(
            document={"rows": copied.rows, "facts": verified.facts, "faults": verified.faults},
            said=(said, *verified.faults),
            sheets=(Sheet(columns=("table", "rows"), rows=rows),),
            next=then,
        ),
        common.output,
    )
    return DONE if verified.is_clean else FAILED


async def _verified(url: str) -> Verified:
    async with await EventStore.open(url) as store:
        return await verify(store)


def _require_url(url: str) -> None:
    try:
        make_url(url)
    except ArgumentError as error:
        raise Failure(
            "A database is named by its URL.", code="usage", next="See: lockgate admin move --help"
        ) from error


def _require_there(source: str) -> None:
    # SQLite would make the file, and then call it a record without tables.
    url = make_url(source)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise NotFound(f"There is no record in {url.database}.", next="See: lockgate admin move --help")


def _shown(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)
