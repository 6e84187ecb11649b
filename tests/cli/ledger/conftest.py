"""A ledger of two hazards, as the commands see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ADDRESS = "sqlite:///台账.db"
HEADER = "编号,隐患描述,单位名称,发现日期,隐患等级,是否整改\n"
TABLE = HEADER + "H1,通道堵塞,甲厂,2026-07-01,一般,否\nH2,漏电,乙厂,2026-07-02,重大,否\n"
ORDER = (
    "--by",
    "检查组",
    "--on",
    "2026-07-03",
    "--set",
    "整改责任部门=应急局",
    "--set",
    "整改要求=清理",
    "--set",
    "due_on=2026-07-31",
)


@pytest.fixture
def ledger(run: Run, folder: Path) -> str:
    """A ledger of two hazards."""
    (folder / "隐患.csv").write_text(TABLE, encoding="utf-8")
    assert run("ledger", "init", ADDRESS).code == 0
    assert run("ledger", "import", ADDRESS, "隐患.csv").code == 0
    return ADDRESS
