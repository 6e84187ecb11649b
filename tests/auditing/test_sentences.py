"""Sentences in the manner of bulletins: the claims of each are found, no others are made, and each is judged."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ansheng.auditing import Claim, audit

CASES = Path(__file__).parents[1] / "cases" / "audit"


def sentences() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def fits(claim: Claim, wanted: dict[str, str]) -> bool:
    found = {
        "kind": claim.kind,
        "verdict": claim.verdict.value,
        "stated": claim.stated,
        "computed": claim.computed,
        "distance": None if claim.distance is None else str(claim.distance),
    }
    return all(found[name] == value for name, value in wanted.items())


@pytest.mark.parametrize("case", sentences())
def test_a_sentence_gives_the_claims_that_it_makes(case: dict[str, Any]) -> None:
    made = audit(case["text"]).claims
    counted = [claim for claim in made if claim.kind not in case.get("also", [])]
    wanted = case["claims"]
    absent = [want for want in wanted if not any(fits(claim, want) for claim in made)]
    assert absent == [], [claim.to_dict() for claim in made]
    if "also" not in case:
        assert len(counted) == len(wanted), [claim.to_dict() for claim in made]


@pytest.mark.parametrize("case", sentences())
def test_every_figure_and_claim_quotes_the_text_at_its_place(case: dict[str, Any]) -> None:
    text = case["text"]
    made = audit(text)
    places = [(thing.text, thing.start, thing.end) for thing in made.figures]
    places += [(thing.text, thing.start, thing.end) for thing in made.claims]
    places += [(thing.text, thing.start, thing.end) for thing in made.remarks]
    assert all(quoted and quoted == text[start:end] for quoted, start, end in places)
