"""Web pages under the ending of a workbook, as many systems export them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ansheng.errors import InputError
from ansheng.sheets.formats import markup
from ansheng.sheets.reading import RawTable, read_table

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{}"><title>x</title>
<style>td {{mso-number-format:"@"}}</style></head><body><table border=1>
<tr><td colspan=4>隐患台账</td></tr>
<tr><th>编号<th>统一社会<br>信用代码<th>隐患描述<th>发现日期</tr>
<tr><td>A1<td>916401815854159361<td>漏电&amp;堵塞<br/>二处<td rowspan=2>2026-07-01</tr>
<tr style="display: none"><td>A2<td>916401815854159362<td><s>堵塞</s></tr>
<tr><td>合计<td colspan=3>2</table></body></html>"""


def page(tmp_path: Path, text: str | bytes, name: str = "导出.xls") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def one(path: Path) -> RawTable:
    (table,) = read_table(path)
    return table


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["导出.xls", "导出.xlsx"])
def test_the_table_of_a_page_is_read(tmp_path: Path, encoding: str, name: str) -> None:
    table = one(page(tmp_path, PAGE.format(encoding).encode(encoding), name))
    assert table.headers == ("编号", "统一社会信用代码", "隐患描述", "发现日期")
    assert table.frame.rows() == [
        ("A1", "916401815854159361", "漏电&堵塞\n二处", "2026-07-01"),
        ("A2", "916401815854159362", "堵塞", "2026-07-01"),
    ]
    assert table.titles == ("隐患台账",)
    assert [(p.kind, p.row) for p in table.problems] == [
        ("total_row", 5),
        ("struck_cell", 4),
        ("hidden_row", 4),
    ]


def test_a_page_without_a_stated_encoding_is_read(tmp_path: Path) -> None:
    table = one(page(tmp_path, "<table><tr><td>编号<td>单位<tr><td>1<td>甲厂</table>".encode("gbk")))
    assert table.frame.rows() == [("1", "甲厂")]


def test_each_table_of_a_page_is_one(tmp_path: Path) -> None:
    inner = "<table><tr><td>编号<td>单位</td></tr><tr><td>1<td>甲厂</td></tr></table>"
    path = page(tmp_path, f"<html><table><tr><td>{inner}</td></tr></table>{inner.replace('甲', '乙')}")
    assert [(table.sheet, table.frame.rows()) for table in read_table(path)] == [
        ("表1", [("1", "甲厂")]),
        ("表2", [("1", "乙厂")]),
    ]
    assert [table.frame.rows() for table in read_table(path, sheet="表2")] == [[("1", "乙厂")]]
    with pytest.raises(InputError, match="其中有表1、表2"):
        read_table(path, sheet="台账")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<html><body>无</body></html>", "内容是网页，无所需的表格"),
        ("<html><table></table></html>", "内容是网页，无所需的表格"),
        ('<?xml version="1.0"?>\n<!-- 导出 -->\n<!DOCTYPE html><html/>', "内容是网页，无所需的表格"),
        ("编号,单位\n1,甲厂\n", "内容是文本（CSV、TSV）；请把扩展名改为 .csv 或 .tsv"),
        ("编号\t单位\n1\t甲厂\n".encode("gbk"), "内容是文本"),
        ("编号\t单位\n1\t甲厂\n".encode("utf-16"), "内容是文本"),
        (
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "内容是旧版 Excel 的文本表格",
        ),
        ("MIME-Version: 1.0\nContent-Type: multipart/related", "内容是单个文件网页"),
        (b"\x00\x01\x02,\n", "不是 Excel 工作簿"),
        (b"", "文件为空"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(tmp_path: Path, content: str | bytes, said: str) -> None:
    path = page(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_table(path)
    assert said in str(caught.value)
    assert caught.value.text("en").startswith(str(path))


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + "<tr><td colspan=1000>x" * 6000,
        "<table><tr>" + "<td>x" * 3000 + "<tr><td>x" * 2000,
    ],
)
def test_a_page_that_unfolds_without_end_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="过大"):
        read_table(page(tmp_path, text))


def test_a_page_of_many_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_LARGEST", 20)
    with pytest.raises(InputError, match="超过64 MB"):
        read_table(page(tmp_path, "<table><tr><td>编号</table>"))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3>", "<td colspan=2 rowspan=0>", "x", "<br>",
     "<script>", "</script>", "<!--", "-->", "&amp", "<s>", "<table", "<td rowspan=999999>", "<p>", "]]>", "<![CDATA["]
), max_size=60))  # fmt: skip
def test_pages_in_pieces_raise_nothing_but_input_errors(pieces: list[str]) -> None:
    try:
        grids = markup.read_page(("<html>" + "".join(pieces)).encode(), "页.xls")
    except InputError:
        return
    assert all(grid.cells.height for grid in grids)
