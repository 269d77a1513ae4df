"""Whether an evidence pack is what a log that you trust has signed.

    python verify_pack.py PACK.zip --trust policy.txt [--last-visit checkpoint]

It needs Python 3.11 and nothing else: no package, no network, no code of Lockgate's. That is why it is one
file, and why it has signatures, trees and readers of its own: it shares no line, and so no mistake, with what
wrote the pack.

Trust comes from you. The policy names the keys of the log and of the witnesses, and how many witnesses must
have cosigned; it is a C2SP tlog-policy, and you get it from people whom you trust, never out of a pack. This
program too you should have from somewhere else than the pack that it judges.

Exit codes: 0 verified; 1 altered; 2 verified, with reservations that are listed; 3 not a pack, or nothing to
judge it by.
"""

import argparse
import hashlib
import json
import mmap
import re
import struct
import sys
import zlib
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

VERIFIED, ALTERED, RESERVED, NOT_A_PACK = 0, 1, 2, 3
FORMAT = "lockgate-pack/1"
MOST_LISTED = 20
LARGEST_INTEGER = 2**53 - 1
DEEPEST_NESTING = 100
LONGEST_ENVELOPE = 65_535
LONGEST_BODY = 64 * 1024 * 1024
LARGEST_NOTE = 1_000_000
MOST_SIGNATURES = 100
DEVELOPMENT_ISSUER = "urn:lockgate:development"
ERASURE = "personal-data-erased"
DECISION = "decision-taken"
# Where a body names evidence by its digest alone.
COPIES = ("copy", "report")
# What stands in bodies in the place of a person or a name: a commitment to it.
TOKEN = re.compile(r"[pn]-[A-Za-z0-9_-]{32}")

MANIFEST = "MANIFEST.json"
CHECKPOINT, ENVELOPES, BODIES = "log/checkpoint", "log/envelopes.jsonl", "log/bodies.lines"
PEOPLE = "log/people.jsonl"
LAST_VISIT, CONSISTENCY = "log/last-visit", "log/consistency"
VIEWER = "viewer.html"
NEEDED = (CHECKPOINT, ENVELOPES, BODIES)
KNOWN = re.compile(
    r"README\.txt|viewer\.html|verify_pack\.py"
    r"|log/(checkpoint|envelopes\.jsonl|bodies\.lines|people\.jsonl|last-visit|consistency)"
    r"|receipts/[1-9][0-9]{0,15}\.tlog-proof|policies/[0-9a-f]{64}\.json|evidence/[0-9a-f]{64}"
)


class NotAPack(Exception):
    """The file is no pack, or there is nothing to judge it by."""


class Altered(Exception):
    """What was found leaves nothing to go on with."""


@dataclass
class Report:
    """What was found, in plain words."""

    found: list[str] = field(default_factory=list)
    reservations: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    refusal: str = ""

    @property
    def code(self) -> int:
        """The exit code."""
        if self.refusal:
            return NOT_A_PACK
        if self.faults:
            return ALTERED
        return RESERVED if self.reservations else VERIFIED

    def text(self) -> str:
        """The whole report."""
        lines = [f"  {line}" for line in self.found]
        lines += _listed("Reservations", self.reservations) + _listed("Faults", self.faults)
        return "\n".join((*lines, "", *self._conclusion(), ""))

    def _conclusion(self) -> tuple[str, ...]:
        match self.code:
            case 0:
                return ("VERIFIED. This is the record that the log signed, whole and unaltered.",)
            case 2:
                return ("VERIFIED WITH RESERVATIONS. Nothing was altered; weigh what is listed above.",)
            case 1:
                return (
                    "ALTERED. This is not what the log signed, or not all of it: rely on nothing in it.",
                    "Keep it, and ask for a new pack; if that fails too, ask a witness for its checkpoint.",
                )
            case _:
                return (f"NOT JUDGED. {self.refusal}",)


def verify(pack: bytes | mmap.mmap, trust: bytes, last_visit: bytes | None = None) -> Report:
    """Checks a pack in the order in which one thing rests on another."""
    report, damaged = Report(), set[str]()
    try:
        policy = read_policy(trust)
        seen = None if last_visit is None else _own_checkpoint(last_visit, policy)
        files = read_zip(pack, damaged)
        manifest = read_manifest(files, damaged)
        _Check(report, policy, files, manifest).run(seen)
    except NotAPack as refusal:
        report.refusal = str(refusal)
    except Altered as fault:
        report.faults.append(str(fault))
    # It is altered whatever else it comes to; what is damaged was read all the same, to name the facts.
    if damaged:
        report.refusal = ""
        report.faults[:0] = [
            f"{name} was altered or damaged: its check sum is another one" for name in sorted(damaged)
        ]
    return report


# ---- The zip file: stored members in one form, so that every byte of it is either expected or wrong


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END_SIZE, CENTRAL_SIZE, LOCAL_SIZE = 22, 46, 30
FIRST_DAY = 0x21
REPACKED = (
    "It was not written by Lockgate, or was packed again by another program: ask for the file as it was."
)


@dataclass(frozen=True)
class File:
    """A member of the zip file: where its content lies."""

    data: "bytes | mmap.mmap"
    start: int
    end: int
    check_sum: int

    def content(self) -> bytes:
        return self.data[self.start : self.end]

    def pieces(self) -> Iterator[bytes]:
        for start in range(self.start, self.end, 1 << 20):
            yield self.data[start : min(start + (1 << 20), self.end)]

    def holds(self, words: bytes) -> bool:
        return self.data.find(words, self.start, self.end) >= 0

    def sha256(self) -> str:
        digest = hashlib.sha256()
        for piece in self.pieces():
            digest.update(piece)
        return digest.hexdigest()

    def is_whole(self) -> bool:
        crc = 0
        for piece in self.pieces():
            crc = zlib.crc32(piece, crc)
        return crc == self.check_sum

    def lines(self, longest: int) -> Iterator[bytes]:
        """The lines, split on 0x0A alone; every one must end with it.

        :raises Altered: when one holds 0x0D, is too long, or has no end.
        """
        start = self.start
        while start < self.end:
            end = self.data.find(b"\n", start, min(self.end, start + longest + 1))
            if end < 0:
                raise Altered("a line has no end, or is longer than any that is written")
            line = self.data[start:end]
            if b"\r" in line:
                raise Altered("a line holds a carriage return: another program has rewritten the file")
            yield line
            start = end + 1


def read_zip(data: bytes | mmap.mmap, damaged: set[str]) -> dict[str, File]:
    """The members by name; those whose check sum is another one are added to `damaged`.

    :raises NotAPack: for anything that the exporter does not write: compression, comments, other times,
        gaps, names out of order or twice, links, paths that lead elsewhere, bytes before or after.
    """
    if data[:4] != LOCAL:
        raise NotAPack("This is not a pack: it does not begin as a zip file does.")
    count, size, start = _zip_end(data)
    files: dict[str, File] = {}
    at, local, before = start, 0, ""
    for _ in range(count):
        name, file, at = _member(data, at, start, local)
        if name <= before:
            raise NotAPack(f"The zip file names {name!r} twice, or out of order. {REPACKED}")
        if not file.is_whole():
            damaged.add(name)
        files[name], before, local = file, name, file.end
    if at != start + size or local != start:
        raise NotAPack(f"There are bytes between the members of the zip file. {REPACKED}")
    return files


def _zip_end(data: bytes | mmap.mmap) -> tuple[int, int, int]:
    end = data[-END_SIZE:]
    if len(end) < END_SIZE or end[:4] != END:
        raise NotAPack(f"The zip file is cut short, or something follows its end. {REPACKED}")
    disk, first_disk, here, count, size, start, comment = struct.unpack("<4H2LH", end[4:])
    if (disk, first_disk, comment) != (0, 0, 0) or here != count or count == 0xFFFF:
        raise NotAPack(f"The end of the zip file is not as Lockgate writes it. {REPACKED}")
    if start + size != len(data) - END_SIZE:
        raise NotAPack(f"The directory of the zip file is not where it should be. {REPACKED}")
    return count, size, start


def _member(data: bytes | mmap.mmap, at: int, directory: int, local: int) -> tuple[str, File, int]:
    head = data[at : at + CENTRAL_SIZE]
    if len(head) < CENTRAL_SIZE or head[:4] != CENTRAL:
        raise NotAPack(f"The directory of the zip file is damaged. {REPACKED}")
    crc, packed, size, name_size = struct.unpack("<3LH", head[16:30])
    raw = data[at + CENTRAL_SIZE : at + CENTRAL_SIZE + name_size]
    name = _safe_name(raw)
    if packed != size or head[10:12] != b"\0\0":
        raise NotAPack(f"{name} is compressed, which no member of a pack is. {REPACKED}")
    if head[38:42] != struct.pack("<L", 0o100644 << 16):
        raise NotAPack(f"{name} is a link or another thing that is no plain file. {REPACKED}")
    shared = struct.pack("<5H3L2H", 20, 0, 0, 0, FIRST_DAY, crc, size, size, name_size, 0)
    expected = CENTRAL + struct.pack("<H", 0x0314) + shared
    expected += struct.pack("<3H2L", 0, 0, 0, 0o100644 << 16, local)
    start = local + LOCAL_SIZE + name_size
    if head != expected or data[local:start] != LOCAL + shared + raw:
        raise NotAPack(f"The zip file describes {name} otherwise than Lockgate would. {REPACKED}")
    if start + size > directory:
        raise NotAPack(f"{name} is said to be larger than the zip file. {REPACKED}")
    file = File(data, start, start + size, crc)
    return name, file, at + CENTRAL_SIZE + name_size


def _safe_name(raw: bytes) -> str:
    if not re.fullmatch(rb"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*", raw):
        raise NotAPack(f"The zip file holds a name that no pack has: {raw[:100]!r}. {REPACKED}")
    return raw.decode("ascii")


# ---- JSON: one form, read strictly


def read_json(text: bytes) -> Any:
    """What canonical JSON says.

    :raises ValueError: for anything but the canonical form: a key twice, a fraction, NaN, a number beyond
        2^53 - 1, nesting beyond a hundred, spaces, keys out of order, half a surrogate pair.
    """
    try:
        value = json.loads(
            text.decode(),
            object_pairs_hook=_members,
            parse_int=_integer,
            parse_float=_refused_number,
            parse_constant=_refused_number,
        )
        _check_depth(value, DEEPEST_NESTING)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if _json(value) != text:
        raise ValueError("it is not in the one form that is hashed")
    return value


def _json(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("it holds a key twice")
    if not all(key.isascii() for key in members):
        raise ValueError("it holds a key that is not ASCII")
    return members


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST_INTEGER:
        raise ValueError("it holds a number that is too large")
    return int(text)


def _refused_number(text: str) -> NoReturn:
    raise ValueError(f"it holds {text}, and only whole numbers are written")


def _check_depth(value: Any, depth: int) -> None:
    if not isinstance(value, dict | list):
        return
    if depth == 0:
        raise ValueError("it is nested too deeply")
    for each in value.values() if isinstance(value, dict) else value:
        _check_depth(each, depth - 1)


# ---- The tree of RFC 6962


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """Grows leaf by leaf, and keeps of what has grown one hash for each 1 in the binary form of its size."""

    def __init__(self) -> None:
        self.size = 0
        self._hashes: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        hash, size = leaf, self.size
        while size & 1:
            hash, size = node_hash(self._hashes.pop(), hash), size >> 1
        self._hashes.append(hash)
        self.size += 1

    def root(self) -> bytes:
        if not self._hashes:
            return hashlib.sha256().digest()
        root = self._hashes[-1]
        for hash in reversed(self._hashes[:-1]):
            root = node_hash(hash, root)
        return root


def is_included(leaf: bytes, index: int, size: int, root: bytes, proof: list[bytes]) -> bool:
    """Whether a proof leads from a leaf to the root (RFC 9162, 2.1.3.2)."""
    if index >= size:
        return False
    place, last, hash = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            hash = node_hash(step, hash)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            hash = node_hash(hash, step)
        place, last = place >> 1, last >> 1
    return last == 0 and hash == root


def is_consistent(old_size: int, old_root: bytes, size: int, root: bytes, proof: list[bytes]) -> bool:
    """Whether a proof leads from an older root to a newer one (RFC 9162, 2.1.4.2)."""
    if old_size == size:
        return not proof and old_root == root
    if old_size == 0:
        return not proof
    if old_size > size or not proof:
        return False
    if old_size & (old_size - 1) == 0:
        proof = [old_root, *proof]
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old, new = proof[0], proof[0]
    for step in proof[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == root


# ---- Ed25519 (RFC 8032), verification only: slow, and nothing here is secret


P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


@lru_cache(maxsize=256)
def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature of a message is by the holder of this key."""
    if len(key) != 32 or len(signature) != 64:
        return False
    point = _decompressed(key)
    scalar = int.from_bytes(signature[32:], "little")
    if point is None or scalar >= ORDER:
        return False
    challenge = hashlib.sha512(signature[:32] + key + message).digest()
    factor = int.from_bytes(challenge, "little") % ORDER
    x, y, z, t = point
    found = _added(_times(scalar, BASE), _times(factor, (P - x, y, z, P - t)))
    return _compressed(found) == signature[:32]


def _decompressed(encoded: bytes) -> Point | None:
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = _x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def _x_of(y: int, sign: int) -> int | None:
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def _compressed(point: Point) -> bytes:
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, "little")


def _added(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(scalar: int, point: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _added(result, point)
        point = _added(point, point)
        scalar >>= 1
    return result


_BASE_Y = 4 * pow(5, -1, P) % P
_BASE_X = _x_of(_BASE_Y, 0) or 0
BASE: Point = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


# ---- Signed notes, checkpoints and the policy that says whom to trust (C2SP)


LOG_KEY, WITNESS_KEY = 1, 4


@dataclass(frozen=True)
class Key:
    """Whose signature a line of a note may be."""

    name: bytes
    id: bytes
    kind: int
    public: bytes


@dataclass(frozen=True)
class Note:
    """A text and the signatures under it: the name and the id of each key, and what follows them."""

    text: bytes
    signatures: tuple[tuple[bytes, bytes, bytes], ...]


@dataclass(frozen=True)
class Checkpoint:
    """How large a log was, and the root of its tree, with who signed that."""

    origin: bytes
    size: int
    root: bytes
    cosigned: dict[bytes, int]
    signed_by: bytes | None


@dataclass
class Policy:
    """The keys that are trusted, and of each group its members and how many of them it takes."""

    logs: list[Key] = field(default_factory=list)
    witnesses: dict[bytes, Key] = field(default_factory=dict)
    groups: dict[bytes, tuple[int, tuple[bytes, ...]]] = field(default_factory=dict)
    quorum: bytes = b""

    def is_reached(self, name: bytes, cosigned: Iterable[bytes]) -> bool:
        if name == b"none":
            return True
        if name in self.witnesses:
            return name in cosigned
        needed, members = self.groups[name]
        return sum(self.is_reached(member, cosigned) for member in members) >= needed


def read_policy(text: bytes) -> Policy:
    """A tlog-policy.

    :raises NotAPack: when it is none, or uses keys that this program cannot check.
    """
    policy, used = Policy(), set[bytes]()
    if any((byte < 0x20 and byte not in b"\t\n") or byte == 0x7F for byte in text):
        raise NotAPack("The trust policy holds control characters, or lines that do not end with 0x0A alone.")
    for number, line in enumerate(text.split(b"\n"), 1):
        words = line.replace(b"\t", b" ").split(b" ")
        words = [word for word in words if word]
        if words and not words[0].startswith(b"#"):
            try:
                _read_policy_line(policy, words, used)
            except (ValueError, IndexError) as error:
                raise NotAPack(f"Line {number} of the trust policy cannot be used: {error}.") from error
    if not policy.quorum:
        raise NotAPack("The trust policy has no quorum line.")
    if not policy.logs:
        raise NotAPack("The trust policy names no log: it must come from somebody whom you trust.")
    return policy


def _read_policy_line(policy: Policy, words: list[bytes], used: set[bytes]) -> None:
    match words:
        case [b"log", key] | [b"log", key, _]:
            _add_log(policy, read_key(key, LOG_KEY))
        case [b"witness", name, key] | [b"witness", name, key, _]:
            _check_new_name(policy, name)
            _add_witness(policy, name, read_key(key, WITNESS_KEY))
        case [b"group", name, how_many, *members] if members:
            _check_new_name(policy, name)
            _add_group(policy, name, how_many, members, used)
        case [b"quorum", name] if not policy.quorum:
            if name != b"none":
                _check_known(policy, name)
            policy.quorum = name
        case _:
            raise ValueError("it is no line of a tlog-policy, or says the quorum twice")


def _add_log(policy: Policy, key: Key) -> None:
    if any(each.public == key.public for each in policy.logs):
        raise ValueError("this key is there already")
    policy.logs.append(key)


def _add_witness(policy: Policy, name: bytes, key: Key) -> None:
    if any(each.public == key.public for each in policy.witnesses.values()):
        raise ValueError("this key is there already")
    policy.witnesses[name] = key


def _add_group(policy: Policy, name: bytes, how_many: bytes, members: list[bytes], used: set[bytes]) -> None:
    for member in members:
        _check_known(policy, member)
        if member in used:
            raise ValueError("a member is in two groups, or twice in one")
        used.add(member)
    needed = {b"any": 1, b"all": len(members)}.get(how_many) or _decimal(how_many)
    if not 1 <= needed <= len(members):
        raise ValueError("no group can have so many members")
    policy.groups[name] = (needed, tuple(members))


def _check_new_name(policy: Policy, name: bytes) -> None:
    if name == b"none" or name in policy.witnesses or name in policy.groups:
        raise ValueError("this name is taken")


def _check_known(policy: Policy, name: bytes) -> None:
    if name not in policy.witnesses and name not in policy.groups:
        raise ValueError("it names a witness or group that no line before it names")


def read_key(text: bytes, kind: int) -> Key:
    """A key in the form of signed notes: name+id+key.

    :raises ValueError: when it is none, or of another kind.
    """
    name, id, encoded = text.split(b"+", 2)
    material = _base64(encoded)
    _check_key_name(name)
    if (
        not re.fullmatch(rb"[0-9a-f]{8}", id)
        or hashlib.sha256(name + b"\n" + material).hexdigest()[:8] != id.decode()
    ):
        raise ValueError("the key and its id do not belong together")
    if len(material) != 33 or material[0] != kind:
        raise ValueError("this program knows Ed25519 alone: logs have keys of kind 1, witnesses of kind 4")
    return Key(name, bytes.fromhex(id.decode()), kind, material[1:])


def _check_key_name(name: bytes) -> None:
    if not name or b"+" in name or name.decode() != "".join(name.decode().split()):
        raise ValueError("a name must not be empty, nor hold spaces or +")


def read_note(text: bytes) -> Note:
    """A signed note.

    :raises ValueError: when it is none.
    """
    if len(text) > LARGEST_NOTE or any(byte < 0x20 and byte != 0x0A for byte in text):
        raise ValueError("it is too long, or holds control characters")
    text.decode()
    cut = text.rfind(b"\n\n")
    if cut < 0 or not text.endswith(b"\n") or cut + 2 == len(text):
        raise ValueError("it has no signatures, or no end")
    lines = text[cut + 2 : -1].split(b"\n")
    if len(lines) > MOST_SIGNATURES:
        raise ValueError("it has too many signatures")
    return Note(text[: cut + 1], tuple(_signature(line) for line in lines))


def _signature(line: bytes) -> tuple[bytes, bytes, bytes]:
    dash, name, encoded = line.split(b" ")
    _check_key_name(name)
    signature = _base64(encoded)
    if dash != "—".encode() or len(signature) < 5:
        raise ValueError("a signature's line is not of the form of one")
    return name, signature[:4], signature[4:]


def read_checkpoint(text: bytes, policy: Policy) -> Checkpoint:
    """A checkpoint, with every signature by a trusted key checked; those by other keys mean nothing.

    :raises ValueError: when it is none, or a trusted key did not make the signature that bears its name.
    """
    note = read_note(text)
    lines = note.text.split(b"\n")
    origin, size, root = lines[0], _decimal(lines[1]), _base64(lines[2])
    if not origin or len(root) != 32 or not all(lines[3:-1]):
        raise ValueError("it is no checkpoint")
    signed_by = _signer(note, origin, policy)
    return Checkpoint(origin, size, root, _cosigned(note, policy), signed_by)


def _signer(note: Note, origin: bytes, policy: Policy) -> bytes | None:
    signed_by = None
    for name, id, signature in note.signatures:
        for key in policy.logs:
            if (key.name, key.id) == (name, id) and name == origin:
                if not is_signed(key.public, note.text, signature):
                    raise ValueError("the log's signature under it is false")
                signed_by = name
    return signed_by


def _cosigned(note: Note, policy: Policy) -> dict[bytes, int]:
    times: dict[bytes, int] = {}
    for name, id, signature in note.signatures:
        for witness, key in policy.witnesses.items():
            if (key.name, key.id) == (name, id):
                time = int.from_bytes(signature[:8], "big")
                head = b"cosignature/v1\ntime %d\n" % time
                if not 0 < time < 2**63 or not is_signed(key.public, head + note.text, signature[8:]):
                    raise ValueError(f"the cosignature of {_told(witness)} under it is false")
                times[witness] = time
    return times


def _own_checkpoint(text: bytes, policy: Policy) -> Checkpoint:
    try:
        checkpoint = read_checkpoint(text, policy)
    except (ValueError, IndexError) as error:
        raise NotAPack(f"The checkpoint of your last visit cannot be used: {error}.") from error
    if checkpoint.signed_by is None:
        raise NotAPack("The checkpoint of your last visit is not signed by a log that your policy trusts.")
    return checkpoint


def _decimal(text: bytes) -> int:
    if not re.fullmatch(rb"0|[1-9][0-9]{0,15}", text) or int(text) > LARGEST_INTEGER:
        raise ValueError("a number is not in its one form")
    return int(text)


def _base64(text: bytes) -> bytes:
    decoded = b64decode(text, validate=True)
    if b64encode(decoded) != text:
        raise ValueError("it holds base64 that is not in its one form")
    return decoded


# ---- The manifest


@dataclass(frozen=True)
class Manifest:
    """What the pack says that it holds; nothing in it is believed that is not checked against the log."""

    origin: str
    size: int
    programme: str | None
    since: int | None
    files: dict[str, tuple[str, int]]


def read_manifest(files: dict[str, File], damaged: set[str]) -> Manifest:
    """What the pack says of itself; files that are `damaged` are not compared with it.

    :raises NotAPack: when it says nothing, or is of a form that this program does not know.
    :raises Altered: when it says anything that is not so.
    """
    if MANIFEST not in files:
        raise NotAPack(f"This zip file is no evidence pack: it has no {MANIFEST}.")
    try:
        said = read_json(files[MANIFEST].content())
    except ValueError as error:
        raise Altered(f"{MANIFEST} was altered: {error}") from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise NotAPack(f"This pack is of another form than {FORMAT}, which this program knows.")
    manifest = _manifest(said)
    _check_files(manifest, files, damaged)
    return manifest


def _manifest(said: dict[str, Any]) -> Manifest:
    if set(said) != {"format", "made_by", "origin", "size", "programme", "since", "files"}:
        raise Altered(f"{MANIFEST} was altered: it does not say what manifests say")
    origin, size, programme, since = said["origin"], said["size"], said["programme"], said["since"]
    well = (
        isinstance(said["made_by"], str)
        and isinstance(origin, str)
        and _is_count(size)
        and (programme is None or (isinstance(programme, str) and programme != ""))
        and (since is None or _is_count(since))
        and isinstance(said["files"], list)
        and all(_is_listed(each) for each in said["files"])
    )
    if not well:
        raise Altered(f"{MANIFEST} was altered: it does not say what manifests say")
    listed = {each["name"]: (each["sha256"], each["size"]) for each in said["files"]}
    if len(listed) != len(said["files"]):
        raise Altered(f"{MANIFEST} was altered: it lists a file twice")
    return Manifest(origin, size, programme, since, listed)


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_listed(each: Any) -> bool:
    return (
        isinstance(each, dict)
        and set(each) == {"name", "sha256", "size"}
        and isinstance(each["name"], str)
        and isinstance(each["sha256"], str)
        and _is_count(each["size"])
    )


def _check_files(manifest: Manifest, files: dict[str, File], damaged: set[str]) -> None:
    there = set(files) - {MANIFEST}
    for name in sorted(there ^ set(manifest.files)):
        what = "is missing" if name in manifest.files else "was added"
        raise Altered(f"{name} {what}: {MANIFEST} says otherwise")
    for name in sorted(there):
        if not KNOWN.fullmatch(name):
            raise Altered(f"{name} is no file that packs have")
        digest, size = manifest.files[name]
        if name in damaged:
            continue
        if size != files[name].end - files[name].start or digest != files[name].sha256():
            raise Altered(f"{name} was altered: it is not the file that {MANIFEST} lists")
    for name in NEEDED:
        if name not in there:
            raise Altered(f"{name} is missing")


# ---- The record


@dataclass(frozen=True)
class Fact:
    """What an envelope says, and its bytes."""

    position: int
    stream: str
    type: str
    body: str
    envelope: bytes


ENVELOPE = {
    "v": int,
    "log": str,
    "id": str,
    "stream": str,
    "sseq": int,
    "prev": str | None,
    "type": str,
    "schema": int,
    "at": str,
    "happened": str,
    "actor": str,
    "body": str,
}


@dataclass
class _Check:
    """Goes through a pack once, and writes down what it finds."""

    report: Report
    policy: Policy
    files: dict[str, File]
    manifest: Manifest
    tree: Tree = field(default_factory=Tree)
    roots: dict[int, bytes] = field(default_factory=dict)
    ends: dict[str, tuple[int, str]] = field(default_factory=dict)
    missing: dict[int, Fact] = field(default_factory=dict)
    erased: dict[int, int] = field(default_factory=dict)
    decisions: dict[int, Fact] = field(default_factory=dict)
    policies: set[str] = field(default_factory=set)
    evidence: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    erased_people: dict[str, int] = field(default_factory=dict)
    log: str = ""
    unsigned: int = 0
    held: int = 0

    def run(self, seen: Checkpoint | None) -> None:
        now = self._checkpoint(CHECKPOINT)
        before = self._before()
        self._read_record({each.size for each in (seen, before) if each})
        self._compare(now)
        self._compare_before(now, before)
        self._compare_own(seen)
        self._judge_missing()
        self._judge_people()
        self._check_named_files()
        self._check_receipts(now)
        self._tell(now)

    def fault(self, sentence: str) -> None:
        self.report.faults.append(sentence)

    def reserve(self, sentence: str) -> None:
        self.report.reservations.append(sentence)

    # Signatures

    def _checkpoint(self, name: str) -> Checkpoint:
        try:
            checkpoint = read_checkpoint(self.files[name].content(), self.policy)
        except (ValueError, IndexError) as error:
            raise Altered(f"{name} cannot be trusted: {error}") from error
        if checkpoint.signed_by is None:
            raise Altered(
                f"{name} is not signed by a log that you trust; it says it is of {_told(checkpoint.origin)}. "
                "If you mean that log, your policy lacks its key; if not, this is another log's pack"
            )
        if checkpoint.origin.decode() != self.manifest.origin:
            raise Altered(f"{name} is of another log than {MANIFEST} says")
        return checkpoint

    def _before(self) -> Checkpoint | None:
        expected = self.manifest.since is not None
        if not (expected == (LAST_VISIT in self.files) == (CONSISTENCY in self.files)):
            raise Altered(f"{LAST_VISIT} or {CONSISTENCY} is missing, or was added")
        if not expected:
            return None
        before = self._checkpoint(LAST_VISIT)
        if before.size != self.manifest.since:
            raise Altered(f"{LAST_VISIT} is of another size than {MANIFEST} says")
        return before

    # Every leaf, and every body that is there

    def _read_record(self, sizes: set[int]) -> None:
        bodies = self._bodies()
        body = next(bodies, None)
        self.roots[0] = self.tree.root()
        for line in self.files[ENVELOPES].lines(LONGEST_ENVELOPE):
            leaf = leaf_hash(line)
            self.tree.add(leaf)
            if self.tree.size in sizes:
                self.roots[self.tree.size] = self.tree.root()
            fact = self._fact(self.tree.size, line, leaf)
            if body is None or body[0] != self.tree.size:
                if fact is not None and self._is_in_scope(fact):
                    self.missing[fact.position] = fact
                continue
            if fact is not None:
                self._read_body(fact, *body[1:])
            body = next(bodies, None)
        if body is not None:
            raise Altered(f"there is a body of fact {body[0]}, and no such fact, or it is out of order")
        self.roots[self.tree.size] = self.tree.root()

    def _fact(self, position: int, line: bytes, leaf: bytes) -> Fact | None:
        try:
            said = read_json(line)
            if not isinstance(said, dict) or set(said) != set(ENVELOPE):
                raise ValueError("it does not say what envelopes say")
            if not all(_is(said[key], kind) for key, kind in ENVELOPE.items()) or said["v"] != 1:
                raise ValueError("it does not say what envelopes say")
        except ValueError as error:
            self.fault(f"the envelope of fact {position} cannot be read: {error}")
            return None
        self.log = self.log or said["log"]
        if said["log"] != self.log:
            self.fault(f"fact {position} is of another log, {said['log']!r}")
        self._check_chain(position, said, leaf)
        fact = Fact(position, said["stream"], said["type"], said["body"], line)
        if fact.type == DECISION and self._has_in_scope(fact.stream):
            self.decisions[position] = fact
        return fact

    def _check_chain(self, position: int, said: dict[str, Any], leaf: bytes) -> None:
        sequence, previous = self.ends.get(said["stream"], (0, None))
        if said["sseq"] != sequence + 1 or said["prev"] != previous:
            self.fault(f"fact {position} does not follow from what is before it in {said['stream']}")
        self.ends[said["stream"]] = (said["sseq"], b64encode(leaf).decode())

    def _bodies(self) -> Iterator[tuple[int, bytes, bytes]]:
        before = 0
        for line in self.files[BODIES].lines(LONGEST_BODY):
            try:
                number, salt, body = line.split(b" ", 2)
                position = _decimal(number)
                decoded = _base64(salt)
            except ValueError as error:
                raise Altered(f"a line of {BODIES} after that of fact {before} cannot be read") from error
            if position <= before:
                raise Altered(f"the body of fact {position} is out of order")
            yield position, decoded, body
            before = position

    def _read_body(self, fact: Fact, salt: bytes, body: bytes) -> None:
        if b64encode(hashlib.sha256(salt + body).digest()).decode() != fact.body or len(salt) != 32:
            self.fault(f"the body of fact {fact.position} is not the one that its envelope commits to")
            return
        try:
            said = read_json(body)
        except ValueError as error:
            self.fault(f"the body of fact {fact.position} cannot be read: {error}")
            return
        self.held += 1
        self._note_erasure(fact, said)
        if self._is_in_scope(fact):
            self.unsigned += _issuer(said) == DEVELOPMENT_ISSUER
            self._note_named(fact, said)

    def _is_in_scope(self, fact: Fact) -> bool:
        return fact.type == ERASURE or self._has_in_scope(fact.stream)

    def _has_in_scope(self, stream: str) -> bool:
        wanted = self.manifest.programme
        return wanted is None or stream.partition("-")[2].partition("/")[0] == wanted

    def _note_erasure(self, fact: Fact, said: Any) -> None:
        if fact.type != ERASURE or not isinstance(said, dict):
            return
        event = said.get("event", said)
        positions = event.get("positions") if isinstance(event, dict) else None
        if isinstance(event, dict) and isinstance(event.get("person"), str):
            self.erased_people[event["person"]] = fact.position
        for position in positions if isinstance(positions, list) else ():
            if _is_count(position) and position < fact.position:
                self.erased[position] = fact.position

    def _note_named(self, fact: Fact, said: Any) -> None:
        """Notes which policies and pieces of evidence are named anywhere in a body."""
        rest = [said]
        while rest:
            each = rest.pop()
            if isinstance(each, list):
                rest += each
            elif isinstance(each, dict):
                rest += each.values()
                self._note_digests(fact, each)

    def _note_digests(self, fact: Fact, said: dict[str, Any]) -> None:
        if _is_digest(said.get("policy_digest")):
            self.policies.add(said["policy_digest"][7:])
        for key, kind in (("subject", "p"), ("name", "n")):
            called = said.get(key)
            if isinstance(called, str) and called[:1] == kind and TOKEN.fullmatch(called):
                self.tokens.setdefault(called, fact.position)
        for key in COPIES:
            if _is_digest(said.get(key)):
                self.evidence.setdefault(said[key][7:], fact.position)
        if not _is_digest(said.get("digest")) or not {"name", "author", "submitted_by"} <= set(said):
            return
        if not said.get("link"):
            self.evidence.setdefault(said["digest"][7:], fact.position)

    # What all of it must come to

    def _compare(self, now: Checkpoint) -> None:
        if not now.size == self.manifest.size == self.tree.size:
            self.fault(
                f"the log signed {now.size} facts, and the pack holds {self.tree.size}: "
                "facts were left out or added"
            )
        elif self.roots[now.size] != now.root:
            self.fault(
                f"the {now.size} envelopes are not those that the log signed: at least one was altered, "
                "moved, added or left out"
            )
        if not self.policy.is_reached(self.policy.quorum, now.cosigned):
            self.reserve(
                "the log signed this, but fewer witnesses cosigned it than your policy asks for: the "
                "operator could still show others another record. Ask for a pack made after their next visit"
            )

    def _compare_before(self, now: Checkpoint, before: Checkpoint | None) -> None:
        if before is None:
            return
        try:
            proof = _proof(self.files[CONSISTENCY].content())
        except ValueError as error:
            raise Altered(f"{CONSISTENCY} was altered: {error}") from error
        if not is_consistent(before.size, before.root, now.size, now.root, proof):
            self.fault(f"{CONSISTENCY} does not lead from the checkpoint of {before.size} facts to this one")
        self._compare_root(before, "the earlier checkpoint in the pack")

    def _compare_own(self, seen: Checkpoint | None) -> None:
        if seen is None:
            return
        if seen.origin.decode() != self.manifest.origin:
            raise NotAPack("The checkpoint of your last visit is of another log than this pack.")
        if self._compare_root(seen, "your last visit"):
            self.report.found.append(
                f"The first {seen.size} facts are those of your last visit; "
                f"{self.tree.size - seen.size} came since."
            )

    def _compare_root(self, earlier: Checkpoint, name: str) -> bool:
        if earlier.size > self.tree.size:
            self.fault(
                f"the record has become shorter: {earlier.size} facts at {name}, {self.tree.size} now. "
                "Its end was dropped, or an old backup was put back"
            )
            return False
        if self.roots[earlier.size] != earlier.root:
            self.fault(f"the first {earlier.size} facts are not those of {name}: the past was rewritten")
            return False
        return True

    def _judge_missing(self) -> None:
        for position, fact in self.missing.items():
            name, by = f"the body of fact {position} ({fact.type})", self.erased.get(position)
            if by is None:
                self.fault(f"{name} is missing, and no fact says that it was erased")
            else:
                self.reserve(f"{name} was erased, as fact {by} records")
        if self.unsigned:
            self.reserve(
                f"{self.unsigned} facts were brought about under the development identity, which signs "
                "nobody in: who did them is not shown"
            )

    def _judge_people(self) -> None:
        """Tells whom nobody says, though bodies name them by their tokens."""
        known = self._people()
        for token, position in self.tokens.items():
            by = self.erased_people.get(token, self.erased.get(position))
            if token not in known and by is None:
                self.fault(f"who {token} is, named in fact {position}, is missing, and no fact says erased")
            elif token not in known:
                self.reserve(f"who {token} is, named in fact {position}, was erased, as fact {by} records")

    def _people(self) -> set[str]:
        """The tokens whose meaning is told; each is a commitment to it."""
        found, before = set[str](), ""
        for line in self.files[PEOPLE].lines(LONGEST_BODY) if PEOPLE in self.files else ():
            try:
                token = _token_told(read_json(line))
            except ValueError as error:
                raise Altered(
                    f"a line of {PEOPLE} after {before or 'the start'} is wrong: {error}"
                ) from error
            if token <= before:
                raise Altered(f"{PEOPLE} tells of {token} twice, or out of order")
            if token not in self.tokens and not self.files[BODIES].holds(token.encode()):
                self.fault(f"{PEOPLE} tells of {token}, whom no fact here names")
            found.add(token)
            before = token
        return found

    def _check_named_files(self) -> None:
        policies = self._digests("policies/", ".json")
        for digest in sorted(self.policies - policies):
            self.reserve(
                f"the policy sha256:{digest} is named in the record, and its text is not in the pack"
            )
        for digest in sorted(policies - self.policies):
            self.fault(f"the policy sha256:{digest} is named nowhere in the record")
        evidence = self._digests("evidence/", "")
        for digest in sorted(set(self.evidence) - evidence):
            by = self.evidence[digest]
            self.reserve(f"the evidence sha256:{digest}, named in fact {by}, is not in the pack: ask for it")
        for digest in sorted(evidence - set(self.evidence)):
            self.fault(f"the evidence sha256:{digest} is named nowhere in the record")

    def _digests(self, folder: str, end: str) -> set[str]:
        """The digests under which files lie in a folder, each hashed again."""
        found = set()
        for name, file in self.files.items():
            if name.startswith(folder):
                digest = name.removeprefix(folder).removesuffix(end)
                if file.sha256() != digest:
                    self.fault(f"{name} does not have the content that its name says")
                found.add(digest)
        return found

    def _check_receipts(self, now: Checkpoint) -> None:
        held = {int(name[9:-11]): file for name, file in self.files.items() if name.startswith("receipts/")}
        for position in sorted(set(held) - set(self.decisions)):
            self.fault(f"there is a receipt of fact {position}, which is no decision here")
        for position, fact in self.decisions.items():
            if position not in held:
                self.fault(f"the receipt of decision {position} is missing")
            elif not self._is_receipt(held[position].content(), fact, now):
                self.fault(f"the receipt of decision {position} does not lead to the checkpoint")

    def _is_receipt(self, text: bytes, fact: Fact, now: Checkpoint) -> bool:
        head, cut, checkpoint = text.partition(b"\n\n")
        lines = head.split(b"\n")
        expected = [
            b"c2sp.org/tlog-proof@v1",
            b"extra " + b64encode(fact.envelope),
            b"index %d" % (fact.position - 1),
        ]
        try:
            proof = [_base64(line) for line in lines[3:]]
        except ValueError:
            return False
        return (
            cut != b""
            and lines[:3] == expected
            and checkpoint == self.files[CHECKPOINT].content()
            and is_included(leaf_hash(fact.envelope), fact.position - 1, now.size, now.root, proof)
        )

    def _tell(self, now: Checkpoint) -> None:
        scope = (
            "every programme" if self.manifest.programme is None else f"programme {self.manifest.programme!r}"
        )
        found = [
            f"Log {_told(now.origin)}: {now.size} facts in {len(self.ends)} streams, "
            f"root {b64encode(now.root).decode()}",
            f"Scope: {scope}; bodies: {self.held}; receipts of decisions: {len(self.decisions)}; "
            f"policies named: {len(self.policies)}; pieces of evidence named: {len(self.evidence)}",
            *(f"Cosigned by {_told(name)} at {_time(at)}" for name, at in sorted(now.cosigned.items())),
        ]
        if VIEWER in self.files:
            found.append(
                f"{VIEWER} is signed by nobody. Open your own copy; of this one the SHA-256 is "
                f"{self.manifest.files[VIEWER][0]}"
            )
        self.report.found[:0] = found


def _token_told(said: Any) -> str:
    """The token that a line tells the meaning of.

    :raises ValueError: when the token commits to something else.
    """
    if not isinstance(said, dict) or set(said) != {"salt", "token", "value"}:
        raise ValueError("it does not say what such lines say")
    token, value = said["token"], said["value"]
    if not isinstance(token, str) or not TOKEN.fullmatch(token) or not isinstance(said["salt"], str):
        raise ValueError("it does not say what such lines say")
    salt = _base64(said["salt"].encode())
    digest = urlsafe_b64encode(hashlib.sha256(salt + _json(value)).digest()[:24]).decode()
    if len(salt) != 16 or token[2:] != digest or isinstance(value, str) != (token[0] == "n"):
        raise ValueError(f"{token} does not stand for what is said")
    return token


def _is(value: Any, kind: Any) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"sha256:[0-9a-f]{64}", value) is not None


def _issuer(said: Any) -> Any:
    for key in ("by", "identity", "issuer"):
        said = said.get(key) if isinstance(said, dict) else None
    return said


def _proof(text: bytes) -> list[bytes]:
    if text and not text.endswith(b"\n"):
        raise ValueError("its last line has no end")
    return [_base64(line) for line in text.split(b"\n")[:-1]]


def _told(name: bytes) -> str:
    """Words out of the pack, safe to print: a terminal must not take them for orders."""
    return _plain(name.decode(errors="replace"))


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _time(seconds: int) -> str:
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
    except (ValueError, OverflowError, OSError):
        return f"{seconds} seconds after 1970"


def _listed(title: str, sentences: list[str]) -> list[str]:
    lines = [f"  - {_plain(each)}" for each in sentences[:MOST_LISTED]]
    if len(sentences) > MOST_LISTED:
        lines.append(f"  - and {len(sentences) - MOST_LISTED} more")
    return ["", f"{title}:", *lines] if sentences else []


# ---- The command line


class _Words(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """2 is the exit code of reservations, so what was typed wrongly must not have it."""
        self.print_usage(sys.stderr)
        self.exit(NOT_A_PACK, f"{message}\n")


def main(typed: list[str] | None = None) -> int:
    """The exit code; the report goes to standard output."""
    words = _Words(description="Verifies an evidence pack; trust comes from you, never from the pack.")
    words.add_argument("pack", type=Path, help="the pack, a zip file")
    words.add_argument(
        "--trust",
        type=Path,
        required=True,
        help="a file that says whom you trust (C2SP tlog-policy), got by another way than the pack",
    )
    words.add_argument("--last-visit", type=Path, help="the checkpoint that you kept at your last visit")
    asked = words.parse_args(typed)
    try:
        trust = asked.trust.read_bytes()
        last_visit = asked.last_visit.read_bytes() if asked.last_visit else None
        with asked.pack.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pack:
            report = verify(pack, trust, last_visit)
    except OSError as error:
        report = Report(refusal=f"{error.filename} cannot be read: {error.strerror}.")
    except ValueError:  # Of no bytes there is no map.
        report = Report(refusal=f"{asked.pack} is empty.")
    sys.stdout.write(report.text())
    return report.code


if __name__ == "__main__":
    sys.exit(main())
