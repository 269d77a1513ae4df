"""What a log says to a witness: the request of the C2SP witness protocol."""

from dataclasses import dataclass
from hashlib import sha256

from tlog.encoding import Malformed, base64_text, hash_bytes, number
from tlog.note import Note

MOST_HASHES = 63
MOST_BYTES = 1_100_000
ADD_CHECKPOINT = "/add-checkpoint"
SIZE_TYPE = "text/x.tlog.size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """A checkpoint, and the proof that its tree begins with the tree of the old size."""

    old: int
    proof: tuple[bytes, ...]
    note: Note

    def encoded(self) -> bytes:
        lines = (f"old {self.old}", *map(base64_text, self.proof), "", str(self.note))
        return "\n".join(lines).encode()

    @classmethod
    def parse(cls, request: bytes) -> "Growth":
        """:raises Malformed: unless these are the bytes of a request."""
        if len(request) > MOST_BYTES:
            raise Malformed(f"a request has at most {MOST_BYTES} bytes")
        head, gap, note = request.partition(b"\n\n")
        try:
            old, *proof = head.decode("ascii").split("\n")
        except UnicodeDecodeError as error:
            raise Malformed("a proof is plain text") from error
        if not gap or not old.startswith("old "):
            raise Malformed("a request says the old size, the proof, an empty line and the checkpoint")
        if len(proof) > MOST_HASHES:
            raise Malformed(f"a proof has at most {MOST_HASHES} hashes")
        return cls(
            old=number(old.removeprefix("old ")),
            proof=tuple(map(hash_bytes, proof)),
            note=Note.parse(note),
        )


def checkpoint_path(origin: str) -> str:
    """Where a witness serves the newest checkpoint of a log that it cosigned."""
    return f"/{sha256(origin.encode()).hexdigest()}/checkpoint"
