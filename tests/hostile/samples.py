"""Whole files of every kind that is read, small ones as an office has them, from which damaged ones are made."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
import xlwt

from ansheng.hazards.ledger import Ledger
from ansheng.hazards.ledger.exporting import FORMS
from tests.pdfs import pdf

TITLES = (
    "编号",
    "单位名称",
    "隐患描述",
    "隐患等级",
    "发现日期",
    "整改期限",
    "是否整改",
    "整改完成日期",
    "罚款（万元）",
)
ROWS = (
    ("H1", "甲厂", "储罐液位监测失效", "重大", "2020-07-02", "2020-07-31", "是", "2020-07-20", "1.5"),
    ("H2", "乙站", "装卸口无防拉脱联锁", "一般", "2020-08-11", "2020-09-01", "否", "", ""),
    ("H3", "丙公司", "“三同时”未落实,需补办", "一般", "2020年9月3日", "2020.10.1", "是", "44105", "0.3"),
)
FACTS = ("编号", "已装压力、罐容或液位监测", "监测能超限报警")
TANKS = (("T1", "否", "否"), ("T2", "是", ""), ("T3", "是", "否"))

TABLES = ((TITLES, ROWS), (FACTS, TANKS))

CAMPAIGN = """
[campaign]
title = "三年行动"
issuer = "专班"
starts = 2020-07-01
ends = 2022-12-31

[report]
period = "2020"
as_of = 2020-12-31

[columns]
"处理情况" = "是否整改"

[values."隐患"."是否整改"]
"整改完毕" = "是"
"在改" = "否"

[defaults]
"地区" = "一镇"
"""

TEXT = """灵安专发〔2020〕9号 通报

一、总体情况
截至2020年12月31日，全市共检查企业120家次，排查隐患280处，已整改252处，整改率90%。其中重大隐患4处，同比下降20%。
二、存在问题
（一）道路运输方面检查30家次，占25%。
"""

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>通报</title></head><body>
<h1>通报</h1><p>全市共排查隐患280处，已整改252处，整改率90%。</p>
<table><tr><th rowspan="2">地区</th><th colspan="2">隐患</th></tr><tr><td>排查</td><td>整改</td></tr>
<tr><td>一镇</td><td>100</td><td>90</td></tr><tr><td>二镇</td><td>180</td><td>162</td></tr></table>
<ul><li>第一&amp;第二</li></ul></body></html>
"""


def workbook(titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A workbook with a title, merged cells, a day, a share, a formula, a comment and a hidden sheet."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("台账")
        sheet.merge_range(0, 0, 0, len(titles) - 1, "一镇隐患台账")
        sheet.write_row(1, 0, titles)
        for at, row in enumerate(rows, 2):
            sheet.write_row(at, 0, row)
        sheet.write_number(4, 1, 44105, book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_rich_string(3, 1, "乙", book.add_format({"font_strikeout": True}), "丙", "站")
        sheet.write_number(6, 1, 0.125, book.add_format({"num_format": "0.0%"}))
        sheet.write_formula(6, 0, "=SUM(A3:A5)", None, "合计")
        sheet.write_comment(2, 0, "核对")
        book.add_worksheet("说明").hide()
    return held.getvalue()


def old_workbook(titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A workbook of the form before 2007."""
    book, held = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet("台账")
    for at, row in enumerate((titles, *rows)):
        for column, value in enumerate(row):
            page.write(at, column, value)
    book.save(held)
    return held.getvalue()


def text(titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...], apart: str = ",") -> str:
    """A table as delimited text, every second cell in quotes."""
    quoted = (
        [f'"{cell}"' if at % 2 else cell.replace(",", "") for at, cell in enumerate(row)] for row in rows
    )
    return "\r\n".join(apart.join(row) for row in (titles, *quoted)) + "\r\n"


def _parquet(titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...], **options: object) -> bytes:
    held = io.BytesIO()
    columns = dict(zip(titles, zip(*rows, strict=True), strict=True))
    table = pa.table(
        {**{name: list(values) for name, values in columns.items()}, "数": [1.5, None, 3.0], "序": [1, 2, 3]}
    )
    pq.write_table(table, held, **options)
    return held.getvalue()


def _nested() -> bytes:
    held = io.BytesIO()
    frame = {"编号": ["T1", "T2"], "部件": [[{"名": "甲", "数": 1}], []], "是否": [True, None]}
    pl.DataFrame(frame).write_parquet(held)
    return held.getvalue()


def _xlsx() -> list[bytes]:
    return [workbook(*table) for table in TABLES]


def _csv() -> list[bytes]:
    return [
        text(*TABLES[0]).encode(),
        text(*TABLES[1]).encode("gb18030"),
        text(*TABLES[1], apart="\t").encode("utf-16"),
        text(*TABLES[1]).encode("utf-8-sig"),
    ]


def _parquets() -> list[bytes]:
    delta = dict.fromkeys(FACTS, "DELTA_BYTE_ARRAY")
    return [
        _parquet(*TABLES[1], compression="none"),
        _parquet(*TABLES[1], compression="zstd", use_dictionary=False),
        _parquet(*TABLES[1], compression="snappy", data_page_version="2.0"),
        _parquet(*TABLES[1], compression="gzip", use_dictionary=False, column_encoding=delta),
        _nested(),
    ]


def _word() -> list[bytes]:
    held, document = io.BytesIO(), docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.add_paragraph("排查隐患12处", style="List Number")
    table = document.add_table(2, 3)
    for at, word in enumerate(("地区", "排查", "整改", "一镇", "100", "90")):
        table.cell(at // 3, at % 3).text = word
    document.save(held)
    return [held.getvalue()]


SAMPLES: Mapping[str, Callable[[], list[bytes]]] = {
    "xlsx": _xlsx,
    "xls": lambda: [old_workbook(*table) for table in TABLES],
    "csv": _csv,
    "parquet": _parquets,
    "docx": _word,
    "toml": lambda: [CAMPAIGN.encode()],
    "html": lambda: [PAGE.encode(), PAGE.replace("utf-8", "gbk").encode("gb18030")],
    "pdf": lambda: [pdf(TEXT.splitlines())],
    "txt": lambda: [TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode("utf-16")],
}
"""The files of each kind, by its ending."""


@cache
def samples(kind: str) -> tuple[bytes, ...]:
    """The files of a kind, the same ones whenever they are asked for."""
    return tuple(SAMPLES[kind]())


@cache
def exports() -> tuple[Mapping[str, bytes], ...]:
    """Exports of a ledger, in both forms: the files of the folder by name."""
    with TemporaryDirectory() as name, Ledger.open("sqlite://", create=True) as ledger:
        folder = Path(name)
        (folder / "a.csv").write_text(text(*TABLES[0]), encoding="utf-8")
        ledger.import_table(folder / "a.csv", by="科员", on="2020-12-01")
        ledger.record(
            {"id": "=H4", "description": "漏电,“三相”\n电缆", "unit": "丁厂"}, by="科员", on="2020-12-02"
        )
        forms = [folder / form for form in FORMS]
        for form in forms:
            ledger.export(form, form=form.name)
        return tuple({file.name: file.read_bytes() for file in sorted(form.iterdir())} for form in forms)
