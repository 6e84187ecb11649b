"""Hold the truth against the files that were written: a plain second reading of every cell, and of the figures.

``python -m tests.county.check`` prints what does not agree. It knows nothing of ansheng: cells come from openpyxl,
fastexcel and csv as they stand, and what takes a clerk's judgement is passed over.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import fastexcel
import openpyxl

HERE = Path(__file__).resolve().parent
JUDGED = {"所属区域", "安全负责人", "整改率", "合格率", *(f"{month}月报送情况" for month in range(1, 7))}
"""What names are misspelled, states are written in several words, and rates without their sign, is for a clerk."""
MARKS = {"", "—", "/", "无", "待定", "不适用"}
LONG = "长期坚持"
YES, NO = ("☑是□否", "是☑否□"), ("□是☑否", "□否☑是", "是□否☑")
Grid = list[list[str]]


@cache
def load(path: Path) -> dict[str, Grid]:
    """The cells of a file as text, by sheet."""
    if path.suffix == ".csv":
        return {"": [list(row) for row in csv.reader(_decoded(path).splitlines(keepends=True))]}
    if path.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(path, data_only=True).worksheets
        return {
            sheet.title: [list(map(_plain, row)) for row in sheet.iter_rows(values_only=True)]
            for sheet in sheets
        }
    book = fastexcel.read_excel(path)
    return {name: _cells(book, name) for name in book.sheet_names}


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _cells(book: fastexcel.ExcelReader, name: str) -> Grid:
    frame = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
    return [list(map(_plain, row)) for row in frame.rows()]


def _plain(cell: object) -> str:
    return "" if cell is None else re.sub(r"^(\d{4}-\d\d-\d\d) 00:00:00$", r"\1", str(cell))


def read(raw: str, want: Any, month: int | None) -> Any:
    """What a plain reading of a cell gives, in the type wanted; None where it is beyond this reader."""
    text = " ".join(re.sub("[\u200b\ufeff]", "", raw).split())
    if isinstance(want, bool):
        return None if text == "是否" else _flag(text)
    if isinstance(want, int | float):
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?(e\+?\d+)?", text, re.I) else None
    if isinstance(want, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", want):
        return _day(text, month)
    return re.sub(r"^(\d+)\.0$", r"\1", text)


def _flag(text: str) -> bool:
    if text in YES or text in NO:
        return text in YES
    return not re.search(r"未|否|×|中$|没有|待|正在|尚", text)


def _day(text: str, month: int | None) -> str | None:
    text = re.sub(r" \d\d:\d\d$", "", text.translate(str.maketrans("０１２３４５６７８９．", "0123456789.")))
    if re.fullmatch(r"4\d{4}", text):
        return (date(1899, 12, 30) + timedelta(int(text))).isoformat()
    if re.fullmatch(r"20\d{6}", text):
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = [int(digits) for digits in re.findall(r"\d+", text)]
    parts = [month, *found] if len(found) == 1 and month else found
    parts = [2024, *parts] if len(parts) == 2 else parts
    if len(parts) != 3 or parts[1] > 12:
        return None
    year = parts[0] if parts[0] > 99 else 2000 + parts[0]
    return date(year, parts[1], parts[2]).isoformat()


def faults(truth: dict[str, Any], folder: Path) -> Iterator[str]:
    """Where the files are not as the truth says: headers, rows, cells in doubt, and values that are read otherwise."""
    doubtful = {(d["file"], d["sheet"], d["row"], d["header"]) for d in truth["doubtful"]}
    of_sheet = defaultdict(list)
    for table in truth["tables"]:
        grid = load(folder / table["file"])[table["sheet"]]
        of_sheet[table["file"], table["sheet"]].append(table)
        yield from _headers(table, grid)
        for record in table["records"]:
            yield from _values(table, record, grid, doubtful)
    for (file, sheet), tables in of_sheet.items():
        yield from _covered(f"{file} {sheet}", tables, load(folder / file)[sheet])


def _headers(table: dict[str, Any], grid: Grid) -> Iterator[str]:
    rows = [grid[row - 1] for row in table["header_rows"]]
    for header, number in table["columns"].items():
        parts = header.split("/") if len(rows) == 2 else [header]
        above = next((cell for cell in reversed(rows[0][:number]) if cell), "")
        if above != parts[0] or (len(parts) == 2 and rows[1][number - 1] != parts[1]):
            yield f"{table['file']} {table['sheet']}: the header {header!r} is not in column {number}"


def _values(table: dict[str, Any], record: dict[str, Any], grid: Grid, doubtful: set[Any]) -> Iterator[str]:
    row = grid[record["row"] - 1]
    for header, want in record["values"].items():
        number = table["columns"][header]
        raw = row[number - 1] if number <= len(row) else ""
        place = (table["file"], table["sheet"], record["row"], header)
        if place in doubtful:
            if want is not None or not raw:
                yield f"{place}: in doubt, and not without a value: {raw!r} {want!r}"
        elif want is None and raw.strip() not in MARKS:
            yield f"{place}: {raw!r} is no blank"
        elif want is not None:
            got = read(raw, want, table["context"]["month"])
            wan = "万元" in header and isinstance(got, float) and table["meaning"][header] != "（无用处）"
            got = round(got * 10000, 2) if wan else got
            judged = not raw or raw == LONG or table["meaning"][header] in JUDGED
            if not judged and got is not None and got != want and str(got) != str(want):
                yield f"{place}: {raw!r} is read as {got!r}, not {want!r}"


def _covered(where: str, tables: list[dict[str, Any]], grid: Grid) -> Iterator[str]:
    kinds = [
        row
        for table in tables
        for row in (
            *table["header_rows"],
            *(record["row"] for record in table["records"]),
            *(other["row"] for other in table["not_records"]),
        )
    ]
    filled = {number for number, row in enumerate(grid, 1) if any(row)}
    if len(kinds) != len(set(kinds)) or filled - set(kinds):
        yield f"{where}: rows told twice, or not at all: {filled - set(kinds)}"


def main() -> None:
    """Print the faults."""
    truth = json.loads(HERE.joinpath("truth.json").read_text(encoding="utf-8"))
    found = list(faults(truth, HERE / "dossier"))
    sys.stdout.write("".join(f"{fault}\n" for fault in (*found, f"{len(found)} faults")))


if __name__ == "__main__":
    main()
