"""Problems in print: gravest first, by gravity, one line a kind and file where there are many, nothing folded away."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ansheng.errors import Problem
from ansheng.reports.writers.problems import FEW, LINES, grave_sections, note_sections, problem_lines
from ansheng.words import Lang, Words

SAID = Words("说明", "said")


def cells(rows: Sequence[int], column: str = "日期", sheet: str | None = None) -> list[Problem]:
    return [Problem("invalid", SAID, "甲.xlsx", sheet, row, column, f"值{row}") for row in rows]


def columns(*names: str, file: str = "甲.xlsx") -> list[Problem]:
    return [Problem("unknown_column", SAID, file, column=name) for name in names]


LINE = [
    (cells([3]), "甲.xlsx 第3行“日期”列：说明", "甲.xlsx, row 3, column '日期': said"),
    (
        cells([3, 4, 9], sheet="煤矿"),
        "甲.xlsx 工作表“煤矿”：无法识别的值3处（“日期”列第3行“值3”、第4行“值4”、第9行“值9”）",
        "甲.xlsx, sheet '煤矿': 3 values that do not parse (column '日期', row 3 '值3', row 4 '值4', row 9 '值9')",
    ),
    (
        cells([3, 4, 5, 6], sheet="煤矿") + cells([8], "整改", sheet="消防"),
        "甲.xlsx：无法识别的值5处（工作表“煤矿” “日期”列第3行“值3”、第4行“值4”、第5行“值5”等4处；"
        "工作表“消防” “整改”列第8行“值8”）",
        "甲.xlsx: 5 values that do not parse (sheet '煤矿', column '日期', "
        "row 3 '值3', row 4 '值4', row 5 '值5', ... 4 in all; "
        "sheet '消防', column '整改', row 8 '值8')",
    ),
    (columns("经度"), "甲.xlsx “经度”列：说明", "甲.xlsx, column '经度': said"),
    (
        columns("经度", "纬度"),
        "甲.xlsx：未使用的列2个（“经度”“纬度”）",
        "甲.xlsx: 2 columns not used ('经度', '纬度')",
    ),
    (
        columns(*"一二三四五六七八九十甲"),
        "甲.xlsx：未使用的列11个（“一”“二”“三”“四”“五”“六”“七”“八”“九”“十”等）",
        "甲.xlsx: 11 columns not used ('一', '二', '三', '四', '五', '六', '七', '八', '九', '十', ...)",
    ),
    (
        [Problem("total_row", SAID, "甲.xlsx", row=row, value="合计" * 20) for row in (5, 6, 7)],
        "甲.xlsx：合计行3处（" + "、".join(f"第{n}行“{'合计' * 9}合…”" for n in (5, 6, 7)) + "）",
        "甲.xlsx: 3 rows of totals (" + ", ".join(f"row {n} '{'合计' * 9}合…'" for n in (5, 6, 7)) + ")",
    ),
    (
        [Problem("hidden_sheet", SAID, "甲.xlsx", name) for name in ("旧", "旧2", "代码")],
        "甲.xlsx：隐藏的工作表3个（“旧”“旧2”“代码”）",
        "甲.xlsx: 3 hidden sheets ('旧', '旧2', '代码')",
    ),
    (
        [Problem("days_differ", SAID, value=name) for name in ("甲行动", "乙行动", "丙行动")],
        "天数不符的行动3个（“甲行动”“乙行动”“丙行动”）",
        "3 campaigns of other lengths than declared ('甲行动', '乙行动', '丙行动')",
    ),
]


@pytest.mark.parametrize(("problems", "zh", "en"), LINE)
def test_a_line_says_where_and_how_many(problems: list[Problem], zh: str, en: str) -> None:
    assert problem_lines(problems, "zh") == [zh]
    assert problem_lines(problems, "en") == [en]


def test_few_cells_are_told_in_full_and_files_apart() -> None:
    assert len(problem_lines(cells(range(1, FEW + 1)), "zh")) == FEW
    assert len(problem_lines(cells(range(1, FEW + 2)), "zh")) == 1
    assert len(problem_lines([*columns("a", "b"), *columns("a", "b", file="乙.csv")], "zh")) == 2


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("zh", ["数据问题（4项）", "无法使用（1项）", "未计入（2项）", "存疑（1项）"]),
        ("en", ["Problems in the data (4)", "Unusable (1)", "Lost (2)", "Doubtful (1)"]),
    ],
)
def test_what_is_wrong_stands_by_gravity_and_notes_stand_apart(lang: Lang, heads: list[str]) -> None:
    kinds = ("total_row", "invalid", "hidden_row", "unread_file", "formula")
    problems = [Problem(kind, SAID, "甲.xlsx", row=3) for kind in kinds]
    (grave,), (notes,) = grave_sections(problems, lang), note_sections(problems, lang)
    assert [section.title for _, section in grave.walk()] == heads
    assert notes.title in ("表格读取说明（1项）", "How the tables were read (1)")
    assert grave_sections(problems[:1], lang) == note_sections(problems[1:], lang) == []


def test_what_cannot_be_used_shares_no_line() -> None:
    problems = [Problem("uncounted", Words(f"表{n}", f"table {n}")) for n in range(4)]
    assert problem_lines(problems, "zh") == ["表0", "表1", "表2", "表3"]


def test_many_lines_are_cut_and_said_but_those_of_what_cannot_be_used() -> None:
    for kind, shown in (("invalid", LINES + 1), ("unread_file", LINES + 5)):
        problems = [Problem(kind, SAID, f"{n}.csv", row=2) for n in range(LINES + 5)]
        ((_, section),) = list(grave_sections(problems, "zh")[0].walk())[1:]
        (bullets,) = section.items
        lines = bullets.texts  # type: ignore[union-attr]
        assert len(lines) == shown
        assert (lines[-1] == "另有5行，请用 ansheng problems 查看") == (kind == "invalid")
