"""What an auditor takes away, from a command line."""

import asyncio
from contextlib import AbstractContextManager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, BinaryIO

from cyclopts import Parameter
from sqlalchemy import Connection

from console.answer import Answer, Sheet
from console.failing import DONE
from console.installation import require_record, settings_of
from console.naming import programme_of
from console.new_files import new_file
from console.options import COMMON, Common, Nth
from console.printing import show as print_answer
from eventstore import sealed
from eventstore.store import EventStore
from packs.archive import PackTooLarge
from packs.composing import Composed, Content, NotAsBefore, NotAsSigned
from packs.export import Asked
from packs.export import export as write_pack
from runtime.evidence.folder import EvidenceAltered, EvidenceFileMissing, EvidenceFolder
from runtime.failures import Failure
from runtime.record import open_record
from runtime.settings import Settings
from tlog.encoding import Malformed
from tlog.note import Note


def export(
    programme: Annotated[
        str | None, Parameter(name="PROGRAMME", help="Whose bodies; those of all when left out")
    ] = None,
    *,
    to: Annotated[Path, Parameter(name=("--to",), help="A new file, such as pack.zip")],
    since: Annotated[Path | None, Parameter(help="The checkpoint that the auditor kept last time")] = None,
    size: Annotated[Nth | None, Parameter(help="Up to the checkpoint of so many facts; the newest")] = None,
    common: Common = COMMON,
) -> int:
    """Write an evidence pack: the whole sealed record, and the bodies of a programme."""
    settings = settings_of(common)
    require_record(settings)
    before = None if since is None else _checkpoint(since)
    composed = asyncio.run(_export(settings, programme, to, before, size))
    print_answer(_answer(to, composed), common.output)
    return DONE


async def _export(
    settings: Settings, typed: str | None, to: Path, before: Note | None, size: int | None
) -> Composed:
    workplace = to.parent
    async with await open_record(settings) as store:
        programme = None if typed is None else await store.query(partial(programme_of, typed=typed))
        now = await store.query(partial(_sealed, size=size))
        asked = Asked(now=now, before=before, programme=programme, made_by=f"lockgate {version('lockgate')}")
        with new_file(to) as target:
            return await _write(store, asked, _content(settings), target, workplace)


async def _write(
    store: EventStore, asked: Asked, content: Content, target: BinaryIO, workplace: Path
) -> Composed:
    try:
        return await write_pack(store, asked, content, target, workplace)
    except NotAsSigned as error:
        raise Failure(
            "The record is not what its checkpoint says: no pack was written, since none would be verified.",
            code="not-as-signed",
            next="See what differs: lockgate audit verify",
        ) from error
    except NotAsBefore as error:
        raise Failure(
            "The record does not begin with what the auditor's checkpoint says: no pack was written.",
            code="not-as-before",
            next="See whether it is of this log; if so, keep everything as it is and tell the auditor.",
        ) from error
    except PackTooLarge as error:
        raise Failure(
            "A pack holds at most 4 GiB and 65,534 files, and this would be more.",
            code="pack-too-large",
            next="Name one programme: lockgate audit export PROGRAMME --to FILE",
        ) from error


def _sealed(connection: Connection, *, size: int | None) -> Note:
    state = sealed.newest(connection) if size is None else sealed.at_size(connection, size)
    if state is None:
        raise Failure(
            "The record is not sealed, so there is nothing that a pack could prove.",
            code="not-sealed",
            next="Seal it: lockgate admin key make, then lockgate admin sealer",
        )
    return state.note


def _checkpoint(file: Path) -> Note:
    try:
        return Note.parse(file.read_bytes())
    except (OSError, Malformed) as error:
        raise Failure(
            f"{file} is no checkpoint that can be read: {error}.",
            code="no-checkpoint",
            next="Give the file log/checkpoint of the last pack.",
        ) from error


def _content(settings: Settings) -> Content:
    folder = EvidenceFolder(settings.evidence_home)

    def opened(digest: str) -> AbstractContextManager[BinaryIO] | None:
        try:
            folder.verify(digest)
        except (EvidenceFileMissing, EvidenceAltered):
            return None
        return folder.read(digest)

    return opened


def _answer(to: Path, composed: Composed) -> Answer:
    said = [
        f"Written: {to}",
        f"All {composed.size} envelopes, {composed.bodies} bodies, {composed.decisions} receipts of "
        f"decisions, {composed.policies} policies, {composed.evidence} files of evidence.",
        "Whoever checks it must have verify_pack.py and the trust policy from elsewhere than the pack.",
    ]
    rows = [(digest,) for digest in composed.lacking]
    title = "Evidence that is named and is not there as it was handed in"
    return Answer(
        document={"pack": str(to), "holds": composed},
        said=said,
        sheets=(Sheet(columns=("digest",), rows=rows, title=title),) if rows else (),
        next="lockgate evidence check" if rows else f"python verify_pack.py {to} --trust policy.txt",
    )
