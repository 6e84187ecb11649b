"""The workbook: what stands on its sheets, where its numbers lead, and how it prints."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import attrs
import pytest

from ansheng.dossier import open_dossier
from ansheng.errors import MissingExtraError, Problem
from ansheng.reports import Report, Section, Table, bulletin
from ansheng.reports.graphics import Form
from ansheng.reports.writers.excel import excel_files, pages, tables
from ansheng.words import Words
from tests.reports.writers.excel.conftest import (
    DIAGRAM,
    HAZARDS,
    counted,
    kept,
    links,
    of,
    opened,
    rows,
    written,
)

NAMES = ["目录", "整改情况", "逐月隐患", "任务挂图", "隐患台账", "数字", "数据问题"]


def test_a_sheet_for_everything_and_one_that_leads_to_it(full: Report) -> None:
    book = opened(written(full))
    assert book.sheetnames == NAMES
    told = [cell for row in rows(book["目录"]) for cell in row if cell]
    assert told[0] == "情况通报"
    assert {"发文机关：某市安委办", "本例数据均为虚构。"} <= set(told)
    assert list(links(book["目录"]).values()) == [f"'{name}'!A1" for name in NAMES[1:]]
    assert all(book[name]["A1"].hyperlink.location == "'目录'!A1" for name in NAMES[1:])
    assert all("本例数据均为虚构。" in book[name]["A2"].value for name in NAMES[1:])


def test_numbers_look_as_they_are_printed_and_lead_to_their_figure(full: Report) -> None:
    book, values = opened(written(full)), opened(written(full), values=True)
    sheet, shown, figures = book["整改情况"], values["整改情况"], book["数字"]
    table, _ = counted()
    for row, (cells, sources) in enumerate(zip(table.rows, table.sources, strict=True), start=4):
        for column, (cell, source) in enumerate(zip(cells, sources, strict=True), start=1):
            at = sheet.cell(row, column)
            stands = shown.cell(row, column).value
            assert stands == (float(cell) if isinstance(cell, Decimal) else "—" if cell is None else cell)
            if source is None:
                assert at.hyperlink is None
                continue
            name, place = at.hyperlink.location.split("!")
            assert (name, figures[place].value) == ("'数字'", source)
    assert [sheet.cell(7, at).number_format for at in (2, 4)] == ["0", "0.0"]
    assert [sheet.cell(7, at).value for at in (2, 3, 5)] == ["=SUM(B4:B6)", "=SUM(C4:C6)", 2]


def test_a_figure_says_where_it_comes_from(full: Report) -> None:
    sheet = opened(written(full))["数字"]
    [heads] = [row for row in rows(sheet) if row[0] == "编号"]
    found = {row[0]: dict(zip(heads, row, strict=True)) for row in rows(sheet)}
    one, empty = found["rate[煤矿]"], found["rate[空]"]
    assert (one["数值"], one["文中写作"], one["分子"], one["分母"]) == (83.7, "83.7%", 231, 276)
    assert [one["起始日"], one["统计截止日"]] == kept(date(2020, 1, 1), date(2020, 12, 31))
    assert (one["含义"], one["缺项记录"]) == ("“rate[煤矿]”的含义", 0)
    assert (empty["数值"], empty["文中写作"], empty["分母"]) == (None, "无法统计", 0)


def test_problems_are_listed_each_with_its_cell(full: Report) -> None:
    problem = Problem(
        "invalid", Words("应为日期", "a date"), "隐患.csv", None, 3, "发现日期", "=1+1", "C3", ("found",)
    )
    book = opened(written(attrs.evolve(full, problems=(problem,))))
    row = list(rows(book["数据问题"]))[3]
    assert row[1:7] == ("隐患.csv", None, 3, "发现日期", "C3", "=1+1")
    assert (row[7], row[9]) == ("应为日期", "found")


def test_a_list_has_choices_colours_a_filter_and_days(full: Report) -> None:
    sheet = opened(written(full))["隐患台账"]
    [choice] = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"是,否"', "E4:E23")
    shaded = {
        str(each.sqref): [rule.formula[0] for rule in each.rules] for each in sheet.conditional_formatting
    }
    assert list(shaded) == ["G4:G23"]
    assert '"逾期未整改"' in shaded["G4:G23"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A3:G23", "A4")
    assert ([sheet["D4"].value], sheet["D4"].number_format) == (kept(date(2020, 5, 1)), "yyyy-mm-dd")
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)


def test_a_total_is_no_part_of_the_filter(full: Report) -> None:
    sheet = opened(written(full))["整改情况"]
    assert sheet.auto_filter.ref == "A3:E6"
    assert sheet["A9"].value == "注：甲。"


def test_a_diagram_has_its_chart_beside_the_table(full: Report) -> None:
    sheet = opened(written(full))["逐月隐患"]
    assert list(rows(sheet))[3:6] == [("1月", 3, 1), ("2月", None, 2), ("3月", 5, 3)]
    assert sheet["B4"].hyperlink.location == "'数字'!A4"
    [chart] = sheet._charts
    assert [series.val.numRef.f for series in chart.series] == ["逐月隐患!$B$4:$B$6", "逐月隐患!$C$4:$C$6"]


@pytest.mark.parametrize("form", ["bars", "stacked", "lines", "funnel"])
def test_every_form_of_a_diagram_has_a_chart(full: Report, form: Form) -> None:
    section = Section("图", (attrs.evolve(DIAGRAM, form=form),))
    sheet = opened(written(attrs.evolve(full, sections=(section,))))["逐月隐患"]
    assert len(sheet._charts) == 1


def test_a_wall_chart_has_bars_over_its_months(full: Report) -> None:
    sheet = opened(written(full))["任务挂图"]
    heads = [cell for cell in list(rows(sheet))[2] if isinstance(cell, datetime)]
    assert heads == kept(*(date(2020, month, 1) for month in range(1, 10)))
    [area] = [each for each in sheet.conditional_formatting if str(each.sqref) == "G4:O5"]
    first = area.rules[0].formula[0]
    assert "EDATE(G$3,1)" in first
    assert '$F4="逾期未完成"' in first


def test_in_english_there_is_no_chinese_but_names(full: Report) -> None:
    book = opened(written(full, "en"))
    assert book.sheetnames[0] == "contents"
    assert book.sheetnames[-2:] == ["figures", "problems"]
    assert [cell.value for cell in book["figures"][3]][:3] == ["id", "indicator", "value"]


def test_more_rows_than_a_person_opens_are_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_ROWS", 3)
    table, figures = counted()
    long = attrs.evolve(
        table, rows=(*table.rows[:3], *table.rows), sources=(*table.sources[:3], *table.sources)
    )
    sheet = opened(written(of(long, HAZARDS, figures=figures)))
    cut = list(rows(sheet["整改情况"]))
    assert [row[0] for row in cut[3:6]] == ["煤矿", "消防", "合计"]
    assert cut[5][1] == 799
    assert "共7行，只列出前3行，其余4行未列出" in str(cut[-1][0])
    assert "其余17行" in str(list(rows(sheet["隐患台账"]))[-1][0])
    assert [row[4] for row in rows(sheet["目录"]) if row[1] == "隐患台账"] == [20]


def test_more_links_than_a_spreadsheet_opens_are_left_out_and_said(
    full: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_LINKS", 5)
    sheet = opened(written(full))["整改情况"]
    assert sum(cell.hyperlink is not None for row in sheet.iter_rows() for cell in row) == 5
    assert "不设链接" in str(list(rows(sheet))[-1][0])


def test_the_same_report_gives_the_same_bytes(full: Report) -> None:
    assert written(full) == written(full)


def test_a_long_report_goes_to_disk_as_it_is_written_and_is_the_same(
    full: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(written(full))
    monkeypatch.setattr("ansheng.reports.writers.excel.book._MANY", 0)
    after = opened(written(full))
    assert written(full) == written(full)
    for name in NAMES:
        assert list(rows(before[name])) == list(rows(after[name]))
        assert links(before[name]) == links(after[name])


def test_a_report_of_nothing_and_a_table_of_nothing() -> None:
    assert opened(written(of())).sheetnames == ["目录", "数字", "数据问题"]
    empty = Table("空表", ("甲", "乙"), (), ("无。",))
    assert list(rows(opened(written(of(empty)))["空表"]))[2:] == [("甲", "乙"), (None, None), ("无。", None)]


def test_the_bulletin_of_the_example() -> None:
    report = bulletin(open_dossier("examples/lingwu-2020"), period="2020", as_of="2020-12-31")
    book = opened(written(report))
    sheet = next(book[name] for name in book.sheetnames if "行业" in name)
    last = next(row for row in sheet.iter_rows() if row[0].value == "合计")
    assert str(last[1].value).startswith("=SUM(")
    assert str(last[3].value).startswith("=IF(")


def test_an_absent_library_is_named(full: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match="xlsxwriter"):
        excel_files(full)


def test_old_days_are_text() -> None:
    table = Table("表", ("日期",), ((date(1899, 12, 31),), (date(1900, 3, 1),)))
    cells = list(rows(opened(written(of(table)))["表"]))
    assert [cells[3][0], cells[4][0]] == ["1899-12-31", *kept(date(1900, 3, 1))]
