"""Signatures and shared tokens: against datasketch, and against sets of Python."""

from __future__ import annotations

import datasketch
import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ansheng.recurrence.blocks import joined
from ansheng.recurrence.wording import BANDS, ROWS, signatures, wordings

SETS = st.lists(st.sets(st.integers(0, 400), min_size=1, max_size=30), min_size=2, max_size=6)


def table(sets: list[set[int]]) -> np.ndarray:
    found = np.full((len(sets), 30), -1, dtype=np.int32)
    for at, one in enumerate(sets):
        found[at, : len(one)] = sorted(one)
    return found


def test_signatures_estimate_as_well_as_those_of_datasketch() -> None:
    random = np.random.default_rng(20261201)
    ours, theirs = [], []
    for _ in range(150):
        both = set(random.integers(0, 1 << 20, random.integers(1, 15)).tolist())
        one = both | set(random.integers(0, 1 << 20, random.integers(0, 15)).tolist())
        other = both | set(random.integers(0, 1 << 20, random.integers(0, 15)).tolist())
        true = len(one & other) / len(one | other)
        a, b = signatures(table([one, other]))
        ours.append(float((a == b).mean()) - true)
        sketches = []
        for each in (one, other):
            sketch = datasketch.MinHash(num_perm=BANDS * ROWS)
            for token in each:
                sketch.update(str(token).encode())
            sketches.append(sketch)
        theirs.append(sketches[0].jaccard(sketches[1]) - true)
    assert abs(np.mean(ours)) < 0.02
    assert np.std(ours) < 1.25 * np.std(theirs)


@given(SETS)
def test_equal_sets_have_equal_signatures_and_order_does_not_matter(sets: list[set[int]]) -> None:
    tokens = table(sets)
    turned = tokens[:, ::-1]
    assert (signatures(tokens) == signatures(turned)).all()


@given(st.lists(st.text("灭火器压力不足过期通道", max_size=12), min_size=2, max_size=8))
def test_shared_weight_is_that_of_the_common_tokens(texts: list[str]) -> None:
    words = wordings(pl.Series(texts, dtype=pl.String))
    first, second = np.triu_indices(len(texts), 1)
    weights = [
        dict(zip(words.tokens[at].tolist(), words.weights[at].tolist(), strict=True))
        for at in range(len(texts))
    ]
    for at, shared in enumerate(words.shared(first, second).tolist()):
        one, other = weights[first[at]], weights[second[at]]
        common = sum(weight for token, weight in one.items() if token >= 0 and token in other)
        assert abs(shared - common) < 1e-4 * max(common, 1)


@given(st.integers(1, 30), st.data())
def test_groups_are_the_components_of_the_pairs(count: int, data: st.DataObject) -> None:
    numbers = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(numbers, numbers), max_size=40))
    root = list(range(count))
    for _ in range(count):
        for a, b in pairs:
            root[a] = root[b] = min(root[a], root[b])
    one, other = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    assert joined(count, one, other).tolist() == root
