"""Command ``check``: exit codes, the JSON that others script against, and the page for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run

FINDING = {
    "record", "unit_id", "unit", "region", "rule", "title", "verdict", "severity", "standard", "edition", "clause",
    "cites", "also", "missing", "invalid", "evidence", "message", "determination", "file", "sheet", "row", "cell",
    "fingerprint",
}  # fmt: skip
EVIDENCE = {"fact", "value", "unit", "operator", "limit", "sources"}


def judged(run: Run, *more: str, on: str = "2023-01-01", file: str = "boilers.csv") -> Done:
    return run("check", file, "--as", "boiler.Boiler", "--on", on, "--plugin-file", "boiler.py", *more)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("1,1200,煤,是", 1),
        ("1,300,煤,是", 0),
        ("1,,煤,是", 3),
        ("1,1200,气,是", 0),
        ("1,,煤,是\n2,,煤,否", 1),
    ],
)
def test_the_exit_code_says_clear_hazards_or_undetermined(
    run: Run, folder: Path, rows: str, code: int
) -> None:
    folder.joinpath("t.csv").write_text(f"编号,工作压力(kPa),燃料,valve\n{rows}\n", encoding="utf-8")
    for form in ("table", "md", "json"):
        assert judged(run, "--format", form, file="t.csv").code == code


def test_json_has_the_promised_keys_and_the_values_of_the_table(run: Run) -> None:
    done = judged(run, "--format", "json")
    data = json.loads(done.out)
    assert set(data) == {"schema", "manifest", "findings"}
    assert {(f["record"], f["rule"], f["verdict"]) for f in data["findings"]} == {
        ("一号", "boiler.overpressure", "hazard"),
        ("二号", "boiler.overpressure", "undetermined"),
        ("二号", "boiler.no_valve", "hazard"),
    }
    for finding in data["findings"]:
        assert set(finding) == FINDING
        assert all(set(atom) == EVIDENCE for atom in finding["evidence"])
    over = next(f for f in data["findings"] if f["record"] == "一号")
    assert over["evidence"] == [
        {"fact": "fuel", "value": "coal", "unit": None, "operator": "==", "limit": "coal", "sources": []},
        {
            "fact": "pressure",
            "value": 1.2,
            "unit": "MPa",
            "operator": ">",
            "limit": 1.0,
            "sources": [{"standard": "boiler.demo", "edition": "2020", "clause": "3"}],
        },
    ]
    assert (over["unit_id"], over["edition"], over["clause"]) == ("U1", "2020", "3")
    unknown = next(f for f in data["findings"] if f["verdict"] == "undetermined")
    assert unknown["missing"] == ["pressure"]
    assert data["manifest"]["memory_only"] == ["boiler.no_valve"]
    assert data["manifest"]["records"] == 3


def test_the_law_is_that_of_the_day(run: Run, folder: Path) -> None:
    folder.joinpath("t.csv").write_text("工作压力(MPa),燃料\n0.9,煤\n", encoding="utf-8")
    assert judged(run, "--rules", "boiler.overpressure", file="t.csv", on="2023-12-31").code == 0
    assert judged(run, "--rules", "boiler.overpressure", file="t.csv", on="2024-01-01").code == 1


def test_a_rule_that_is_not_in_force_is_said_to_be(run: Run) -> None:
    done = judged(run, on="2025-01-01")
    assert "boiler.no_valve" in done.out.partition("说明（")[2]


def test_a_selection_leaves_rules_out(run: Run) -> None:
    data = json.loads(judged(run, "--rules", "boiler,-boiler.no_valve", "--format", "json").out)
    assert {rule["rule"] for rule in data["manifest"]["rules"]} == {"boiler.overpressure"}


def test_the_page_counts_first_and_lists_hazards_before_undetermined(run: Run) -> None:
    text = judged(run).out
    places = [text.index(part) for part in ("汇总", "隐患（2）", "待定（1）", "说明（")]
    assert places == sorted(places)
    assert "工作压力1.2 MPa，超过1 MPa" in text
    assert "未填" in text[places[2] :]


@pytest.mark.parametrize("form", ["table", "md"])
def test_what_is_left_out_is_counted(run: Run, folder: Path, form: str) -> None:
    rows = "".join(f"{n},否\n" for n in range(30))
    folder.joinpath("t.csv").write_text("编号,valve\n" + rows, encoding="utf-8")
    choice = ("--rules", "boiler.no_valve", "--format", form)
    assert "另有10条，请用 --format json 查看全部" in judged(run, *choice, file="t.csv").out
    assert "另有28条" in judged(run, *choice, "--limit", "2", file="t.csv").out
    assert "另有" not in judged(run, *choice, "--limit", "0", file="t.csv").out


def test_json_is_never_cut(run: Run, folder: Path) -> None:
    folder.joinpath("t.csv").write_text("编号,valve\n" + "1,否\n" * 50, encoding="utf-8")
    done = judged(run, "--rules", "boiler.no_valve", "--format", "json", "--limit", "1", file="t.csv")
    assert len(json.loads(done.out)["findings"]) == 50


def test_what_was_not_understood_is_listed(run: Run, folder: Path) -> None:
    folder.joinpath("t.csv").write_text("工作压力(MPa),燃料,备注栏\n很高,煤,x\n", encoding="utf-8")
    done = judged(run, "--rules", "boiler.overpressure", file="t.csv")
    assert done.code == 3
    problems = done.out.partition("数据问题（2）")[2]
    assert "备注栏" in problems
    assert "很高" in problems


def test_english_headings_have_no_chinese(run: Run) -> None:
    text = judged(run, "--lang", "en", "--format", "md").out
    headings = [line for line in text.splitlines() if line.startswith("#")]
    heads = [
        before
        for before, line in zip(text.splitlines(), text.splitlines()[1:], strict=False)
        if "---" in line
    ]
    assert len(headings) >= 4
    assert len(heads) >= 3
    assert "".join(headings + heads).isascii()
    assert "boiler over pressure" in text


def test_json_cannot_steer_the_terminal(run: Run, folder: Path) -> None:
    folder.joinpath("t.csv").write_text("编号,valve\n甲\u202e\u009b31m乙,否\n", encoding="utf-8")
    done = judged(run, "--format", "json", file="t.csv")
    assert not {"\u202e", "\u009b"} & set(done.out)
    assert json.loads(done.out)["findings"][0]["record"] == "甲\u202e\u009b31m乙"
