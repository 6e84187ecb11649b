"""Imports at their edges: nobody without the role begins one, and a row that cannot be kept stops no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ansheng.hazards.guards import RoleError
from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.connection import LedgerError
from tests.hazards.conftest import table


def file_of(rows: pl.DataFrame, folder: Path) -> Path:
    rows.write_csv(folder / "隐患.csv")
    return folder / "隐患.csv"


@pytest.mark.parametrize("rows", [0, 1])
def test_nobody_without_the_role_begins_an_import(rows: int, ledger: Ledger, tmp_path: Path) -> None:
    """Also where there is no row to record."""
    ledger.grant("局长", "admin", by="局长")
    with pytest.raises(RoleError):
        ledger.import_table(file_of(table(rows), tmp_path), by="路人")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_row_that_cannot_be_kept_stops_no_other(at: int, ledger: Ledger, tmp_path: Path) -> None:
    """An id is too long to be kept."""
    ids = [f"H{n:06}" if n != at else "H" * 1000 for n in range(3)]
    done = ledger.import_table(file_of(table(3).with_columns(pl.Series("编号", ids)), tmp_path), by="科员")
    assert (done.registered, done.refused) == (2, 1)
    assert sorted(ledger.frame()["id"].to_list()) == sorted(set(ids) - {ids[at]})


def test_a_row_that_cannot_be_kept_is_named_with_its_sheet(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "隐患.xlsx"
    table(2).with_columns(pl.Series("编号", ["H1", "H" * 1000])).write_excel(path, worksheet="七月")
    [problem] = [each for each in ledger.import_table(path, by="科员").problems if each.kind == "refused"]
    assert (problem.file, problem.sheet, problem.row) == ("隐患.xlsx", "七月", 3)


@pytest.mark.parametrize("text", ["%", "_", "\\", "50%", "a_b"])
@pytest.mark.parametrize("where", ["text", "department", "region", "unit"])
def test_a_wildcard_of_a_database_stands_for_itself(where: str, text: str, ledger: Ledger) -> None:
    columns = {"text": "隐患描述", "department": "责任部门", "region": "地区", "unit": "单位名称"}
    odd = {columns[where]: f"有{text}者"}
    for name, facts in (("H1", odd), ("H2", {columns[where]: "有150、axb者"})):
        ledger.record({"编号": name, "隐患描述": "漏电", "发现日期": "2026-07-01", **facts}, by="科员")
    asked: dict[str, Any] = {where: text}
    assert ledger.find(**asked)["编号"].to_list() == ["H1"]


def test_a_server_that_is_not_there_is_no_missing_library(tmp_path: Path) -> None:
    """An address without a driver takes the one that the extra installs."""
    with pytest.raises(LedgerError) as caught:
        Ledger.open(f"postgresql://u@/x?host={tmp_path}")
    assert "ansheng[postgres]" not in str(caught.value)
