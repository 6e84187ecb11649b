"""Rows that stand there a second time: a block that was pasted counts once, equal rows are two and listed."""

from __future__ import annotations

import polars as pl
import pytest

from ansheng.facts.kinds import Text
from ansheng.facts.loading import pasted
from ansheng.facts.loading.load import Loaded, load
from ansheng.facts.record import Facts
from ansheng.hazards import HazardRecord
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.layout import table_of

HEADER = "序号,单位名称,隐患描述,发现日期\n"
ROWS = {name: f"{name}厂,漏电,2024-03-01" for name in "甲乙丙丁戊己"}


def read(names: str, header: str = HEADER, facts: type[Facts] = HazardRecord) -> Loaded:
    """The table whose rows are called so; a | is the header again."""
    lines = [
        header.strip() if name == "|" else f"{at},{ROWS[name]}" for at, name in enumerate(names, start=1)
    ]
    return load(
        table_of(read_delimited((header + "\n".join(lines)).encode(), "表.csv"), facts.titles()), facts
    )


def told(loaded: Loaded) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.row) for problem in loaded.problems if problem.kind != "repeated_header"]


@pytest.mark.parametrize(
    ("names", "kept", "problems"),
    [
        ("甲乙丙", "甲乙丙", []),
        ("甲乙甲乙", "甲乙", [("pasted_rows", 4)]),
        ("甲乙丙甲乙丁", "甲乙丙丁", [("pasted_rows", 5)]),
        ("甲乙|甲乙", "甲乙", [("pasted_rows", 5)]),
        ("甲乙丙乙丙丁乙丙", "甲乙丙丁", [("pasted_rows", 5), ("pasted_rows", 8)]),
        ("甲乙甲", "甲乙甲", [("equal_row", 4)]),
        ("甲甲", "甲甲", [("equal_row", 3)]),
        ("甲甲甲甲", "甲甲甲甲", [("equal_row", 3), ("equal_row", 4), ("equal_row", 5)]),
        ("甲乙丙丁甲乙丁", "甲乙丙丁丁", [("pasted_rows", 6), ("equal_row", 8)]),
        ("甲乙丙丁乙甲", "甲乙丙丁乙甲", [("equal_row", 6), ("equal_row", 7)]),
    ],
)
def test_a_block_in_the_same_order_counts_once(
    names: str, kept: str, problems: list[tuple[str, int]]
) -> None:
    loaded = read(names)
    assert "".join(unit[0] for unit in loaded.frame["unit"]) == kept
    assert told(loaded) == problems
    assert loaded.set_aside == names.count("|") + len(names.replace("|", "")) - len(kept)


def test_the_block_and_where_it_comes_from_are_named() -> None:
    (problem,) = read("甲乙丙甲乙").problems
    assert (
        problem.text()
        == "表.csv 第5行：自该行起有2行与自第2行起的各行内容和顺序均相同，按重复粘贴处理，不计入"
    )


def test_a_pasted_block_with_ids_counts_once_and_an_id_alone_is_listed_as_such() -> None:
    text = "编号,隐患描述\nA1,漏电\nA2,断路\nA1,漏电\nA2,断路\nA1,漏电\n"
    loaded = load(table_of(read_delimited(text.encode(), "表.csv"), HazardRecord.titles()), HazardRecord)
    assert loaded.frame["id"].to_list() == ["A1", "A2", "A1"]
    assert told(loaded) == [("pasted_rows", 4), ("duplicate_id", 6)]


def test_columns_that_tell_little_say_nothing_of_pasting() -> None:
    cells = [("一般" if n % 3 else "重大", "是" if n % 2 else "否") for n in range(40)]
    text = "隐患等级,是否整改\n" + "".join(f"{grade},{done}\n" for grade, done in cells)
    loaded = load(table_of(read_delimited(text.encode(), "表.csv"), HazardRecord.titles()), HazardRecord)
    assert (loaded.found.height, told(loaded)) == (40, [])


def test_where_more_rows_are_equal_by_chance_than_in_blocks_nothing_was_pasted() -> None:
    names = "甲乙丙甲甲乙丙丙甲丙乙甲丙乙乙"
    loaded = read(names)
    assert loaded.found.height == len(names)
    assert {kind for kind, _ in told(loaded)} == {"equal_row"}


def test_rows_that_differ_in_an_unknown_column_are_two() -> None:
    loaded = read("甲乙甲乙", HEADER.replace("序号", "批次"))
    assert loaded.found.height == 4


class Tank(Facts, title="罐", en="tank"):
    place = Text("位置")


def test_the_objects_of_a_check_and_the_rows_of_a_frame_are_all_records() -> None:
    text = "序号,位置\n1,东\n2,西\n3,东\n4,西\n"
    assert load(table_of(read_delimited(text.encode(), "表.csv"), Tank.titles()), Tank).found.height == 4
    frame = pl.DataFrame({"隐患描述": ["漏电", "断路"] * 2, "发现日期": ["2024-03-01"] * 4})
    assert load(frame, HazardRecord).found.height == 4


def test_equal_rows_without_end_are_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "MOST_LISTED", 2)
    loaded = read("甲甲甲甲")
    assert told(loaded) == [("equal_row", 3)]
    assert "3行" in loaded.problems[0].words.zh
