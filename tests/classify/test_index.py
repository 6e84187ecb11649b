"""BM25 as the formula says, and what each token gave."""

from __future__ import annotations

import math
import pickle

import pytest

import ansheng
from ansheng.classifying.index import K1, B, Index

DOCUMENTS = [{"液位": 1.0, "储罐": 2.0}, {"液位": 1.0}, {"防爆": 1.0, "储罐": 0.5, "电气": 1.0}]


@pytest.mark.parametrize("token", ["液位", "储罐", "防爆"])
def test_a_token_gives_its_rarity_times_its_saturated_weight(token: str) -> None:
    index = Index.of(DOCUMENTS)
    mean = sum(sum(document.values()) for document in DOCUMENTS) / len(DOCUMENTS)
    found = index.scores([(token, 1.0)])
    having = [number for number, document in enumerate(DOCUMENTS) if token in document]
    rarity = math.log(1 + (len(DOCUMENTS) - len(having) + 0.5) / (len(having) + 0.5))
    for number in having:
        weight, size = DOCUMENTS[number][token], sum(DOCUMENTS[number].values())
        told = rarity * weight * (K1 + 1) / (weight + K1 * (1 - B + B * size / mean))
        assert found[number] == pytest.approx(told)
        assert index.shares[number][token] == pytest.approx(told)
    assert set(found) == set(having)


def test_a_token_counts_with_its_weight_in_the_query() -> None:
    index = Index.of(DOCUMENTS)
    half, whole = (index.scores([("液位", weight)])[1] for weight in (0.5, 1.0))
    assert half == pytest.approx(whole / 2)
    assert index.scores([("没有的", 1.0)]) == {}


def test_candidates_go_to_another_process() -> None:
    found = ansheng.classify("灌装台秤不防爆", on="2026-12-01", sector="燃气", top=2)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
    assert [(one.clause, one.score, one.words) for one in again] == [
        (one.clause, one.score, one.words) for one in found
    ]
