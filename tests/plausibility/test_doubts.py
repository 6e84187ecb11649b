"""What is raised, of small tables made by hand: each padding is found, and the same table without it raises nothing."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import ansheng
from ansheng.plausibility.kinds import KINDS
from tests.reports.blocks.small import dossier_of, tables, texts, told

DAY = dt.date(2026, 3, 2)
Rows = list[dict[str, Any]]


def days(count: int) -> dt.timedelta:
    return dt.timedelta(days=count)


def hazards(seed: int = 1, count: int = 400) -> Rows:
    """Honest hazards: forty phrases and details, some closed at once, some late, written down within days."""
    chance = random.Random(seed)  # noqa: S311  made-up records
    rows: Rows = []
    for number in range(count):
        found, term = DAY + days(chance.randrange(150)), chance.choice((7, 10, 15, 30))
        took = (
            0 if chance.random() < 0.15 else chance.randrange(1, term + (8 if chance.random() < 0.2 else 1))
        )
        what = f"{chance.choice('东西南北')}侧{chance.randrange(1, 9)}号位{chance.choice(PHRASES)}"
        rows.append(
            {
                "隐患编号": f"H{number}",
                "单位名称": f"厂{chance.randrange(150)}",
                "隐患描述": what if chance.random() < 0.6 else chance.choice(PHRASES),
                "发现日期": found,
                "检查人员": f"甲{chance.randrange(6)}",
                "整改期限": found + days(term),
                "整改完成日期": found + days(took),
                "录入时间": found + days(chance.choice((0, 0, 1, 3))),
            }
        )
    return rows


PHRASES = [f"{a}{b}" for a in ("灭火器", "配电箱", "通道", "储罐", "标识", "台账", "电线", "报警器") for b in
           ("过期失效", "未按规定设置", "缺失损坏", "不符合要求", "无人管理")]  # fmt: skip


def visits(seed: int = 1, count: int = 600) -> Rows:
    """Honest visits: a day of one to six units, hours apart, a third of which find nothing."""
    chance = random.Random(seed)  # noqa: S311
    rows: Rows = []
    for day, who in chance.sample(
        [(DAY + days(n), f"甲{m}") for n in range(150) for m in range(6)], count // 3
    ):
        town = chance.randrange(8)
        for place in range(chance.choice((1, 2, 2, 3, 6))):
            town = chance.randrange(8) if place % 2 else town
            rows.append(
                {
                    "单位名称": f"厂{chance.randrange(60)}",
                    "检查日期": day,
                    "检查时间": f"{8 + place * 3 // 2:02}:{30 * (place % 2):02}",
                    "检查人员": who,
                    "乡镇": f"镇{town}",
                    "发现隐患数": chance.choice((0, 0, 1, 1, 2, 3)),
                }
            )
    return rows


def reports(seed: int = 1) -> Rows:
    """Honest monthly reports of twelve towns."""
    chance = random.Random(seed)  # noqa: S311
    rows: Rows = []
    for town in range(12):
        size = 30 + 20 * town
        for month in range(1, 11):
            found = max(1, int(chance.gauss(size, size / 3)))
            rows.append(
                {
                    "报送单位": f"镇{town}",
                    "统计期": f"2026年{month}月",
                    "排查隐患数": found,
                    "已整改隐患数": sum(chance.random() < 0.93 for _ in range(found)),
                    "网格巡查次数": max(1, int(chance.gauss(size, size / 3))),
                    "发放资料（份）": 100 * chance.randrange(1, 9),
                }
            )
    return rows


UNITS = [{"单位名称": f"厂{n}", "风险等级": "DCBA"[n % 4]} for n in range(60)]


def looked(**given: Rows) -> ansheng.Doubts:
    frames = {title: pl.DataFrame(rows, infer_schema_length=None) for title, rows in given.items()}
    return ansheng.doubts(frames)


def kinds(found: ansheng.Doubts) -> set[str]:
    return {doubt.kind.id for doubt in found}


@pytest.mark.parametrize("seed", range(4))
def test_honest_tables_raise_nothing(seed: int) -> None:
    found = looked(隐患=hazards(seed), 检查=visits(seed), 企业=UNITS, 统计报表=reports(seed))
    assert list(found) == []
    assert found.tests > 500


def padded() -> Iterator[tuple[str, dict[str, Rows], str]]:
    """Paddings: the kind that sees it, the tables, and the table of the records."""
    rows = hazards()
    for row in rows[::7]:
        row["隐患描述"] = "现场安全管理不到位，部分制度未上墙"
    yield "copied_texts", {"隐患": rows}, "hazards"

    rows = hazards()
    for unit in range(8):
        day = DAY + days(unit * 9)
        rows += [
            {**rows[0], "单位名称": f"店{unit}", "发现日期": day, "隐患描述": f"{n}号柜漏气"}
            for n in range(3)
        ]
    yield "copied_lists", {"隐患": rows}, "hazards"

    rows = hazards()
    day = DAY + days(77)
    rows += [
        {**rows[n], "单位名称": f"店{n}", "检查人员": "甲1", "发现日期": day, "整改完成日期": day}
        for n in range(15)
    ]
    yield "closed_same_day", {"隐患": rows}, "hazards"

    rows = visits()
    rows += [{**rows[n], "单位名称": f"店{n}", "检查日期": day, "检查人员": "甲1"} for n in range(35)]
    yield "too_many_visits", {"检查": rows}, "inspections"

    rows = visits()
    for n in range(15):
        first = {**rows[0], "检查日期": DAY + days(160 + n), "检查时间": "09:00", "乡镇": "镇1"}
        rows += [first, {**first, "单位名称": "厂2", "检查时间": "09:10", "乡镇": "镇7"}]
    yield "far_visits", {"检查": rows}, "inspections"

    rows = visits()
    for row in rows[::2]:
        row["发现隐患数"] = 2
    yield "same_per_visit", {"检查": rows}, "inspections"

    rows = hazards()
    for row in rows[::2]:
        row["整改完成日期"] = row["整改期限"]
    yield "deadline_heaps", {"隐患": rows}, "hazards"

    table = reports()
    for row in table[::2]:
        row["网格巡查次数"] -= row["网格巡查次数"] % 5
    yield "end_digits", {"统计报表": table}, "statistics"

    table = reports()
    for row in table[::3]:
        row["网格巡查次数"] = row["排查隐患数"]
    yield "equal_numbers", {"统计报表": table}, "statistics"

    table = reports()
    for row in table[::10]:
        row["网格巡查次数"] = 88
    yield "one_number", {"统计报表": table}, "statistics"

    table = reports()
    for row in table[:4]:
        row.update({"排查隐患数": 61, "已整改隐患数": 57, "网格巡查次数": 73})
    yield "repeated_reports", {"统计报表": table}, "statistics"

    table = reports()
    for row in table:
        row["已整改隐患数"] = row["排查隐患数"]
    yield "full_rates", {"统计报表": table}, "statistics"

    rows = visits()
    for row in rows:
        if row["单位名称"] in ("厂0", "厂4", "厂8"):
            row["发现隐患数"] = 0
    rows += [
        {**row, "检查日期": row["检查日期"] + days(3)}
        for row in rows
        if row["单位名称"] in ("厂0", "厂4", "厂8")
    ]
    yield "nothing_found", {"检查": rows, "企业": UNITS}, "inspections"

    rows = hazards()
    for row in rows:
        row["录入时间"] = DAY + days(151)
    yield "one_sitting", {"隐患": rows}, "hazards"


PADDED = list(padded())


@pytest.mark.parametrize(("kind", "given", "table"), PADDED, ids=[kind for kind, _, _ in PADDED])
def test_padding_is_asked_about(kind: str, given: dict[str, Rows], table: str) -> None:
    found = looked(**given)
    assert kind in kinds(found)
    doubt = next(doubt for doubt in found if doubt.kind.id == kind)
    assert doubt.table == table
    assert doubt.records.height > 0
    assert doubt.p <= doubt.corrected <= found.level
    assert doubt.question().endswith("？")
    assert doubt.question("en").endswith("?")


def test_days_with_one_text() -> None:
    rows = hazards()
    day = DAY + days(99)
    rows += [
        {**rows[n], "单位名称": f"店{n}", "检查人员": "甲1", "发现日期": day, "隐患描述": "门口有杂物"}
        for n in range(14)
    ]
    assert "copied_days" in kinds(looked(隐患=rows))


def test_the_records_are_those_that_were_planted() -> None:
    rows = visits()
    planted = range(len(rows), len(rows) + 35)
    rows += [
        {**rows[n], "单位名称": f"店{n}", "检查日期": DAY + days(200), "检查人员": "甲1"} for n in range(35)
    ]
    doubt = next(doubt for doubt in looked(检查=rows) if doubt.kind.id == "too_many_visits")
    assert doubt.records["_at"].to_list() == list(planted)
    assert dict(doubt.trial.where) == {"inspector": "甲1", "inspected_on": DAY + days(200)}


def test_small_tables_say_nothing_and_are_counted() -> None:
    day = DAY
    rows = [{**row, "发现日期": day, "整改完成日期": day} for row in hazards(count=6)]
    found = looked(隐患=rows)
    assert (list(found), found.small > 0) == ([], True)
    assert "数据太少" in found.told().zh


def test_what_is_lacking_is_said() -> None:
    found = looked(隐患=[{"隐患描述": "漏气"}])
    lacking = {kind.id: look.lacking for kind, look in found.looked if look.lacking}
    assert lacking["deadline_heaps"] == ("found_on", "due_on", "rectified_on")
    assert found.tests == 0


def test_a_stricter_level_raises_less() -> None:
    frame = {"隐患": pl.DataFrame(PADDED[2][1]["隐患"], infer_schema_length=None)}
    assert len(ansheng.doubts(frame, level=1e-12)) < len(ansheng.doubts(frame))
    for level in (0.0, 1.0, float("nan")):
        with pytest.raises(ansheng.InputError, match="level"):
            ansheng.doubts(frame, level=level)


def test_one_frame_needs_its_table() -> None:
    frame = pl.DataFrame(hazards(), infer_schema_length=None)
    with pytest.raises(ansheng.InputError, match="table="):
        ansheng.doubts(frame)
    assert ansheng.doubts(frame, table="隐患").tests > 0
    with pytest.raises(ansheng.UnknownNameError):
        ansheng.doubts(frame, table="隐换")


@pytest.mark.parametrize("source", [None, 3])
def test_what_is_no_table_is_said(source: object) -> None:
    with pytest.raises(ansheng.InputError, match="应为案卷、台账、数据框"):
        ansheng.doubts(source)


def test_a_unit_is_the_same_however_its_name_is_typed() -> None:
    units = [{"单位名称": f"厂{n}（东区）", "风险等级": "DCBA"[n % 4]} for n in range(60)]
    rows = [
        {
            "隐患描述": f"问题{n}",
            "单位名称": f"厂{n}(东区)" if n % 4 == 0 else f"厂{n}（东区）",
            "发现日期": DAY + days(2 * n),
        }
        for n in range(60)
    ]
    assert "nothing_found" not in kinds(looked(企业=units, 隐患=rows))


def test_times_are_read_as_offices_type_them_and_at_the_limit_a_way_is_long_enough() -> None:
    def ways(minutes: int) -> Rows:
        return [
            {
                "单位名称": f"厂{n}{end}",
                "检查日期": DAY + days(n),
                "地区": end,
                "检查人员": "张三、李四",
                "检查时间": "０９：００ " if end == "东镇" else f"9:{minutes:02}",
            }
            for n in range(40)
            for end in ("东镇", "西镇")
        ]

    assert "far_visits" in kinds(looked(检查=ways(39)))
    assert "far_visits" not in kinds(looked(检查=ways(40)))


def test_a_ledger_written_in_one_sitting_is_asked_about(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / '台账.db'}"
    with ansheng.Ledger.open(address, create=True) as ledger:
        for number in range(14):
            day = f"2026-0{1 + number % 3}-{1 + number:02}"
            ledger.record({"编号": f"H{number}", "隐患描述": "漏气", "发现日期": day}, by="甲", on=day)
        written = ledger.written()
        assert written.columns == ["id", "kind", "day", "actor", "at"]
        assert written.height == 14
        found = ansheng.doubts(ledger)
    [doubt] = found
    assert doubt.kind.id == "one_sitting"
    assert doubt.records["id"].len() == 14
    assert [one.kind.id for one in ansheng.doubts(address)] == ["one_sitting"]


def test_as_data_and_frame() -> None:
    found = looked(**PADDED[0][1])
    data = json.loads(json.dumps(found.to_dict("en"), allow_nan=False))
    assert data["doubts"][0]["records"][0]["id"].startswith("H")
    frame = found.to_polars()
    assert frame.height == sum(doubt.records.height for doubt in found)
    nothing = looked(隐患=hazards()).to_polars()
    assert (nothing.height, {*nothing.columns} <= {*frame.columns}) == (0, True)
    assert nothing.select("question", "p").schema == frame.select("question", "p").schema
    assert "数据疑点" in found._repr_html_()
    assert repr(found).startswith("Doubts(")


def test_every_kind_says_what_it_does_not_show() -> None:
    seen = {kind for kind, _, _ in PADDED} | {"copied_days"}
    assert {kind.id for kind in KINDS} == seen
    for page in ("docs/plausibility.md", "docs/zh/plausibility.md"):
        text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
        assert all((kind.title.zh if "zh" in page else f"`{kind.id}`") in text for kind in KINDS)


@pytest.mark.parametrize("example", ["examples/lingwu-2020", "examples/ansheng-fire-safety/data"])
def test_the_example_dossiers_raise_nothing(example: str) -> None:
    assert list(ansheng.doubts(str(Path(__file__).parents[2] / example))) == []


def test_the_block_asks_in_a_report() -> None:
    report = told("[[数据疑点]]", dossier_of(隐患=PADDED[0][1]["隐患"]), period="2026", as_of="2026-12-31")
    assert "疑点供核实，不是结论" in texts(report)[0]
    [table] = tables(report)
    assert table.rows[0][0] == "隐患描述雷同"
    assert not tables(told("[[数据疑点]]", dossier_of(隐患=hazards(count=20))))
