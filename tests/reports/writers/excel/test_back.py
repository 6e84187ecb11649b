"""Back: a list that went out to be filled in is read as the table that it is."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import attrs
import openpyxl

from ansheng.dossier import open_dossier, open_files
from ansheng.reports import Report, bulletin
from ansheng.sheets.reading import read_table
from tests.reports.writers.excel.conftest import HAZARDS, counted, of, written


def test_a_list_reads_back_cell_by_cell(full: Report, tmp_path: Path) -> None:
    path = tmp_path / "lists.xlsx"
    path.write_bytes(written(full))
    [back] = read_table(path, sheet="隐患台账")
    assert back.headers == HAZARDS.columns
    assert back.frame.height == len(HAZARDS.rows)
    for at, head in enumerate(HAZARDS.columns):
        told = ["" if cell is None else str(cell) for row in HAZARDS.rows for cell in row[at : at + 1]]
        assert [cell or "" for cell in back.frame[head].to_list()] == told


def test_a_table_with_formulas_reads_back_without_its_total(tmp_path: Path) -> None:
    table, figures = counted()
    path = tmp_path / "lists.xlsx"
    path.write_bytes(written(of(table, figures=figures)))
    [back] = read_table(path, sheet="整改情况")
    assert back.headers == table.columns
    assert back.frame["排查"].to_list() == ["276", "523", "0"]
    assert back.frame["整改率（%）"].to_list() == ["83.7", "79.9", "—"]
    assert {problem.kind for problem in back.problems} <= {"total_row", "note_row"}


def test_a_workbook_is_a_dossier_of_its_lists_alone(full: Report) -> None:
    dossier = open_files({"lists.xlsx": written(full)})
    hazards = dossier.tables["hazards"]
    assert hazards.height == len(HAZARDS.rows)
    assert hazards["found_on"].to_list() == [row[3] for row in HAZARDS.rows]
    assert hazards["rectified"].to_list() == [
        {"是": True, "否": False}.get(str(row[4])) for row in HAZARDS.rows
    ]
    assert set(dossier.tables) <= {"hazards", "tasks"}


def test_what_is_filled_in_is_read(full: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(full)))
    sheet = book["隐患台账"]
    sheet["E6"] = "是"
    sheet["D7"] = date(2020, 7, 1)
    saved = io.BytesIO()
    book.save(saved)
    hazards = open_files({"lists.xlsx": saved.getvalue()}).tables["hazards"]
    assert hazards["rectified"].to_list()[2] is True
    assert hazards["found_on"].to_list()[3] == date(2020, 7, 1)


def test_of_a_bulletin_its_own_sheets_are_no_tables(full: Report) -> None:
    made = bulletin(open_dossier("examples/lingwu-2020"), period="2020", as_of="2020-12-31")
    dossier = open_files({"lists.xlsx": written(attrs.evolve(made, annexes=full.annexes))})
    assert {"目录", "数字", "数据问题"}.isdisjoint({source.sheet for source in dossier.sources})
    assert dossier.tables["hazards"].height == len(HAZARDS.rows)
    assert set(dossier.tables) <= {"hazards", "statistics"}
