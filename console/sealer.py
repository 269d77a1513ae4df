"""How the sealer runs, a process of its own with a key of its own."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Annotated

from cyclopts import Parameter
from sqlalchemy import Connection

from console.failing import DONE
from console.installation import require_record, settings_of
from console.keys import log_name
from console.options import COMMON, Common
from console.printing import print_lines
from console.stopping import asked_to_stop
from eventstore import sealed
from eventstore.errors import RecordError, RecordUnavailable
from eventstore.store import EventStore
from readmodels.log_keys import sealed_former_keys
from runtime.failures import SealRefused
from runtime.keys import make_key, next_key_file, read_key
from runtime.sealing import Sealing, sealing
from runtime.settings import Settings
from runtime.trust import own_policy
from runtime.witnesses import RemoteWitness, witnesses_of
from tlog.keys import KeyKind, VerifierKey

SECONDS_TO_START = 30


def sealer(
    *,
    once: Annotated[bool, Parameter(negative=(), help="Seal what is there now, and end")] = False,
    common: Common = COMMON,
) -> int:
    """Seal what is recorded, and have witnesses see it, until it is stopped."""
    settings = settings_of(common)
    require_record(settings)
    try:
        from runtime.logs import configure_logs  # It loads Temporal, which others need not wait for.

        configure_logs(settings)
        asyncio.run(_seal_once(settings) if once else _seal(settings))
    except RecordUnavailable:
        raise
    except RecordError as error:
        raise SealRefused(str(error), next="See what differs: lockgate audit verify") from error
    return DONE


async def seal_to_the_end(settings: Settings) -> None:
    """Seals all that is there now, with a key made for it if there is none yet."""
    await make_key_if_none(settings)
    await _seal_once(settings)


async def make_key_if_none(settings: Settings) -> None:
    """A key for a record on one's own machine, named by the record's number."""
    if not settings.log_key.exists():
        make_key(settings.log_key, name=await log_name(settings), kind=KeyKind.LOG)


async def _seal_once(settings: Settings) -> None:
    async with _at_work(settings) as (at_work, witnesses):
        while await at_work.seal():
            pass
        for witness in witnesses:
            await at_work.ask(witness)


async def _seal(settings: Settings) -> None:
    async with _at_work(settings) as (at_work, witnesses):
        stop = asked_to_stop()
        seen_by = f", seen by {', '.join(each.name for each in witnesses)}" if witnesses else ""
        print_lines(f"The sealer seals the record as {at_work.log.name}{seen_by}.")
        await at_work.run(stop)
        while await at_work.seal():  # What came in just before it was asked to stop.
            pass
    print_lines("The sealer has stopped.")


@asynccontextmanager
async def _at_work(settings: Settings) -> AsyncIterator[tuple[Sealing, tuple[RemoteWitness, ...]]]:
    key, following = read_key(settings.log_key, kind=KeyKind.LOG), next_key_file(settings.log_key)
    also = [read_key(following, kind=KeyKind.LOG)] if following.exists() else []
    policy = own_policy(settings)
    named = tuple(each for each in policy.logs if each.name == key.name) if policy else ()
    witnesses = witnesses_of(policy) if policy else ()

    def former(connection: Connection) -> tuple[VerifierKey, ...]:
        # Of a key that was lost nobody can announce the next one: then the policy alone names it.
        return (*sealed_former_keys(connection, key=key.verifier), *named)

    async with sealing(settings.record_url, key, witnesses, also=also, former=former) as at_work:
        yield at_work, witnesses


@contextmanager
def running_sealer(settings: Settings) -> Iterator[None]:
    """A sealer of this installation meanwhile: another process, so that this one never holds the key."""
    command = (sys.executable, "-m", "cli", "admin", "sealer", "--home", str(settings.home.absolute()))
    # Ctrl-C is for this process, which ends the other once nothing more is recorded.
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            yield
        finally:
            process.terminate()


async def wait_for_first_seal(store: EventStore) -> None:
    """Waits for a sealer that was just started: until then people would be told that there is none."""
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS_TO_START):
            while await store.query(sealed.newest) is None:  # noqa: ASYNC110  Another process makes it.
                await asyncio.sleep(0.05)
