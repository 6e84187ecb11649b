"""Hazards entered twice, hazards that came back, and hazards that look alike and are others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ansheng
from ansheng.errors import InputError, MissingExtraError
from ansheng.recurrence.pairs import marked

UNIT = "华阳化工有限公司"


def row(text: str, found: str | None = "2026-03-01", done: str | None = None, **more: str) -> dict[str, Any]:
    return {"单位名称": UNIT, "隐患描述": text, "发现日期": found, "整改完成日期": done, **more}


def kinds(*rows: dict[str, Any], **asked: Any) -> list[tuple[str, str, str]]:
    """The pairs of each kind, as the ids of both."""
    table = [{"编号": f"H{at}", **one} for at, one in enumerate(rows)]
    pairs = [
        *ansheng.same_hazards(table, **asked).to_dicts(),
        *ansheng.recurrences(table, **asked).to_dicts(),
    ]
    return [(pair["kind"], pair["first_id"], pair["second_id"]) for pair in pairs]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一车间3#配电箱未接地", "检查发现：第一车间三号配电箱没有接地，责令限期整改"),
        ("灭火器压力不足（二号仓库）", "2#仓库：灭火器压力不足2具"),
        ("储罐区液位计失灵", "罐区内液位计失灵，不符合要求"),
        ("部位：锅炉房；问题：安全阀超期未检", "锅炉房安全阀超期未检"),
        ("经现场核实：【一车间】配电箱（03号）未接地（见照片）", "（二）#3配电箱未接地，地点：第一车间"),
    ],
)
def test_the_same_hazard_in_other_words_is_entered_twice(one: str, other: str) -> None:
    assert kinds(row(one), row(other, "2026-03-02")) == [("duplicate", "H0", "H1")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一车间3#配电箱未接地", "一车间5#配电箱未接地"),
        ("一车间配电箱未接地", "二车间配电箱未接地"),
        ("一层东侧配电箱未接地", "一层西侧配电箱未接地"),
        ("锅炉房安全阀超期未检", "锅炉房压力表破损"),
        ("地下车库：电瓶车充电3辆", "地下车库：电瓶车充电5辆"),
    ],
)
def test_another_number_place_or_fault_is_another_hazard(one: str, other: str) -> None:
    assert kinds(row(one), row(other)) == []


def test_another_unit_has_another_hazard() -> None:
    assert kinds(row("安全出口堵塞"), {**row("安全出口堵塞"), "单位名称": "德润食品厂"}) == []


def test_what_is_found_again_after_it_was_put_right_came_back() -> None:
    earlier = row("安全出口堵塞", "2026-03-01", "2026-03-05")
    assert kinds(row("安全出口堵塞", "2026-05-20"), earlier) == [("recurrence", "H1", "H0")]
    assert kinds(earlier, row("安全出口堵塞", "2026-03-06"), days=10) == [("duplicate", "H0", "H1")]


def test_what_stands_open_when_it_is_found_again_is_entered_twice() -> None:
    later = row("安全出口堵塞", "2026-05-20")
    assert kinds(row("安全出口堵塞", 是否整改="否"), later) == [("duplicate", "H0", "H1")]
    assert kinds(row("安全出口堵塞", done="2026-06-01"), later) == [("duplicate", "H0", "H1")]


def test_where_days_do_not_say_the_order_is_not_known() -> None:
    later = row("安全出口堵塞", "2026-05-20")
    assert kinds(row("安全出口堵塞"), later) == [("undated", "H0", "H1")]
    assert kinds(row("安全出口堵塞", None), later) == [("undated", "H0", "H1")]
    assert kinds(row("安全出口堵塞", 是否整改="是"), later) == [("undated", "H0", "H1")]


def test_the_same_rule_speaks_for_one_hazard_and_another_against_it() -> None:
    texts = ("配电箱接地线脱落", "配电箱接地线没有接好")

    def score(*rules: str) -> float:
        rows = [row(text, 判定规则=rule) for text, rule in zip(texts, rules, strict=True)]
        return float(ansheng.same_hazards(rows, threshold=0.0).frame["score"].max())  # type: ignore[arg-type]

    assert score("a.b", "a.b") > score("", "") > score("a.b", "a.c")


def test_units_under_two_names_have_one_hazard() -> None:
    other = {**row("3#储罐液位计失灵", "2026-03-02"), "单位名称": "华阳化工公司"}
    (pair,) = ansheng.same_hazards([row("3号储罐液位计失灵"), other]).to_dicts("en")
    assert "units that are likely one" in pair["reasons"]


def test_rows_without_unit_or_description_are_counted_and_not_compared() -> None:
    pairs = ansheng.same_hazards([row("漏电"), {"隐患描述": "漏电"}, {"单位名称": UNIT}])
    assert (len(pairs), pairs.unnamed) == (0, 2)


def test_frames_files_and_dossiers_give_the_same_pairs(tmp_path: Path) -> None:
    rows = [row("安全出口堵塞", "2026-03-01", "2026-03-05"), row("安全出口被堵塞", "2026-05-20")]
    frame = pl.DataFrame(rows)
    first, second = tmp_path / "三月.csv", tmp_path / "五月.csv"
    frame[:1].write_csv(first)
    frame[1:].write_csv(second)
    dossier = ansheng.Dossier.of({"隐患": frame}, ansheng.Campaign("示例"))
    for source in (rows, frame, [first, second], dossier, dossier.tables):
        (pair,) = ansheng.recurrences(source).to_dicts()
        assert (pair["first_found_on"], pair["second_found_on"]) == ("2026-03-01", "2026-05-20")
    (pair,) = ansheng.recurrences([first, second]).to_dicts()
    assert (pair["first_file"], pair["second_file"]) == (str(first), str(second))


def test_what_is_no_table_of_hazards_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "a.csv"
    other.write_text("甲,乙\n1,2\n", encoding="utf-8")
    for source in (other, 3, [], [{"甲": 1}]):
        with pytest.raises(InputError):
            ansheng.same_hazards(source)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rapidfuzz", None)
    with pytest.raises(MissingExtraError, match=r"ansheng\[again\]"):
        ansheng.same_hazards([row("漏电"), row("漏电")])


def test_a_large_unit_is_compared_by_bands_and_neighbours() -> None:
    """More hazards than are compared each with each: copies are found, wherever in the table they stand."""
    faults = [
        f"{place}{thing}{fault}"
        for place in "甲乙丙丁戊"
        for thing in "泵阀罐炉塔"
        for fault in ("漏油", "锈蚀", "松动", "缺标识")
    ]
    day = dt.date(2025, 1, 1)
    rows = [row(text, str(day + dt.timedelta(days=9 * at))) for at, text in enumerate(faults)]
    copies = [
        row(f"检查发现：{text}", str(day + dt.timedelta(days=9 * at + 1))) for at, text in enumerate(faults)
    ]
    found = {tuple(sorted((a, b))) for kind, a, b in kinds(*rows, *copies) if kind == "duplicate"}
    wanted = {tuple(sorted((f"H{at}", f"H{at + len(faults)}"))) for at in range(len(faults))}
    assert len(wanted - found) <= len(wanted) // 20


def test_hazards_are_marked_as_people_decided() -> None:
    rows = [
        row("安全出口堵塞", "2026-03-01", "2026-03-05", 编号="H1"),
        row("安全出口堵塞", "2026-05-20", 编号="H2"),
        row("压力表破损", "2026-05-20", 编号="H3"),
        {"隐患描述": "漏电", "编号": "H4"},
    ]

    def flags(answer: str | None) -> list[bool | None]:
        pair = [{"种类": "复发", "甲": "H1", "乙": "H2", "认定": answer}]
        return marked(ansheng.recurrences(rows, decided=pl.DataFrame(pair)))["recurred"].to_list()

    assert flags(None) == [False, None, False, None]
    assert flags("是") == [False, True, False, None]
    assert flags("否") == [False, False, False, None]


@given(
    st.lists(st.sampled_from(["漏电", "漏油3#", "一车间漏电", "3#泵漏油", "出口堵塞", ""]), max_size=9),
    st.data(),
)
def test_the_order_of_rows_changes_no_pair(texts: list[str], data: st.DataObject) -> None:
    rows = [{**row(text, f"2026-03-0{at + 1}"), "编号": f"N{at}"} for at, text in enumerate(texts)] or [
        row("漏电")
    ]

    def pairs(table: list[dict[str, Any]]) -> set[tuple[str, str, float]]:
        found = ansheng.recurrences(table, threshold=0.2).to_dicts()
        return {(pair["first_id"], pair["second_id"], pair["score"]) for pair in found}

    assert pairs(rows) == pairs(data.draw(st.permutations(rows)))


def test_of_texts_of_a_megabyte_only_the_beginning_is_compared() -> None:
    long = "长" * 350_000
    rows = [{**row(f"一车间3#配电箱未接地{long}{end}"), "单位名称": f"{UNIT}{long}{end}"} for end in "甲乙"]
    assert kinds(*rows) == [("duplicate", "H0", "H1")]
    assert kinds(*rows, row("一车间3#配电箱未接地")) == [("duplicate", "H0", "H1")]
