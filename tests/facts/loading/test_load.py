"""Load: what of a table becomes a record, typed, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl
import pytest

from ansheng.errors import Problem
from ansheng.facts.kinds import Count, Day, Flag, Text
from ansheng.facts.loading import columns
from ansheng.facts.loading.doubts import repeated
from ansheng.facts.loading.load import Loaded, load
from ansheng.facts.record import Facts
from ansheng.sheets.formats.delimited import read_delimited
from ansheng.sheets.layout import RawTable, table_of


class Door(Facts, title="门", en="door"):
    place = Text("位置", en="place")
    open = Flag("敞开", en="open")
    seen = Day("检查日", en="seen")
    locks = Count("锁数", en="locks")


def table(text: str, file: str = "门.csv") -> RawTable:
    return table_of(read_delimited(text.encode(), file), Door.titles())


def listed(problems: Iterable[Problem]) -> list[tuple[str, int | None, str | None, str | None]]:
    return [(p.kind, p.row, p.column, p.value) for p in problems]


def rows(loaded: Loaded) -> list[int]:
    return loaded.rows.to_list()


def test_records_are_typed_and_placed() -> None:
    loaded = load(table("编号,位置,敞开,锁数\nD1,东,是,2\nD2,西,否,半\n"), Door)
    assert loaded.frame.select("id", "place", "open", "locks", "seen", "_row", "_file").rows() == [
        ("D1", "东", True, 2, None, 2, "门.csv"),
        ("D2", "西", False, None, None, 3, "门.csv"),
    ]
    assert dict(loaded.headers) == {"id": "编号", "place": "位置", "open": "敞开", "locks": "锁数"}
    assert listed(loaded.problems) == [("invalid", 3, "锁数", "半")]
    assert {p.file for p in loaded.problems} == {"门.csv"}
    assert [(r.to_dict().get("locks"), list(r.invalid)) for r in loaded.records()] == [
        (2, []),
        (None, ["locks"]),
    ]


def test_a_file_may_be_called_otherwise() -> None:
    loaded = load(table("编号,位置,敞开\nD1,东,也许\n合计,1,\n"), Door, file="甲/门.csv")
    assert {p.file for p in loaded.problems} == {"甲/门.csv"}
    assert loaded.frame["_file"].to_list() == ["甲/门.csv"]


def test_only_the_facts_asked_for_are_typed_and_others_when_asked_for_later() -> None:
    loaded = load(table("编号,位置,敞开,锁数\nD1,东,也许,半\n"), Door, only=["open"])
    assert loaded.frame.columns == ["open", "_row", "_file"]
    assert listed(loaded.problems) == [("invalid", 2, "敞开", "也许")]
    assert loaded.more(["id", "place"]).rows() == [("D1", "东")]
    kept = loaded.keeping(["id", "seen"])
    assert kept.found.columns == ["编号", "_row"]
    assert kept.more(["id"]).rows() == [("D1",)]


@pytest.mark.parametrize("header", ["编号", "序号", "序", "No.", "NO", "序号（必填）"])
def test_a_row_that_holds_a_number_and_nothing_else_is_no_record(header: str) -> None:
    loaded = load(table(f"{header},位置,敞开\n1,东,是\n2,,\n,西,\n3,　, \n"), Door)
    assert rows(loaded) == [2, 4]
    assert (loaded.set_aside, loaded.blank_rows) == (2, 0)
    assert listed(loaded.problems) == [("empty_row", 3, None, None)]
    assert "2" in loaded.problems[0].words.zh


def test_a_row_of_dashes_is_a_record_of_which_nothing_is_known() -> None:
    loaded = load(table("编号,位置,敞开\nD1,东,是\nD2,-,不详\n"), Door)
    assert (rows(loaded), loaded.problems) == ([2, 3], ())


def test_a_table_of_nothing_but_numbers_has_records() -> None:
    assert rows(load(table("编号\nD1\nD2\n"), Door)) == [2, 3]


def test_what_stands_under_no_fact_makes_a_record_too() -> None:
    loaded = load(table("编号,位置,备注\nD1,东,\nD2,,见附件\n"), Door)
    assert rows(loaded) == [2, 3]
    assert [p.kind for p in loaded.problems] == ["unknown_column"]


def test_every_row_of_a_frame_is_a_record() -> None:
    loaded = load(pl.DataFrame({"编号": ["D1", "D2"], "位置": ["东", None]}), Door)
    assert loaded.frame.select("id", "place", "_row").rows() == [("D1", "东", 1), ("D2", None, 2)]
    assert (loaded.file, loaded.frame.columns[-1], loaded.problems) == (None, "_row", ())


def test_a_typed_table_of_a_file_may_have_empty_rows() -> None:
    frame = pl.DataFrame(
        {
            "编号": ["D1", "D2", None, "D4", "D5"],
            "锁数": [1.0, float("nan"), None, None, None],
            "敞开": [None, None, None, False, None],
            "检查日": [None, None, None, None, date(2024, 1, 1)],
        }
    )
    loaded = load(RawTable("门.parquet", None, tuple(frame.columns), frame, None), Door)
    assert rows(loaded) == [1, 4, 5]
    assert listed(loaded.problems) == [("empty_row", 2, None, None)]


def test_an_id_that_stands_there_again_is_listed_with_the_row_before() -> None:
    loaded = load(table("编号,位置\nD1,东\nD2,西\n D1 ,南\n,北\n,中\nD1,外\n"), Door)
    assert listed(loaded.problems) == [("duplicate_id", 4, "编号", "D1"), ("duplicate_id", 7, "编号", "D1")]
    assert {(p.words.zh, p.words.en) for p in loaded.problems} == {
        ("编号“D1”与第2行重复，均计入", "the id 'D1' stands in row 2 too; both are records")
    }
    assert loaded.found.height == 6


@pytest.mark.parametrize("header", ["序号", "序", "No."])
def test_a_running_number_may_stand_there_again(header: str) -> None:
    loaded = load(table(f"{header},位置\n1,东\n1,西\n"), Door)
    assert (loaded.running, loaded.problems) == (True, ())
    assert loaded.frame["id"].to_list() == ["1", "1"]
    assert list(repeated([loaded, loaded])) == []


@pytest.mark.parametrize("headers", ["序号,编号", "编号,序号", "序号,No.,编号"])
def test_an_id_goes_before_a_running_number(headers: str) -> None:
    numbers = {"序号": "1", "编号": "D9", "No.": "7"}
    line = ",".join(numbers[name] for name in headers.split(","))
    loaded = load(table(f"{headers},位置\n{line},东\n"), Door)
    assert (loaded.headers["id"], loaded.running, loaded.problems) == ("编号", False, ())
    assert loaded.frame["id"].to_list() == ["D9"]


def test_two_running_numbers_are_one_too_many() -> None:
    loaded = load(table("序号,No.,位置\n1,7,东\n"), Door)
    assert listed(loaded.problems) == [("duplicate_header", None, "No.", None)]
    assert loaded.frame["id"].to_list() == ["1"]


def test_a_header_that_stands_there_again_is_not_used_and_listed_once() -> None:
    loaded = load(table("编号,位置,敞开,位置\nD1,东,是,西\n"), Door)
    assert listed(loaded.problems) == [("duplicate_header", 1, "位置", "位置#2")]
    assert loaded.frame["place"].to_list() == ["东"]


def test_ids_of_several_tables_are_compared_from_table_to_table() -> None:
    first = load(table("编号,位置\nD1,东\nD2,西\n", "一.csv"), Door)
    second = load(table("编号,位置\nD3,东\nD2,西\nD2,南\n", "二.csv"), Door)
    third = load(table("编号,位置\nD3,东\n", "三.csv"), Door)
    found = list(repeated([first, second, third]))
    assert [(p.kind, p.file, p.row) for p in found] == [
        ("duplicate_id", "二.csv", 3),
        ("duplicate_id", "三.csv", 2),
    ]
    assert "一.csv 第3行" in found[0].words.zh
    assert "二.csv, row 2 " in found[1].words.en
    assert [(p.file, p.row) for p in second.problems] == [("二.csv", 4)]
    assert list(repeated([])) == []


def test_pieces_are_the_whole_in_parts() -> None:
    loaded = load(table("编号,锁数\nD1,1\nD2,半\nD3,3\nD4,多\nD5,少\n"), Door)
    pieces = list(loaded.pieces(2))
    assert pl.concat([piece.frame for piece in pieces]).equals(loaded.frame)
    assert [[r.invalid.get("locks") is not None for r in piece.records()] for piece in pieces] == [
        [False, True],
        [False, True],
        [True],
    ]
    assert [piece.problems for piece in pieces] == [()] * 3
    empty = load(table("编号,锁数\n"), Door)
    assert [piece.found.height for piece in empty.pieces(2)] == [0]


def test_bad_cells_without_end_are_one_problem_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MOST_LISTED", 2)
    text = "编号,锁数,敞开\nD1,1,也许\nD2,半,是\nD3,多,也许\nD4,少,是\n"
    problems = load(table(text), Door).problems
    assert listed(problems) == [
        ("invalid", 2, "敞开", "也许"),
        ("invalid", 4, "敞开", "也许"),
        ("invalid", 3, "锁数", "半"),
    ]
    assert problems[-1].words.zh.startswith("3个值")
