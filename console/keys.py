"""How the log gets the key that its sealer signs with."""

import asyncio
from functools import partial
from typing import Annotated, Literal

from cyclopts import Parameter
from sqlalchemy import Connection, select

from console.answer import Answer
from console.failing import DONE
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.reading import answers
from eventstore.tables import ledger
from runtime.keys import make_key, read_public
from runtime.settings import Settings
from tlog.keys import KeyKind, VerifierKey


def key(
    action: Annotated[
        Literal["make", "show"], Parameter(help="make: a new one, once; show: its public half")
    ],
    *,
    name: Annotated[
        str | None, Parameter(help="The log's name in its checkpoints, such as record.example.gov.uk/log")
    ] = None,
    common: Common = COMMON,
) -> int:
    """Make the key that signs checkpoints, or show its public half."""
    settings = settings_of(common)
    match action:
        case "make":
            require_record(settings)
            chosen = name or asyncio.run(log_name(settings))
            public = make_key(settings.log_key, name=chosen, kind=KeyKind.LOG).verifier
            print_answer(_made(public, settings), common.output)
        case "show":
            public = read_public(settings.log_key)
            print_answer(_shown(public), common.output)
    return DONE


async def log_name(settings: Settings) -> str:
    """What a log is called when nobody names it: by the number of its record."""
    async with answers(settings, None) as record:
        return await record.query(partial(_log_name))


def _log_name(connection: Connection) -> str:
    return f"lockgate/{connection.execute(select(ledger.c.log)).scalar_one()}"


def _made(public: VerifierKey, settings: Settings) -> Answer:
    said = (
        f"The key is in {settings.log_key}. Let the sealer's user alone read it, and keep a copy in a safe.",
        "Give this line to auditors and witnesses, by another way than the record:",
        str(public),
    )
    document = {"key": str(public), "file": settings.log_key}
    return Answer(document=document, said=said, next="lockgate admin sealer")


def _shown(public: VerifierKey) -> Answer:
    return Answer(document={"key": str(public)}, said=(str(public),), next="lockgate audit checkpoint")
