"""The workbook of a report as an office program computes it: every formula gives the figure that the report prints.

    python tests/recalculated_lists.py

Writes the workbook of the example and one of rates that lie halfway between two printed ones, puts a wrong value
beside each formula, has LibreOffice open and save both, and fails where a formula then gives anything but what the
report prints. Needs the extra ``report``, openpyxl and ``soffice`` with Calc.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl

from ansheng.dossier import open_dossier
from ansheng.indicators import Figure, Print
from ansheng.indicators.printing import half_up, ratio
from ansheng.reports import Report, Section, Table, bulletin
from ansheng.reports.model import Cell
from ansheng.reports.writers.excel import excel_files

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
"""The setting that has every formula computed anew when a workbook is opened."""

WRONG = -77
_VALUE = re.compile(rb"(</f><v>)[^<]*(</v>)")
_TEXT = re.compile(rb' t="str"(><f>)')


def halfway(report: Report) -> Report:
    """A report of rates whose exact value lies just halfway between two printed ones, or is none."""
    places = (0, 1, 2)
    parts = [
        (part, whole, at)
        for at in places
        for whole in (0, 3, 8, 40, 160, 2000)
        for part in (0, 1, 3, 7, 23, 161)
    ]
    figures: list[Figure] = []
    rows: list[tuple[Cell, ...]] = []
    for at, (part, whole, decimals) in enumerate(parts, start=1):
        exact = ratio(part, whole, 100)
        value = None if exact is None else half_up(exact, decimals)
        days, style = (report.period, report.as_of), Print(decimals)
        figures.append(Figure(f"r{at}", "率", value, "%", *days, "率", {}, part, whole, style=style))
        rows.append((f"第{at}行", part, whole, value, Decimal(at).scaleb(-2)))
    counts = (sum(part for part, _, _ in parts), sum(whole for _, whole, _ in parts))
    rows.append(("合计", *counts, None, Decimal(sum(range(len(parts) + 1))).scaleb(-2)))
    sources = (*((None, None, None, one.id, None) for one in figures), (None,) * 5)
    table = Table(
        "率", ("名称", "部分", "全部", "率（%）", "金额（万元）"), tuple(rows), (), sources, total=True
    )
    return Report(
        "率", "某办", "rates", report.period, report.as_of, tuple(figures), (Section("率", (table,)),)
    )


def spoilt(content: bytes) -> bytes:
    """The workbook with a wrong value beside every formula."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = _TEXT.sub(rb"\1", old.read(name)) if name.startswith("xl/worksheets/") else old.read(name)
            new.writestr(name, _VALUE.sub(b"\\g<1>%d\\2" % WRONG, part))
    return made.getvalue()


def recalculated(content: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice opens, computes and saves it."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    (folder / "lists.xlsx").write_bytes(content)
    command = [
        "soffice",
        f"-env:UserInstallation={profile.parent.as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*command, "--outdir", str(folder / "saved"), str(folder / "lists.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (folder / "saved" / "lists.xlsx").read_bytes()


def compared(report: Report, folder: Path) -> Iterator[tuple[str, object, object]]:
    """Every cell with a formula: what is printed there, and what LibreOffice computes."""
    [content] = excel_files(report, "zh").values()
    printed = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    wrong = spoilt(content)
    before = openpyxl.load_workbook(io.BytesIO(wrong), data_only=True)
    found = openpyxl.load_workbook(io.BytesIO(recalculated(wrong, folder)), data_only=True)
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    name, place = sheet.title, cell.coordinate
                    assert before[name][place].value == WRONG, place
                    yield f"{name}!{place}", printed[name][place].value, found[name][place].value


def main() -> None:
    """Compare both workbooks.

    :raises SystemExit: a formula gives something else
    """
    example = bulletin(open_dossier("examples/lingwu-2020"), period="2020", as_of="2020-12-31")
    for report, least in ((example, 35), (halfway(example), 100)):
        with tempfile.TemporaryDirectory() as folder:
            cells = list(compared(report, Path(folder)))
        wrong = [each for each in cells if each[1] != each[2]]
        if wrong or len(cells) < least:
            sys.exit(
                f"{report.title}: {len(cells)} formulas, {len(wrong)} of them give something else: {wrong[:20]}"
            )
        sys.stdout.write(
            f"{report.title}: {len(cells)} formulas computed by LibreOffice give what is printed\n"
        )


if __name__ == "__main__":
    main()
