"""Commands that list what there is: rules, explain, standards and plugins."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import Run

STANDARD = [
    "standard", "title", "layer", "region", "number", "edition", "issued", "effective",
    "repealed", "verified", "status", "clauses", "encoded", "judged", "gaps", "memory_only",
]  # fmt: skip
FILE = ("--plugin-file", "boiler.py")


def editions(run: Run, *more: str) -> dict[str, dict[str, object]]:
    """The editions of the made-up standard, by label."""
    data = json.loads(run("standards", *FILE, "--format", "json", *more).out)
    assert all(list(entry) == STANDARD for entry in data)
    return {entry["edition"]: entry for entry in data if entry["standard"] == "boiler.demo"}


def test_standards_are_listed_with_their_editions_of_a_day(run: Run) -> None:
    found = editions(run, "--on", "2023-12-31")
    assert found["2020"] == {
        "standard": "boiler.demo",
        "title": "锅炉示例判据",
        "layer": "national",
        "region": None,
        "number": "示例〔2020〕1号",
        "edition": "2020",
        "issued": "2019-12-01",
        "effective": "2020-01-01",
        "repealed": "2024-01-01",
        "verified": "2021-06-30",
        "status": "in_force",
        "clauses": 2,
        "encoded": 2,
        "judged": 0,
        "gaps": 0,
        "memory_only": 1,
    }
    assert found["2024"]["status"] == "not_yet"
    assert [found["2024"][key] for key in ("repealed", "clauses", "encoded", "judged", "gaps")] == [
        None,
        3,
        1,
        1,
        1,
    ]
    assert editions(run, "--on", "2024-01-01")["2020"]["status"] == "repealed"


def test_stale_lists_editions_last_verified_before_the_day(run: Run) -> None:
    assert set(editions(run, "--stale", "--on", "2021-06-30")) == set()
    assert set(editions(run, "--stale", "--on", "2021-07-01")) == {"2020"}
    assert set(editions(run, "--stale", "--on", "2026-01-02")) == {"2020", "2024"}


def test_a_listing_without_a_day_says_which_day_it_took(run: Run) -> None:
    for command in ("standards", "rules"):
        title = run(command, *FILE).out.splitlines()[0]
        assert "（按20" in title, title


def test_rules_say_clause_and_status(run: Run) -> None:
    found = run("rules", *FILE, "--as", "Boiler", "--on", "2025-01-01", "--format", "json")
    over, valve = json.loads(found.out)
    assert over["rule"] == "boiler.overpressure"
    assert over["clauses"] == [{"standard": "boiler.demo", "edition": "2024", "clause": "3(1)"}]
    assert (over["status"], over["reason"]) == ("in_force", None)
    assert (valve["status"], valve["severity"]) == ("not_in_force", "general")
    assert "已无此条" in valve["reason"]


@pytest.mark.parametrize(("on", "number"), [("2023-12-31", "1 MPa"), ("2024-01-01", "0.8 MPa")])
def test_explain_writes_the_limits_of_the_day(run: Run, on: str, number: str) -> None:
    text = run("explain", "boiler.overpressure", *FILE, "--on", on).out
    assert f"工作压力超过{number}" in text


def test_explain_says_all_there_is_to_know(run: Run) -> None:
    text = run("explain", "boiler.overpressure", *FILE, "--on", "2025-01-01").out
    parts = ("判定内容", "依据条款", "所需采集项", "条件", "限值", "示例", "已知局限", "来源与核实程度")
    places = [text.index(f"\n{part}\n") for part in parts]
    assert places == sorted(places)
    for said in (
        "示例〔2020〕1号",
        "示例〔2023〕9号",
        "燃料 = 煤",
        "只看工作压力",
        "已读条文（转载）",
        "[完好 = 是]",
    ):
        assert said in text


def test_explain_of_a_rule_that_is_not_in_force_gives_the_reason(run: Run) -> None:
    data = json.loads(run("explain", "boiler.no_valve", *FILE, "--on", "2025-01-01", "--format", "json").out)
    assert data["status"] == "not_in_force"
    assert data["reason"]
    assert [clause["seen"] for clause in data["clauses"]] == ["memory"]


@pytest.mark.parametrize(
    "command",
    [
        ("explain", "boiler.overpressure"),
        ("rules",),
        ("standards",),
        ("plugins",),
        ("facts", "boiler.Boiler"),
        ("facts",),
    ],
)
def test_english_pages_have_no_chinese_headings(run: Run, command: tuple[str, ...]) -> None:
    lines = run(*command, *FILE, "--lang", "en", "--format", "md").out.splitlines()
    headings = [line for line in lines if line.startswith("#")]
    headings += [line for line, below in pairwise(lines) if below.startswith("| ---")]
    assert len(headings) >= 2
    assert "".join(headings).isascii()


def test_plugins_are_listed_with_those_that_fail(run: Run, folder: Path) -> None:
    folder.joinpath("broken.py").write_text("import no_such_module", encoding="utf-8")
    done = run("plugins", *FILE, "--plugin-file", "broken.py", "--format", "json")
    data = json.loads(done.out)
    assert done.code == 2
    boiler = next(plugin for plugin in data["plugins"] if plugin["name"] == "boiler")
    assert (boiler["rules"], boiler["standards"]) == (2, ["boiler.demo"])
    assert [problem["value"] for problem in data["problems"]] == ["broken"]
    assert "no_such_module" in run("plugins", "--plugin-file", "broken.py").out


def test_columns_stand_below_each_other_where_characters_are_wide(run: Run) -> None:
    lines = run("plugins", *FILE).out.splitlines()
    rule = next(line for line in lines if line.startswith("---"))
    head = lines[lines.index(rule) - 1]
    starts = [at for at, sign in enumerate(rule) if sign == "-" and (at == 0 or rule[at - 1] == " ")]
    wide = "".join(sign if sign.isascii() else sign + "\0" for sign in head)
    assert all(wide[at] != " " and (at == 0 or wide[at - 1] == " ") for at in starts[:3])
