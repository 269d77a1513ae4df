"""A witness of somebody else's record, on a machine of one's own."""

import asyncio
import time
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, validators

from console.answer import Answer
from console.failing import DONE
from console.installation import settings_of
from console.options import COMMON, Common
from console.printing import print_lines
from console.printing import show as print_answer
from console.stopping import asked_to_stop
from runtime.failures import Failure, Unavailable
from runtime.keys import make_key, read_key
from runtime.settings import Settings
from tlog.encoding import Malformed
from tlog.keys import KeyKind, VerifierKey
from witness.book import Book, NotALog
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


def _key_file(settings: Settings) -> Path:
    return settings.home / "witness.key"


def _book(settings: Settings) -> Book:
    return Book(settings.home / "witness.db")
