"""The corpus of another author: precision and recall stay where they were reached, and no fault is invented."""

from __future__ import annotations

import pytest

from ansheng.auditing import audit
from benchmarks import audit_corpus as corpus

PRECISION = RECALL = 1
CLAIMS = 126
PAGES = 20


def test_every_expected_claim_is_found_and_no_other_is_made() -> None:
    whole = corpus.together(corpus.scores(corpus.cases()))
    assert whole.found + len(whole.missed) == CLAIMS
    assert whole.recall >= RECALL, whole.missed
    assert whole.precision >= PRECISION, whole.invented


def test_no_fault_is_invented_in_a_sentence() -> None:
    assert corpus.faults_invented(corpus.cases()) == []


def test_prose_without_arithmetic_gives_no_fault() -> None:
    assert len(list(corpus.FOLDER.joinpath("prose").glob("*.txt"))) == PAGES
    assert corpus.faults_in_prose() == []


def test_a_verdict_or_value_that_is_not_expected_counts_against_both() -> None:
    text = "共排查隐患32处，完成整改13处，整改率40.63%。"
    want = {"kind": "rate", "verdict": "wrong", "stated": "40.63%", "computed": "41"}
    (score,) = corpus.scores([{"id": "other", "text": text, "claims": [want]}]).values()
    assert (score.found, len(score.missed), len(score.invented)) == (0, 1, 1)
    assert not score.precision
    assert not score.recall


def test_a_fault_that_is_not_expected_is_the_gravest_miss() -> None:
    case = {"id": "none", "text": "共排查隐患32处，完成整改13处，整改率50%。", "claims": []}
    assert corpus.faults_invented([case]) != []
    assert audit(case["text"]).faults != ()  # type: ignore[arg-type]


@pytest.mark.parametrize("line", corpus.right_passages())
def test_a_passage_that_is_right_is_not_called_wrong(line: str) -> None:
    assert audit(line).faults == ()


@pytest.mark.parametrize("first", range(0, len(corpus.right_passages()), 12))
def test_passages_that_are_right_stay_right_in_one_document(first: int) -> None:
    """No paragraph lends its totals, years or rates to an accusation of another."""
    assert audit("\n".join(corpus.right_passages()[first : first + 12])).faults == ()
