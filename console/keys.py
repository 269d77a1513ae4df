"""How the log gets the key that its sealer signs with."""

import asyncio
from functools import partial
from typing import Annotated, Literal

from cyclopts import Parameter
from sqlalchemy import Connection, select

from activities.door import Door
from console.answer import Answer
from console.failing import DONE
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.reading import answers
from console.seal_waiting import newest_of, wait_for_seal, with_seal
from console.writing import Desk, desk_of, now
from domain.log_key.commands import AnnounceLogKey
from domain.refusal import Rejected
from eventstore.tables import ledger
from readmodels.log_keys import sealed_former_keys
from runtime.failures import NotFound, Refused
from runtime.keys import KeyUnfit, make_key, next_key_file, read_key, read_public, retire_key
from runtime.record import open_record
from runtime.settings import Settings
from tlog.keys import KeyKind, VerifierKey

RENEW = "lockgate admin key renew --reason TEXT --as PERSON"


def key(
    action: Annotated[
        Literal["make", "show", "renew", "retire"],
        Parameter(
            help="make: the first one, once; show: its public half; renew: announce the next one, which signs"
            " beside it; retire: let the next one sign alone"
        ),
    ],
    *,
    name: Annotated[
        str | None, Parameter(help="The log's name in its checkpoints, such as record.example.gov.uk/log")
    ] = None,
    reason: Annotated[str, Parameter(help="Why it is renewed; auditors will ask for it later")] = "",
    common: Common = COMMON,
) -> int:
    """Make, show, renew or retire the key that signs checkpoints."""
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
        case "renew":
            asyncio.run(_renew(desk_of(common), reason, common))
        case "retire":
            print_answer(asyncio.run(_retired(settings)), common.output)
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


async def _renew(desk: Desk, reason: str, common: Common) -> None:
    file = desk.settings.log_key
    former, following = read_key(file, kind=KeyKind.LOG).verifier, next_key_file(file)
    if not following.exists():
        make_key(following, name=former.name, kind=KeyKind.LOG)
    key = read_key(following, kind=KeyKind.LOG).verifier
    async with await open_record(desk.settings) as store:
        since = await store.position()
        await _announce(
            Door(store, desk.settings.trusted_issuers),
            AnnounceLogKey(former=str(former), key=str(key), reason=reason, by=desk.actor, at=now()),
        )
        own = await store.query(partial(newest_of, by=desk.actor.identity, since=since))
        seal = await wait_for_seal(store, desk.settings, own=own)
    said = (
        f"The next key is in {following}, and announced. Start the sealer again: it signs with both.",
        "Give this line to auditors and witnesses, beside the present one, by another way than the record:",
        str(key),
    )
    answer = Answer(
        document={"key": str(key), "file": following}, said=said, next="lockgate admin key retire"
    )
    print_answer(with_seal(answer, seal), common.output)


async def _announce(door: Door, command: AnnounceLogKey) -> None:
    try:
        await door.settle(command)
    except Rejected as refusal:
        raise Refused(refusal.sentence, code=refusal.reason, next=RENEW) from refusal


async def _retired(settings: Settings) -> Answer:
    file = settings.log_key
    if not next_key_file(file).exists():
        raise NotFound("There is no next key.", next=RENEW)
    former, key = (read_key(each, kind=KeyKind.LOG).verifier for each in (file, next_key_file(file)))
    async with answers(settings, None) as record:
        announced = await record.query(partial(sealed_former_keys, key=key))
    if former not in announced:
        raise KeyUnfit(
            "That the next key follows is not sealed yet.", next=f"See that the sealer runs, then: {RENEW}"
        )
    kept = retire_key(file)
    said = (
        f"{key} is the key now. The one before is kept in {kept}: what it signed can be checked by it alone.",
        "Start the sealer again: it signs with the new one alone.",
    )
    return Answer(document={"key": str(key), "kept": kept}, said=said, next="lockgate admin sealer")


def _shown(public: VerifierKey) -> Answer:
    return Answer(document={"key": str(public)}, said=(str(public),), next="lockgate audit checkpoint")
