"""Merkle trees: against the definition of RFC 6962 written down as it stands, and against its published vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng.proofs import merkle

Leaves = Sequence[bytes]
LEAVES = st.lists(st.binary(max_size=40), min_size=1, max_size=70)


def half(size: int) -> int:
    found = 1
    while found * 2 < size:
        found *= 2
    return found


def root(leaves: Leaves) -> bytes:
    """MTH of RFC 6962, 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = half(len(leaves))
    return hashlib.sha256(b"\1" + root(leaves[:k]) + root(leaves[k:])).digest()


def path(index: int, leaves: Leaves) -> list[bytes]:
    """PATH of RFC 6962, 2.1.1."""
    if len(leaves) == 1:
        return []
    k = half(len(leaves))
    if index < k:
        return [*path(index, leaves[:k]), root(leaves[k:])]
    return [*path(index - k, leaves[k:]), root(leaves[:k])]


def growth(size: int, leaves: Leaves, whole: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2."""
    if size == len(leaves):
        return [] if whole else [root(leaves)]
    k = half(len(leaves))
    if size <= k:
        return [*growth(size, leaves[:k], whole), root(leaves[k:])]
    return [*growth(size - k, leaves[k:], False), root(leaves[:k])]


def grown(leaves: Leaves) -> merkle.Growing:
    tree = merkle.Growing()
    for data in leaves:
        tree.add(data)
    return tree


VECTORS = [bytes.fromhex(each) for each in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
"""The leaves of the tests of Certificate Transparency."""


def test_the_published_vectors_of_certificate_transparency() -> None:
    roots = [grown(VECTORS[:size]).root().hex()[:16] for size in (1, 2, 3, 8)]
    assert roots == ["6e340b9cffb37a98", "fac54203e7cc696c", "aeb6bcfe274b70a1", "5dc9da79a70659a9"]


@given(LEAVES)
def test_the_root_that_grows_is_that_of_the_definition(leaves: list[bytes]) -> None:
    assert grown(leaves).root() == root(leaves)
    tree = merkle.Growing()
    assert tree.root() == root([])
    for size, data in enumerate(leaves, 1):
        tree.add(data)
        assert (tree.size, len(tree.peaks)) == (size, size.bit_count())


@given(LEAVES, st.lists(st.integers(0, 9)))
def test_many_leaves_at_once_make_the_tree_of_one_after_the_other(
    leaves: list[bytes], cuts: list[int]
) -> None:
    tree, at = merkle.Growing(), 0
    for size in [*cuts, len(leaves)]:
        tree.extend(leaves[at : at + size])
        at += size
    assert tree == grown(leaves)


@given(LEAVES, st.data())
def test_a_path_is_that_of_the_definition_and_leads_from_no_other_place(
    leaves: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    way = merkle.path(leaves, index)
    assert way == path(index, leaves)
    assert merkle.root_of(leaves[index], index, len(leaves), way) == root(leaves)
    other = data.draw(st.integers(-2, len(leaves) + 2))
    if other != index and len(set(leaves)) == len(leaves):
        assert merkle.root_of(leaves[index], other, len(leaves), way) != root(leaves)
    assert merkle.root_of(leaves[index] + b"x", index, len(leaves), way) != root(leaves)
    assert merkle.root_of(leaves[index], index, len(leaves), [*way, bytes(32)]) is None
    if way:
        assert merkle.root_of(leaves[index], index, len(leaves), way[:-1]) is None
        at = data.draw(st.integers(0, len(way) - 1))
        changed = [*way[:at], bytes(32), *way[at + 1 :]]
        assert merkle.root_of(leaves[index], index, len(leaves), changed) != root(leaves)


@settings(max_examples=200)
@given(LEAVES, st.data())
def test_growth_is_shown_by_the_definition_and_by_nothing_else(
    leaves: list[bytes], data: st.DataObject
) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    way, before, after = merkle.growth(leaves, size), root(leaves[:size]), root(leaves)
    assert way == growth(size, leaves)
    assert merkle.grown(size, len(leaves), before, after, way)
    other = [leaves[0] + b"x", *leaves[1:size]]
    assert not merkle.grown(size, len(leaves), root(other), after, way)
    assert not merkle.grown(size, len(leaves), before, root([*other, *leaves[size:]]), way)
    assert not merkle.grown(size, len(leaves), before, after, [*way, bytes(32)])
    if way:
        at = data.draw(st.integers(0, len(way) - 1))
        assert not merkle.grown(size, len(leaves), before, after, way[:at] + way[at + 1 :])
        assert not merkle.grown(size, len(leaves), before, after, [*way[:at], bytes(32), *way[at + 1 :]])


@pytest.mark.parametrize(("older", "newer"), [(2, 1), (5, 4), (9, 0)])
def test_no_tree_shrinks(older: int, newer: int) -> None:
    leaves = [bytes([n]) for n in range(9)]
    assert not merkle.grown(older, newer, root(leaves[:older]), root(leaves[:newer]), [])


def test_an_empty_tree_is_the_beginning_of_every_tree() -> None:
    assert merkle.grown(0, 3, root([]), root([b"a", b"b", b"c"]), [])
    assert not merkle.grown(0, 3, root([b"a"]), root([b"a", b"b", b"c"]), [])


def test_a_node_is_never_taken_for_a_leaf() -> None:
    pair = merkle.leaf(b"a") + merkle.leaf(b"b")
    assert merkle.leaf(pair) != merkle.node(merkle.leaf(b"a"), merkle.leaf(b"b"))
