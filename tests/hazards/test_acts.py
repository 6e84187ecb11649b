"""Many acts at once: from a filled sheet or from mappings, each done or listed, and none done twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ansheng.errors import InputError
from ansheng.hazards.entry import State
from ansheng.hazards.guards import GuardError
from ansheng.hazards.ledger import Acted, Ledger

HEAD = "序号,编号,隐患描述,单位名称,办理事项,日期,办理人,责任部门,整改要求,整改期限,整改佐证,事由,撤回事项"
ROWS = (
    "1,H1,漏电,甲厂,责令整改,2026-07-02,检查组,应急局,修理,2026-07-31,,,",
    "2,H1,漏电,甲厂,整改完成,2026年7月5日,厂长,,,,照片,,",
    "3,H2,堵塞,乙厂,责令整改,2026/7/2,检查组,应急局,清理,2026-07-31,,,",
    ",,,,,,,,,,,,",
    "4,H3,漏电,丙厂,上报,2026-07-02,检查组,,,,,,",
)


@pytest.fixture
def three(ledger: Ledger) -> Ledger:
    """A ledger of three general hazards."""
    for name, what, unit in (("H1", "漏电", "甲厂"), ("H2", "堵塞", "乙厂"), ("H3", "漏电", "丙厂")):
        told = {
            "编号": name,
            "隐患描述": what,
            "单位名称": unit,
            "发现日期": "2026-07-01",
            "隐患等级": "一般",
        }
        ledger.record(told, by="检查组")
    return ledger


def sheet(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "办理.csv"
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return path


def counts(done: Acted) -> tuple[int, int, int]:
    return done.recorded, done.unchanged, done.refused


def test_a_filled_sheet_is_recorded_once(three: Ledger, tmp_path: Path) -> None:
    path = sheet(tmp_path, *ROWS)
    assert counts(three.act_many(path)) == (4, 0, 0)
    head = three.head
    assert counts(three.act_many(path)) == (0, 4, 0)
    assert three.head == head
    found = three.get("H1")
    assert (found.state, found.get("evidence"), found.get("rectified_by")) == (
        State.RECTIFIED,
        "照片",
        "厂长",
    )
    assert three.verify().sound


REFUSED = {
    "no such hazard": ("1,H9,,,上报,2026-07-03,检查组,,,,,,", "H9"),
    "no such event": ("1,H3,,,上报告,2026-07-03,检查组,,,,,,", "上报"),
    "no hazard": ("1,,,,上报,2026-07-03,检查组,,,,,,", "“编号”未填"),
    "no event": ("1,H3,,,,2026-07-03,检查组,,,,,,", "“办理事项”未填"),
    "no day": ("1,H3,,,上报,,检查组,,,,,,", "“日期”未填"),
    "nobody": ("1,H3,,,上报,2026-07-03,,,,,,,", "“办理人”未填"),
    "a day that is none": ("1,H3,,,上报,7月32日,检查组,,,,,,", "应为日期"),
    "a day to come": ("1,H3,,,上报,2099-07-03,检查组,,,,,,", "晚于登记之日"),
    "another unit than in the ledger": (
        "1,H3,漏电,甲厂,上报,2026-07-03,检查组,,,,,,",
        "“单位名称”与台账（“丙厂”）不一致",
    ),
    "a field of another event": (
        "1,H3,,,上报,2026-07-03,检查组,,,2026-07-31,,,",
        "“整改期限”与台账（未填）不一致",
    ),
    "a guard": ("1,H3,,,责令整改,2026-07-03,检查组,,,,,,", "未填责任部门"),
}


BLAMED = {
    "no such hazard": ("编号", "B3"),
    "no such event": ("办理事项", "E3"),
    "no hazard": ("编号", "B3"),
    "no event": ("办理事项", "E3"),
    "a day that is none": ("日期", "F3"),
    "another unit than in the ledger": ("单位名称", "D3"),
    "a field of another event": ("整改期限", "J3"),
}
"""The column and the cell that is to blame, where one is."""


@pytest.mark.parametrize("case", REFUSED)
def test_a_row_that_cannot_be_recorded_is_listed_and_the_others_are(
    case: str, three: Ledger, tmp_path: Path
) -> None:
    row, said = REFUSED[case]
    done = three.act_many(sheet(tmp_path, ROWS[2], row, ROWS[4]))
    assert counts(done) == (2, 0, 1)
    (problem,) = done.problems
    assert (problem.kind, problem.file, problem.row) == ("refused", str(tmp_path / "办理.csv"), 3)
    assert said in problem.text()
    assert problem.text("en")
    assert (problem.column, problem.cell) == BLAMED.get(case, (None, None))
    assert three.verify().sound


def test_who_and_when_may_be_said_once(three: Ledger) -> None:
    acts: list[dict[str, Any]] = [{"id": name, "event": "report"} for name in ("H1", "H2", "H3")]
    acts[1]["办理人"] = "李四"
    assert counts(three.act_many(acts, by="检查组", on="2026-07-03")) == (3, 0, 0)
    assert [three.history(name)[-1].by for name in ("H1", "H2", "H3")] == ["检查组", "李四", "检查组"]
    assert [problem.row for problem in three.act_many([*acts, {"id": "H9", "event": "report"}]).problems] == [
        1,
        2,
        3,
        4,
    ]


def test_corrections_are_made_once_too(three: Ledger, tmp_path: Path) -> None:
    three.act("H2", "report", by="检查组", on="2026-07-02")
    rows = (
        "1,H1,漏电严重,甲厂,更正,2026-07-03,检查组,,,,,笔误,",
        "2,H2,,,更正,2026-07-03,检查组,,,,,误登记,2",
    )
    path = sheet(tmp_path, *rows)
    assert [counts(three.act_many(path)) for _ in range(2)] == [(2, 0, 0), (0, 2, 0)]
    assert three.get("H1").record.description == "漏电严重"
    assert three.get("H2").get("reported_on") is None


def test_an_act_that_was_taken_back_may_be_recorded_again(three: Ledger, tmp_path: Path) -> None:
    path = sheet(tmp_path, ROWS[4])
    three.act_many(path)
    three.correct("H3", by="检查组", reason="误登记", undo=True)
    assert counts(three.act_many(path)) == (1, 0, 0)


def test_each_act_asks_for_the_role_of_who_acts(three: Ledger, tmp_path: Path) -> None:
    chief = three.grant("局长", "admin", by="局长")
    token = three.grant("检查组", "监管", by="局长", token=chief)
    done = three.act_many(sheet(tmp_path, *ROWS), token=token)
    assert counts(done) == (2, 0, 2)
    assert [problem.value for problem in done.problems] == ["H1", "H3"]


def test_a_table_that_cannot_be_read_is_told(three: Ledger, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        three.act_many(tmp_path / "没有.csv")


def test_a_sheet_may_be_chosen_and_what_is_wrong_with_it_is_listed(three: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "办理.xlsx"
    cells = [line.split(",") for line in (HEAD, ROWS[2], "合计,,,,,,,,,,,,")]
    with xlsxwriter.Workbook(path) as book:
        for name, lines in (("样表", [HEAD.split(","), ROWS[0].split(",")]), ("办理", cells)):
            page = book.add_worksheet(name)
            for row, line in enumerate(lines):
                page.write_row(row, 0, line)
    done = three.act_many(path, sheet="办理")
    assert counts(done) == (1, 0, 0)
    assert [(problem.kind, problem.sheet, problem.row) for problem in done.problems] == [
        ("total_row", "办理", 3)
    ]


def test_an_event_may_be_taken_back_by_its_number(three: Ledger) -> None:
    for name in ("H1", "H2"):
        three.act(name, "report", by="检查组", on="2026-07-02")
    with pytest.raises(GuardError, match="第2项"):
        three.correct("H1", by="科长", reason="误登记", undo=1)
    three.correct("H1", by="科长", reason="误登记", undo=2)
    three.correct("H2", by="科长", reason="误登记", undo=True)
    assert three.get("H1").counted[-1][0] == three.get("H2").counted[-1][0] == 1
