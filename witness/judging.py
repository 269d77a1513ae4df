"""What a witness answers to a log: the rules of C2SP's tlog-witness."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from tlog.checkpoint import Checkpoint, opened
from tlog.encoding import Malformed
from tlog.keys import SigningKey, VerifierKey
from tlog.merkle import EMPTY_ROOT, ProofRefused, check_consistency
from tlog.note import Note, SignatureRefused, cosign, signatures_of
from tlog.witnessing import SIZE_TYPE, Growth, checkpoint_path
from witness.book import Book, Page, Seen

NOTHING_SEEN = Seen(size=0, root=EMPTY_ROOT, note=Note(text="", signatures=()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back over HTTP."""

    status: HTTPStatus
    body: str = ""
    content_type: str = "text/plain; charset=utf-8"


class Witness:
    """Cosigns checkpoints of the logs in its book, each of which must begin with the one before."""

    def __init__(self, book: Book, key: SigningKey, *, clock: Callable[[], float]) -> None:
        """`clock` tells the seconds since 1970."""
        self._book = book
        self._key = key
        self._clock = clock

    def add_checkpoint(self, request: bytes) -> Answer:
        """The cosignature, or why there is none."""
        try:
            growth = Growth.parse(request)
            claimed = Checkpoint.parse(growth.note.text)
        except Malformed as error:
            return Answer(status=HTTPStatus.BAD_REQUEST, body=f"{error}\n")
        keys = self._book.keys_of(claimed.origin)
        if not keys:
            return Answer(status=HTTPStatus.NOT_FOUND, body=f"{claimed.origin} is unknown here\n")
        try:
            checkpoint = _signed(growth.note, keys)
        except SignatureRefused as error:
            return Answer(status=HTTPStatus.FORBIDDEN, body=f"{error}\n")
        if growth.old > checkpoint.size:
            return Answer(status=HTTPStatus.BAD_REQUEST, body="the old size is the larger one\n")
        with self._book.page(checkpoint.origin) as page:
            return self._judge(page, growth, checkpoint, keys)

    def newest(self, path: str) -> Answer:
        """The newest checkpoint of a log that was cosigned, with the cosignature."""
        for origin in self._book.origins():
            seen = self._book.seen(origin)
            if seen and checkpoint_path(origin) == path:
                return Answer(status=HTTPStatus.OK, body=str(seen.note))
        return Answer(status=HTTPStatus.NOT_FOUND, body="no checkpoint of this log was cosigned here\n")

    def _judge(self, page: Page, growth: Growth, checkpoint: Checkpoint, keys: list[VerifierKey]) -> Answer:
        seen = page.seen or NOTHING_SEEN
        if growth.old != seen.size:
            return Answer(status=HTTPStatus.CONFLICT, body=f"{seen.size}\n", content_type=SIZE_TYPE)
        try:
            check_consistency(seen.size, checkpoint.size, seen.root, checkpoint.root, growth.proof)
        except ProofRefused as error:
            return Answer(status=HTTPStatus.UNPROCESSABLE_ENTITY, body=f"{error}\n")
        cosignature = cosign(growth.note, self._key, seconds=self._seconds(seen))
        # Signatures that are not the log's own are not passed on: nobody here has checked them.
        own = Note(text=growth.note.text, signatures=tuple(signatures_of(growth.note, keys).values()))
        kept = own.with_signatures([cosignature])
        page.keep(Seen(size=checkpoint.size, root=checkpoint.root, note=kept))
        return Answer(status=HTTPStatus.OK, body=cosignature.line)

    def _seconds(self, seen: Seen) -> int:
        """Now, but never before the time that was said last."""
        before = signatures_of(seen.note, [self._key.verifier]).get(self._key.verifier)
        return max(int(self._clock()), before.seconds if before else 1)


def _signed(note: Note, keys: list[VerifierKey]) -> Checkpoint:
    # Every known key's signature is checked, so that a wrong one spoils the note whoever else signed.
    signed = signatures_of(note, keys)
    return opened(note, next(iter(signed), keys[0]))
