"""Packs whole and tampered with, each with the exit code that every verifier must come to."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from eventstore.envelope import commitment
from tests.packs.facts import LOG, REPORT, Record, piece, small_record, with_erasure
from tests.packs.packing import (
    BOTH_WITNESSES,
    FORGER,
    LOG_KEY,
    NO_WITNESS,
    OTHER_WITNESS,
    WITNESS,
    Files,
    Pack,
    changed,
    checkpoint,
    packed,
    resaid,
    zipped,
)
from tests.packs.vectors_json import BODIES, ENVELOPES
from tests.packs.vectors_people import people_altered, people_erased, people_verified
from tests.packs.vectors_zip import NO_PACKS, NO_TRUST
from tests.tlog.people import BEDFORD
from tlog.note import Note

ENVELOPE_FILE, BODY_FILE, CHECKPOINT = "log/envelopes.jsonl", "log/bodies.lines", "log/checkpoint"
RECEIPT = "receipts/4.tlog-proof"
PORTAL = b"The portal is live.\n"


@dataclass(frozen=True, kw_only=True)
class Vector:
    """A pack and what must be said of it."""

    code: int
    pack: Pack


def vectors() -> dict[str, Vector]:
    """Every vector by its name."""
    return {
        **_all(0, _verified()),
        **_all(2, _reserved()),
        **_all(0, people_verified()),
        **_all(2, people_erased()),
        **_all(1, people_altered()),
        **_all(1, _altered_files()),
        **_all(1, _altered_names()),
        **_all(1, _altered_history()),
        **_all(1, {name: _signed_envelope(line) for name, line in ENVELOPES.items()}),
        **_all(1, {name: _signed_body(body) for name, body in BODIES.items()}),
        **_all(3, {name: Pack(content=make(WHOLE)) for name, make in NO_PACKS.items()}),
        **_all(3, {name: replace(PACK, trust=trust) for name, trust in NO_TRUST.items()}),
        **_all(3, _not_judged()),
    }


WHOLE = packed(small_record())
PACK = Pack(content=zipped(WHOLE))


def _all(code: int, packs: dict[str, Pack]) -> dict[str, Vector]:
    return {name: Vector(code=code, pack=pack) for name, pack in packs.items()}


def _verified() -> dict[str, Pack]:
    visit = _visit(3)
    everything = packed(small_record(), programme=None)
    later = packed(small_record(), before=visit)
    by_other = packed(small_record(), now=checkpoint(small_record().leaves, cosigners=[OTHER_WITNESS]))
    empty = packed(Record(), programme=None)
    unknown = checkpoint(small_record().leaves)
    unknown = unknown.with_signatures(checkpoint(small_record().leaves, key=FORGER).signatures)
    return {
        "whole": PACK,
        "every-programme": Pack(content=zipped(everything)),
        "since-last-visit": Pack(content=zipped(later), last_visit=visit.encoded()),
        "since-of-its-own": Pack(content=zipped(later)),
        "since-now": Pack(content=zipped(packed(small_record(), before=_visit(6)))),
        "since-four": Pack(content=zipped(packed(small_record(), before=_visit(4)))),
        "last-visit-only": replace(PACK, last_visit=visit.encoded()),
        "last-visit-empty": replace(PACK, last_visit=_visit(0).encoded()),
        "other-witness": Pack(content=zipped(by_other)),
        "no-witness-asked-for": replace(PACK, trust=NO_WITNESS),
        "empty-log": Pack(content=zipped(empty)),
        "a-stranger-signed-too": Pack(content=zipped(packed(small_record(), now=unknown))),
        "large": Pack(content=zipped(packed(_large()))),
        "large-since-64": Pack(content=zipped(packed(_large(), before=checkpoint(_large().leaves[:64])))),
        "large-since-77": Pack(content=zipped(packed(_large(), before=checkpoint(_large().leaves[:77])))),
        "linked-evidence": Pack(content=zipped(packed(_with_link()))),
    }


def _reserved() -> dict[str, Pack]:
    erased = _erased([2, 3, 5])
    developed = small_record()
    developed.add("release-shepway-fom/1A", "stage-entered", {}, issuer="urn:lockgate:development")
    uncosigned = packed(small_record(), now=checkpoint(small_record().leaves, cosigners=()))
    rewritten = _rewritten(cosigners=())
    return {
        "quorum-not-reached": replace(PACK, trust=BOTH_WITNESSES),
        "nobody-cosigned": Pack(content=zipped(uncosigned)),
        "erased": Pack(content=zipped(erased)),
        "development-identity": Pack(content=zipped(packed(developed))),
        "evidence-not-enclosed": Pack(content=zipped(packed(small_record(), evidence=()))),
        "policy-not-enclosed": Pack(content=zipped(changed(WHOLE, {_named("policies/"): None}))),
        # Whoever holds the log's key can rewrite everything; what is missing is a witness.
        "operator-rewrote-everything": Pack(content=zipped(rewritten)),
    }


def _altered_files() -> dict[str, Pack]:
    envelopes = WHOLE[ENVELOPE_FILE].splitlines(keepends=True)
    bodies = WHOLE[BODY_FILE].splitlines(keepends=True)
    note = WHOLE[CHECKPOINT]
    changes: dict[str, dict[str, bytes | None]] = {
        "envelope-byte": {ENVELOPE_FILE: WHOLE[ENVELOPE_FILE].replace(b'"at":"2026', b'"at":"2025', 1)},
        "envelopes-swapped": {ENVELOPE_FILE: b"".join([envelopes[1], envelopes[0], *envelopes[2:]])},
        "last-envelope-dropped": {ENVELOPE_FILE: b"".join(envelopes[:-1]), BODY_FILE: b"".join(bodies[:-1])},
        "other-programmes-envelope-dropped": {ENVELOPE_FILE: b"".join([envelopes[0], *envelopes[2:]])},
        "envelope-twice": {ENVELOPE_FILE: b"".join([*envelopes, envelopes[-1]])},
        "envelopes-with-carriage-returns": {ENVELOPE_FILE: WHOLE[ENVELOPE_FILE].replace(b"\n", b"\r\n")},
        "envelopes-without-last-end": {ENVELOPE_FILE: WHOLE[ENVELOPE_FILE][:-1]},
        "envelopes-with-empty-line": {ENVELOPE_FILE: WHOLE[ENVELOPE_FILE] + b"\n"},
        "envelopes-gone": {ENVELOPE_FILE: b""},
        "envelopes-split-at-u2028": {ENVELOPE_FILE: WHOLE[ENVELOPE_FILE].replace(b"\n", "\u2028".encode())},
        "body-edited": {BODY_FILE: WHOLE[BODY_FILE].replace(b"approve", b"approvE", 1)},
        "salt-edited": {BODY_FILE: WHOLE[BODY_FILE].replace(b"1 ", b"1 A", 1)},
        "body-moved": {BODY_FILE: WHOLE[BODY_FILE].replace(b"1 ", b"2 ", 1)},
        "body-beyond-the-end": {BODY_FILE: WHOLE[BODY_FILE] + b"7" + bodies[-1][1:]},
        "body-twice": {BODY_FILE: bodies[0] + WHOLE[BODY_FILE]},
        "body-of-leading-zero": {BODY_FILE: b"0" + WHOLE[BODY_FILE]},
        "bodies-swapped": {BODY_FILE: b"".join([bodies[1], bodies[0], *bodies[2:]])},
        "bodies-exchanged": {BODY_FILE: b"".join([b"1" + bodies[1][1:], b"3" + bodies[0][1:], *bodies[2:]])},
        "body-removed-without-erasure": {BODY_FILE: b"".join(bodies[:-1])},
        "bodies-with-carriage-returns": {BODY_FILE: WHOLE[BODY_FILE].replace(b"\n", b"\r\n")},
        "bodies-cut": {BODY_FILE: WHOLE[BODY_FILE][:-1]},
        "bodies-with-words-behind": {BODY_FILE: WHOLE[BODY_FILE] + b"trailing\n"},
        "receipt-removed": {RECEIPT: None},
        "receipt-of-no-decision": {"receipts/5.tlog-proof": WHOLE[RECEIPT]},
        "receipt-of-no-fact": {"receipts/99.tlog-proof": WHOLE[RECEIPT]},
        "receipt-index": {RECEIPT: WHOLE[RECEIPT].replace(b"index 3", b"index 2")},
        "receipt-entry": {RECEIPT: WHOLE[RECEIPT].replace(b"extra e", b"extra f")},
        "receipt-proof-swapped": {RECEIPT: _with_lines_swapped(WHOLE[RECEIPT], 3, 4)},
        "receipt-proof-short": {RECEIPT: _without_line(WHOLE[RECEIPT], 3)},
        "receipt-proof-long": {RECEIPT: WHOLE[RECEIPT].replace(b"\n\n", b"\n" + b"A" * 43 + b"=\n\n", 1)},
        "receipt-of-other-checkpoint": {
            RECEIPT: WHOLE[RECEIPT].replace(note, _visit(6, cosigned=False).encoded())
        },
        "receipt-cut": {RECEIPT: WHOLE[RECEIPT].split(b"\n\n")[0]},
        "policy-edited": {_named("policies/"): b'["gate-policy/1",{"id":"desigN"}]'},
        "policy-of-nobody": {f"policies/{'0' * 64}.json": b"{}"},
        "evidence-edited": {_named("evidence/"): REPORT + b" "},
        "evidence-of-nobody": {f"evidence/{'0' * 64}": b""},
        "checkpoint-size": {CHECKPOINT: note.replace(b"\n6\n", b"\n5\n", 1)},
        "checkpoint-size-with-zero": {CHECKPOINT: note.replace(b"\n6\n", b"\n06\n", 1)},
        "checkpoint-signature": {CHECKPOINT: _with_signature_bit(note, 5)},
        "checkpoint-cosignature": {CHECKPOINT: _with_signature_bit(note, 6)},
        "checkpoint-signature-gone": {CHECKPOINT: _without_line(note, 4)},
        "checkpoint-unsigned": {CHECKPOINT: note.split(b"\n\n")[0] + b"\n\n"},
        "checkpoint-with-carriage-returns": {CHECKPOINT: note.replace(b"\n", b"\r\n")},
        "checkpoint-without-end": {CHECKPOINT: note[:-1]},
        "checkpoint-dash": {CHECKPOINT: note.replace("—".encode(), b"-")},
        "checkpoint-not-utf-8": {CHECKPOINT: note + b"\xff\n"},
        "checkpoint-older": {CHECKPOINT: _visit(5).encoded()},
        "checkpoint-of-forger": {CHECKPOINT: checkpoint(small_record().leaves, key=FORGER).encoded()},
        "checkpoint-of-other-log": {CHECKPOINT: checkpoint(small_record().leaves, key=BEDFORD).encoded()},
        "checkpoint-gone": {CHECKPOINT: None},
        "consistency-added": {"log/consistency": b""},
        "last-visit-added": {"log/last-visit": note},
    }
    return {name: Pack(content=zipped(changed(WHOLE, change))) for name, change in changes.items()}


def _altered_names() -> dict[str, Pack]:
    since = packed(small_record(), before=_visit(3))
    return {
        "file-not-listed": Pack(content=zipped({**WHOLE, "viewer.html": b"<p>Trust me.</p>"})),
        "file-listed-and-gone": Pack(
            content=zipped({name: each for name, each in WHOLE.items() if name != "README.txt"})
        ),
        "file-other-than-listed": Pack(content=zipped({**WHOLE, "README.txt": b"Read mE.\n"})),
        "file-of-no-kind": Pack(content=zipped(changed(WHOLE, {"log/more.jsonl": b""}))),
        "manifest-size": Pack(content=zipped(resaid(WHOLE, size=5))),
        "manifest-origin": Pack(content=zipped(resaid(WHOLE, origin="record.bedford.example/log"))),
        "manifest-since": Pack(content=zipped(resaid(WHOLE, since=3))),
        "manifest-says-more": Pack(content=zipped(resaid(WHOLE, trust="me"))),
        "manifest-programme-empty": Pack(content=zipped(resaid(WHOLE, programme=""))),
        "manifest-programme-wider": Pack(content=zipped(resaid(WHOLE, programme=None))),
        "manifest-key-twice": Pack(content=zipped(_raw_manifest(b'{"files":[],"files":'))),
        "manifest-spaced": Pack(content=zipped(_raw_manifest(b'{ "files":'))),
        "manifest-no-json": Pack(content=zipped({**WHOLE, "MANIFEST.json": b"\xff"})),
        "consistency-edited": Pack(
            content=zipped(changed(since, {"log/consistency": _swapped(since["log/consistency"])}))
        ),
        "consistency-short": Pack(
            content=zipped(changed(since, {"log/consistency": since["log/consistency"][45:]}))
        ),
        "consistency-long": Pack(
            content=zipped(changed(since, {"log/consistency": since["log/consistency"] * 2}))
        ),
        "consistency-no-base64": Pack(content=zipped(changed(since, {"log/consistency": b"!\n"}))),
        "consistency-gone": Pack(content=zipped(changed(since, {"log/consistency": None}))),
        "last-visit-in-the-pack-forged": Pack(
            content=zipped(changed(since, {"log/last-visit": checkpoint(_other().leaves[:3]).encoded()}))
        ),
    }


def _altered_history() -> dict[str, Pack]:
    forged = _other()
    by_forger = packed(forged, now=checkpoint(forged.leaves, key=FORGER))
    short = packed(_cut(5))
    return {
        # New events, new keys, all of it consistent in itself: only the auditor's own policy tells.
        "attacker-with-keys-of-his-own": Pack(content=zipped(by_forger)),
        "past-rewritten": Pack(content=zipped(_rewritten()), last_visit=_visit(6).encoded()),
        "tail-dropped": Pack(content=zipped(short), last_visit=_visit(6).encoded()),
        "back-dated-approval": Pack(content=zipped(packed(_inserted())), last_visit=_visit(4).encoded()),
        "erasure-of-other-fact": Pack(content=zipped(_erased([2, 3], gone=5))),
        "erasure-of-later-fact": Pack(content=zipped(_erased([8], gone=8))),
        "sequence-skipped": Pack(content=zipped(packed(_relinked(b'"sseq":4', b'"sseq":5')))),
        "chain-broken": Pack(content=zipped(packed(_relinked(b'"prev":"', b'"prev":"A')))),
        "other-log": Pack(content=zipped(packed(_relinked(LOG.encode(), LOG.replace("0b", "0c").encode())))),
        "later-envelope": Pack(content=zipped(packed(_relinked(b'"v":1', b'"v":2')))),
    }


def _not_judged() -> dict[str, Pack]:
    unsigned = checkpoint(small_record().leaves[:3], key=FORGER)
    bedfords = f"log {LOG_KEY.verifier}\nlog {BEDFORD.verifier}\nquorum none\n".encode()
    other = checkpoint(small_record().leaves[:3], key=BEDFORD)
    return {
        "last-visit-of-forger": replace(PACK, last_visit=unsigned.encoded()),
        "last-visit-edited": replace(PACK, last_visit=_visit(3).encoded().replace(b"\n3\n", b"\n2\n")),
        "last-visit-no-note": replace(PACK, last_visit=b"3"),
        "last-visit-of-other-log": replace(PACK, trust=bedfords, last_visit=other.encoded()),
    }


def _visit(size: int, *, cosigned: bool = True) -> Note:
    return checkpoint(small_record().leaves[:size], cosigners=[WITNESS] if cosigned else [])


def _cut(size: int) -> Record:
    record = small_record()
    del record.leaves[size:]
    return record


def _large() -> Record:
    record = small_record()
    for number in range(150):
        type = "decision-taken" if number % 7 == 0 else "evidence-offered"
        record.add(f"gate-shepway-fom/{number % 4}B/design-1", type, {"number": number})
    return record


def _with_link() -> Record:
    record = small_record()
    record.add(
        "release-shepway-fom/1A", "evidence-offered", {"evidence": piece(PORTAL, link="https://live.example")}
    )
    return record


def _erased(positions: list[int], *, gone: int = 3) -> Files:
    """The pack of a record that lost the body of a fact, and others that the erasure names."""
    record = with_erasure(small_record(), positions)
    record.add("release-shepway-fom/1A", "stage-entered", {"stage": "build"})
    for each in {*positions, gone}:
        record.leaves[each - 1] = replace(record.leaves[each - 1], salt=None, body=None)
    return packed(record)


def _other() -> Record:
    """What the operator wishes had happened."""
    record = Record()
    for leaf in small_record().leaves:
        body = (leaf.body or b"").replace(b"Future", b"Former").replace(b"Ready.", b"Not ready.")
        record.add_body(leaf.stream, leaf.type, body)
    return record


def _inserted() -> Record:
    record = Record()
    for leaf in small_record().leaves[:3]:
        record.add_body(leaf.stream, leaf.type, leaf.body or b"")
    record.add("gate-shepway-fom/1A/design-1", "decision-taken", {"choice": "approve", "reason": "Earlier."})
    for leaf in small_record().leaves[3:]:
        record.add_body(leaf.stream, leaf.type, leaf.body or b"")
    return record


def _rewritten(**about: object) -> Files:
    return packed(_other(), now=checkpoint(_other().leaves, **about))  # type: ignore[arg-type]


def _relinked(old: bytes, new: bytes) -> Record:
    """A record whose last envelope says something else, and which the log signed all the same."""
    record = small_record()
    record.add("gate-shepway-fom/1A/design-1", "gate-reminded", {"number": 1})
    last = record.leaves[-1]
    record.leaves[-1] = replace(last, envelope=last.envelope.replace(old, new))
    assert record.leaves[-1] != last
    return record


def _signed_envelope(make: Callable[[bytes], bytes]) -> Pack:
    """A pack of a record in which the log signed an envelope that is not in the one form."""
    record = small_record()
    last = record.leaves[-1]
    record.leaves[-1] = replace(last, envelope=make(last.envelope))
    return Pack(content=zipped(packed(record)))


def _signed_body(body: bytes) -> Pack:
    """A pack of a record in which the log committed to a body that is not in the one form."""
    record = small_record()
    record.add_body("release-shepway-fom/1A", "stage-entered", body)
    last = record.leaves[-1]
    assert last.salt is not None
    assert commitment(last.salt, body)
    return Pack(content=zipped(packed(record)))


def _named(folder: str) -> str:
    return next(name for name in WHOLE if name.startswith(folder))


def _raw_manifest(start: bytes) -> Files:
    return {**WHOLE, "MANIFEST.json": WHOLE["MANIFEST.json"].replace(b'{"files":', start, 1)}


def _swapped(text: bytes) -> bytes:
    return _with_lines_swapped(text, 0, 1)


def _with_lines_swapped(text: bytes, one: int, other: int) -> bytes:
    lines = text.split(b"\n")
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _without_line(text: bytes, number: int) -> bytes:
    lines = text.split(b"\n")
    del lines[number]
    return b"\n".join(lines)


def _with_signature_bit(note: bytes, number: int) -> bytes:
    """The note with one sign of a signature's line changed, behind the id of its key."""
    lines = note.split(b"\n")
    name, _, encoded = lines[number - 1].rpartition(b" ")
    turned = b"B" if encoded[20:21] == b"A" else b"A"
    lines[number - 1] = name + b" " + encoded[:20] + turned + encoded[21:]
    return b"\n".join(lines)
