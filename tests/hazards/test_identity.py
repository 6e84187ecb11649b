"""Which hazard a row is about: by its id however typed, by what it says where it has none; and what is kept apart."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import sqlalchemy as sa

from ansheng.facts.loading import table
from ansheng.facts.loading.office import Office
from ansheng.facts.record import Facts
from ansheng.hazards import events
from ansheng.hazards.ledger import Ledger, rows
from ansheng.hazards.ledger.imports.identity import former, natural

HEAD = "编号,地区,单位名称,隐患描述,发现日期"
FIRST = f"{HEAD}\n1,一镇,甲厂,消防通道堵塞,2026-07-01\n"


def written(folder: Path, *lines: str, name: str = "隐患.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def counts(done: Any) -> tuple[int, int, int, int]:
    return done.registered, done.amended, done.unchanged, done.refused


def kinds(done: Any) -> list[tuple[str, int | None]]:
    return [(problem.kind, problem.row) for problem in done.problems]


@pytest.fixture
def first(ledger: Ledger, tmp_path: Path) -> Ledger:
    """A ledger with the one hazard of the first township."""
    ledger.import_table(written(tmp_path, FIRST), by="科员", on=date(2026, 7, 1))
    return ledger


OTHERS = {
    "another township and unit": (f"{HEAD}\n1,二镇,乙矿,瓦斯超限,2026-07-02", True),
    "another unit only": (f"{HEAD}\n1,一镇,乙矿,消防通道堵塞,2026-07-01", True),
    "another township only": (f"{HEAD}\n1,二镇,甲厂,消防通道堵塞,2026-07-01", True),
    "neither township nor unit, another description and day": (
        "编号,隐患描述,发现日期\n1,漏电,2026-07-02",
        True,
    ),
    "another description and no day": (f"{HEAD}\n1,一镇,甲厂,漏电,", True),
    "no day in the table, another description": ("编号,隐患描述,整改要求\n1,漏电,修", True),
    "no description in the table, another day": ("编号,发现日期,整改要求\n1,2026-07-02,修", True),
    "the same unit, otherwise typed": (f"{HEAD}\n1,一 镇,甲　厂,消防通道堵塞严重,2026-07-01", False),
    "another description": (f"{HEAD}\n1,一镇,甲厂,漏电,2026-07-01", False),
    "another day": (f"{HEAD}\n1,一镇,甲厂,消防通道堵塞,2026-07-02", False),
    "the same description, otherwise typed, and another day": (
        f"{HEAD}\n1,一镇,甲厂,消防 通道堵塞,2026-07-02",
        False,
    ),
    "neither description nor day in the table": ("编号,是否整改,整改要求\n1,是,修", False),
    "what says who is left blank": (f"{HEAD}\n1,,,漏电,2026-07-01", False),
}


@pytest.mark.parametrize("case", OTHERS)
def test_a_row_that_tells_of_another_hazard_is_refused_and_listed_each_time(
    case: str, first: Ledger, tmp_path: Path
) -> None:
    text, other = OTHERS[case]
    path, head = written(tmp_path, text), first.head
    done = first.import_table(path, by="科员", on=date(2026, 7, 5))
    assert counts(done) == ((0, 0, 0, 1) if other else (0, 1, 0, 0))
    if other:
        assert (kinds(done), first.head) == ([("refused", 2)], head)
        assert first.get("1").record.description == "消防通道堵塞"
    again = first.import_table(path, by="科员", on=date(2026, 7, 6))
    assert again.problems == done.problems
    assert again.amended == 0
    assert first.verify().sound


def test_what_a_refused_row_would_have_overwritten_is_told(first: Ledger, tmp_path: Path) -> None:
    other = written(tmp_path, f"{HEAD},隐患等级,是否整改\n1,二镇,,瓦斯超限,2026-07-02,重大,是")
    (refused,) = first.import_table(other, by="科员").problems
    for part in (
        "地区由“一镇”改为“二镇”",
        "单位名称由“甲厂”改为未填",
        "隐患描述由“消防通道堵塞”改为“瓦斯超限”",
        "发现日期由2026年7月1日改为2026年7月2日",
        "隐患等级由未填改为“重大”",
    ):
        assert part in refused.text()
    for part in (
        "region from '一镇' to '二镇'",
        "unit from '甲厂' to nothing",
        "found_on from 2026-07-01 to 2026-07-02",
    ):
        assert part in refused.text("en")


def test_a_row_that_a_guard_refuses_says_what_it_would_have_changed(first: Ledger, tmp_path: Path) -> None:
    path = written(
        tmp_path, f"{HEAD},是否整改,整改完成日期\n1,一镇,甲厂,消防通道堵塞,2026-07-01,是,2026-06-01"
    )
    done = first.import_table(path, by="科员")
    (refused,) = [problem for problem in done.problems if problem.kind == "refused"]
    assert "整改完成日期由未填改为2026年6月1日" in refused.text()


def test_the_ids_of_each_township_begin_with_one_and_no_hazard_is_lost(
    ledger: Ledger, tmp_path: Path
) -> None:
    for place in "一二":
        lines = [f"{n},{place}镇,{place}厂{n},漏电,2026-07-0{n}" for n in (1, 2, 3)]
        done = ledger.import_table(written(tmp_path, HEAD, *lines, name=f"{place}.csv"), by="科员")
        assert counts(done) == ((3, 0, 0, 0) if place == "一" else (0, 0, 0, 3))
    assert ledger.frame()["unit"].to_list() == ["一厂1", "一厂2", "一厂3"]


def test_a_corrected_unit_is_known_by_what_the_tables_still_say(first: Ledger, tmp_path: Path) -> None:
    first.correct("1", by="科员", reason="单位有误", unit="乙厂")
    path = written(tmp_path, f"{HEAD},是否整改\n1,一镇,甲厂,消防通道堵塞,2026-07-01,是")
    assert counts(first.import_table(path, by="科员")) == (0, 1, 0, 0)
    assert (first.get("1").record.unit, first.get("1").record.rectified) == ("乙厂", True)


@pytest.mark.parametrize("typed", ["ＹＨ-1", "yh-1", " YH- 1", "YH\u200b-1"])
def test_an_id_is_one_however_it_is_typed_and_stays_as_first_written(
    typed: str, ledger: Ledger, tmp_path: Path
) -> None:
    head = "编号,隐患描述,发现日期"
    ledger.import_table(written(tmp_path, head, "YH-1,漏电,2026-07-01"), by="科员")
    same = written(tmp_path, head, f"{typed},漏电,2026-07-01")
    assert counts(ledger.import_table(same, by="科员")) == (0, 0, 1, 0)
    other = written(tmp_path, head, f"{typed},漏电严重,2026-07-01")
    assert counts(ledger.import_table(other, by="科员")) == (0, 1, 0, 0)
    assert ledger.frame()["id"].to_list() == ["YH-1"]
    assert ledger.get(typed).record.description == "漏电严重"
    assert ledger.verify().sound


def test_one_id_typed_in_two_ways_in_one_table_is_listed(ledger: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, "编号,隐患描述,发现日期", "YH-1,漏电,2026-07-01", "ＹＨ－1,堵塞,2026-07-02")
    done = ledger.import_table(path, by="科员")
    assert (counts(done), kinds(done)) == ((1, 0, 0, 1), [("duplicate_id", 3)])
    assert ledger.import_table(path, by="科员").problems == done.problems


@pytest.mark.parametrize("name", ["ﷺ" * 14, "H" * 201], ids=["too long as it is compared", "too long"])
def test_an_id_that_cannot_be_compared_is_refused(name: str, ledger: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, "编号,隐患描述,发现日期", f"{name},漏电,2026-07-01", "2,漏电,2026-07-01")
    done = ledger.import_table(path, by="科员")
    assert (counts(done), "200" in done.problems[0].text()) == ((1, 0, 0, 1), True)


RUNNING = "序号,地区,单位名称,隐患描述,发现日期,整改要求"


def test_a_running_number_is_no_id(ledger: Ledger, tmp_path: Path) -> None:
    ledger.import_table(written(tmp_path, RUNNING, "1,一镇,甲厂,漏电,2026-07-01,修"), by="科员")
    rows = ("1,二镇,甲厂,漏电,2026-07-01,修", "2,一镇,甲厂,漏电,2026-07-01,换")
    done = ledger.import_table(written(tmp_path, RUNNING, *rows), by="科员")
    assert (counts(done), ledger.frame().height) == ((1, 1, 0, 0), 2)


PARTS = {
    "region": "一镇",
    "unit_id": "U1",
    "unit": "甲厂",
    "found_on": date(2026, 7, 1),
    "description": "漏电",
}
OTHER = {
    "region": "二镇",
    "unit_id": "U2",
    "unit": "乙厂",
    "found_on": date(2026, 7, 2),
    "description": "堵塞",
}


@pytest.mark.parametrize("name", PARTS)
def test_each_part_of_what_a_row_says_tells_it_from_others(name: str) -> None:
    assert natural(PARTS) == natural(dict(PARTS))
    assert natural({**PARTS, name: OTHER[name]}) != natural(PARTS)
    assert natural({**PARTS, "unit": "甲（集团）厂/东\n区"}).startswith("甲（集团）厂东区-20260701-")


def test_equal_rows_are_as_many_hazards_and_are_listed(ledger: Ledger, tmp_path: Path) -> None:
    row = "甲厂,漏电,2026-07-01,修"
    lines = [f"{n},一镇,{row}" for n in (1, 2)]
    path = written(tmp_path, RUNNING, *lines, "3,一镇,甲厂,堵塞,2026-07-01,清", f"4,一镇,{row}")
    done = ledger.import_table(path, by="科员")
    listed = [(p.row, p.value) for p in done.problems if p.kind == "equal_row"]
    assert (counts(done)[0], [row for row, _ in listed]) == (4, [3, 5])
    name = natural({**PARTS, "unit_id": None})
    assert sorted(ledger.frame()["id"]) == sorted(
        [name, f"{name}-2", f"{name}-3", natural({**PARTS, "unit_id": None, "description": "堵塞"})]
    )
    assert all("第2行" in p.text() for p in done.problems)
    again = ledger.import_table(path, by="科员")
    assert (counts(again), again.problems) == ((0, 0, 4, 0), done.problems)


def test_rows_that_earlier_versions_called_otherwise_are_known(ledger: Ledger, tmp_path: Path) -> None:
    told = {"地区": "一镇", "单位名称": "甲厂", "隐患描述": "漏电", "发现日期": "2026-07-01"}
    for ordinal in (1, 2):
        ledger.record({"编号": former({**PARTS, "unit_id": None}, ordinal)[0], **told}, by="科员")
    rows = [f"{n},一镇,甲厂,漏电,2026-07-01,修" for n in (1, 2)]
    assert counts(ledger.import_table(written(tmp_path, RUNNING, *rows), by="科员")) == (0, 2, 0, 0)


def test_a_region_that_becomes_known_makes_no_second_hazard(ledger: Ledger, tmp_path: Path) -> None:
    lines = ["序号,单位名称,隐患描述,发现日期", "1,甲厂,漏电,2026-07-01", "2,,漏电,2026-07-01"]
    path = written(tmp_path, *lines)
    ledger.import_table(path, by="科员")
    done = ledger.import_table(path, by="科员", office=Office(defaults={Facts: {"地区": "一镇"}}))
    assert counts(done) == (1, 1, 0, 0), "without a unit it may be another township's"
    assert sorted(filter(None, ledger.frame()["region"])) == ["一镇", "一镇"]
    again = ledger.import_table(path, by="科员", office=Office(defaults={Facts: {"地区": "一镇"}}))
    assert counts(again) == (0, 0, 2, 0)


def test_two_names_of_one_hazard_in_one_table_are_not_recorded_twice(ledger: Ledger, tmp_path: Path) -> None:
    told = {**PARTS, "unit_id": None, "region": None}
    name = former(told, 1)[0]
    ledger.record({"id": name, **{n: v for n, v in told.items() if v}}, by="科员")
    rows = [f"{name},甲厂,漏电,2026-07-01", ",甲厂,漏电,2026-07-01"]
    done = ledger.import_table(written(tmp_path, "编号,单位名称,隐患描述,发现日期", *rows), by="科员")
    assert (counts(done), kinds(done)) == ((0, 0, 1, 1), [("duplicate_id", 3)])


MAJOR = "编号,单位名称,隐患描述,发现日期,隐患等级,整改期限,是否整改"


@pytest.fixture
def major(ledger: Ledger, tmp_path: Path) -> Ledger:
    """A ledger with a major hazard, as a table tells of it."""
    ledger.import_table(written(tmp_path, MAJOR, "1,甲厂,漏电,2026-07-01,重大,2026-07-31,否"), by="科员")
    return ledger


def test_a_deadline_of_a_major_hazard_that_a_table_moves_is_listed(major: Ledger, tmp_path: Path) -> None:
    done = major.import_table(
        written(tmp_path, MAJOR, "1,甲厂,漏电,2026-07-01,重大,2026-12-31,否"), by="科员", on=date(2026, 7, 5)
    )
    assert (counts(done), kinds(done)) == ((0, 1, 0, 0), [("deadline_moved", 2)])
    assert "由2026年7月31日改为2026年12月31日" in done.problems[0].text()
    assert "from 2026-07-31 to 2026-12-31" in done.problems[0].text("en")
    assert major.get("1").record.due_on == date(2026, 12, 31)


def test_a_deadline_of_a_general_hazard_may_move(ledger: Ledger, tmp_path: Path) -> None:
    for day in ("07-31", "12-31"):
        row = f"1,甲厂,漏电,2026-07-01,一般,2026-{day},否"
        assert ledger.import_table(written(tmp_path, MAJOR, row), by="科员").problems == ()


@pytest.mark.parametrize("grade", ["一般", ""])
def test_no_table_lowers_the_grade_of_a_major_hazard(grade: str, major: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, MAJOR, f"1,甲厂,漏电严重,2026-07-01,{grade},2026-07-31,否")
    done = major.import_table(path, by="科员", on=date(2026, 7, 5))
    assert (counts(done), kinds(done)) == ((0, 1, 0, 0), [("grade_lowered", 2)])
    assert (major.get("1").record.grade, major.get("1").record.description) == ("major", "漏电严重")
    again = major.import_table(path, by="科员", on=date(2026, 7, 6))
    assert (counts(again), again.problems) == ((0, 0, 1, 0), done.problems)
    major.correct("1", by="科长", reason="复核", grade="一般", basis="判定标准第三条")
    assert major.import_table(path, by="科员").problems == ()


def test_what_an_event_states_is_not_moved_by_a_table_and_is_listed_each_time(
    major: Ledger, tmp_path: Path
) -> None:
    told: dict[str, Any] = {"department": "应急局", "requirement": "修", "due_on": "2026-08-31"}
    major.act("1", "order", by="科长", on="2026-07-02", **told)
    head = f"{MAJOR},整改责任部门,整改要求"
    path = written(tmp_path, head, "1,甲厂,漏电,2026-07-01,重大,2026-07-31,否,住建局,换")
    done = major.import_table(path, by="科员")
    assert kinds(done) == [("held", 2)] * 3
    titles = ("责任部门", "整改期限", "整改要求")
    assert [[title in p.text() for title in titles] for p in done.problems] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert (major.get("1").record.department, major.get("1").record.requirement) == ("应急局", "修")
    assert major.import_table(path, by="科员").problems == done.problems


OWN = "编号,单位名称,隐患描述,发现日期,网格员,天气"


@pytest.fixture
def own(ledger: Ledger, tmp_path: Path) -> Ledger:
    """A ledger with hazards of a table that has columns of its own."""
    rows = (
        "1,甲厂,漏电,2026-07-01,张三,急",
        "2,甲厂,堵塞,2026-07-01,,",
        '3,甲厂,堵塞,2026-02-30,=1+1,“引号”"x',
    )
    ledger.import_table(written(tmp_path, OWN, *rows), by="科员", on=date(2026, 7, 1))
    return ledger


def kept(ledger: Ledger) -> list[Any]:
    texts = ledger.frame()["_extra"].to_list()
    assert texts == ledger.tables()["hazards"]["_extra"].to_list()
    return [text and json.loads(text) for text in texts]


def test_columns_that_no_fact_is_for_are_kept_with_the_hazard(own: Ledger, tmp_path: Path) -> None:
    told = [{"天气": "急", "网格员": "张三"}, None, {"天气": '“引号”"x', "网格员": "=1+1"}]
    assert kept(own) == told
    assert own.get("1").extra == told[0]
    assert own.history("1")[0].data["_extra"] == told[0]
    assert "天气" not in own.get("1").values
    assert own.verify().sound
    assert own.as_of(date(2026, 7, 1))["_extra"].to_list() == own.frame()["_extra"].to_list()
    own.export(tmp_path / "out", form="csv")
    with Ledger.restore(tmp_path / "out", f"sqlite:///{tmp_path / '新.db'}") as again:
        assert kept(again) == told


def test_another_text_in_such_a_column_amends(own: Ledger, tmp_path: Path) -> None:
    done = own.import_table(
        written(tmp_path, OWN, "1,甲厂,漏电,2026-07-01,李四,"), by="科员", on=date(2026, 7, 5)
    )
    assert counts(done) == (0, 1, 0, 0)
    assert own.history("1")[-1].data["_extra"] == {"天气": None, "网格员": "李四"}
    assert kept(own)[0] == {"网格员": "李四"}
    assert own.get("1", as_of=date(2026, 7, 4)).extra == {"天气": "急", "网格员": "张三"}
    assert own.verify().sound


def test_a_table_without_such_a_column_leaves_it_as_it_is(own: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, "编号,单位名称,隐患描述,发现日期,窗口", "1,甲厂,漏电,2026-07-01,执法科")
    own.import_table(path, by="科员")
    assert kept(own)[0] == {"天气": "急", "窗口": "执法科", "网格员": "张三"}
    assert counts(own.import_table(path, by="科员")) == (0, 0, 1, 0)


def test_the_table_of_a_ledger_goes_into_another_as_it_came_out(own: Ledger, tmp_path: Path) -> None:
    own.tables()["hazards"].write_parquet(tmp_path / "out.parquet")
    with Ledger.open("sqlite://", create=True) as other:
        other.import_table(tmp_path / "out.parquet", by="科员")
        assert kept(other) == kept(own)


def test_a_column_of_that_name_that_somebody_else_wrote_is_a_text(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    frame = pl.DataFrame(
        {"编号": ["1"], "隐患描述": ["漏电"], "发现日期": ["2026-07-01"], "_extra": ["{nothing"]}
    )
    frame.write_parquet(path)
    ledger.import_table(path, by="科员")
    assert kept(ledger) == [{"_extra": "{nothing"}]


def test_both_ends_call_the_other_columns_the_same() -> None:
    assert events.EXTRA == table.EXTRA


def test_ids_that_an_older_ledger_has_in_two_ways_of_typing_are_both_known(
    address: str, tmp_path: Path
) -> None:
    with Ledger.open(address, create=True) as ledger:
        ledger.record({"编号": "YH-1", "隐患描述": "漏电", "发现日期": "2026-07-01"}, by="科员")
        ledger.record({"编号": "other", "隐患描述": "堵塞", "发现日期": "2026-07-02"}, by="科员")
    rename_as_of_version_3(address, "other", "yh-1")
    with Ledger.open(address, upgrade=True) as ledger:
        assert [b.kind for b in ledger.verify().breaks if b.kind == "state"] == []
        assert [ledger.get(name).record.description for name in ("YH-1", "yh-1", "Yh-1")] == [
            "漏电",
            "堵塞",
            "漏电",
        ]
        path = written(tmp_path, "编号,隐患描述,发现日期", "yh-1,堵塞,2026-07-02")
        assert counts(ledger.import_table(path, by="科员")) == (0, 0, 1, 0)


def rename_as_of_version_3(address: str, old: str, new: str) -> None:
    """What version 3 could have: two ids that differ in the way of typing alone, here of the last entry."""
    engine = sa.create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        one = (
            connection.execute(sa.text("SELECT * FROM events WHERE hazard = :old"), {"old": old})
            .mappings()
            .one()
        )
        first, last = connection.execute(sa.text("SELECT * FROM journal ORDER BY number")).mappings().all()
        data = one["data"].replace(old, new)
        told = (new, one["seq"], one["kind"], str(one["day"]), one["actor"], one["at"], data)
        head = rows.event_hash(rows.FIRST, *told)
        entry = {**last, "data": last["data"].replace(old, new), "digest": rows.joint_hash([head])}
        known = {
            "old": old,
            "new": new,
            "data": data,
            "head": head,
            "entry": entry["data"],
            "digest": entry["digest"],
        }
        known["sealed"] = rows.journal_hash(first["hash"], entry)
        for statement in (
            "UPDATE events SET hazard = :new, data = :data, hash = :head WHERE hazard = :old",
            "UPDATE hazards SET id = :new, key = NULL, head = :head WHERE id = :old",
            "UPDATE journal SET data = :entry, digest = :digest, hash = :sealed WHERE number = 2",
            "UPDATE ledger SET version = 3, hash = :sealed",
        ):
            connection.execute(sa.text(statement), known)
    engine.dispose()
    if address.startswith("sqlite"):
        Path(address.removeprefix("sqlite:///") + ".head").unlink()
