"""What a log says about its tree: the C2SP checkpoint."""

from dataclasses import dataclass

from tlog.encoding import Malformed, base64_text, hash_bytes, number
from tlog.keys import SigningKey, VerifierKey
from tlog.note import Note, SignatureRefused, sign, signatures_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How many entries a log has, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        lines = (self.origin, str(self.size), base64_text(self.root), *self.extensions)
        return "".join(line + "\n" for line in lines)

    def signed(self, key: SigningKey) -> Note:
        """:raises ValueError: when the key is not named as the log."""
        if key.name != self.origin:
            raise ValueError(f"the key of {key.name} does not sign for {self.origin}")
        return sign(self.text, key)

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """What a text says; whether to believe it is for `opened` to find out.

        :raises Malformed: unless it is the text of a checkpoint.
        """
        lines = text.removesuffix("\n").split("\n")
        if not text.endswith("\n") or len(lines) < 3 or not all(lines):
            raise Malformed("a checkpoint is at least three lines, none of them empty")
        origin, size, root, *extensions = lines
        return cls(origin=origin, size=number(size), root=hash_bytes(root), extensions=tuple(extensions))


def opened(note: Note, log: VerifierKey) -> Checkpoint:
    """The checkpoint in a note that this log signed.

    :raises SignatureRefused: when the log did not sign it, or it speaks of another log.
    :raises Malformed: when it is not a checkpoint.
    """
    if log not in signatures_of(note, [log]):
        raise SignatureRefused(f"{log.name} has not signed this checkpoint with the key that is trusted")
    checkpoint = Checkpoint.parse(note.text)
    if checkpoint.origin != log.name:
        raise SignatureRefused(f"this is a checkpoint of {checkpoint.origin}, signed by {log.name}")
    return checkpoint
