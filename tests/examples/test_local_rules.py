"""The example plugin of local law: its own tests, its tables, its layers in the commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.distributions import install

PROJECT = Path(__file__).parents[2] / "examples" / "ansheng-local-rules"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return install(PROJECT, tmp_path_factory.mktemp("site"))


def said(installed: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ansheng", *arguments],
        env={**installed, "COLUMNS": "400"}, cwd=PROJECT, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode in (0, 1, 3), done.stderr
    return done.stdout


@pytest.mark.process
def test_its_own_tests_pass_where_it_is_installed(installed: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=PROJECT, env=installed, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.process
def test_findings_and_commands_show_the_layers(installed: dict[str, str]) -> None:
    check = ("check", f"data{os.sep}单位.csv", "--as", "shandong.ShandongStaffing", "--on", "2026-07-01")
    terminal = said(installed, *check)
    assert "example_county.safety-rules 2025 3；general.work-safety-law 2021 24" in terminal
    findings = json.loads(said(installed, *check, "--format", "json"))["findings"]
    layers = {
        (f["record"], f["rule"].partition(".")[0]): [c["layer"] for c in f["cites"]]
        for f in findings
        if f["rule"].endswith("staffing_short")
    }
    assert layers == {
        ("D-01", "example_county"): ["county", "national"],
        ("D-03", "general"): ["national"],
        ("D-05", "general"): ["national"],
        ("D-05", "example_county"): ["county", "national"],
    }

    assert "县级 山东省示例市示例县" in said(installed, "standards", "--on", "2026-07-01")
    assert "在山东省示例市示例县严于" in said(installed, "explain", "example_county.staffing_short")
    assert "另按更严的规则 example_county.staffing_short 判定" in said(
        installed, "explain", "general.staffing_short"
    )
    sheet = said(installed, "checklist", "shandong.ShandongStaffing", "--on", "2026-07-01")
    assert "省级，适用于山东省" in sheet
    assert "县级，适用于山东省示例市示例县" in sheet


@pytest.mark.process
def test_pages_show_the_layers(installed: dict[str, str], tmp_path: Path) -> None:
    said(installed, "reference", "--plugin", "example_county", "--out", str(tmp_path))
    page = tmp_path.joinpath("example_county", "example_county.safety-rules.md").read_text(encoding="utf-8")
    assert "层级：县级，适用于山东省示例市示例县" in page
    assert "严于：《安全生产法（机构和人员）》" in page
