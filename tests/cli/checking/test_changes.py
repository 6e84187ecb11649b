"""Command ``changes``: what differs between the editions of a standard, or between two documents."""

from __future__ import annotations

import json

from tests.cli.conftest import Run

FILE = ("--plugin-file", "boiler.py")


def test_the_editions_of_a_standard_are_held_against_each_other(run: Run) -> None:
    done = run("changes", "boiler.demo", *FILE, "--format", "json")
    [comparison] = json.loads(done.out)["comparisons"]
    assert done.code == 0
    assert [comparison[end]["edition"] for end in ("before", "after")] == ["2020", "2024"]
    assert [comparison[end]["day"] for end in ("before", "after")] == ["2023-12-31", "2024-01-01"]
    lowered = next(change for change in comparison["changes"] if change["rules"] == ["boiler.overpressure"])
    assert (lowered["before"], lowered["after"], lowered["outcome"]) == (["3"], ["3(1)"], "stricter")
    assert lowered["looser"] is None
    page = run("changes", "boiler.demo", *FILE).out
    assert "2020年版与2024年版" in page
    assert "仅2024年版构成隐患" in page


def test_two_documents_are_held_against_each_other(run: Run) -> None:
    done = run("changes", "hazchem.criteria", "hazchem.aq3067", "--format", "json")
    [comparison] = json.loads(done.out)["comparisons"]
    pipe = next(change for change in comparison["changes"] if change["after"] == ["5.2.4"])
    assert pipe["looser"] == {"medium": "other_highly_toxic_gas", "crosses_public_area": True}
    assert pipe["stricter"] is None
    assert "judged alike" in run("changes", "hazchem.criteria", "hazchem.aq3067", "--lang", "en").out


def test_one_edition_alone_and_an_unknown_standard_are_refused(run: Run) -> None:
    alone = run("changes", "gas.major-hazards")
    assert (alone.code, alone.out) == (2, "")
    assert "只有一个版本" in alone.err
    unknown = run("changes", "gas.major-hazard", "--lang", "en")
    assert unknown.code == 2
    assert "did you mean gas.major-hazards," in unknown.err
