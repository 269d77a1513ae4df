"""How a pack comes out of a record."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from sqlalchemy import Connection

from eventstore.reading import FACTS_AFTER, StoredRow
from eventstore.store import EventStore
from eventstore.tables import events
from packs.archive import check_fits, write_archive
from packs.composing import Composed, Composition, Content, StoredLeaf
from packs.manifest import MANIFEST, Manifest
from packs.people import told_of
from packs.policies import Policies
from packs.scope import Scope
from packs.staging import Staging
from tlog.checkpoint import Checkpoint
from tlog.note import Note

PAGE = 1000
HERE = Path(__file__).parent
ENCLOSED = ("README.txt", "viewer.html", "verify_pack.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an auditor asks for: up to which checkpoint, since which, of which programme."""

    now: Note
    before: Note | None
    programme: str | None
    made_by: str


async def export(
    store: EventStore, asked: Asked, content: Content, target: BinaryIO, workplace: Path
) -> Composed:
    """Writes the pack that the record makes: byte for byte the same one, however often it is asked for.

    :raises NotAsSigned: when the record is not what its checkpoint says.
    :raises NotAsBefore: when it does not begin with what the earlier checkpoint says.
    :raises PackTooLarge: when it is more than a pack can hold.
    """
    with TemporaryDirectory(dir=workplace, prefix="pack-") as folder:
        staging = Staging(Path(folder))
        composed = await _compose(store, asked, content, staging)
        for name in ENCLOSED:
            staging.put(name, [(HERE / name).read_bytes()])
        staging.put(MANIFEST, [_manifest(asked, composed).encoded(staging.files)])
        check_fits(staging.files)
        write_archive(target, staging.folder, staging.files)
    return composed


async def _compose(store: EventStore, asked: Asked, content: Content, staging: Staging) -> Composed:
    scope, policies = Scope(programme=asked.programme), Policies()
    composition = Composition(staging, scope)
    async for leaf in _leaves(store, until=Checkpoint.parse(asked.now.text).size):
        composition.add(leaf)
        if leaf.body is not None and scope.covers(leaf.stream, leaf.type):
            policies.read(leaf.type, leaf.schema, leaf.body)
    composition.seal(asked.now, asked.before)
    composition.add_people(await store.query(partial(told_of, tokens=composition.tokens)))
    known = composition.add_policies(policies.text)
    return composition.composed(known, composition.add_evidence(content))


async def _leaves(store: EventStore, *, until: int) -> AsyncIterator[StoredLeaf]:
    after = 0
    while rows := await store.query(partial(_page, after=after, until=until)):
        for row in rows:
            yield _leaf(row)
        after = rows[-1].position


def _page(connection: Connection, *, after: int, until: int) -> list[StoredRow]:
    wanted = FACTS_AFTER.where(events.c.position <= until).limit(PAGE)
    return list(connection.execute(wanted, {"after": after}).all())


def _leaf(row: StoredRow) -> StoredLeaf:
    return StoredLeaf(
        position=row.position,
        stream=row.stream,
        type=row.type,
        schema=row.schema,
        envelope=row.envelope,
        salt=row.salt,
        body=row.body,
    )


def _manifest(asked: Asked, composed: Composed) -> Manifest:
    before = None if asked.before is None else Checkpoint.parse(asked.before.text)
    return Manifest(
        made_by=asked.made_by,
        origin=Checkpoint.parse(asked.now.text).origin,
        size=composed.size,
        programme=asked.programme,
        since=None if before is None else before.size,
    )
