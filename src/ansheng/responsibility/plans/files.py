"""Files of plans: documents and tables, as offices have them, read as plans."""

from __future__ import annotations

import os
from collections.abc import Iterable

import attrs

from ansheng.errors import InputError
from ansheng.responsibility.parties import Parties
from ansheng.responsibility.plans.model import WorkPlan
from ansheng.responsibility.plans.reading import read_plan
from ansheng.responsibility.records import PartyRecord
from ansheng.sheets.documents import read_document
from ansheng.sheets.door import TABLE
from ansheng.sheets.grid import Grid
from ansheng.sheets.held import File, held
from ansheng.sheets.reading import WORKBOOKS, ending_of, read_grids
from ansheng.words import Words

_TABLES = (*WORKBOOKS, ".csv", ".tsv")


def open_plan(
    path: File,
    parties: Parties | Iterable[PartyRecord | str] | None = None,
    *,
    year: int | None = None,
) -> WorkPlan:
    """The plan of a file: a Word document, plain text, Markdown, or a table with a column of tasks and one of owners.

    Of a workbook every visible sheet is read, and the items of all stand together.

    :param path: a .docx, .txt or .md file, a .xlsx, .xlsm, .xls, .csv or .tsv file, or name and content,
        ``("方案.docx", content)``, or ``-`` for standard input
    :param parties: the register of parties; see :func:`read_plan`
    :param year: the year of days that state none
    :raises InputError: it cannot be opened, is damaged, too large, in no known encoding, or empty
    """
    path = held(path, most=TABLE)
    file = os.fspath(path)
    register = None if parties is None else parties if isinstance(parties, Parties) else Parties.of(parties)
    if ending_of(path) in _TABLES and not _is_text(path):
        grids, problems = read_grids(path)
        read = [_placed(read_plan(_lines(grid), register, year=year), file, grid.sheet) for grid in grids]
        whole = [plan for plan in read if plan.items] or read[:1]
        return WorkPlan(
            tuple(item for plan in whole for item in plan.items),
            tuple(unknown for plan in whole for unknown in plan.unknown),
            (*problems, *(problem for plan in whole for problem in plan.problems)),
            next((plan.year for plan in whole if plan.year), None),
        )
    text = read_document(path)
    if not text.strip():
        raise InputError(
            Words(f"{file}：文件中无文字；请核对文件", f"{file}: there is no text in it; check the file")
        )
    return _placed(read_plan(text, register, year=year), file, None)


def _is_text(path: str | os.PathLike[str]) -> bool:
    """Whether standard input, which has no ending, holds a text or a Word document and no table."""
    return os.fspath(path) == "-" and ending_of(path) == ".csv"


def _placed(plan: WorkPlan, file: str, sheet: str | None) -> WorkPlan:
    placed = tuple(attrs.evolve(problem, file=file, sheet=sheet) for problem in plan.problems)
    return attrs.evolve(plan, problems=placed)


def _lines(grid: Grid) -> str:
    """The rows of a sheet as lines of a table, one a row; a cell merged over several says the same in each."""
    rows = [["" if cell is None else cell for cell in row] for row in grid.cells.rows()]
    for merge in grid.merges:
        for row in rows[merge.top : merge.bottom + 1]:
            row[merge.left : merge.right + 1] = [rows[merge.top][merge.left]] * len(
                row[merge.left : merge.right + 1]
            )
    return "\n".join(
        "| " + " | ".join(" ".join(cell.split()).replace("|", "/") for cell in row) + " |" for row in rows
    )
