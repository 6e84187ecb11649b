"""``check`` beside an earlier one: only what is new, what became of the rest, what to ask, and SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.checking.test_check import judged
from tests.cli.conftest import Run

KEPT = ("--write-baseline", "old.parquet")


def test_with_a_baseline_only_what_is_new_is_listed_and_counts(run: Run, folder: Path) -> None:
    assert judged(run, *KEPT).code == 1
    same = judged(run, "--baseline", "old.parquet")
    assert (same.code, "新增 0、消失 0、变化 0、不变 3" in same.out) == (0, True)
    table = folder / "boilers.csv"
    table.write_text(table.read_text(encoding="utf-8") + "新,U9,1200,煤,是\n", encoding="utf-8")
    data = json.loads(judged(run, "--baseline", "old.parquet", "--format", "json").out)
    assert [(f["record"], f["verdict"]) for f in data["findings"]] == [("新", "hazard")]
    assert data["changes"] == {"new": 1, "gone": 0, "changed": 0, "same": 3}


def test_one_file_is_read_first_and_then_renewed(run: Run, folder: Path) -> None:
    judged(run, *KEPT)
    table = folder / "boilers.csv"
    table.write_text(table.read_text(encoding="utf-8") + "新,U9,1200,煤,是\n", encoding="utf-8")
    both = ("--baseline", "old.parquet", *KEPT)
    assert [judged(run, *both).code for _ in range(2)] == [1, 0]


@pytest.mark.parametrize(
    ("lang", "heading"), [("zh", "优先补充的采集项（1）"), ("en", "What to ask next (1)")]
)
def test_the_questions_stand_in_place_of_the_findings(run: Run, lang: str, heading: str) -> None:
    page = judged(run, "--questions", "--lang", lang).out
    assert heading in page
    assert "一号" not in page
    data = json.loads(judged(run, "--questions", "--format", "json", "--lang", lang).out)
    [question] = data["questions"]
    assert (question["fact"], question["decides"]) == ("pressure", 1)
    assert {entry["says"] for entry in data["one_sided"]} <= {"hazard", "clear", "undetermined"}


@pytest.mark.parametrize("baseline", [False, True])
def test_sarif_is_one_log_with_the_exit_code_of_the_check(run: Run, baseline: bool) -> None:
    judged(run, *KEPT)
    done = judged(run, "--format", "sarif", *(("--baseline", "old.parquet") if baseline else ()))
    [log] = json.loads(done.out)["runs"]
    assert done.code == (0 if baseline else 1)
    assert {result.get("baselineState") for result in log["results"]} == {"unchanged" if baseline else None}
    assert len(log["results"]) == 3


def test_a_file_that_is_no_baseline_is_wrong_use(run: Run) -> None:
    done = judged(run, "--baseline", "boilers.csv")
    assert done.code == 2
    assert "不是保存的判定结果" in done.err
