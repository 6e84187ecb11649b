"""Labelled bulletins, where they are beside the project: what is found, what is invented, which slips are seen."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from types import ModuleType
from typing import Any

import pytest

from ansheng.auditing import audit
from benchmarks import audit_slips
from tests.published import LABELLED

pytestmark = pytest.mark.bulletins


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit_score", LABELLED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["audit_score"] = module
    spec.loader.exec_module(module)
    return module


@cache
def scored(*, apart: bool = False) -> tuple[dict[str, Any], list[Any], list[Any], list[Any], list[Any]]:
    """The score over the passages: counts, misses, alarms, forbidden verdicts, passages without an answer."""
    rows = audit_slips.rows(apart=apart)
    answers = [(audit(row["text"]).to_dict()["claims"], None) for row in rows]
    return scorer().score(rows, answers)  # type: ignore[no-any-return]


def share(row: dict[str, int]) -> float:
    return row["right"] / row["expected"]


def test_most_relations_are_found_in_one_sentence_and_across_sentences() -> None:
    counts = scored()[0]
    assert share(counts["all"]) >= 0.85
    assert share(counts["distance"]["sentence"]) >= 0.9
    assert share(counts["distance"]["further"]) >= 0.75


@pytest.mark.parametrize("kind", ["share", "change", "sum", "rate"])
def test_no_kind_of_relation_is_left_behind(kind: str) -> None:
    assert share(scored()[0]["kind"][kind]) >= 0.75


def test_hardly_any_alarm_is_false() -> None:
    _, _, alarms, forbidden, _ = scored()
    assert len(alarms) <= 2, [row for row, _ in alarms]
    assert forbidden == []


def test_texts_held_apart_are_read_too() -> None:
    """Only totals are told of them: who looks at what is missed there can no longer measure with them."""
    counts, _, alarms, _, _ = scored(apart=True)
    assert share(counts["all"]) >= 0.7
    assert len(alarms) <= 4, len(alarms)


def test_planted_slips_are_seen() -> None:
    percentages, counts = audit_slips.planted(audit_slips.rows())
    seen = [[audit_slips.caught(slip) for slip in slips] for slips in (percentages, counts)]
    assert sum(seen[0]) >= 0.8 * len(seen[0])
    assert sum(seen[1]) >= 0.6 * len(seen[1])
