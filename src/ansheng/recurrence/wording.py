"""Wording: texts as sets of tokens in columns, how much two of them share, and their MinHash signatures.

The tokens of a text are its characters and its pairs of characters; a rare one weighs more than a common one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

BUCKETS = 1 << 21
"""Tokens are known by a hash of so many values."""
WIDTH = 32
"""Of a longer text the heaviest tokens are compared, so many."""
BANDS, ROWS = 16, 2
"""A signature of MinHash: so many bands of so many values each."""

_CHUNK = 1 << 18


@attrs.frozen(eq=False)
class Wordings:
    """Texts as tokens.

    :param tokens: of each text its heaviest tokens, a row of :data:`WIDTH`, each once; -1 where there are fewer
    :param weights: the weight of each
    :param whole: of each text the sum of the weights
    :param bits: of each text a bitmap of its tokens, four words of 64 bits
    :param texts: the texts
    """

    tokens: np.ndarray
    weights: np.ndarray
    whole: np.ndarray
    bits: np.ndarray
    texts: pl.Series

    def overlap(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """About how much of the tokens of two texts is in both: the bits that both have, of those of the lesser."""
        import numpy as np

        found = np.empty(len(first), dtype=np.float32)
        sizes = np.bitwise_count(self.bits).sum(axis=1, dtype=np.int32)
        for start in range(0, len(first), _CHUNK):
            part = slice(start, start + _CHUNK)
            a, b = first[part], second[part]
            both = np.bitwise_count(self.bits[a] & self.bits[b]).sum(axis=1, dtype=np.int32)
            found[part] = both / np.maximum(np.minimum(sizes[a], sizes[b]), 1)
        return found

    def shared(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """The weight of the tokens that two texts have in common, pair by pair."""
        import numpy as np

        found = np.zeros(len(first), dtype=np.float32)
        step = 1 << 14
        for start in range(0, len(first), step):
            part = slice(start, start + step)
            mine, theirs = self.tokens[first[part]], self.tokens[second[part]]
            both = np.zeros(mine.shape, dtype=bool)
            for column in range(theirs.shape[1]):
                both |= mine == theirs[:, column, None]
            found[part] = np.where(both & (mine >= 0), self.weights[first[part]], 0).sum(axis=1)
        return found


def wordings(texts: pl.Series) -> Wordings:
    """The texts as tokens; each text once is best."""
    import numpy as np

    flat, starts, ends = _characters(texts)
    tokens, owners = _tokens(flat, starts, ends)
    count = len(starts)
    tokens, owners = _once(tokens, owners)
    rarity = np.bincount(tokens, minlength=BUCKETS).astype(np.float32)
    weight = np.log1p(count / np.maximum(rarity, 1)).astype(np.float32)[tokens]
    kept, kept_weights, whole = _heaviest(tokens, weight, owners, count)
    return Wordings(kept, kept_weights, whole, _bits(tokens, owners, count), texts)


def _characters(texts: pl.Series) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The characters of all texts in one column, and where each text begins and ends."""
    import numpy as np

    sizes = texts.str.len_chars().to_numpy().astype(np.int64)
    flat = np.frombuffer("".join(texts.to_list()).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.cumsum(sizes)
    return flat, ends - sizes, ends


def _tokens(flat: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The characters and the pairs of characters of the texts as numbers, and whose each is."""
    import numpy as np

    owners = np.repeat(np.arange(len(starts), dtype=np.int32), ends - starts)
    mixed = flat.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    single = (mixed >> np.uint64(43)).astype(np.int32)
    pairs = (
        (mixed[:-1] ^ (mixed[1:] << np.uint64(1) | np.uint64(1))) * np.uint64(0xBF58476D1CE4E5B9)
    ) >> np.uint64(43)
    inside = owners[:-1] == owners[1:]
    return (
        np.concatenate([single, pairs[inside].astype(np.int32)]),
        np.concatenate([owners, owners[:-1][inside]]),
    )


def _once(tokens: np.ndarray, owners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each token of a text once, text by text."""
    import numpy as np

    both = owners.astype(np.int64) << 21 | tokens
    both.sort()
    both = both[np.r_[True, both[1:] != both[:-1]]] if both.size else both
    return (both & (BUCKETS - 1)).astype(np.int32), (both >> 21).astype(np.int32)


def _heaviest(
    tokens: np.ndarray, weight: np.ndarray, owners: np.ndarray, count: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    import numpy as np

    order = np.lexsort((-weight, owners))
    tokens, weight, owners = tokens[order], weight[order], owners[order]
    begins = np.searchsorted(owners, np.arange(count, dtype=np.int32))
    place = np.arange(len(tokens)) - begins[owners]
    kept = place < WIDTH
    table = np.full((count, WIDTH), -1, dtype=np.int32)
    weights = np.zeros((count, WIDTH), dtype=np.float32)
    table[owners[kept], place[kept]] = tokens[kept]
    weights[owners[kept], place[kept]] = weight[kept]
    return table, weights, weights.sum(axis=1)


def _bits(tokens: np.ndarray, owners: np.ndarray, count: int) -> np.ndarray:
    import numpy as np

    bits = np.zeros((count, 4), dtype=np.uint64)
    place = tokens % 256
    np.bitwise_or.at(bits, (owners, place // 64), np.uint64(1) << (place % 64).astype(np.uint64))
    return bits


def signatures(tokens: np.ndarray, seed: int = 1) -> np.ndarray:
    """The MinHash signatures of sets of tokens, a row each: the share of equal values is about the Jaccard index.

    :param tokens: the tokens of each set, -1 for none
    """
    import numpy as np

    random = np.random.default_rng(seed)
    factors = random.integers(1, 1 << 31, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    shifts = random.integers(0, 1 << 62, BANDS * ROWS, dtype=np.uint64)
    found = np.empty((len(tokens), BANDS * ROWS), dtype=np.uint32)
    for start in range(0, len(tokens), 1 << 16):
        part = tokens[start : start + (1 << 16)]
        wide = part.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        for number, (factor, shift) in enumerate(zip(factors, shifts, strict=True)):
            mixed = wide * factor + shift
            mixed ^= mixed >> np.uint64(31)
            values = ((mixed * np.uint64(0x94D049BB133111EB)) >> np.uint64(32)).astype(np.uint32)
            values[part < 0] = np.uint32(0xFFFFFFFF)
            found[start : start + len(part), number] = values.min(axis=1)
    return found
