"""A report with every kind of item that a workbook shows, built by hand."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from ansheng.dates import Period
from ansheng.indicators import Figure, Print
from ansheng.reports import Paragraph, Report, Section, Table
from ansheng.reports.graphics import Diagram, Series, WallChart, WallTask
from ansheng.reports.model import Cell
from ansheng.reports.writers.excel import excel_files
from ansheng.words import Lang

YEAR = Period.parse("2020")
AS_OF = date(2020, 12, 31)
PARTS: Sequence[tuple[str, int, int]] = (("煤矿", 276, 231), ("消防", 523, 418), ("空", 0, 0))


def figure(name: str, value: int | Decimal | None, unit: str = "条", **more: Any) -> Figure:
    """A figure of the year."""
    return Figure(name, name, value, unit, YEAR, AS_OF, f"“{name}”的含义", {}, **more)


def rate(name: str, part: int, whole: int, value: Decimal | None) -> Figure:
    """A rate in percent with a decimal."""
    return figure(name, value, "%", numerator=part, denominator=whole, style=Print(places=1))


def counted() -> tuple[Table, tuple[Figure, ...]]:
    """A table of counts and rates of :data:`PARTS` with its total, and its figures."""
    shown = {"煤矿": Decimal("83.7"), "消防": Decimal("79.9"), "空": None, "合计": Decimal("81.2")}
    lines = [*PARTS, ("合计", 799, 649)]
    figures: list[Figure] = []
    rows: list[tuple[Cell, ...]] = []
    for name, found, done in lines:
        made = (
            figure(f"found[{name}]", found),
            figure(f"done[{name}]", done),
            rate(f"rate[{name}]", done, found, shown[name]),
            figure(f"units[{name}]", 2),
        )
        figures += made
        rows.append((name, *(one.value for one in made)))
    sources = [
        (None, *(f"{kind}[{name}]" for kind in ("found", "done", "rate", "units"))) for name, _, _ in lines
    ]
    heads = ("名称", "排查", "已整改", "整改率（%）", "单位数")
    return Table("整改情况", heads, tuple(rows), ("注：甲。",), tuple(sources), total=True), tuple(figures)


HAZARDS = Table(
    "隐患台账",
    ("编号", "单位", "隐患内容", "发现日期", "是否整改", "整改期限", "状态"),
    tuple(
        (
            f"{at:03}",
            f"第{at}企业",
            "消防通道堵塞" * (1 + at % 9),
            date(2020, 5, 1 + at),
            ("是", "否", None)[at % 3],
            date(2020, 6, 1 + at),
            ("逾期未整改", "按期完成", "正常推进")[at % 3],
        )
        for at in range(20)
    ),
)
DIAGRAM = Diagram(
    "逐月隐患",
    "lines",
    ("1月", "2月", "3月"),
    (
        Series("排查", (3, None, 5), ("3", "—", "5"), ("found[煤矿]", None, None)),
        Series("整改", (1, 2, 3), ("1", "2", "3")),
    ),
    "条",
    "排查和整改的隐患",
    "月份",
)
WALL = WallChart(
    "任务挂图",
    date(2020, 8, 31),
    (
        WallTask("建台账", "甲局", "overdue", date(2020, 1, 3), date(2020, 8, 20)),
        WallTask("建机制", "乙局", "done", None, date(2020, 9, 30), date(2020, 8, 1)),
    ),
)


@pytest.fixture
def full() -> Report:
    """A report with tables, a diagram, a wall chart and a list."""
    table, figures = counted()
    return Report(
        "情况通报",
        "某市安委办",
        "sample",
        YEAR,
        AS_OF,
        figures,
        (Section("一、整改", (Paragraph("见表。"), table)), Section("二、图", (DIAGRAM, WALL))),
        made_up="本例数据均为虚构。",
        annexes=(Section("附件", (HAZARDS,)),),
    )


def of(*tables: Table, figures: tuple[Figure, ...] = ()) -> Report:
    """A report of these tables."""
    return Report("通报", "安委办", "sample", YEAR, AS_OF, figures, (Section("一", tables),))


def written(report: Report, lang: Lang = "zh") -> bytes:
    """The workbook of a report."""
    [content] = excel_files(report, lang).values()
    return content


def kept(*days: date) -> list[datetime]:
    """Days as a reader of workbooks gives them."""
    return [datetime.combine(day, datetime.min.time()) for day in days]


def links(sheet: Any) -> dict[str, str]:
    """Where the cells of a sheet lead."""
    return {
        cell.coordinate: cell.hyperlink.location
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }


def opened(content: bytes, *, values: bool = False) -> Any:
    """A workbook as a strict reader sees it: its formulas, or the values kept beside them."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The values of a sheet, row by row."""
    return iter(sheet.iter_rows(values_only=True))
