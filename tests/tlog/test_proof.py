"""Receipts: what an approver keeps."""

from dataclasses import replace

import pytest

from tests.tlog.people import AUDITOR, SHEPWAY
from tests.tlog.trees import ENTRIES, LEAVES, nodes_of
from tlog.checkpoint import Checkpoint
from tlog.encoding import Malformed
from tlog.merkle import ProofRefused, inclusion_proof, root_of
from tlog.note import SignatureRefused
from tlog.policy import Policy
from tlog.proof import Receipt

SIZE, INDEX = 21, 13
NOTE = Checkpoint(origin=SHEPWAY.name, size=SIZE, root=root_of(LEAVES[:SIZE])).signed(SHEPWAY)
PROOF = tuple(inclusion_proof(INDEX, SIZE, nodes_of(LEAVES)))
RECEIPT = Receipt(entry=ENTRIES[INDEX], index=INDEX, proof=PROOF, checkpoint=NOTE)
TRUST = Policy.parse(f"log {SHEPWAY.verifier}\nquorum none\n".encode())


def test_a_receipt_shows_that_its_entry_was_logged() -> None:
    read = Receipt.parse(str(RECEIPT).encode())
    assert read == RECEIPT
    assert read.check(TRUST).checkpoint.size == SIZE


def test_the_only_entry_of_a_log_needs_no_hashes() -> None:
    note = Checkpoint(origin=SHEPWAY.name, size=1, root=LEAVES[0]).signed(SHEPWAY)
    receipt = Receipt(entry=ENTRIES[0], index=0, proof=(), checkpoint=note)
    assert Receipt.parse(str(receipt).encode()).check(TRUST).checkpoint.size == 1


def test_a_receipt_for_anything_else_is_refused() -> None:
    for other in (
        replace(RECEIPT, entry=ENTRIES[12]),
        replace(RECEIPT, index=12),
        replace(RECEIPT, proof=PROOF[:-1]),
        replace(RECEIPT, proof=PROOF[::-1]),
    ):
        with pytest.raises(ProofRefused):
            other.check(TRUST)


def test_a_receipt_is_only_as_good_as_its_checkpoint() -> None:
    strict = Policy.parse(
        f"log {SHEPWAY.verifier}\nwitness auditor {AUDITOR.verifier}\nquorum auditor\n".encode()
    )
    with pytest.raises(SignatureRefused):
        RECEIPT.check(strict)


@pytest.mark.parametrize("at", range(0, len(str(RECEIPT).encode()), 3))
def test_no_flipped_bit_makes_another_receipt_that_holds(at: int) -> None:
    changed = bytearray(str(RECEIPT).encode())
    changed[at] ^= 1
    with pytest.raises((Malformed, ProofRefused, SignatureRefused)):
        Receipt.parse(bytes(changed)).check(TRUST)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"),
        ("extra ", "extra  "),
        ("index 13", "index 013"),
        ("index 13\n", ""),
        ("\n", "\r\n"),
        ("\n\n", "\n"),
        ("extra", "éxtra"),
    ],
)
def test_what_is_not_in_the_form_of_a_receipt_is_refused(old: str, new: str) -> None:
    with pytest.raises(Malformed):
        Receipt.parse(str(RECEIPT).replace(old, new).encode())
