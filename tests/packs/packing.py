"""How tests make packs: whole ones, and such as an attacker would make."""

import json
import struct
import zlib
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, TypeAlias

from eventstore.canonical import canonical
from eventstore.envelope import leaf_hash
from packs.archive import write_archive
from packs.composing import Composition, StoredLeaf, Told
from packs.manifest import MANIFEST, Manifest
from packs.scope import Scope
from packs.staging import Staging
from tests.packs.facts import POLICY, REPORT, Record, digest_of
from tests.tlog.people import KENT, NEIGHBOUR, SHEPWAY, log_key
from tlog.checkpoint import Checkpoint
from tlog.keys import SigningKey
from tlog.merkle import root_of
from tlog.note import Note, cosign

Files: TypeAlias = dict[str, bytes]

LOG_KEY, WITNESS, OTHER_WITNESS = SHEPWAY, KENT, NEIGHBOUR
FORGER = log_key(SHEPWAY.name, "forged")
NOON = 1_772_452_800

ONE_WITNESS = f"""\
# Whom the auditor trusts.
log {LOG_KEY.verifier}
witness kent {WITNESS.verifier} https://witness.kent.example
witness neighbour {OTHER_WITNESS.verifier}
group anybody any kent neighbour
quorum anybody
""".encode()
BOTH_WITNESSES = ONE_WITNESS.replace(b" any ", b" all ")
NO_WITNESS = f"log {LOG_KEY.verifier}\nquorum none\n".encode()


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack, and what its auditor brings along."""

    content: bytes
    trust: bytes = ONE_WITNESS
    last_visit: bytes | None = None


def checkpoint(
    leaves: Collection[StoredLeaf],
    *,
    key: SigningKey = LOG_KEY,
    cosigners: Collection[SigningKey] = (WITNESS,),
) -> Note:
    """What the log and its witnesses sign of these facts."""
    root = root_of(leaf_hash(leaf.envelope) for leaf in leaves)
    note = Checkpoint(origin=key.name, size=len(leaves), root=root).signed(key)
    return note.with_signatures([cosign(note, each, seconds=NOON) for each in cosigners])


def packed(
    record: Record,
    *,
    now: Note | None = None,
    before: Note | None = None,
    programme: str | None = "shepway-fom",
    evidence: Collection[bytes] = (REPORT,),
    enclosed: Files | None = None,
    people: Collection[Told] = (),
) -> Files:
    """The files of a pack as the exporter makes them, manifest included."""
    contents = {digest_of(each): each for each in evidence}
    with TemporaryDirectory() as folder:
        staging = Staging(Path(folder))
        composition = Composition(staging, Scope(programme=programme))
        for leaf in record.leaves:
            composition.add(leaf)
        composition.seal(now or checkpoint(record.leaves), before)
        composition.add_policies({digest_of(POLICY): POLICY}.get)
        composition.add_people(each for each in people if each.token in composition.tokens)
        composition.add_evidence(_opened(contents))
        for name, content in (enclosed or {"README.txt": b"Read me.\n"}).items():
            staging.put(name, [content])
        files = {each.name: (staging.folder / each.place).read_bytes() for each in staging.files}
        said = Manifest(
            made_by="lockgate 0.1.0",
            origin=LOG_KEY.name,
            size=len(record.leaves),
            programme=programme,
            since=None if before is None else Checkpoint.parse(before.text).size,
        )
        return {**files, MANIFEST: said.encoded(staging.files)}


def zipped(files: Files) -> bytes:
    """The zip file of these files, in order of name, as the exporter writes it."""
    target = BytesIO()
    with TemporaryDirectory() as folder:
        staging = Staging(Path(folder))
        for name, content in files.items():
            staging.put(name, [content])
        write_archive(target, staging.folder, staging.files)
    return target.getvalue()


def zipped_as_given(members: list[tuple[bytes, bytes]], *, attributes: int = 0o100644 << 16) -> bytes:
    """A zip file of members in this order, whatever their names."""
    front = directory = b""
    for name, content in members:
        size = len(content)
        said = struct.pack("<5H3L2H", 20, 0, 0, 0, 0x21, zlib.crc32(content), size, size, len(name), 0)
        directory += (
            b"PK\x01\x02\x14\x03" + said + struct.pack("<3H2L", 0, 0, 0, attributes, len(front)) + name
        )
        front += b"PK\x03\x04" + said + name + content
    end = struct.pack("<4H2LH", 0, 0, len(members), len(members), len(directory), len(front), 0)
    return front + directory + b"PK\x05\x06" + end


def changed(files: Files, changes: dict[str, bytes | None]) -> Files:
    """The files with some changed or gone, and a manifest that agrees with them."""
    kept = {name: content for name, content in {**files, **changes}.items() if content is not None}
    said = json.loads(kept.pop(MANIFEST))
    said["files"] = [
        {"name": name, "sha256": sha256(content).hexdigest(), "size": len(content)}
        for name, content in sorted(kept.items())
    ]
    return {**kept, MANIFEST: canonical(said)}


def resaid(files: Files, **said: object) -> Files:
    """The files with something else in the manifest."""
    return {**files, MANIFEST: canonical({**json.loads(files[MANIFEST]), **said})}


def replaced(files: Files, name: str, old: bytes, new: bytes) -> Files:
    """The files with one place in one of them changed, and a manifest that agrees."""
    assert files[name].count(old) >= 1, old
    return changed(files, {name: files[name].replace(old, new, 1)})


def _opened(contents: dict[str, bytes]) -> Callable[[str], AbstractContextManager[BinaryIO] | None]:
    return lambda digest: closing(BytesIO(contents[digest])) if digest in contents else None
