"""Merkle trees over the events of a ledger, as RFC 6962 builds them: leaves and nodes are hashed apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import attrs

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf(data: bytes) -> bytes:
    """The hash of a leaf; its first byte keeps it from being taken for a node."""
    return hashlib.sha256(b"\0" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of a node over two others."""
    return hashlib.sha256(b"\1" + left + right).digest()


@attrs.define
class Growing:
    """A tree to which leaves are added one after the other; it holds the roots of its whole subtrees only."""

    size: int = 0
    peaks: list[bytes] = attrs.field(factory=list)

    def add(self, data: bytes) -> None:
        """Add a leaf."""
        made, size = leaf(data), self.size
        while size & 1:
            made, size = node(self.peaks.pop(), made), size >> 1
        self.peaks.append(made)
        self.size += 1

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add many leaves at once, level by level."""
        sha256, low, size = hashlib.sha256, list[bytes](), self.size
        level = [sha256(b"\0" + data).digest() for data in leaves]
        while level:
            if size & 1:
                level.insert(0, self.peaks.pop())
            if len(level) & 1:
                low.append(level.pop())
            level = [sha256(b"\1" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=True)]
            size >>= 1
        self.peaks += reversed(low)
        self.size += len(leaves)

    def root(self) -> bytes:
        """The root of the tree as it is."""
        if not self.peaks:
            return EMPTY
        made = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            made = node(peak, made)
        return made


def path(leaves: Iterable[bytes], index: int) -> list[bytes]:
    """The hashes that lead from one leaf to the root, the nearest first."""
    level, found = [leaf(data) for data in leaves], list[bytes]()
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            found.append(level[beside])
        level, index = _above(level), index >> 1
    return found


def _above(level: Sequence[bytes]) -> list[bytes]:
    """The level above; a hash without a partner rises as it is."""
    paired = [node(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
    return [*paired, level[-1]] if len(level) % 2 else paired


def root_of(data: bytes, index: int, size: int, way: Sequence[bytes]) -> bytes | None:
    """The root to which a path leads from a leaf; None where the path is not one of a tree of that size."""
    if not 0 <= index < size:
        return None
    made, last, steps = leaf(data), size - 1, list(way)
    while last:
        if index % 2 or index < last:
            if not steps:
                return None
            beside = steps.pop(0)
            made = node(beside, made) if index % 2 else node(made, beside)
        index, last = index >> 1, last >> 1
    return None if steps else made


def growth(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """The hashes that show that the tree of the first ``size`` leaves is the beginning of that of all of them."""
    return _growth([leaf(data) for data in leaves], size, True) if 0 < size < len(leaves) else []


def _growth(hashes: Sequence[bytes], size: int, whole: bool) -> list[bytes]:
    if size == len(hashes):
        return [] if whole else [_root(hashes)]
    half = _half(len(hashes))
    if size <= half:
        return [*_growth(hashes[:half], size, whole), _root(hashes[half:])]
    return [*_growth(hashes[half:], size - half, False), _root(hashes[:half])]


def _half(size: int) -> int:
    """The greatest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1


def _root(hashes: Sequence[bytes]) -> bytes:
    level = list(hashes)
    while len(level) > 1:
        level = _above(level)
    return level[0]


def grown(older: int, newer: int, before: bytes, after: bytes, way: Sequence[bytes]) -> bool:
    """Whether the tree of ``newer`` leaves begins with that of ``older``, as the hashes of :func:`growth` show."""
    if older == newer:
        return before == after and not way
    if older == 0 or older > newer:
        return older == 0 and before == EMPTY and not way
    steps = list(way) if older & (older - 1) else [before, *way]
    at, last = older - 1, newer - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    if not steps:
        return False
    first = second = steps.pop(0)
    for beside in steps:
        if not last:
            return False
        if at % 2 or at == last:
            first, second = node(beside, first), node(beside, second)
            while at and not at % 2:
                at, last = at >> 1, last >> 1
        else:
            second = node(second, beside)
        at, last = at >> 1, last >> 1
    return (first, second, last) == (before, after, 0)
