"""Small trees to prove things about."""

from tlog.merkle import CompactRange, NodeAt, leaf_hash

ENTRIES = [f"entry {number}".encode() for number in range(130)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]


def nodes_of(leaves: list[bytes]) -> NodeAt:
    """Every full subtree of these leaves."""
    nodes: dict[tuple[int, int], bytes] = {}

    def keep(level: int, index: int, node: bytes) -> None:
        nodes[level, index] = node

    CompactRange().extended(leaves, keep)
    return lambda level, index: nodes[level, index]
