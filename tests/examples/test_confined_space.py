"""The example plugin on confined-space work: its own tests, its numbers, its tables, and what it imports."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ansheng import Catalogue, load
from tests.distributions import install

PROJECT = Path(__file__).parents[2] / "examples" / "ansheng-confined-space"
DAY = "2026-07-01"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PROJECT / "src")
        return load([], modules={"confined_space": importlib.import_module("ansheng_confined_space")})


@pytest.mark.process
def test_its_own_tests_pass_where_it_is_installed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=PROJECT, env=install(PROJECT, tmp_path), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.process
def test_it_is_listed_among_the_installed_and_clashes_with_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ansheng", "plugins"],
        env=install(PROJECT, tmp_path), capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "ansheng_confined_space" in done.stdout


def test_it_imports_of_ansheng_only_what_a_stranger_may() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PROJECT.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    assert not any(isinstance(node, ast.Import) for node in nodes)
    imported = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    assert {name for name in imported if name and name.startswith("ansheng")} == {
        "ansheng", "ansheng.testing",
    }  # fmt: skip


GAS: list[tuple[dict[str, Any], str, str]] = [
    ({"oxygen": 19.49}, "oxygen_out_of_range", "hazard"),
    ({"oxygen": 19.5}, "oxygen_out_of_range", "clear"),
    ({"oxygen": 21, "oxygen_rich": False}, "oxygen_out_of_range", "clear"),
    ({"oxygen": 21.01, "oxygen_rich": False}, "oxygen_out_of_range", "hazard"),
    ({"oxygen": 21.01}, "oxygen_out_of_range", "undetermined"),
    ({"oxygen": 23.5, "oxygen_rich": True}, "oxygen_out_of_range", "clear"),
    ({"oxygen": 23.51}, "oxygen_out_of_range", "hazard"),
    ({"combustible": 0.5, "explosive_limit": 4}, "combustible_over_limit", "clear"),
    ({"combustible": 0.51, "explosive_limit": 4}, "combustible_over_limit", "hazard"),
    ({"combustible": 0.21, "explosive_limit": 3.99}, "combustible_over_limit", "hazard"),
    ({"combustible": 0.2, "explosive_limit": 3.99}, "combustible_over_limit", "clear"),
]
WORK: list[tuple[dict[str, Any], str, str]] = [
    ({"test_to_entry": 30}, "tested_too_early", "clear"),
    ({"test_to_entry": 30.5}, "tested_too_early", "hazard"),
    ({"interruption": 60, "tested_again": False}, "not_tested_again", "clear"),
    ({"interruption": "1.5 h", "tested_again": False}, "not_tested_again", "hazard"),
    ({"interruption": "1.5 h"}, "not_tested_again", "undetermined"),
    ({"monitored": True, "record_interval": "120 min"}, "poorly_monitored", "clear"),
    ({"monitored": True, "record_interval": "121 min"}, "poorly_monitored", "hazard"),
    ({"permit_validity": 24}, "permit_too_long", "clear"),
    ({"permit_validity": 24.5}, "permit_too_long", "hazard"),
    ({"lamp_voltage": 36, "damp_or_narrow": False}, "lamp_voltage_too_high", "clear"),
    ({"lamp_voltage": 36, "damp_or_narrow": True}, "lamp_voltage_too_high", "hazard"),
    ({"lamp_voltage": 12}, "lamp_voltage_too_high", "clear"),
    ({"isolation": "水封"}, "not_isolated", "hazard"),
    ({"isolation": "盲板"}, "not_isolated", "clear"),
]


@pytest.mark.parametrize(
    ("cls", "facts", "rule", "verdict"),
    [*(("GasTest", *case) for case in GAS), *(("Entry", *case) for case in WORK)],
    ids=str,
)
def test_the_numbers_are_those_of_the_standard(
    cls: str, facts: dict[str, Any], rule: str, verdict: str, catalogue: Catalogue
) -> None:
    rule = f"confined_space.{rule}"
    findings = catalogue.check(facts, on=DAY, as_=f"confined_space.{cls}", rules=rule)
    assert [str(finding.verdict) for finding in findings] == ([] if verdict == "clear" else [verdict])


def test_the_tables_give_the_findings_that_their_rows_show(catalogue: Catalogue) -> None:
    def found(table: str, cls: str) -> list[tuple[str, str, str]]:
        findings = catalogue.check(PROJECT / "data" / table, on=DAY, as_=cls)
        return [(f.record, f.rule.partition(".")[2], str(f.verdict)) for f in findings]

    assert found("作业.csv", "Entry") == [
        ("Z-02", "not_isolated", "hazard"),
        ("Z-02", "not_tested_again", "hazard"),
        ("Z-03", "poorly_monitored", "undetermined"),
        ("Z-03", "lamp_voltage_too_high", "undetermined"),
    ]
    assert found("气体检测.csv", "GasTest") == [
        ("Q-02", "oxygen_out_of_range", "hazard"),
        ("Q-02", "toxic_over_limit", "hazard"),
        ("Q-03", "oxygen_out_of_range", "undetermined"),
        ("Q-03", "toxic_over_limit", "undetermined"),
        ("Q-03", "combustible_over_limit", "undetermined"),
    ]


def test_a_reading_in_percent_of_the_explosive_limit_is_not_taken_for_percent_of_volume(
    catalogue: Catalogue,
) -> None:
    facts = {"combustible": "10 %LEL", "explosive_limit": 5}
    [finding] = catalogue.check(
        facts, on=DAY, as_="confined_space.GasTest", rules="confined_space.combustible_over_limit"
    )
    assert (str(finding.verdict), finding.invalid) == ("undetermined", ("combustible",))


def test_before_its_first_day_nothing_is_in_force(catalogue: Catalogue) -> None:
    standard = catalogue.standards["confined_space.gb30871"]
    assert [edition.status(date(2022, 9, 30)) for edition in standard.editions] == ["not_yet"]
    assert standard.edition_on(date(2022, 9, 30)) is None
    assert standard.edition_on(date(2022, 10, 1)) is standard.editions[0]
