"""Edges of the engine: repeated ids, odd columns, units, limits over editions, the end of the calendar."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from ansheng import (
    CHECK_DAY,
    Choice,
    Condition,
    Count,
    Day,
    FactError,
    Facts,
    Findings,
    Flag,
    LawError,
    Number,
    Rule,
    RuleError,
    Standard,
    choose,
)  # fmt: skip
from ansheng.checking.check import Check
from tests.law.test_standard import GOOD, read
from tests.rules.engine import LAW, TODAY, Part, Thing, made


class Loss(Facts, title="损失", en="loss"):
    money = Number("金额", unit="yuan", minimum=0)
    deaths = Count("死亡人数", unit="人")
    kind = Choice("类别", options={"a": "一类", "b": "二类"}, other_names={"甲": "a"})
    day = Day("日期")
    done = Flag("是否办结")


def rules_on(*conditions: Condition) -> tuple[Rule, ...]:
    return tuple(made(condition, name=f"r{number}") for number, condition in enumerate(conditions))


COSTLY = rules_on(Loss.money >= "1万元", Loss.deaths >= 3, Loss.kind == "a")


def judged(records: Any, rules: Any = COSTLY, facts: type[Facts] = Loss) -> Findings:
    return Check(rules, TODAY).run(records, facts)


def verdicts(findings: Findings) -> list[tuple[str, str, str]]:
    return sorted(findings.to_polars().select("record", "rule", "verdict").rows())


def relation(connection: duckdb.DuckDBPyConnection, frame: pl.DataFrame) -> duckdb.DuckDBPyRelation:
    table: pa.Table = frame.to_arrow()
    return connection.from_arrow(table)


def test_a_unit_in_the_header_counts_in_every_engine() -> None:
    frame = pl.DataFrame({"编号": ["一"], "金额（万元）": [1.0], "死亡人数（万人）": [1.0], "类别": ["甲"]})
    expected = [("一", f"r{n}", "hazard") for n in range(3)]
    with duckdb.connect() as connection:
        for records in (frame.to_dicts(), frame, relation(connection, frame), frame.to_pandas()):
            assert verdicts(judged(records)) == expected


def test_a_unit_of_another_dimension_is_no_such_column() -> None:
    frame = pl.DataFrame({"金额（吨）": [20000.0]})
    with duckdb.connect() as connection:
        for records in (frame.to_dicts(), frame, relation(connection, frame)):
            found = judged(records, COSTLY[:1])
            assert [f.missing for f in found] == [("money",)]
            assert [(p.kind, p.column) for p in found.manifest.problems] == [("unit_mismatch", "金额（吨）")]


def test_an_engine_counts_and_lists_the_same_and_says_what_it_refused() -> None:
    frame = pl.DataFrame(
        {
            "编号": ["一", "二", "三"],
            "金额": [-5.0, 20000.0, None],
            "类别": ["甲", "丙", "-"],
            "多余": [1, 2, 3],
        }
    )
    with duckdb.connect() as connection:
        native, table = judged(relation(connection, frame)), judged(frame)
        assert verdicts(native) == verdicts(table)
        assert len(native.hazards()) == len(list(native.hazards())) == 2
        assert native.summary() == table.summary()
        kinds = [(p.kind, p.column) for p in native.manifest.problems]
        assert kinds == [(p.kind, p.column) for p in table.manifest.problems]
        assert kinds == [("unknown_column", "多余"), ("invalid", "金额"), ("invalid", "类别")]


def test_an_engine_with_no_rule_in_force_still_counts_the_records() -> None:
    with duckdb.connect() as connection:
        found = Check(COSTLY, date(2000, 1, 1)).run(
            relation(connection, pl.DataFrame({"金额": [1.0, 2.0]})), Loss
        )
        assert (found.manifest.records, len(found), found.to_polars().height) == (2, 0, 0)
        assert len(found.manifest.not_in_force) == 3


def test_a_time_with_a_zone_is_the_day_on_its_own_clock() -> None:
    zone = timezone(timedelta(hours=8))
    at = datetime(2024, 3, 31, 0, 30, tzinfo=zone)
    rules = rules_on(Loss.day >= TODAY)
    column = pl.Series("day", [at]).dt.convert_time_zone("Asia/Shanghai")
    assert [len(judged(r, rules)) for r in ([{"day": at}], pl.DataFrame({"day": column}))] == [1, 1]


@pytest.mark.parametrize("missing", [pd.NaT, pd.NA, float("nan"), None])
def test_the_missing_values_of_other_libraries_are_missing(missing: Any) -> None:
    (found,) = judged([{"money": missing}], COSTLY[:1])
    assert (found.missing, found.invalid) == (("money",), ())


def test_a_frame_that_only_speaks_arrow_is_read() -> None:
    reader = pa.table({"金额": [20000.0]}).to_reader()
    assert len(judged(reader, COSTLY[:1]).hazards()) == 1


def test_no_end_is_a_day_and_shifting_it_is_no_crash() -> None:
    rules = rules_on(Loss.day.plus(years=1) < CHECK_DAY)
    for records in ([{"day": date.max}], pl.DataFrame({"day": [date.max]})):
        assert judged(records, rules).summary()[0]["clear"] == 1


def test_findings_are_plain_data() -> None:
    rules = rules_on(Loss.day < CHECK_DAY)
    found = judged([{"day": "2020-01-01"}], rules)
    assert json.loads(json.dumps(found.to_dicts()))[0]["evidence"][0]["value"] == "2020-01-01"


def test_repeated_keys_and_bad_values_of_mappings_are_listed() -> None:
    found = judged({"金额": 1, "money": "很多", "deaths": 0}, COSTLY[1:2])
    assert sorted((p.kind, p.column) for p in found.manifest.problems) == [
        ("duplicate_header", "金额"),
        ("invalid", "money"),
    ]
    assert judged([], COSTLY).summary()[0]["seen"] == 0


def test_a_bad_value_of_an_item_is_invalid_not_missing() -> None:
    rules = rules_on(Thing.parts.any(lambda i: i.q > 1))
    records = [{"id": "一", "parts": [{"q": "abc"}]}, {"id": "二", "parts": [None]}]
    table = pl.DataFrame({"id": ["一", "二"], "parts": [[{"q": "abc"}], [None]]})
    for given in (records, table):
        one, two = judged(given, rules, Thing)
        assert (one.missing, one.invalid, two.missing, two.invalid) == ((), ("parts.q",), ("parts.q",), ())
    assert judged(table, rules, Thing).to_polars()["invalid"].to_list() == [["parts.q"], []]
    assert [p.column for p in judged(table, rules, Thing).manifest.problems] == ["parts.q"]


def test_an_item_may_be_of_a_class_below() -> None:
    class Special(Part, title="特殊部件", en="special part"):
        extra = Flag("另有")

    (rule_on_items,) = rules_on(Thing.parts.any(lambda i: i.q > 1))
    assert len(judged([Thing(parts=[Special(q=2)])], (rule_on_items,), Thing).hazards()) == 1


def test_an_answer_to_one_record_does_not_touch_another_of_its_name() -> None:
    twins = [{"id": "同号", "a": True}, {"id": "同号", "b": True}]
    rules = (made(Thing.a & Thing.b),)
    found = Check(rules, TODAY).run(twins, Thing)
    first = next(iter(found))
    settled = found.with_determinations([first.determine("clear", by="张三", on=TODAY, reason="看过")])
    assert [o.state for o in settled.manifest.determinations] == ["refused"]
    assert len(settled) == len(list(settled)) == 2


def test_the_later_of_two_answers_counts() -> None:
    found = Check((made(Thing.a & Thing.b),), TODAY).run([{"id": "一", "a": True}], Thing)
    first = next(iter(found))
    early = first.determine("clear", by="张三", on="2024-01-01", reason="看过")
    late = first.determine("hazard", by="李四", on="2024-02-01", reason="复核")
    for given in ([early, late], [late, early]):
        settled = found.with_determinations(given)
        assert sorted(o.state for o in settled.manifest.determinations) == ["applied", "superseded"]
        assert len(settled.hazards()) == 1


@pytest.mark.parametrize("form", [list, pl.DataFrame])
def test_of_two_answers_on_one_day_the_one_listed_later_counts(form: Any) -> None:
    found = Check((made(Thing.a & Thing.b),), TODAY).run(form([{"id": "一", "a": True}]), Thing)
    first = next(iter(found))
    clear = first.determine("clear", by="张三", on="2024-02-01", reason="看过")
    hazard = first.determine("hazard", by="李四", on="2024-02-01", reason="复核")
    for given, hazards in (([clear, hazard], 1), ([hazard, clear], 0)):
        settled = found.with_determinations(given)
        assert [o.state for o in settled.manifest.determinations] == ["superseded", "applied"]
        assert len(settled.hazards()) == hazards


def test_open_questions_are_a_form_that_reads_back() -> None:
    found = Check((made(Thing.a & Thing.b),), TODAY).run([{"id": "一", "a": True}], Thing)
    (form,) = found.to_answer()
    assert "乙" in form["question"]
    filled = {**form, "verdict": "无", "by": "张三", "determined_on": "2024-03-01", "reason": "看过"}
    assert [o.state for o in found.with_determinations([filled]).manifest.determinations] == ["applied"]
    unsigned = {**filled, "basis": None}
    assert [o.state for o in found.with_determinations([unsigned]).manifest.determinations] == ["lapsed"]


def test_rules_that_judge_something_else_are_said() -> None:
    from ansheng import load

    found = load(["gas"]).check(
        {}, on="2026-01-01", as_="GasTank", rules="gas.unlicensed,gas.tank_unmonitored"
    )
    assert [(p.kind, p.value) for p in found.manifest.problems] == [("other_class", "gas.unlicensed")]


LIMIT = 'seen = "text"\nlimits.l = {}'
LATER = (
    GOOD[GOOD.index("[[edition]]") :]
    .replace('label = "1"', 'label = "2"')
    .replace("2020-01-01", "2022-01-01")
)
EARLIER = GOOD.replace("effective = 2020-01-01", "effective = 2020-01-01\nrepealed = 2022-01-01")


def two_editions(folder: Path, first: str, second: str) -> Standard:
    texts = (
        EARLIER.replace('seen = "text"', LIMIT.replace("{}", first)),
        LATER.replace('seen = "text"', LIMIT.replace("{}", second)),
    )
    return read(folder, texts[0] + texts[1])


STEPS = "{{ unit = 'm', by = '{by}', steps = [{{ to = {bound}, value = 8 }}, {{ value = 5 }}] }}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{ value = 1, unit = 'm' }", STEPS.format(by="t", bound=1000)),
        ("{ value = 1, unit = 'm' }", "{ value = 1, unit = 't' }"),
        (STEPS.format(by="t", bound=1000), STEPS.format(by="m", bound=1000)),
    ],
)
def test_a_limit_that_changes_its_form_or_dimension_needs_another_name(
    first: str, second: str, tmp_path: Path
) -> None:
    with pytest.raises(LawError, match="另起名称"):
        two_editions(tmp_path, first, second)


def test_a_table_may_change_the_unit_of_its_key(tmp_path: Path) -> None:
    law = two_editions(tmp_path, STEPS.format(by="t", bound=1000), STEPS.format(by="万吨", bound=0.2))

    class Mine(Facts, title="矿", en="mine"):
        output = Number("产量", unit="t")
        depth = Number("深度", unit="m")

    deep = Rule(law.clause("c"), hazard=Mine.depth > law.limit("l").at(Mine.output), title="超深")

    record = Mine(output=1500, depth=6)
    assert [
        len(Check((deep,), day).run(record).hazards()) for day in (date(2021, 1, 1), date(2023, 1, 1))
    ] == [1, 0]


def test_cases_of_a_limit_cover_the_choice(tmp_path: Path) -> None:
    law = read(
        tmp_path,
        GOOD.replace('seen = "text"', "seen = 'text'\nlimits.l = { unit = 'yuan', cases = { a = 1 } }"),
    )
    with pytest.raises(RuleError, match="b"):
        law.limit("l").at(Loss.kind)


def test_products_and_quotients_have_units() -> None:
    rules = rules_on(Thing.x / Thing.parts.sum(lambda i: i.q) >= 2, Thing.x * Thing.y >= "4 m2")
    found = judged([{"x": 4, "y": 1, "parts": [{"q": 2}]}], rules, Thing)
    assert len(found.hazards()) == 2
    with pytest.raises(RuleError, match="量纲"):
        _ = Thing.x * Thing.y >= "4 m"


@pytest.mark.parametrize("name", ["title", "values", "read"])
def test_names_that_facts_use_themselves_are_refused(name: str) -> None:
    with pytest.raises(FactError, match=name):
        type("Odd", (Facts,), {name: _named(name)})


def _named(name: str) -> Flag:
    flag = Flag("某事实")
    flag.name = name
    return flag


def test_two_facts_of_one_title_are_refused() -> None:
    with pytest.raises(FactError, match="数量"):
        type("Twice", (Facts,), {"a": Flag("数量"), "b": Flag("别名", aliases=("数量",))})


def test_a_header_may_carry_a_note() -> None:
    assert Loss.read({"是否办结（是/否）": "是"}).done is True


def test_a_severity_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RuleError, match="magor"):
        Rule(LAW.clause("leak"), hazard=Thing.a, severity="magor", name="unsure")  # type: ignore[arg-type]


def test_rows_of_several_sheets_have_names_of_their_own(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("一区", "二区"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["金额", "类别"])
            sheet.write_row(1, 0, [20000, "二类"])
    assert [f.record for f in judged(path, COSTLY[:1])] == ["一区!2", "二区!2"]


@pytest.mark.parametrize("word", ["months", "years"])
def test_a_period_of_the_law_moves_a_day(tmp_path: Path, word: str) -> None:
    law = two_editions(tmp_path, "{ value = 1, unit = 'year' }", "{ value = 6, unit = 'month' }")

    overdue = Rule(
        law.clause("c"), hazard=Loss.day.plus(**{word: law.limit("l")}) < CHECK_DAY, title="逾期未检"
    )

    for records in ([{"day": "2021-06-30"}], pl.DataFrame({"day": [date(2021, 6, 30)]})):
        found = [
            len(Check((overdue,), day).run(records, Loss).hazards())
            for day in (date(2021, 12, 31), date(2022, 1, 1), date(2021, 12, 30), date(2022, 6, 30))
        ]
        assert found == [0, 1, 0, 1]
    with pytest.raises(RuleError, match="量纲"):
        Loss.day.plus(days=LAW.limit("right"))


@pytest.mark.parametrize(
    ("limit", "hazards"), [(lambda p: choose(p.done, 30, 20), 1), (lambda p: choose(p.done, "3万元", 20), 0)]
)
def test_a_plain_number_takes_the_unit_of_what_it_stands_beside(limit: Any, hazards: int) -> None:
    rules = rules_on(Loss.money >= limit(Loss))
    assert (
        len(judged([{"money": 25, "done": False}, {"money": 25, "done": True}], rules).hazards()) == hazards
    )


def test_a_chosen_percentage_is_a_percentage() -> None:
    class Load(Facts, title="负荷", en="load"):
        share = Number("负荷率", unit="percent")
        old = Flag("老旧")

    rules = rules_on(Load.share >= choose(Load.old, 30, 20))
    found = judged([{"share": "25%", "old": False}, {"share": "25%", "old": True}], rules, Load)
    assert found.summary()[0]["hazard"] == 1


def test_a_rule_with_a_part_that_reads_no_fact_says_the_same_of_every_row() -> None:
    made_up = made((CHECK_DAY > "2020-01-01") | Thing.a)
    raw = pl.DataFrame({"编号": ["一号", "二号", "三号"]})
    findings = Check((made_up,), TODAY).run(raw, Thing)
    assert [f.record for f in findings.hazards()] == ["一号", "二号", "三号"]
