"""What is sealed of the record, and whether it still is what was sealed."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from console.answer import Answer, Sheet
from console.failing import DONE, FAILED
from console.installation import require_record, settings_of
from console.options import COMMON, Common
from console.printing import show as print_answer
from console.reading import ask
from console.receipts import receipt_in
from console.trust import Trust, trust_of
from console.writing_files import write_new
from eventstore import sealed
from eventstore.errors import RecordDamaged
from eventstore.sealed import SealedState
from eventstore.verify import Verified, verify
from eventstore.verify_sealed import SealVerified, verify_sealed
from readmodels.log_keys import announced_keys
from runtime.failures import Failure, NotFound
from runtime.record import open_record
from runtime.settings import Settings
from tlog.encoding import Malformed
from tlog.note import Note
from tlog.policy import Policy
from tlog.proof import Receipt
from tlog.succession import Announced

MOST_FAULTS = 20
CHAIN_ADVICE = "Change nothing, and compare with a backup."


def checkpoint(
    *,
    to: Annotated[
        Path | None, Parameter(help="Also write it into this file, to compare with at a later visit")
    ] = None,
    common: Common = COMMON,
) -> int:
    """Show the newest checkpoint, which an auditor keeps for the next visit."""
    newest = ask(common, partial(sealed.newest))
    if newest is None:
        raise NotFound("Nothing is sealed: no sealer was ever set up.", next="lockgate admin key make")
    if to is not None:
        write_new(to, newest.note.encoded())
    print_answer(_shown(newest, to), common.output)
    return DONE


def verify_all(
    *,
    trust: Trust = None,
    seen: Annotated[
        tuple[Path, ...],
        Parameter(negative=(), help="A checkpoint from an earlier visit or a witness; as often as needed"),
    ] = (),
    receipt: Annotated[
        tuple[Path, ...], Parameter(negative=(), help="A receipt that somebody kept; as often as needed")
    ] = (),
    common: Common = COMMON,
) -> int:
    """Check every fact against its chain, the checkpoints, and what others kept; exit code 1 on a fault."""
    settings = settings_of(common)
    require_record(settings)
    policy, believed = trust_of(settings, trust)
    notes, receipts = [_note_in(file) for file in seen], [receipt_in(file) for file in receipt]
    chain, seal = asyncio.run(_verify(settings, policy, notes, receipts))
    print_answer(_verified(chain, seal, policy, believed), common.output)
    return DONE if chain.is_clean and seal.is_clean else FAILED


async def _verify(
    settings: Settings, policy: Policy, seen: list[Note], receipts: list[Receipt]
) -> tuple[Verified, SealVerified]:
    async with await open_record(settings) as store:
        chain = await verify(store)
        announced: Sequence[Announced] = ()
        # Of a damaged fact the chain tells.
        with suppress(RecordDamaged):
            announced = await store.query(announced_keys)
        return chain, await verify_sealed(store, policy, seen=seen, receipts=receipts, announced=announced)


def _shown(newest: SealedState, to: Path | None) -> Answer:
    said = [*str(newest.note).split("\n")[:-1], f"Sealed at {newest.sealed_at:%Y-%m-%d %H:%M:%S} UTC."]
    return Answer(
        document={
            "note": str(newest.note),
            "size": newest.checkpoint.size,
            "root": newest.checkpoint.root.hex(),
            "sealed_at": newest.sealed_at,
        },
        said=[*said, f"Written: {to}"] if to else said,
        next=f"lockgate audit verify --seen {to or 'FILE'}",
    )


def _verified(chain: Verified, seal: SealVerified, policy: Policy, believed: str) -> Answer:
    faults = list(_faults(chain, seal))
    sheet = Sheet(
        columns=("noticed by", "what", "what to do"),
        rows=faults[:MOST_FAULTS],
        title="" if not faults else "1 fault" if len(faults) == 1 else f"{len(faults)} faults",
        empty="No fault was found.",
    )
    document = {"chain": chain, "seal": seal, "clean": not faults, "faults": [list(each) for each in faults]}
    return Answer(
        document=document,
        said=(believed, *_extent(chain, seal, policy)),
        sheets=(sheet,),
        next=faults[0][2] if faults else "lockgate audit checkpoint --to FILE",
    )


def _extent(chain: Verified, seal: SealVerified, policy: Policy) -> Iterator[str]:
    yield f"{chain.facts} facts in {chain.streams} streams were hashed again."
    held = "1 checkpoint was" if seal.checkpoints == 1 else f"{seal.checkpoints} checkpoints were"
    yield f"{held} held to them."
    if not seal.checkpoints:
        yield "Nothing is sealed: whoever owns the database could have rewritten all of it."
    elif seal.unsealed:
        yield f"The last {seal.unsealed} are not sealed yet: of them only the chain tells."
    if policy.witnesses:
        yield f"The first {seal.witnessed} were seen by witnesses as the policy asks."
    else:
        yield "No witness is asked for: whoever runs the sealer could have rewritten all of it."

    for change in seal.unannounced:
        unsaid = f"no fact announced it under {change.former}"
        yield f"From {change.size} facts on {change.key} signs, and {unsaid}: ask why."


def _faults(chain: Verified, seal: SealVerified) -> Iterator[tuple[str, str, str]]:
    for fault in chain.faults:
        yield "chain", f"{fault[:1].upper()}{fault[1:]}.", CHAIN_ADVICE
    for each in seal.faults:
        yield each.layer, each.sentence, each.next


def _note_in(file: Path) -> Note:
    try:
        return Note.parse(file.read_bytes())
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror}.") from error
    except Malformed as error:
        raise Failure(f"{file} is no checkpoint: {error}.", code="not-a-checkpoint") from error
