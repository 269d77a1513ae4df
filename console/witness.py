"""A witness of somebody else's record, on a machine of one's own."""

import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, validators

from console.answer import Answer, Sheet
from console.failing import DONE
from console.installation import settings_of
from console.options import COMMON, Common
from console.printing import print_lines
from console.printing import show as print_answer
from console.stopping import asked_to_stop
from console.writing_files import write_new
from runtime.failures import Failure, NotFound, Unavailable
from runtime.keys import make_key, read_key, read_public
from runtime.settings import Settings
from tlog.encoding import Malformed
from tlog.keys import KeyKind, VerifierKey
from tlog.note import signatures_of
from witness.book import Book, NotALog, Seen
from witness.judging import Witness
from witness.serving import listening

PORT = 7380
Port = Annotated[int, Parameter(validator=validators.Number(gte=0, lte=65535))]


def key(
    name: Annotated[str, Parameter(name="NAME", help="Such as witness.auditor.example")],
    *,
    common: Common = COMMON,
) -> int:
    """Make the key that this witness cosigns with, and show its public half."""
    file = _key_file(settings_of(common))
    public = make_key(file, name=name, kind=KeyKind.WITNESS).verifier
    said = (f"The key is in {file}.", "Whoever trusts this witness needs this line:", str(public))
    print_answer(
        Answer(document={"key": str(public), "file": file}, said=said, next="lockgate witness add-log VKEY"),
        common.output,
    )
    return DONE


def add_log(
    vkey: Annotated[str, Parameter(name="VKEY", help="The log's line, from: lockgate admin key show")],
    *,
    common: Common = COMMON,
) -> int:
    """Look after a log from now on."""
    try:
        log = VerifierKey.parse(vkey)
        _book(settings_of(common)).add_log(log)
    except (Malformed, NotALog) as error:
        raise Failure(
            f"That is not the key of a log: {error}.",
            code="usage",
            next="It is the line that this prints where the log is: lockgate admin key show",
        ) from error
    said = (f"This witness looks after {log.name}.",)
    print_answer(Answer(document={"log": log.name}, said=said, next="lockgate witness serve"), common.output)
    return DONE


def show(
    log: Annotated[
        str | None, Parameter(name="LOG", help="The log's name; needed only when there are several")
    ] = None,
    *,
    to: Annotated[Path | None, Parameter(help="Also write its newest checkpoint into this file")] = None,
    common: Common = COMMON,
) -> int:
    """How far each log has been seen; its newest checkpoint, to hold against the record."""
    settings = settings_of(common)
    witness, book = read_public(_key_file(settings)), _book(settings)
    seen = {origin: book.seen(origin) for origin in book.origins()}
    if to is not None:
        write_new(to, _newest(seen, log).note.encoded())
    print_answer(_shown(seen, witness, to), common.output)
    return DONE


def serve(
    *,
    host: Annotated[str, Parameter(help="The address to listen on")] = "127.0.0.1",
    port: Port = PORT,
    common: Common = COMMON,
) -> int:
    """Cosign what the logs show, until it is stopped."""
    settings = settings_of(common)
    key = read_key(_key_file(settings), kind=KeyKind.WITNESS)
    witness = Witness(_book(settings), key, clock=time.time)
    asyncio.run(_serve(witness, str(key.verifier), host, port))
    return DONE


async def _serve(witness: Witness, vkey: str, host: str, port: int) -> None:
    stop = asked_to_stop()
    try:
        with listening(witness, host=host, port=port) as taken:
            print_lines(
                f"The witness listens at http://{host}:{taken}.",
                "Logs name it in their policy by this line:",
                f"witness NAME {vkey} http://{host}:{taken}",
            )
            await stop.wait()
    except OSError as error:
        raise Unavailable(
            f"It cannot listen at {host}:{port}: {error.strerror}.", next="Choose another with --port."
        ) from error
    print_lines("The witness has stopped.")


def _newest(seen: Mapping[str, Seen | None], log: str | None) -> Seen:
    wanted = log or (next(iter(seen)) if len(seen) == 1 else "")
    if wanted not in seen:
        raise NotFound(f"This witness looks after: {', '.join(seen) or 'no log'}.", next="Name one of them.")
    found = seen[wanted]
    if found is None:
        raise NotFound(f"{wanted} has shown nothing yet.", next="See that its policy names this witness.")
    return found


def _shown(seen: Mapping[str, Seen | None], witness: VerifierKey, to: Path | None) -> Answer:
    rows = [_row(origin, each, witness) for origin, each in seen.items()]
    document = [{"log": log, "facts": size, "cosigned_at": at} for log, size, at in rows]
    return Answer(
        document=document,
        said=(f"Written: {to}",) if to else (),
        sheets=(Sheet(columns=("log", "facts seen", "cosigned at"), rows=rows, empty="No log."),),
        next=f"lockgate audit verify --seen {to or 'FILE'}, where the record is",
    )


def _row(origin: str, seen: Seen | None, witness: VerifierKey) -> tuple[str, int | None, datetime | None]:
    if seen is None:
        return origin, None, None
    seconds = signatures_of(seen.note, [witness])[witness].seconds
    return origin, seen.size, datetime.fromtimestamp(seconds, UTC)


def _key_file(settings: Settings) -> Path:
    return settings.home / "witness.key"


def _book(settings: Settings) -> Book:
    return Book(settings.home / "witness.db")
