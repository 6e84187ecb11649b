"""Reading the tables of offices: CSV, Excel and Parquet files as they come, without guessing and without losing a row.

The text of the cells is given as written; it is for the Facts classes to say what it means. See
:mod:`ansheng.sheets.layout` for how a header is found and what is not data, :mod:`ansheng.sheets.formats.delimited` and
:mod:`ansheng.sheets.workbooks.workbook` for the two kinds of files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path

import attrs

from ansheng.errors import InputError, Problem
from ansheng.logs import LOG, Watch
from ansheng.sheets.door import STDIN, read_input
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.formats.markup import is_page, read_page
from ansheng.sheets.formats.parquet import PARQUET, is_parts, read_parquet
from ansheng.sheets.grid import Grid
from ansheng.sheets.held import Held, readable
from ansheng.sheets.layout import RawTable, tables_of
from ansheng.sheets.workbooks.workbook import read_workbook
from ansheng.words import Words

__all__ = ["DELIMITED", "WORKBOOKS", "RawTable", "ending_of", "inside", "read_grids", "read_table"]

DELIMITED = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WIDE = b"\xff\xfe", b"\xfe\xff"
_APART, _NO_TEXT = re.compile(rb"[,\t;\n]"), re.compile(rb"[\x00-\x08\x0e-\x1f]")


def read_table(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    known: Collection[str] = (),
    others: bool = False,
) -> list[RawTable]:
    """The tables of a file: one for CSV and Parquet, one for every visible sheet that is not empty for a workbook.

    A sheet on which several tables of the same things stand gives each of them.

    :param path: a .csv, .tsv, .txt, .xlsx, .xlsm, .xls or .parquet file, a folder or pattern of the last; ``-`` is
        standard input, told by its content
    :param sheet: the one sheet to read; it may be a hidden one
    :param known: titles and aliases of the columns that are expected, by which the header is recognised
    :param others: whether tables of other things on a sheet are given as well, each ``apart``
    :raises InputError: when the file cannot be read; what is wrong with single rows and columns is listed in
        ``problems`` of the tables instead
    """
    if ending_of(path) == PARQUET:
        _refuse_sheet(str(path), PARQUET, sheet)
        watch = Watch()
        with readable(str(path)):
            frame = read_parquet(path)
        LOG.info("file %s: a table, %d rows, %.3f s", path, frame.height, watch.seconds)
        return [RawTable(str(path), None, tuple(frame.columns), frame, None)]
    grids, problems = read_grids(path, sheet=sheet)
    with readable(str(path)):
        first, *rest = [table for grid in grids for table in tables_of(grid, known, others=others)]
    return [attrs.evolve(first, problems=(*problems, *first.problems)), *rest]


def read_grids(
    path: str | os.PathLike[str], *, sheet: str | None = None
) -> tuple[list[Grid], tuple[Problem, ...]]:
    """The cells of a file before anything is understood of them: one grid, or one for every sheet of a workbook.

    :param path: a .csv, .tsv, .txt, .xlsx, .xlsm or .xls file; ``-`` is standard input, told by its content
    :raises InputError: when the file cannot be read
    """
    file, ending = str(path), ending_of(path)
    if ending not in (*DELIMITED, *WORKBOOKS):
        kind = f"“{ending}”文件" if ending else "无扩展名的文件"
        raise InputError(
            Words(
                f"{file}：不支持{kind}；请另存为 CSV、TSV、XLSX、XLSM、XLS 或 Parquet",
                f"{file}: {ending or 'no'} files are not read; accepted are CSV, TSV, XLSX, XLSM, XLS and Parquet",
            )
        )
    _refuse_sheet(file, ending, sheet)
    watch = Watch()
    with readable(file):
        grids, problems = _grids(read_input(path), ending, file, sheet)
    rows = sum(grid.cells.height for grid in grids)
    LOG.info("file %s: %d sheets, %d rows, %.3f s", file, len(grids), rows, watch.seconds)
    return grids, tuple(problems)


def _grids(data: bytes, ending: str, file: str, sheet: str | None) -> tuple[list[Grid], Iterable[Problem]]:
    if ending in DELIMITED:
        return [read_delimited(_not_workbook(data, file), file)], ()
    if is_page(data):
        return read_page(data, file, sheet), ()
    return read_workbook(_not_text(data, file), file, sheet)


def ending_of(path: str | os.PathLike[str]) -> str:
    """The ending by which a file is read, in small letters; that of content without a name is told by itself.

    :raises InputError: standard input cannot be read
    """
    unnamed = isinstance(path, Held) and not Path(path).suffix
    if not unnamed and os.fspath(path) != STDIN:
        return PARQUET if is_parts(path) else Path(path).suffix.lower()
    start = read_input(path)[:4]
    return PARQUET if start == b"PAR1" else ".xlsx" if start.startswith(_WORKBOOK) else ".csv"


def _refuse_sheet(file: str, ending: str, sheet: str | None) -> None:
    if sheet is not None and ending not in WORKBOOKS:
        raise InputError(
            Words(
                f"{file}：不是 Excel 工作簿，不能指定工作表“{sheet}”；请去掉工作表名",
                f"{file}: is no workbook, so it has no sheet {sheet!r}; name none",
            )
        )


def inside(root: str | os.PathLike[str], path: str | os.PathLike[str]) -> Path:
    """The resolved path of ``path`` below ``root``, links followed.

    :raises InputError: when it leads out of ``root``
    """
    try:
        base = Path(root).resolve()
        target = (base / path).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(
            Words(f"路径“{path}”无效；请更正路径", f"not a path: {str(path)!r}; mend it")
        ) from error
    if not target.is_relative_to(base):
        raise InputError(
            Words(
                f"路径“{path}”在案卷文件夹之外，不读取；请改为案卷文件夹内的路径",
                f"the path {str(path)!r} leads out of its folder; name one inside",
            )
        )
    return target


def _not_workbook(data: bytes, file: str) -> bytes:
    if data.startswith(_WORKBOOK):
        raise InputError(
            Words(
                f"{file}：内容是 Excel 工作簿；请把扩展名改为 .xlsx 或 .xls",
                f"{file}: the content is a workbook; rename it to .xlsx or .xls",
            )
        )
    return data


_TEXTS = {
    b"<?xml": Words(
        "旧版 Excel 的文本表格；请用电子表格软件打开并另存为 .xlsx",
        "a text table of an old Excel; open it and save it as .xlsx",
    ),
    b"MIME-Version": Words(
        "单个文件网页；请用电子表格软件打开并另存为 .xlsx", "a web archive; open it and save it as .xlsx"
    ),
}
_DELIMITED_TEXT = Words(
    "文本（CSV、TSV）；请把扩展名改为 .csv 或 .tsv", "text (CSV, TSV); rename it to .csv or .tsv"
)


def _not_text(data: bytes, file: str) -> bytes:
    """The content of a workbook; what is text is called by its name."""
    if not data or data.startswith(_WORKBOOK):
        return data
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    told = next((words for mark, words in _TEXTS.items() if start.startswith(mark)), None)
    if told is None and (start.startswith(_WIDE) or (_APART.search(start) and not _NO_TEXT.search(start))):
        told = _DELIMITED_TEXT
    if told is None:
        return data
    raise InputError(Words(f"{file}：内容是{told.zh}", f"{file}: the content is {told.en}"))
