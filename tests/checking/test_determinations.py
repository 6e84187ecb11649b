"""Determinations: a person's answer survives the next run, is shown, lapses, and never beats a computed verdict."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ansheng import Determination, DeterminationError, Findings, InputError, Verdict
from ansheng.checking.check import Check
from ansheng.checking.forms.reading import read_determinations
from tests.rules.engine import Thing, made

RULES = (
    made(Thing.a & Thing.b, name="both").of_plugin("test"),
    made(Thing.x > 1, name="high").of_plugin("test"),
)
RECORDS = [
    {"id": "甲", "a": True, "x": 2.0},
    {"id": "乙", "a": True, "x": 0.0},
    {"id": "丙", "b": True, "region": "东"},
]
DAY = date(2024, 3, 31)


def run(records: Any = None, day: date = DAY) -> Findings:
    return Check(RULES, day).run(RECORDS if records is None else records, Thing)


def answer(findings: Findings, record: str = "甲", verdict: str = "clear", **more: Any) -> Determination:
    (found,) = [f for f in findings.undetermined() if f.record == record and f.rule == "test.both"]
    return found.determine(verdict, by="张三", on="2024-03-31", reason="现场核实", **more)


def states(findings: Findings) -> list[str]:
    return [o.state for o in findings.manifest.determinations]


@pytest.mark.parametrize("form", [list, pl.DataFrame])
def test_an_answer_settles_a_finding_and_is_shown(form: Any) -> None:
    first = run(form(RECORDS))
    given = [answer(first), answer(first, "丙", "hazard")]
    settled = first.with_determinations(given)
    assert states(settled) == ["applied", "applied"]
    assert [(f.record, f.rule) for f in settled.undetermined()] == [("乙", "test.both"), ("丙", "test.high")]
    assert [(f.record, f.rule) for f in settled.hazards()] == [("甲", "test.high"), ("丙", "test.both")]
    shown = next(f for f in settled.hazards() if f.record == "丙").to_dict()
    assert shown["determination"]["by"] == "张三"
    assert "张三" in shown["message"]
    assert [(f.record, f.verdict) for f in settled.determined()] == [
        ("甲", Verdict.CLEAR),
        ("丙", Verdict.HAZARD),
    ]


@pytest.mark.parametrize("form", [list, pl.DataFrame])
def test_every_count_follows_the_answers(form: Any) -> None:
    first = run(form(RECORDS))
    settled = first.with_determinations([answer(first), answer(first, "丙", "hazard")])
    for found in (settled, settled.hazards(), settled.undetermined()):
        assert len(found) == len(list(found)) == found.to_polars().height
    both = settled.summary()[0]
    assert (both["hazard"], both["undetermined"], both["clear"]) == (1, 1, 1)
    assert settled.summary("region") == [
        {"region": None, "hazard": 1, "undetermined": 1},
        {"region": "东", "hazard": 1, "undetermined": 1},
    ]


def test_an_answer_survives_the_next_run_and_a_table() -> None:
    kept = answer(run()).to_dict()
    again = run().with_determinations(pl.DataFrame([kept]).to_dicts())
    assert states(again) == ["applied"]


@pytest.mark.parametrize(
    ("records", "day", "state", "word"),
    [
        ([{**RECORDS[0], "x": 9.0}], DAY, "applied", ""),
        ([{**RECORDS[0], "a": None}], DAY, "lapsed", "采集项"),
        ([{**RECORDS[0], "b": True}], DAY, "refused", "构成隐患"),
        ([{**RECORDS[0], "b": False}], DAY, "refused", "不构成"),
        ([RECORDS[1]], DAY, "unmatched", ""),
        ([RECORDS[0]], date(2024, 6, 30), "applied", ""),
        ([RECORDS[0]], date(2024, 7, 1), "lapsed", "2024年6月30日"),
        ([RECORDS[0]], date(2024, 3, 30), "lapsed", "2024年3月30日"),
        ([RECORDS[0]], date(2023, 12, 31), "lapsed", ""),
    ],
)
def test_an_answer_lapses_with_its_day_its_edition_and_its_facts(
    records: Any, day: date, state: str, word: str
) -> None:
    given = answer(run(), until="2024-06-30")
    (outcome,) = run(records, day).with_determinations([given]).manifest.determinations
    assert outcome.state == state
    assert word in outcome.words.zh


def test_an_answer_lapses_on_the_day_the_edition_changes() -> None:
    old = run(day=date(2023, 12, 31))
    (found,) = [f for f in old.undetermined() if f.record == "甲"]
    given = found.determine("clear", by="张三", on="2023-12-01", reason="核实")
    assert states(run(day=date(2023, 12, 31)).with_determinations([given])) == ["applied"]
    (outcome,) = run(day=date(2024, 1, 1)).with_determinations([given]).manifest.determinations
    assert (outcome.state, "2020" in outcome.words.zh, "2024" in outcome.words.zh) == ("lapsed", True, True)


def test_a_computed_verdict_is_not_overridden() -> None:
    (computed,) = run([RECORDS[0]]).hazards()
    with pytest.raises(DeterminationError, match="不能人工判定"):
        computed.determine("clear", by="张三", on=DAY, reason="认为没事")


@pytest.mark.parametrize("lacking", [{"by": ""}, {"reason": " "}, {"verdict": None}])
def test_an_answer_says_who_when_and_why(lacking: dict[str, Any]) -> None:
    whole = answer(run()).to_dict()
    with pytest.raises(DeterminationError):
        run().with_determinations([{**whole, **lacking}])
    with pytest.raises(InputError, match="2"):
        run().with_determinations([whole, 3])


@pytest.mark.parametrize(("column", "clear"), [("判定结果", "不构成"), ("结论", "无")])
def test_a_form_of_answers_is_read_as_offices_fill_it_in(tmp_path: Path, column: str, clear: str) -> None:
    path = tmp_path / "人工判定.csv"
    header = f"序号,对象编号,规则,{column},判定人,判定日期,理由,备注"
    answered = f"1,甲,test.both,{clear},张三,2024年3月31日,看过,"
    lines = ["人工判定登记表", header, answered, "2,,,,,,,", ",,,,,,,", header, "3,乙,test.both,,,,,待办"]
    path.write_text("\n".join([*lines, "合计,2,,,,,,", "填表人：李某,,,,,,,"]), encoding="utf-8")
    (made_of,) = read_determinations(path)
    assert (made_of.record, made_of.verdict, made_of.determined_on) == ("甲", "clear", DAY)
    path.write_text("\n".join([*lines, "4,丙,test.both,也许,,,,"]), encoding="utf-8")
    with pytest.raises(InputError, match="第8行“判定结果”") as refused:
        read_determinations(path)
    assert "row 8, verdict" in refused.value.text("en")
