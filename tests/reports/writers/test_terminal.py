"""Terminal: wide characters aligned, lines that fit, nothing that could drive the terminal."""

from decimal import Decimal

import attrs
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from ansheng.reports import Paragraph, Report, Section, Table
from ansheng.reports.model import Item
from ansheng.reports.writers.terminal import page, render
from ansheng.reports.writers.text_tables import text_table
from ansheng.wrapping import wrap
from tests.reports.conftest import MANY, many_problems

SIGNS = st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd", "Po", "Ps", "Pe", "Zs", "Sm"))
TEXTS = st.text(SIGNS, max_size=60)
HAN = st.text("安全生产隐患整改，。（）A1 ", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


def test_the_whole_report_is_there(report: Report) -> None:
    text = render(report)
    for part in (
        "某市安全生产专项整治情况通报",
        "某市安委办",
        "本例数据均为虚构。",
        "死亡4人，同比持平。",
        "非煤矿山",
    ):
        assert part in text
    assert "隐患.csv 第3行“发现日期”列" in text
    assert "2020年1月1日" in text
    assert "2021年1月20日" in text


def test_problems_are_told_in_english_too(report: Report) -> None:
    text = render(report, lang="en")
    assert "Problems in the data (1)" in text
    assert "expected a date" in text


def test_problems_stand_above_the_figures_and_many_of_a_kind_in_one_line(report: Report) -> None:
    lines = render(many_problems(report)).splitlines()
    assert lines.index(f"数据问题（{MANY}项）") < lines.index("一、总体情况")
    assert [line for line in lines if line.startswith("- 隐患.csv")] == [
        "- 隐患.csv：无法识别的值25处（第2行、第3行、第4行等25处）",
        "- 隐患.csv “备用”列：不是隐患的事实",
    ]
    assert "- 隐患.csv: 25 values that do not parse (row 2, row 3, row 4, ... 25 in all)" in render(
        many_problems(report), lang="en"
    )


def test_a_page_without_titles_has_no_empty_headings() -> None:
    assert page("页", [Section("", (Paragraph("一段。"),))]).splitlines() == ["页", "==", "", "一段。"]


def test_numbers_end_in_the_same_column(table: Table) -> None:
    lines = text_table(table, 80).splitlines()
    ends = {
        wcswidth(line[: line.index(number) + len(number)])
        for line, number in zip(lines[2:], ("120", "7", "127"), strict=True)
    }
    assert len(ends) == 1
    assert lines[3].endswith("—")


@given(st.lists(st.tuples(HAN, st.integers(0, 10**6), HAN), min_size=1, max_size=6))
def test_every_column_of_a_wide_table_begins_and_ends_where_its_rule_does(
    rows: list[tuple[str, int, str]],
) -> None:
    lines = text_table(Table("t", ("行业领域", "条数", "备注"), tuple(rows)), 200).splitlines()
    rule = lines[1]
    first, second, _ = rule.split("  ")
    start, end = len(first) + 2, len(first) + 2 + len(second)
    for line, (sector, count, note) in zip(lines[2:], rows, strict=True):
        cells = _columns(line, [(0, len(first)), (start, end), (end + 2, len(rule))])
        assert [cell.strip() for cell in cells] == [sector.strip(), str(count), note.strip()]
        assert cells[1] == str(count).rjust(len(second))


def _columns(line: str, spans: list[tuple[int, int]]) -> list[str]:
    """The parts of a line between terminal columns."""
    at, parts = 0, [""] * len(spans)
    for sign in line:
        for index, (start, end) in enumerate(spans):
            if start <= at < end:
                parts[index] += sign
        at += wcswidth(sign)
    return parts


@given(TEXTS, st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_no_sign(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(wcswidth(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_does_not_begin_with_closing_punctuation() -> None:
    assert wrap("一二三四，五六", 8) == ["一二三", "四，五六"]
    assert wrap("整改率76.4%。", 10) == ["整改率", "76.4%。"]
    assert wrap("见（二）", 6) == ["见", "（二）"]


def test_a_table_too_wide_is_folded() -> None:
    table = Table("t", ("说明", "条数"), (("安全生产" * 20, 12),))
    lines = text_table(table, 30).splitlines()
    assert max(wcswidth(line) for line in lines) <= 30
    assert "".join(line.split()[0] for line in lines[2:]) == "安全生产" * 20


def test_control_signs_in_data_do_not_reach_the_terminal(report: Report) -> None:
    hostile = "煤矿\x1b[2J\x07\u202e倒写\n新行"
    changed = attrs.evolve(
        report, sections=(Section("s", (Paragraph(hostile), Table("t", ("a",), ((hostile,),)))),)
    )
    text = render(changed)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "煤矿〔U+001B〕[2J〔U+0007〕〔U+202E〕倒写 新行" in text


def test_an_empty_table_has_its_header() -> None:
    assert "行业领域" in text_table(Table("t", ("行业领域", "条数"), ()), 80)


def test_decimals_of_a_column_are_kept() -> None:
    assert "8.0" in text_table(Table("t", ("率",), ((Decimal("8.0"),),)), 80)


def test_a_word_such_as_an_id_is_not_broken_in_a_column() -> None:
    table = Table("t", ("规则", "判定内容"), (("gas.tank_unmonitored", "储罐区未设监控，" * 9),))
    assert all("gas.tank_unmonitored" in line for line in text_table(table, 50).splitlines()[2:3])


def test_columns_that_do_not_fit_beside_each_other_stand_below_each_other() -> None:
    heads = ("标准", "名称", "施行", "条款")
    rows = (
        ("gas.major-hazards", "城镇燃气经营安全", "2023-09-21", 22),
        ("gas.regulation", None, "2016-02-06", 14),
    )
    assert text_table(Table("t", heads, rows), 44).splitlines() == [
        "标准  gas.major-hazards",
        "名称  城镇燃气经营安全",
        "施行  2023-09-21",
        "条款  22",
        "",
        "标准  gas.regulation",
        "名称  —",
        "施行  2016-02-06",
        "条款  14",
    ]
    assert text_table(Table("t", heads, rows), 59).splitlines()[0].startswith("标准   ")


CELLS = st.one_of(st.none(), st.integers(-(10**9), 10**9), TEXTS)


@given(
    st.lists(TEXTS, min_size=1, max_size=8).flatmap(
        lambda heads: st.tuples(st.just(tuple(heads)), st.lists(st.tuples(*[CELLS] * len(heads)), max_size=4))
    ),
    st.integers(20, 90),
)
def test_no_line_of_a_table_is_wider_than_the_terminal(
    made: tuple[tuple[str, ...], list[tuple[object, ...]]], columns: int
) -> None:
    heads, rows = made
    lines = text_table(Table("t", heads, tuple(rows)), columns).splitlines()  # type: ignore[arg-type]
    assert max(map(wcswidth, lines), default=0) <= columns
    figures = {str(cell) for row in rows for cell in row if isinstance(cell, int)}
    assert all(any(figure in line for line in lines) for figure in figures)


@given(TEXTS, st.lists(TEXTS, max_size=3), st.integers(20, 60))
def test_no_line_of_a_page_is_wider_than_the_terminal(title: str, texts: list[str], columns: int) -> None:
    items: tuple[Item, ...] = (*map(Paragraph, texts), Table(title, ("条数",), ((1,),), notes=tuple(texts)))
    lines = page(title, [Section(title, items)], columns=columns, head=texts, indent="　　").splitlines()
    assert max(map(wcswidth, lines)) <= columns
