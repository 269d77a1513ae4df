"""Facts of two programmes, kept as the record keeps them, but chosen by the tests to the last byte."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from eventstore.canonical import canonical
from eventstore.envelope import commitment, envelope, leaf_hash
from packs.composing import StoredLeaf

LOG = "0b5c9a0e-6a4e-4c58-9d4c-0d8d53a3c1a7"
DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
ASHA = {"issuer": "https://login.shepway.example", "subject": "asha"}
POLICY = b'["gate-policy/1",{"id":"design"}]'
REPORT = b"The portal was tested by twelve residents.\n"


def digest_of(content: bytes) -> str:
    return "sha256:" + sha256(content).hexdigest()


@dataclass
class Record:
    """Facts in order; each is linked to the one before it in its stream."""

    leaves: list[StoredLeaf] = field(default_factory=list)
    last: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    def add(self, stream: str, type: str, event: Any, *, issuer: str = ASHA["issuer"]) -> None:
        by = {"checked": ["pwd"], "identity": {"issuer": issuer, "subject": "asha"}}
        self.add_body(stream, type, canonical({"by": by, "event": event}))

    def add_body(self, stream: str, type: str, body: bytes) -> None:
        """Adds a fact with a body that need not be canonical."""
        position = len(self.leaves) + 1
        salt = sha256(b"salt %d" % position).digest()
        sequence, previous = self.last.get(stream, (0, None))
        written = envelope(
            log=LOG,
            id=UUID(int=position),
            stream=stream,
            sequence=sequence + 1,
            previous=previous,
            type=type,
            schema=1,
            at=DAY,
            recorded_at=DAY + timedelta(minutes=position),
            actor="p-81f3",
            body=commitment(salt, body),
        )
        self.add_leaf(stream, type, written, salt, body)

    def add_leaf(self, stream: str, type: str, written: bytes, salt: bytes, body: bytes) -> None:
        """Adds a fact with an envelope that need not say what it should."""
        position = len(self.leaves) + 1
        sequence, _ = self.last.get(stream, (0, b""))
        self.last[stream] = (sequence + 1, leaf_hash(written))
        self.leaves.append(
            StoredLeaf(
                position=position,
                stream=stream,
                type=type,
                schema=1,
                envelope=written,
                salt=salt,
                body=body,
            )
        )


def small_record() -> Record:
    """A gate that is opened, decided on and closed, beside another programme's fact."""
    record = Record()
    gate = "gate-shepway-fom/1A/design-1"
    record.add("programme-shepway-fom", "programme-started", {"name": "Future operating model"})
    record.add("programme-bedford", "programme-started", {"name": "Bedford"})
    record.add(gate, "gate-opened", {"evidence": [piece(REPORT)], "policy_digest": digest_of(POLICY)})
    record.add(gate, "decision-taken", {"choice": "approve", "reason": "Ready.\u2028It is “tested” \x7f\x1f"})
    record.add(gate, "gate-closed", {"outcome": "approved"})
    record.add("release-shepway-fom/1A", "stage-left", {"stage": "design", "pence": -(2**53 - 1)})
    return record


def piece(content: bytes, **other: Any) -> dict[str, Any]:
    """A piece of evidence as bodies name it."""
    return {
        "name": "test-report",
        "digest": digest_of(content),
        "author": ASHA,
        "submitted_by": ASHA,
        **other,
    }


def with_erasure(record: Record, positions: Iterable[int]) -> Record:
    """The record after the bodies of some facts were erased, as a fact records."""
    record.add("person-p-81f3", "personal-data-erased", {"positions": list(positions), "basis": "Article 17"})
    return record


def token_of(kind: str, salt: bytes, value: Any) -> str:
    """What stands in a body in the place of a value."""
    digest = sha256(salt + canonical(value)).digest()[:24]
    return f"{kind}-{urlsafe_b64encode(digest).decode()}"


BEN, BENS_NAME = {"issuer": ASHA["issuer"], "subject": "ben"}, "Ben Ó Súilleabháin"
SALT = b"sixteen bytes ok"
EVE = {"issuer": ASHA["issuer"], "subject": "eve"}
EVE_TOKEN = token_of("p", SALT, EVE)
BEN_TOKEN, NAME_TOKEN = token_of("p", SALT, BEN), token_of("n", SALT, BENS_NAME)


def record_of_people() -> Record:
    """The small record, with somebody whom it names by tokens alone."""
    record = small_record()
    who = {"issuer": BEN["issuer"], "subject": BEN_TOKEN}
    record.add("programme-shepway-fom", "roster-adopted", {"people": [{"identity": who, "name": NAME_TOKEN}]})
    record.add("programme-shepway-fom", "lead-accepted", {"by": who, "note": f"{{{EVE_TOKEN}}} agrees."})
    return record
