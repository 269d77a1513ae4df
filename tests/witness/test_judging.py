"""What a witness answers: each case of the protocol."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.tlog.people import AUDITOR, BEDFORD, SHEPWAY, log_key
from tests.tlog.trees import LEAVES, nodes_of
from tlog.checkpoint import Checkpoint
from tlog.encoding import base64_text
from tlog.keys import SigningKey
from tlog.merkle import EMPTY_ROOT, consistency_proof, root_of
from tlog.note import Note, Signature, parse_signatures, sign, signatures_of
from tlog.witnessing import Growth, checkpoint_path
from witness.book import Book, NotALog
from witness.judging import Answer, Witness

NODES = nodes_of(LEAVES)
OTHER = sha256(b"other").digest()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    book = Book(tmp_path / "witness.db")
    book.add_log(SHEPWAY.verifier)
    return book


@pytest.fixture
def seconds() -> Iterator[float]:
    return iter([1_800_000_000, 1_700_000_000, *[1_800_000_005] * 20])


@pytest.fixture
def witness(book: Book, seconds: Iterator[float]) -> Witness:
    return Witness(book, AUDITOR, clock=lambda: next(seconds))


def note(size: int, *, by: SigningKey = SHEPWAY, root: bytes | None = None) -> Note:
    root = root_of(LEAVES[:size]) if root is None else root
    return Checkpoint(origin=by.name, size=size, root=root).signed(by)


def grown(old: int, new: int, *, said: Note | None = None, proof: list[bytes] | None = None) -> bytes:
    proof = consistency_proof(old, new, NODES) if proof is None else proof
    return Growth(old=old, proof=tuple(proof), note=said or note(new)).encoded()


def cosigned(answer: Answer, said: Note) -> int:
    assert answer.status == 200, answer.body
    signed = said.with_signatures(parse_signatures(answer.body))
    return signatures_of(signed, [AUDITOR.verifier])[AUDITOR.verifier].seconds


def test_the_first_checkpoint_of_a_known_log_is_cosigned(witness: Witness) -> None:
    assert cosigned(witness.add_checkpoint(grown(0, 5)), note(5)) == 1_800_000_000


def test_a_checkpoint_that_begins_with_the_last_one_is_cosigned(witness: Witness) -> None:
    for old, new in ((0, 5), (5, 5), (5, 64), (64, 130)):
        cosigned(witness.add_checkpoint(grown(old, new)), note(new))


def test_a_witness_never_says_an_earlier_time_than_before(witness: Witness) -> None:
    times = [
        cosigned(witness.add_checkpoint(grown(old, new)), note(new)) for old, new in ((0, 1), (1, 2), (2, 3))
    ]
    assert times == [1_800_000_000, 1_800_000_000, 1_800_000_005]


def test_an_empty_log_is_cosigned(witness: Witness) -> None:
    cosigned(witness.add_checkpoint(grown(0, 0)), note(0))


def test_an_unknown_log_is_not_found(witness: Witness) -> None:
    assert witness.add_checkpoint(grown(0, 5, said=note(5, by=BEDFORD))).status == 404


def test_another_key_of_the_same_log_is_forbidden(witness: Witness) -> None:
    forged = note(5, by=log_key(SHEPWAY.name, "forged"))
    assert witness.add_checkpoint(grown(0, 5, said=forged)).status == 403


def test_a_wrong_signature_is_forbidden_though_a_right_one_stands_beside_it(witness: Witness) -> None:
    right = note(5)
    wrong = right.with_signatures([replace(right.signatures[0], value=b"\0" * 64)])
    assert witness.add_checkpoint(grown(0, 5, said=wrong)).status == 403


def test_signatures_of_strangers_are_passed_over_and_not_passed_on(witness: Witness) -> None:
    stranger = Signature(name="stranger", key_id=b"abcd", value=b"what")
    said = note(5).with_signatures([stranger])
    cosigned(witness.add_checkpoint(grown(0, 5, said=said)), said)
    assert "stranger" not in witness.newest(checkpoint_path(SHEPWAY.name)).body


def test_an_old_size_above_the_new_one_is_a_bad_request(witness: Witness) -> None:
    assert witness.add_checkpoint(grown(6, 5, proof=[])).status == 400


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"",
        b"old 0\n",
        b"old 00\n\n" + note(5).encoded(),
        b"old\n\n" + note(5).encoded(),
        b"old -1\n\n" + note(5).encoded(),
        b"new 0\n\n" + note(5).encoded(),
        b"old 0\nnot base64\n\n" + note(5).encoded(),
        b"old 0\n" + base64_text(OTHER[:-1]).encode() + b"\n\n" + note(5).encoded(),
        b"old 0\n" + (base64_text(OTHER) + "\n").encode() * 64 + b"\n" + note(5).encoded(),
        b"old 0\r\n\r\n" + note(5).encoded(),
        b"old 0\n\n" + note(5).encoded()[:-1],
        b"old 0\n\n" + sign("no checkpoint\n", SHEPWAY).encoded(),
        b"old \xff\n\n" + note(5).encoded(),
        b"old 0\n\n" + b"x" * 1_200_000,
    ],
)
def test_what_is_not_in_the_form_of_a_request_is_a_bad_request(
    witness: Witness, request_bytes: bytes
) -> None:
    assert witness.add_checkpoint(request_bytes).status == 400


def test_another_old_size_conflicts_and_is_told_the_right_one(witness: Witness) -> None:
    answer = witness.add_checkpoint(grown(3, 5))
    assert (answer.status, answer.body, answer.content_type) == (409, "0\n", "text/x.tlog.size")
    witness.add_checkpoint(grown(0, 5))
    assert witness.add_checkpoint(grown(3, 9)).body == "5\n"


def test_a_log_that_shrank_conflicts(witness: Witness) -> None:
    witness.add_checkpoint(grown(0, 9))
    answer = witness.add_checkpoint(grown(0, 5))
    assert (answer.status, answer.body) == (409, "9\n")


def test_a_split_view_is_unprocessable(witness: Witness) -> None:
    witness.add_checkpoint(grown(0, 5))
    for new in (5, 9):
        other = note(new, root=OTHER)
        assert witness.add_checkpoint(grown(5, new, said=other)).status == 422
    assert witness.add_checkpoint(grown(5, 9)).status == 200


@pytest.mark.parametrize(
    ("old", "new", "proof"),
    [(0, 5, [OTHER]), (5, 9, []), (5, 9, [OTHER] * 4), (5, 5, [OTHER])],
)
def test_a_proof_that_does_not_hold_is_unprocessable(
    witness: Witness, old: int, new: int, proof: list[bytes]
) -> None:
    if old:
        witness.add_checkpoint(grown(0, old))
    assert witness.add_checkpoint(grown(old, new, proof=proof)).status == 422


def test_an_empty_log_with_the_root_of_another_is_unprocessable(witness: Witness) -> None:
    assert witness.add_checkpoint(grown(0, 0, said=note(0, root=OTHER))).status == 422
    assert witness.add_checkpoint(grown(0, 0, said=note(0, root=EMPTY_ROOT))).status == 200


def test_of_updates_that_race_exactly_one_wins(witness: Witness) -> None:
    witness.add_checkpoint(grown(0, 5))
    sizes = [10, 20, 30, 40, 50, 60]
    with ThreadPoolExecutor(6) as racing:
        answers = list(racing.map(witness.add_checkpoint, [grown(5, size) for size in sizes]))
    assert sorted(answer.status for answer in answers) == [200, 409, 409, 409, 409, 409]
    (won,) = (size for size, answer in zip(sizes, answers, strict=True) if answer.status == 200)
    assert {answer.body for answer in answers if answer.status == 409} == {f"{won}\n"}


def test_the_newest_cosigned_checkpoint_is_shown_to_anybody(witness: Witness) -> None:
    assert witness.newest(checkpoint_path(SHEPWAY.name)).status == 404
    witness.add_checkpoint(grown(0, 5))
    witness.add_checkpoint(grown(5, 9))
    shown = Note.parse(witness.newest(checkpoint_path(SHEPWAY.name)).body.encode())
    assert set(signatures_of(shown, [SHEPWAY.verifier, AUDITOR.verifier])) == {
        SHEPWAY.verifier,
        AUDITOR.verifier,
    }
    assert Checkpoint.parse(shown.text).size == 9


def test_a_witness_started_again_remembers(book: Book, witness: Witness) -> None:
    witness.add_checkpoint(grown(0, 9))
    again = Witness(book, AUDITOR, clock=lambda: 1_800_000_009)
    assert again.add_checkpoint(grown(0, 5)).status == 409


def test_a_log_may_have_a_new_key_beside_the_old_one(book: Book, witness: Witness) -> None:
    new = log_key(SHEPWAY.name, "new")
    book.add_log(new.verifier)
    book.add_log(new.verifier)
    witness.add_checkpoint(grown(0, 5))
    assert witness.add_checkpoint(grown(5, 9, said=note(9, by=new))).status == 200


def test_a_witness_is_no_log(book: Book) -> None:
    with pytest.raises(NotALog):
        book.add_log(AUDITOR.verifier)
