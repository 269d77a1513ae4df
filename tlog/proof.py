"""What somebody keeps to show later that an entry was logged: the C2SP proof, our receipt."""

from dataclasses import dataclass

from tlog.encoding import Malformed, base64_bytes, base64_text, hash_bytes, number
from tlog.merkle import check_inclusion, leaf_hash
from tlog.note import Note
from tlog.policy import Policy, Trusted

MOST_BYTES = 2_000_000

_FIRST_LINE = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """An entry's place in a tree, the way to its root, and the checkpoint that says so.

    `entry` is the entry itself, carried as the proof's extra data: it is what the proof proves, so it needs
    no trust of its own.
    """

    entry: bytes
    index: int
    proof: tuple[bytes, ...]
    checkpoint: Note

    def __str__(self) -> str:
        lines = [
            _FIRST_LINE,
            f"extra {base64_text(self.entry)}",
            f"index {self.index}",
            *map(base64_text, self.proof),
            "",
        ]
        return "\n".join(lines) + "\n" + str(self.checkpoint)

    @classmethod
    def parse(cls, receipt: bytes) -> "Receipt":
        """:raises Malformed: unless these are the bytes of a proof that carries its entry."""
        if len(receipt) > MOST_BYTES:
            raise Malformed(f"a receipt has at most {MOST_BYTES} bytes")
        head, gap, note = receipt.partition(b"\n\n")
        if not gap:
            raise Malformed("a receipt is a proof, an empty line and a checkpoint")
        first, extra, index, *proof = _lines(head)
        if first != _FIRST_LINE:
            raise Malformed(f"a receipt begins with {_FIRST_LINE}")
        return cls(
            entry=base64_bytes(_after("extra ", extra)),
            index=number(_after("index ", index)),
            proof=tuple(map(hash_bytes, proof)),
            checkpoint=Note.parse(note),
        )

    def check(self, policy: Policy) -> Trusted:
        """The checkpoint it hangs on, if the policy lets one believe it and the entry is in its tree.

        :raises SignatureRefused: when the policy does not let one believe the checkpoint.
        :raises ProofRefused: when the entry is not in its tree.
        :raises Malformed: when the note is no checkpoint.
        """
        trusted = policy.trusted(self.checkpoint)
        size, root = trusted.checkpoint.size, trusted.checkpoint.root
        check_inclusion(self.index, size, leaf_hash(self.entry), self.proof, root)
        return trusted


def _lines(head: bytes) -> list[str]:
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise Malformed("a proof is plain text") from error
    if len(lines) < 3:
        raise Malformed("a receipt has a first line, its entry and its index")
    return lines


def _after(word: str, line: str) -> str:
    if not line.startswith(word):
        raise Malformed(f"expected {word.strip()}, found {line[:40]!r}")
    return line.removeprefix(word)
