"""How a tree is kept: the C2SP tiles, 256 hashes each."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tlog.merkle import HASH_BYTES, CompactRange, node_hash, range_root

HEIGHT = 8
WIDTH = 1 << HEIGHT


class Tile(NamedTuple):
    """Which tile: at level 0 of leaves, above of the roots of full tiles of the level below."""

    level: int
    number: int


Tiles = Mapping[Tile, bytes]
ReadTile = Callable[[Tile], bytes]


def path(tile: Tile, width: int = WIDTH) -> str:
    """Where a log serves the tile, below its prefix."""
    digits = str(tile.number).zfill(3)
    groups = [digits[max(end - 3, 0) : end].zfill(3) for end in range(len(digits), 0, -3)][::-1]
    named = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    return f"tile/{tile.level}/{named}" + ("" if width == WIDTH else f".p/{width}")


def widths(size: int) -> dict[Tile, int]:
    """Every tile of a tree of this size, with how many hashes it holds."""
    held: dict[Tile, int] = {}
    level, count = 0, size
    while count:
        for index in range(count // WIDTH):
            held[Tile(level, index)] = WIDTH
        if count % WIDTH:
            held[Tile(level, count // WIDTH)] = count % WIDTH
        level, count = level + 1, count // WIDTH
    return held


def open_tiles(size: int) -> dict[Tile, int]:
    """The tiles at the right border that growth will add to, with how many hashes each holds by now."""
    held: dict[Tile, int] = {}
    level, count = 0, size
    while count:
        if count % WIDTH:
            held[Tile(level, count // WIDTH)] = count % WIDTH
        level, count = level + 1, count // WIDTH
    return held


def grow(
    tree: CompactRange, leaves: Iterable[bytes], border: Tiles
) -> tuple[CompactRange, dict[Tile, bytes]]:
    """The tree with these leaf hashes behind it, and the tiles that it changes or adds.

    :raises ValueError: when `border` does not hold what `open_tiles` names.
    """
    _check_border(tree.size, border)
    grown: dict[Tile, bytearray] = {}

    def keep(level: int, index: int, node: bytes) -> None:
        if level % HEIGHT == 0:
            tile = Tile(level // HEIGHT, index // WIDTH)
            if tile not in grown:
                grown[tile] = bytearray(border.get(tile, b""))
            grown[tile] += node

    after = tree.extended(leaves, keep)
    return after, {tile: bytes(hashes) for tile, hashes in grown.items()}


class TileNodes:
    """Nodes of a tree of some size, made from its tiles, each of which is read once."""

    def __init__(self, read: ReadTile) -> None:
        self._read = read
        self._tiles: dict[Tile, bytes] = {}

    def __call__(self, level: int, index: int) -> bytes:
        """:raises LookupError: when a tile lacks the node."""
        height = level % HEIGHT
        first = index << height
        tile = Tile(level // HEIGHT, first // WIDTH)
        if tile not in self._tiles:
            self._tiles[tile] = self._read(tile)
        begin, count = first % WIDTH, 1 << height
        hashes = self._tiles[tile][begin * HASH_BYTES : (begin + count) * HASH_BYTES]
        if len(hashes) != count * HASH_BYTES:
            raise LookupError(f"{path(tile)} holds too few hashes for node {index} of level {level}")
        return _joined([hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)])

    def range_of(self, size: int) -> CompactRange:
        """What a tree of this size remembers."""
        peaks = []
        for level in reversed(range(size.bit_length())):
            if size >> level & 1:
                begin = size >> (level + 1) << (level + 1)
                peaks.append(range_root(begin, begin + (1 << level), self))
        return CompactRange(size=size, peaks=tuple(peaks))


def _joined(hashes: list[bytes]) -> bytes:
    while len(hashes) > 1:
        hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def _check_border(size: int, border: Tiles) -> None:
    for tile, width in open_tiles(size).items():
        if len(border.get(tile, b"")) != width * HASH_BYTES:
            raise ValueError(f"{path(tile, width)} is missing, or does not hold {width} hashes")
