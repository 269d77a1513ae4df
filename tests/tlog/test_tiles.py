"""Tiles: what a log keeps of its tree."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.repetition import often
from tests.tlog.trees import LEAVES
from tlog.merkle import (
    CompactRange,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_of,
)
from tlog.tiles import Tile, TileNodes, grow, open_tiles, path, widths

MANY = [leaf_hash(str(number).encode()) for number in range(70_000)]


@cache
def tiles_of(size: int) -> dict[Tile, bytes]:
    return grow(CompactRange(), MANY[:size], {})[1]


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000])
def test_a_tree_is_kept_in_the_tiles_of_its_size(size: int) -> None:
    assert {tile: len(hashes) // 32 for tile, hashes in tiles_of(size).items()} == widths(size)


def test_the_tree_of_the_published_example_has_its_tiles() -> None:
    held = widths(70_000)
    assert sum(tile.level == 0 and width == 256 for tile, width in held.items()) == 273
    assert open_tiles(70_000) == {Tile(0, 273): 112, Tile(1, 1): 17, Tile(2, 0): 1}
    assert widths(256) == {Tile(0, 0): 256, Tile(1, 0): 1}


def test_tiles_are_served_at_the_published_paths() -> None:
    assert path(Tile(0, 1_234_067)) == "tile/0/x001/x234/067"
    assert path(Tile(1, 7), 17) == "tile/1/007.p/17"
    assert path(Tile(0, 1000)) == "tile/0/x001/000"


@given(st.integers(0, 700), st.integers(0, 700))
def test_a_tree_may_grow_in_any_two_steps(cut: int, size: int) -> None:
    cut, size = sorted((cut, size))
    first, tiles = grow(CompactRange(), MANY[:cut], {})
    border = {tile: tiles[tile] for tile in open_tiles(cut)}
    second, changed = grow(first, MANY[cut:size], border)
    assert second.root == root_of(MANY[:size])
    assert {**tiles, **changed} == tiles_of(size)


def test_growth_needs_the_tiles_at_the_border() -> None:
    first, tiles = grow(CompactRange(), MANY[:300], {})
    border = {tile: tiles[tile] for tile in open_tiles(300)}
    for tile in border:
        with pytest.raises(ValueError, match="missing"):
            grow(first, MANY[300:301], {**border, tile: border[tile][:-32]})


@settings(max_examples=often(30))
@given(st.integers(1, 70_000), st.data())
def test_proofs_are_made_from_tiles_of_any_later_tree(size: int, data: st.DataObject) -> None:
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    nodes = TileNodes(tiles_of(70_000).__getitem__)
    root = nodes.range_of(size).root
    check_inclusion(index, size, MANY[index], inclusion_proof(index, size, nodes), root)
    proof = consistency_proof(old, size, nodes)
    check_consistency(old, size, nodes.range_of(old).root, root, proof)


@pytest.mark.parametrize("size", range(130))
def test_what_a_tree_remembers_is_in_its_tiles(size: int) -> None:
    remembered, tiles = grow(CompactRange(), LEAVES[:size], {})
    assert TileNodes(tiles.__getitem__).range_of(size) == remembered


def test_a_tile_that_is_too_short_is_noticed() -> None:
    with pytest.raises(LookupError, match="too few"):
        TileNodes(lambda _: LEAVES[0])(0, 1)
