"""Roots and proofs, held to the definition of RFC 6962."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tlog import definition
from tests.tlog.trees import ENTRIES, LEAVES, nodes_of
from tlog.merkle import (
    EMPTY_ROOT,
    CompactRange,
    ProofRefused,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    range_root,
    root_of,
)

SIZES = range(65)
NODES = nodes_of(LEAVES)
ROOTS = [definition.tree_hash(ENTRIES[:size]) for size in range(len(ENTRIES) + 1)]
OTHER = sha256(b"other").digest()

# The entries and roots of the vectors that Certificate Transparency's own implementations share.
FAMILIAR_ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
FAMILIAR_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def test_the_roots_are_those_that_other_logs_publish_for_the_familiar_entries() -> None:
    made = [root_of(map(leaf_hash, FAMILIAR_ENTRIES[: size + 1])).hex() for size in range(8)]
    assert made == FAMILIAR_ROOTS


def test_an_empty_tree_has_the_hash_of_nothing_as_its_root() -> None:
    assert CompactRange().root == EMPTY_ROOT == sha256(b"").digest()


@pytest.mark.parametrize("size", SIZES)
def test_the_root_is_the_defined_one(size: int) -> None:
    assert root_of(LEAVES[:size]) == ROOTS[size]


@pytest.mark.parametrize("size", SIZES)
def test_a_tree_grown_in_two_steps_is_the_tree_grown_in_one(size: int) -> None:
    for cut in range(size + 1):
        assert CompactRange().extended(LEAVES[:cut]).extended(LEAVES[cut:size]).root == ROOTS[size]


@pytest.mark.parametrize("size", SIZES[1:])
def test_every_inclusion_proof_is_the_defined_one_and_holds(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(index, size, NODES)
        assert proof == definition.path(index, ENTRIES[:size])
        check_inclusion(index, size, LEAVES[index], proof, ROOTS[size])


@pytest.mark.parametrize("new", SIZES[1:])
def test_every_consistency_proof_is_the_defined_one_and_holds(new: int) -> None:
    for old in range(1, new + 1):
        proof = consistency_proof(old, new, NODES)
        assert proof == definition.proof(old, ENTRIES[:new])
        check_consistency(old, new, ROOTS[old], ROOTS[new], proof)


def test_every_tree_begins_with_the_empty_one() -> None:
    assert consistency_proof(0, 7, NODES) == []
    check_consistency(0, 7, EMPTY_ROOT, ROOTS[7], [])
    check_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])


def test_the_empty_tree_has_one_root() -> None:
    refused_consistency(0, 0, EMPTY_ROOT, OTHER, [])
    refused_consistency(0, 7, OTHER, ROOTS[7], [])


@pytest.mark.parametrize("size", range(1, 20))
def test_no_changed_inclusion_proof_holds(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(index, size, NODES)
        for changed in changes(proof):
            with pytest.raises(ProofRefused):
                check_inclusion(index, size, LEAVES[index], changed, ROOTS[size])


@pytest.mark.parametrize("size", range(1, 20))
def test_an_inclusion_proof_holds_for_nothing_else(size: int) -> None:
    for index in range(size):
        leaf, proof, root = LEAVES[index], inclusion_proof(index, size, NODES), ROOTS[size]
        for other in {index - 1, index + 1, index ^ 2, size, -1, size * 2} - {index}:
            refused_inclusion(other, size, leaf, proof, root)
        for other in {0, index, -size, -1}:
            refused_inclusion(index, other, leaf, proof, root)
        refused_inclusion(index, size, OTHER, proof, root)
        refused_inclusion(index, size, leaf, proof, OTHER)
        refused_inclusion(index, size, leaf, proof, b"")


@pytest.mark.parametrize("new", range(1, 20))
def test_no_changed_consistency_proof_holds(new: int) -> None:
    for old in range(1, new + 1):
        proof = consistency_proof(old, new, NODES)
        for changed in changes(proof):
            refused_consistency(old, new, ROOTS[old], ROOTS[new], changed)


@pytest.mark.parametrize("new", range(1, 20))
def test_a_consistency_proof_holds_for_nothing_else(new: int) -> None:
    for old in range(1, new + 1):
        proof, was, becomes = consistency_proof(old, new, NODES), ROOTS[old], ROOTS[new]
        refused_consistency(old, new, OTHER, becomes, proof)
        refused_consistency(old, new, was, OTHER, proof)
        refused_consistency(-1, new, was, becomes, proof)
        refused_consistency(new + 1, new, was, becomes, proof)
        if old != new:
            refused_consistency(old, new, becomes, was, proof)
            refused_consistency(old, old, was, becomes, proof)
        refused_consistency(0, new, was, becomes, proof)


@given(st.integers(1, 130), st.data())
def test_proofs_of_any_size_hold(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    check_inclusion(index, size, LEAVES[index], inclusion_proof(index, size, NODES), ROOTS[size])
    check_consistency(old, size, ROOTS[old], ROOTS[size], consistency_proof(old, size, NODES))


@given(st.integers(2, 130), st.data())
def test_a_flipped_bit_anywhere_in_a_proof_is_seen(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, NODES)
    place, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
    proof[place] = (int.from_bytes(proof[place], "big") ^ 1 << bit).to_bytes(32, "big")
    refused_inclusion(index, size, LEAVES[index], proof, ROOTS[size])


def test_proofs_are_only_asked_of_leaves_and_trees_that_exist() -> None:
    for index, size in ((-1, 3), (3, 3), (0, 0)):
        with pytest.raises(ValueError, match="no leaf"):
            inclusion_proof(index, size, NODES)
    with pytest.raises(ValueError, match="does not begin"):
        consistency_proof(4, 3, NODES)


def test_a_range_has_as_many_peaks_as_its_size_has_ones() -> None:
    with pytest.raises(ValueError, match="cannot make"):
        CompactRange(size=3, peaks=(OTHER,))


def test_the_root_of_a_tree_can_be_made_from_its_nodes() -> None:
    assert all(range_root(0, size, NODES) == ROOTS[size] for size in range(1, 130))


def changes(proof: list[bytes]) -> list[list[bytes]]:
    """A proof longer, shorter, in another order, with other hashes and with broken ones."""
    changed = [[*proof, OTHER], [OTHER, *proof], [*proof, b""], [*proof, *proof, OTHER]]
    for place in range(len(proof)):
        before, after = proof[:place], proof[place + 1 :]
        changed += [
            before + after,
            [*before, OTHER, *after],
            [*before, proof[place][:-1], *after],
            [*before, proof[place], proof[place], *after],
            [*before, proof[place], OTHER, *after],
        ]
    if len(proof) > 1:
        changed += [proof[::-1], proof[:-1], proof[1:]]
    return changed


def refused_inclusion(index: int, size: int, leaf: bytes, proof: list[bytes], root: bytes) -> None:
    with pytest.raises(ProofRefused):
        check_inclusion(index, size, leaf, proof, root)


def refused_consistency(old: int, new: int, was: bytes, becomes: bytes, proof: list[bytes]) -> None:
    with pytest.raises(ProofRefused):
        check_consistency(old, new, was, becomes, proof)
