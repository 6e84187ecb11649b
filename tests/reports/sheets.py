"""Workbooks opened again by a real reader, changed as people change them, and saved under another name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import fastexcel
import xlsxwriter

Cells = list[list[Any]]


def opened(content: bytes) -> dict[str, Cells]:
    """The cells of every sheet; an empty cell is None."""
    reader = fastexcel.read_excel(content)
    return {
        name: [
            list(row) for row in reader.load_sheet(name, header_row=None, dtypes="string").to_polars().rows()
        ]
        for name in reader.sheet_names
    }


def saved(path: Path, sheets: Mapping[str, Cells]) -> Path:
    """The cells as a workbook of their own: what a person sees and saves, without the look."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for row, values in enumerate(cells):
                for column, value in enumerate(values):
                    if hasattr(value, "year"):
                        sheet.write_datetime(row, column, value, day)
                    elif value is not None:
                        sheet.write(row, column, value)
    return path


def row_of(cells: Cells, name: str) -> int:
    """The row, from 0, that carries the name of a fact."""
    [found] = [at for at, row in enumerate(cells) if row[-1] == name]
    return found


def answer(cells: Cells, given: Mapping[str, Any], column: int = 2) -> None:
    """Write answers beside the names of facts."""
    for name, value in given.items():
        cells[row_of(cells, name)][column] = value


def validations(content: bytes, sheet: int = 1) -> dict[str, dict[str, str]]:
    """What a spreadsheet offers and expects, by the range of cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        tree = ET.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314 - written by the test
    found = {}
    for node in tree.iter():
        if node.tag.endswith("}dataValidation"):
            formula = next((part.text or "" for part in node if part.tag.endswith("formula1")), "")
            for cells in node.get("sqref", "").split():
                found[cells] = {**node.attrib, "formula": formula}
    return found


def part(content: bytes, name: str) -> str:
    """One part of a workbook as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read(name).decode()


def formulas(content: bytes) -> Iterable[str]:
    """The formulas in a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/sheet"):
                yield from re.findall(r"<f[ >].*?</f>", book.read(name).decode())


def quoted(content: bytes, cell: str) -> bool:
    """Whether a cell of the first sheet stays text when somebody edits it."""
    [style] = re.findall(rf'<c r="{cell}" s="(\d+)"', part(content, "xl/worksheets/sheet1.xml"))
    formats = ET.fromstring(part(content, "xl/styles.xml"))  # noqa: S314 - written by the test
    [cells] = [node for node in formats if node.tag.endswith("}cellXfs")]
    return cells[int(style)].get("quotePrefix") == "1"


def typed_in(
    content: bytes, given: Mapping[str, str], merged: Iterable[str] = (), *, formula: bool = False
) -> bytes:
    """The workbook itself, with text or formulas typed into cells of its first sheet, and some merged."""
    name = "xl/worksheets/sheet1.xml"
    sheet = part(content, name)
    for cell, text in given.items():
        value = f"><f>{text}</f></c>" if formula else f' t="inlineStr"><is><t>{text}</t></is></c>'
        sheet, count = re.subn(rf'<c r="{cell}" s="(\d+)"/>', rf'<c r="{cell}" s="\1"{value}', sheet)
        assert count == 1, cell
    ranges = "".join(f'<mergeCell ref="{cells}"/>' for cells in merged)
    sheet = sheet.replace("</mergeCells>", f"{ranges}</mergeCells>")
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(changed, "w") as copy:
        for entry in book.namelist():
            copy.writestr(entry, sheet if entry == name else book.read(entry))
    return changed.getvalue()
