"""Commands ``ledger act`` and ``correct``: one hazard, several, a filled sheet, and what was recorded wrongly."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.ledger.conftest import ORDER

DAY = ("--by", "检查组", "--on", "2026-07-03")
SHEET = """编号,单位名称,办理事项,日期,办理人,整改责任部门,整改要求,整改期限
H1,甲厂,责令整改,2026-07-04,检查组,应急局,清理,2026-07-31
H2,甲厂,上报,2026-07-04,检查组,,,
H2,,责令整改,2026-07-04,检查组,应急局,修理,上周
H9,,上报,2026-07-04,,,,
H2,,上报,,李四,,,
"""


def events(run: Run, ledger: str, hazard: str) -> list[str]:
    shown = json.loads(run("ledger", "show", ledger, hazard, "--format", "json").out)
    return [event["kind"] for event in shown["events"]]


def told(run: Run, *arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("ledger", *arguments, "--format", "json").out)
    return data


def test_one_event_of_several_hazards_is_recorded_once_each(run: Run, ledger: str) -> None:
    done = run("ledger", "act", ledger, "H1", "H9", "H2", "上报", *DAY)
    assert (done.code, done.err) == (1, "")
    assert "登记2项，此前已登记0项，未登记1项" in done.out
    assert "H9：找不到隐患“H9”" in done.out
    assert "行" not in done.out
    again = told(run, "act", ledger, "H1", "H2", "report", *DAY)
    assert (again["recorded"], again["unchanged"], again["refused"], again["problems"]) == (0, 2, 0, [])
    assert events(run, ledger, "H1") == events(run, ledger, "H2") == ["register", "report"]


def test_fields_of_several_are_named_as_people_do(run: Run, ledger: str) -> None:
    assert run("ledger", "act", ledger, "H1", "H2", "责令整改", *ORDER).code == 0
    assert events(run, ledger, "H2") == ["register", "order"]
    wrong = run("ledger", "act", ledger, "H1", "H2", "上报", *DAY, "--set", "整改期限=2026-08-01")
    assert "上报" in wrong.complaint


def test_the_rows_of_a_table_are_recorded_or_listed_at_their_cells(
    run: Run, ledger: str, folder: Path
) -> None:
    (folder / "办理.csv").write_text(SHEET, encoding="utf-8")
    line = ("act", ledger, "--from", "办理.csv", "--by", "值班员")
    done = run("ledger", *line)
    assert (done.code, "登记1项，此前已登记0项，未登记4项" in done.out) == (1, True)
    for said in (
        "办理.csv 第3行“单位名称”列：“单位名称”与台账（“乙厂”）不一致",
        "办理.csv 第4行“整改期限”列：应为日期（如 2020-07-01），填的是“上周”；请更正",
        "办理.csv 第5行“编号”列：找不到隐患“H9”",
        "办理.csv 第6行：“日期”未填",
    ):
        assert said in done.out
    data = told(run, *line, "--on", "2026-07-05")
    assert (data["recorded"], data["unchanged"], data["refused"]) == (1, 1, 3)
    assert [problem["cell"] for problem in data["problems"]] == ["B3", "H4", "A5"]
    assert run("ledger", *line, "--limit", "1").out.count("\n- ") == 2
    assert "another" not in run("ledger", *line, "--lang", "en").out


def test_a_list_of_hazards_that_is_filled_in_goes_straight_back(run: Run, ledger: str, folder: Path) -> None:
    assert run("ledger", "list", ledger, "--out", "清单.csv").code == 0
    with (folder / "清单.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    order = {"办理事项": "责令整改", "日期": "2026-07-04", "办理人": "检查组", "整改要求": "清理"}
    filled = [{**row, **order, "责任部门": "应急局", "整改期限": "2026-07-31"} for row in listed]
    with (folder / "清单.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(filled[0]))
        writer.writeheader()
        writer.writerows(filled)
    assert told(run, "act", ledger, "--from", "清单.csv")["problems"] == []
    assert events(run, ledger, "H1") == events(run, ledger, "H2") == ["register", "order"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "--from"),
        (("H1",), "ID"),
        (("H1", "上报", "--by", "甲"), "--on"),
        (("H1", "上报", "--on", "2026-07-03"), "--by"),
        (("H1", "H2", "上报", *DAY, "--version", "1"), "--version"),
        (("H1", "H2", "上报", *DAY, "--set", "事由"), "--set"),
        (("H1", "H2", "上报了", *DAY), "上报"),
        (("H1", "上报", "--from", "办理.csv"), "--from"),
        (("--from", "没有.csv"), "没有.csv"),
        (("--from", "隐患.csv", "--sheet", "一"), "一"),
    ],
)
def test_what_is_not_said_or_said_twice_is_wrong_use(
    run: Run, ledger: str, arguments: tuple[str, ...], named: str
) -> None:
    assert named in run("ledger", "act", ledger, *arguments).complaint
    assert named in run("ledger", "act", ledger, *arguments, "--lang", "en").complaint


def test_the_help_names_the_events_and_what_each_states(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    both, chinese, english = (
        run("ledger", "act", *lang, "--help").out for lang in ((), ("--lang", "zh"), ("--lang", "en"))
    )
    assert "责令整改 order" in both
    assert "挂牌级别*、督办单位*、督办期限*" in chinese
    assert "listed_level*, listed_by*, listed_due*" in english
    assert "更正 correct" not in both
    assert "更正、撤回请用 ansheng ledger correct" in chinese


WHY = ("--by", "科长", "--reason", "笔误", "--on", "2026-07-05")


def test_facts_are_corrected_by_their_chinese_names(run: Run, ledger: str) -> None:
    assert run("ledger", "act", ledger, "H1", "责令整改", *ORDER).code == 0
    done = run("ledger", "correct", ledger, "H1", "单位名称=甲一厂", "due_on=2026-08-15", *WHY)
    assert (done.code, done.err) == (0, "")
    shown = told(run, "show", ledger, "H1")
    assert [shown["facts"][name] for name in ("unit", "due_on")] == ["甲一厂", "2026-08-15"]
    assert shown["events"][-1]["data"]["reason"] == "笔误"
    assert "correct" in run("ledger", "correct", ledger, "H1", "地区=一镇", *WHY, "--lang", "en").out


def test_the_last_event_is_taken_back_and_shown_as_such(run: Run, ledger: str) -> None:
    for event in (("责令整改", *ORDER), ("上报", *DAY)):
        assert run("ledger", "act", ledger, "H1", *event).code == 0
    wrong = run("ledger", "correct", ledger, "H1", "--undo", "2", *WHY)
    assert (wrong.code, wrong.out, "第3项“上报”" in wrong.err) == (1, "", True)
    page = run("ledger", "correct", ledger, "H1", "--undo", "3", *WHY).out
    assert "上报（已撤回）" in page
    assert "责令整改（" not in page
    assert "taken back" in run("ledger", "show", ledger, "H1", "--lang", "en").out
    then = run("ledger", "show", ledger, "H1", "--as-of", "2026-07-04").out
    assert "更正" not in then


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (("H1", *WHY), 2, "--undo"),
        (("H1", "单位名称", *WHY), 2, "单位名称"),
        (("H1", "单位=甲", "--by", "科长"), 2, "--reason"),
        (("H1", "单位名称=甲", "--reason", "笔误"), 2, "--by"),
        (("H1", "状况=好", *WHY), 2, "状况"),
        (("H1", "整改期限=明天", *WHY), 2, "整改期限"),
        (("H9", "单位名称=甲", *WHY), 2, "H9"),
        (("H1", "单位名称=甲", *WHY, "--version", "7"), 4, "给出的是7"),
        (("H1", "--undo", "1", *WHY), 1, "“登记”不能撤回"),
        (("H2", "隐患等级=一般", *WHY), 1, "判定"),
        (("H1", "--undo", "0", *WHY), 2, "--undo"),
    ],
)
def test_a_correction_that_is_refused_is_one_line(
    run: Run, ledger: str, arguments: tuple[str, ...], code: int, named: str
) -> None:
    done = run("ledger", "correct", ledger, *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert named in done.err
