"""从未 is an answer to a question for a day, the same on every engine and in every form; it is not missing."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from datetime import date, datetime, time
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import polars as pl
import pytest

import ansheng
from ansheng import CHECK_DAY, NEVER, Condition, Day, Facts, Flag, Many
from ansheng.checking.check import Check
from ansheng.errors import FactError, FactValueError, RuleError
from ansheng.facts.frames import records_of
from ansheng.facts.loading.load import load
from ansheng.reports.inspection_sheet.sheets import workbook
from tests.reports.sheets import answer, opened, row_of, saved, validations
from tests.rules.engine import TODAY, made


class Valve(Facts, title="阀", en="valve"):
    tested_on = Day("阀检测日期", en="valve tested on", never=("检测",))


class Meter(Facts, title="仪表", en="meter", table="meters"):
    tested_on = Day("检测日期", en="tested on", never=("检测", "校准"))
    bought_on = Day("购入日期", en="bought on")
    valves = Many("阀门", Valve)


RULES: dict[str, Condition] = {
    "late": Meter.tested_on.plus(years=1) < CHECK_DAY,
    "late_in_days": (CHECK_DAY - Meter.tested_on) > "30 day",
    "in_time": Meter.tested_on.plus(months=6) >= CHECK_DAY,
    "within": Meter.tested_on.between("2020-01-01", "2030-12-31"),
    "back": Meter.tested_on.plus(months=-1, days=-1) < CHECK_DAY,
    "still": Meter.tested_on.plus(years=1) <= Meter.tested_on,
    "before": Meter.tested_on < Meter.bought_on,
    "after": Meter.tested_on >= Meter.bought_on,
}
OF_NEVER = dict.fromkeys(RULES, "hazard") | dict.fromkeys(("in_time", "within", "after"), "clear")
WRITTEN = (
    "从未",
    "从未检测",
    "从未检测过",
    "从来没有校准过",
    "未曾检测",
    "未检测过",
    "没有进行过检测",
    " 从未。",
    "Never",
)
NOT_WRITTEN = ("未检测", "从未逾期", "无", "从未间断检测", "没有", "0001-01-01", "从未检测过，已报废")


def check(*names: str) -> Check:
    return Check(tuple(made(RULES[name], name=name) for name in names or RULES), TODAY)


def verdicts(table: object, *names: str) -> dict[tuple[str, str], str]:
    """The verdicts that are not clear, by record and rule."""
    found = check(*names).run(table, Meter).to_polars().select("record", "rule", "verdict").rows()
    return {(record, rule.rpartition(".")[2]): verdict for record, rule, verdict in found}


def of(record: str, said: dict[str, str]) -> dict[tuple[str, str], str]:
    return {(record, rule): verdict for rule, verdict in said.items() if verdict != "clear"}


def test_never_is_older_than_any_limit_and_within_no_period() -> None:
    given = [
        {"id": "n", "检测日期": "从未", "购入日期": "2024-01-01"},
        {"id": "d", "检测日期": "2024-03-30", "购入日期": "2024-01-01"},
        {"id": "m", "购入日期": "2024-01-01"},
    ]
    of_a_day = dict.fromkeys(("in_time", "within", "back", "after"), "hazard")
    unknown = dict.fromkeys(RULES, "undetermined")
    wanted = of("n", OF_NEVER) | of("d", of_a_day) | of("m", unknown)
    assert verdicts(given) == wanted
    assert verdicts(pl.DataFrame(given)) == wanted
    assert verdicts(pl.DataFrame(given).to_arrow()) == wanted
    assert verdicts(pl.DataFrame(given).to_pandas()) == wanted


NATIVE = [name for name in RULES if name != "late_in_days"]
"""Other engines do not reckon days."""


def test_duckdb_judges_never_where_it_lies() -> None:
    rows = [("n", "从未检测过", "2024-01-01"), ("d", "2023-03-30", "2024-01-01"), ("m", None, "2024-01-01")]
    rows += [(f"d{n}", f"2024-{1 + n % 12:02}-{1 + n // 12:02}", "2024-01-01") for n in range(300)]
    told = pl.DataFrame(rows, schema=["id", "检测日期", "购入日期"], orient="row").with_columns(
        pl.col("购入日期").str.to_date()
    )
    with duckdb.connect() as connection:
        relation = connection.from_arrow(told.to_arrow())
        found = check(*NATIVE).run(relation, Meter)
        assert found.manifest.engine == "duckdb"
        assert not found.manifest.problems
        assert verdicts(relation, *NATIVE) == verdicts(told, *NATIVE)
        assert (
            of("n", {name: OF_NEVER[name] for name in NATIVE}).items() <= verdicts(relation, *NATIVE).items()
        )
        moved = check("late_in_days").run(relation, Meter)
        assert moved.manifest.engine == "polars"


@pytest.mark.parametrize("text", ["7月1日", "2024-06-30T17:00:00Z", "上周"])
def test_duckdb_leaves_days_that_need_reading_to_polars(text: str) -> None:
    told = pl.DataFrame({"id": ["n", "x"], "检测日期": ["从未", text], "购入日期": [date(2024, 1, 1)] * 2})
    with duckdb.connect() as connection:
        relation = connection.from_arrow(told.to_arrow())
        assert check("late").run(relation, Meter).manifest.engine == "polars"
        assert verdicts(relation, "late") == verdicts(told, "late")


def test_the_first_day_of_all_in_a_database_is_no_answer() -> None:
    """0001-01-01 is what databases keep where no day was given: missing, and listed."""
    told = pl.DataFrame(
        {"id": ["n", "d"], "检测日期": [date.min, date(2024, 3, 30)], "购入日期": [date.min] * 2}
    )
    unknown = {("n", rule): "undetermined" for rule in RULES}
    found = verdicts(told)
    assert unknown.items() <= found.items()
    assert [p.kind for p in check().run(told, Meter).manifest.problems] == ["invalid"] * 3
    with duckdb.connect() as connection:
        relation = connection.from_arrow(told.to_arrow())
        assert verdicts(relation, "late", "in_time") == verdicts(told, "late", "in_time")
        kinds = [p.kind for p in check("late").run(relation, Meter).manifest.problems]
        assert kinds == ["invalid"]
    assert Meter.read({"检测日期": datetime.combine(date.min, time())}).invalid.keys() == {"tested_on"}


@pytest.mark.parametrize("text", WRITTEN)
def test_the_words_of_the_answer(text: str) -> None:
    assert Meter(tested_on=text).tested_on == NEVER
    table = pl.DataFrame({"id": ["n"], "检测日期": [text], "购入日期": ["2024-01-01"]})
    assert ("n", "late") in verdicts(table)


@pytest.mark.parametrize("text", NOT_WRITTEN)
def test_words_that_say_something_else_are_listed(text: str) -> None:
    record = Meter.read({"检测日期": text})
    assert record.tested_on is None
    assert record.invalid["tested_on"].expected() == "应为日期（如 2020-07-01）或“从未”"
    assert record.invalid["tested_on"].expected("en") == "a day such as 2020-07-01, or 'never'"
    assert verdicts([{"id": "n", "检测日期": text}], "late") == {("n", "late"): "undetermined"}


def test_a_day_that_may_not_be_never_does_not_read_it() -> None:
    for said in ("从未", NEVER, "never"):
        with pytest.raises(FactValueError):
            Meter(bought_on=said)
    with pytest.raises(RuleError):
        _ = Meter.tested_on < NEVER


def test_never_is_one_thing_in_python() -> None:
    record = Meter(tested_on=NEVER)
    assert record == Meter(tested_on="从未")
    assert record.tested_on is NEVER
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(NEVER)) is deepcopy(NEVER) is NEVER  # noqa: S301
    assert repr(record) == "Meter(tested_on=NEVER)"
    assert date(1900, 1, 1) > NEVER


def test_data_says_never_and_reads_it_back() -> None:
    record = Meter(id="n", tested_on="从未", valves=[{"tested_on": "从未"}, {"tested_on": "2024-01-02"}])
    data = json.loads(json.dumps(record.to_dict()))
    assert data["tested_on"] == data["valves"][0]["tested_on"] == "never"
    assert Meter.read(data) == record


@pytest.mark.parametrize("name", ["late", "late_in_days", "before"])
@pytest.mark.parametrize("form", ["record", "table"])
def test_evidence_says_never(name: str, form: str) -> None:
    given: Any = [{"id": "n", "检测日期": "从未", "购入日期": "2024-01-01"}]
    (finding,) = check(name).run(pl.DataFrame(given) if form == "table" else given, Meter).hazards()
    (atom,) = finding.evidence
    assert (atom.fact, atom.to_dict()["value"]) == ("tested_on", "never")
    assert atom.text(Meter.facts()).startswith("检测日期：从未")
    assert atom.text(Meter.facts(), "en").startswith("tested on: never")
    assert "检测日期：从未" in finding.message()
    assert "0001" not in json.dumps(finding.to_dict(), ensure_ascii=False)


def test_never_inside_items() -> None:
    rule = made(Meter.valves.any(lambda v: v.tested_on.plus(years=1) < CHECK_DAY), name="valves")
    given = [
        {"id": "n", "valves": [{"阀检测日期": "从未"}, {"阀检测日期": "2024-03-01"}]},
        {"id": "d", "valves": [{"阀检测日期": "2024-03-01"}]},
        {"id": "m", "valves": [{}]},
    ]
    one, table = Check((rule,), TODAY).run(given, Meter), pl.DataFrame({"id": [g["id"] for g in given]})
    table = table.with_columns(
        pl.Series("valves", [json.dumps(g["valves"], ensure_ascii=False) for g in given])
    )
    many = Check((rule,), TODAY).run(table, Meter)
    for found in (one, many):
        said = [(f.record, f.verdict.value) for f in found if f.verdict.value != "clear"]
        assert said == [("n", "hazard"), ("m", "undetermined")]
        (hazard,) = found.hazards()
        assert [(e.fact, e.to_dict()["value"]) for e in hazard.evidence] == [("valves.tested_on", "never")]


@pytest.mark.parametrize(
    ("text", "verdict"), [("从未", "hazard"), ("从未检测过", "hazard"), ("2024-03-30", "clear")]
)
def test_a_filled_sheet_takes_never(tmp_path: Path, text: str, verdict: str) -> None:
    """The sheet offers 从未 beside a day, refuses no day, and is read back."""
    store = ModuleType("meters")
    store.late = made(RULES["late"], name="late")  # type: ignore[attr-defined]
    catalogue = ansheng.load([], modules={"meters": store})
    listed = catalogue.checklist("meters.Meter", on=TODAY)
    (item,) = listed.groups[0].items
    assert item.options() == ("从未",)
    assert item.to_dict()["options"] == {"never": "从未"}
    content = workbook(listed)
    sheets = opened(content)
    (form,) = sheets
    row = row_of(sheets[form], "tested_on")
    assert sheets[form][row][4] == "日期，如 2026-07-01，或“从未”"
    (offered,) = [v for cells, v in validations(content).items() if cells.startswith(f"C{row + 1}")]
    assert offered["formula"] == '"从未"'
    assert offered.get("showErrorMessage", "0") == "0"
    answer(sheets[form], {"id": "n", "tested_on": text})
    findings = catalogue.check(saved(tmp_path / "filled.xlsx", sheets), on=TODAY)
    assert [f.verdict.value for f in findings] == ([] if verdict == "clear" else [verdict])
    assert findings.manifest.records == 1


def test_rows_of_a_typed_table_are_records_that_say_never() -> None:
    """A typed column holds 0001-01-01; whoever reads it gets the answer back."""
    loaded = load(pl.DataFrame({"id": ["n", "d"], "检测日期": ["从未", "2024-03-30"]}), Meter)
    frame = loaded.typed.frame
    assert frame.schema["tested_on"] == pl.Date
    for found in ([*loaded.records()], [*records_of({Meter.table: frame}, Meter)]):
        values = [record.values()["tested_on"] for record in found]
        assert values == [NEVER, date(2024, 3, 30)]
        assert values[0] is NEVER
        assert [record.to_dict()["tested_on"] for record in found] == ["never", "2024-03-30"]
        assert found[0].evolve(id="m").values()["tested_on"] is NEVER


def test_a_rule_says_what_may_be_answered() -> None:
    assert Meter.fact("tested_on").options == {"never": "从未"}
    assert Meter.fact("bought_on").options == {}


def test_a_day_that_may_be_never_is_no_day_since_when() -> None:
    with pytest.raises(FactError):

        class Wrong(Facts):
            tested_on = Day("检测日期", never=("检测",))
            tested = Flag("已检测", dated="tested_on")

    with pytest.raises(FactError):
        Day("期限", never=("检测",), deadline=True)
    with pytest.raises(FactError):
        Day("检测日期", never=("检测",), after="bought_on")
    with pytest.raises(FactError):
        Day("检测日期", never="检测")
