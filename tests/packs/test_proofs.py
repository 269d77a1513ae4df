"""Every root and every proof of small trees is the one that Go's own package makes."""

import json
from base64 import b64decode

from packs import verify_pack
from tests.packs.verifiers import GoVerifier
from tlog.merkle import CompactRange, consistency_proof, inclusion_proof, leaf_hash, root_of

LARGEST = 64
LEAVES = [leaf_hash(b"leaf %d" % index) for index in range(LARGEST)]


def test_trees_up_to_64_leaves_are_gos(go: GoVerifier) -> None:
    nodes: dict[tuple[int, int], bytes] = {}
    CompactRange().extended(LEAVES, lambda level, index, node: nodes.update({(level, index): node}))
    for size, tree in enumerate(json.loads(go.prove(LARGEST)), 1):
        root = root_of(LEAVES[:size])
        assert b64decode(tree["root"]) == root
        for index in range(size):
            included = inclusion_proof(index, size, lambda level, at: nodes[level, at])
            grown = consistency_proof(index + 1, size, lambda level, at: nodes[level, at])
            assert included == _hashes(tree["inclusion"][index])
            assert grown == _hashes(tree["consistency"][index])
            old = root_of(LEAVES[: index + 1])
            assert verify_pack.is_included(LEAVES[index], index, size, root, included)
            assert verify_pack.is_consistent(index + 1, old, size, root, grown)


def test_no_proof_holds_for_another_place_or_tree(go: GoVerifier) -> None:
    trees = json.loads(go.prove(17))
    for size, tree in enumerate(trees, 1):
        root = root_of(LEAVES[:size])
        for index, proof in enumerate(map(_hashes, tree["inclusion"])):
            for other in range(size + 1):
                holds = verify_pack.is_included(LEAVES[index], other, size, root, proof)
                assert holds == (other == index)
        for old, proof in enumerate(map(_hashes, tree["consistency"]), 1):
            for other in range(1, size + 1):
                holds = verify_pack.is_consistent(other, root_of(LEAVES[:other]), size, root, proof)
                assert holds == (other == old)


def _hashes(proof: list[str] | None) -> list[bytes]:
    return [b64decode(each) for each in proof or ()]
