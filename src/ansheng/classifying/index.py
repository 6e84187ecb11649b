"""Index: BM25 over documents of weighted tokens, which tells of each token what it gave."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

K1 = 1.2
B = 0.5


@attrs.frozen(eq=False)
class Index:
    """Documents, numbered as they came: by token the share that it gives each document, and the other way round."""

    postings: Mapping[str, tuple[tuple[int, float], ...]]
    shares: tuple[Mapping[str, float], ...]
    unknown: float
    """What a token weighs that no document has."""

    @classmethod
    def of(cls, documents: Sequence[Mapping[str, float]]) -> Index:
        """The index of documents, each the weights of its tokens."""
        count, sizes = len(documents), [sum(document.values()) for document in documents]
        mean = sum(sizes) / count if count else 1.0
        found = Counter(token for document in documents for token in document)
        rarity = {token: _rarity(count, times) for token, times in found.items()}
        shares = [
            _shares(document, rarity, K1 * (1 - B + B * size / mean))
            for document, size in zip(documents, sizes, strict=True)
        ]
        postings: dict[str, list[tuple[int, float]]] = {}
        for number, document in enumerate(shares):
            for token, share in document.items():
                postings.setdefault(token, []).append((number, share))
        return cls({t: tuple(each) for t, each in postings.items()}, tuple(shares), _rarity(count, 0))

    def scores(self, tokens: Iterable[tuple[str, float]]) -> dict[int, float]:
        """What each document that shares a token with a query of weighted tokens scores."""
        found: dict[int, float] = {}
        postings = self.postings
        for token, weight in tokens:
            for number, share in postings.get(token, ()):
                found[number] = found.get(number, 0.0) + weight * share
        return found


def _rarity(count: int, times: int) -> float:
    """How much a token tells that so many of all documents have."""
    return math.log(1 + (count - times + 0.5) / (times + 0.5))


def _shares(document: Mapping[str, float], rarity: Mapping[str, float], norm: float) -> dict[str, float]:
    return {token: rarity[token] * weight * (K1 + 1) / (weight + norm) for token, weight in document.items()}
