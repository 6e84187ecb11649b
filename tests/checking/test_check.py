"""The check: whatever the records come as, with findings to the point and a manifest that leaves nothing out."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ansheng import DayError, InputError, Rule, UnknownNameError, check
from ansheng.catalogue import Catalogue
from ansheng.checking.check import Check
from ansheng.checking.parts.part import unpacked
from ansheng.facts.loading.office import Office
from ansheng.plugins import Plugin
from tests.rules.engine import LAW, TODAY, Thing, made

DAY = date(2024, 3, 31)


def catalogue(**rules: Any) -> Catalogue:
    named = tuple(made(c, name=n).of_plugin("test") for n, c in rules.items())
    return Catalogue((Plugin("test", "1.0", "here", named, (LAW,)),))


@pytest.fixture
def two() -> Catalogue:
    return catalogue(high=Thing.x > 1, unsafe=~(Thing.a | Thing.b))


def test_a_record_gives_findings_with_clause_evidence_and_message(two: Catalogue) -> None:
    findings = check(Thing(id="甲", unit_id="u1", x="1.5 m", a=False), on="2024-03-31", catalogue=two)
    hazard, unknown = findings.to_dicts()
    assert hazard == {
        "record": "甲", "unit_id": "u1", "unit": None, "region": None, "rule": "test.high", "title": "测试规则",
        "verdict": "hazard", "severity": "major",
        "standard": "test.engine", "edition": "2024", "clause": "3(1)",
        "cites": [{
            "standard": "test.engine", "edition": "2024", "clause": "3(1)", "layer": "national", "region": None,
            "text": "《引擎测试用判据》（测试〔2023〕9号）第三条第（一）项",
        }],
        "also": [], "missing": [], "invalid": [],
        "evidence": [{"fact": "x", "value": 1.5, "unit": "m", "operator": ">", "limit": 1.0, "sources": []}],
        "message": "测试规则；读数甲1.5米，超过1米", "determination": None,
        "file": None, "sheet": None, "row": 1, "cell": None,
        "fingerprint": "Thing/test.high/u1/甲/test.engine/2024/3(1)",
    }  # fmt: skip
    assert (unknown["verdict"], unknown["missing"]) == ("undetermined", ["b"])
    assert "乙" in unknown["message"]
    assert "missing" in list(findings)[1].message("en")


def test_an_undetermined_finding_names_only_what_can_still_decide(two: Catalogue) -> None:
    (high, unsafe) = check({"a": None}, on=DAY, as_=Thing, catalogue=two)
    assert high.missing == ("x",)
    assert unsafe.missing == ("a", "b")
    assert not check({"a": True, "x": 0}, on=DAY, as_=Thing, catalogue=two)


def test_what_does_not_parse_is_invalid_and_not_missing(two: Catalogue) -> None:
    table = pl.DataFrame({"读数甲": ["很大", None]})
    for records in (table, table.to_dicts()):
        first, second = [
            f for f in check(records, on=DAY, as_="Thing", catalogue=two) if f.rule == "test.high"
        ]
        assert (first.missing, first.invalid) == ((), ("x",))
        assert (second.missing, second.invalid) == (("x",), ())
    problems = check(table, on=DAY, as_=Thing, catalogue=two).manifest.problems
    assert [(p.kind, p.column, p.value) for p in problems] == [("invalid", "读数甲", "很大")]


def test_columns_that_name_no_fact_are_said_with_the_near_title(two: Catalogue) -> None:
    (problem,) = check(pl.DataFrame({"读数丙": [1]}), on=DAY, as_=Thing, catalogue=two).manifest.problems
    assert (problem.kind, problem.column) == ("unknown_column", "读数丙")
    assert "读数甲" in problem.text() or "读数乙" in problem.text()


def test_the_manifest_says_what_was_applied_and_what_not() -> None:
    gone = Rule(LAW.clause("gone"), hazard=Thing.a, title="只在旧版中的规则")

    scoped = Rule(LAW.clause("leak"), when=Thing.b, hazard=Thing.a, title="有范围的规则")

    both = (gone.of_plugin("test"), scoped.of_plugin("test"))
    findings = Check(both, DAY, (("test", "1.0"),)).run([Thing(a=True, b=False), Thing(a=True, b=False)])
    manifest = findings.manifest.to_dict()
    assert manifest["rules"] == [
        {
            "rule": "test.scoped",
            "seen": 2,
            "in_scope": 0,
            "hazard": 0,
            "undetermined": 0,
            "joined": 0,
            "joined_undetermined": 0,
            "clear": 0,
        }
    ]
    assert manifest["saw_nothing"] == ["test.scoped"]
    assert [n["rule"] for n in manifest["not_in_force"]] == ["test.gone"]
    assert manifest["editions"][0]["edition"] == "2024"
    assert manifest["plugins"] == [{"name": "test", "version": "1.0"}]
    assert json.loads(json.dumps(manifest)) == manifest
    old = Check(both, date(2023, 12, 31)).run([Thing(a=True, b=False)]).manifest
    assert old.memory_only == ("test.gone",)
    assert Check(both, date(2026, 1, 2)).run([Thing()]).manifest.stale == ("test.engine",)


def test_the_receipt_changes_with_law_rules_and_facts_only(two: Catalogue) -> None:
    frame = pl.DataFrame({"x": [1.5, None], "a": [True, None]})

    def receipt(table: pl.DataFrame, rules: str | None = None, day: date = DAY) -> dict[str, str | None]:
        return check(table, on=day, as_=Thing, rules=rules, catalogue=two).manifest.receipt

    assert receipt(frame) == receipt(frame.clone())
    assert receipt(frame.rename({"x": "读数甲"})) == receipt(frame)
    assert receipt(frame)["facts"] != receipt(frame.reverse())["facts"]
    assert receipt(frame)["law_and_rules"] != receipt(frame, "test.high")["law_and_rules"]
    assert receipt(frame)["law_and_rules"] != receipt(frame, day=date(2023, 1, 1))["law_and_rules"]


def test_rules_are_selected_by_name_and_plugin(two: Catalogue) -> None:
    assert [r.id for r in two.select("test,-test.high")] == ["test.unsafe"]
    assert [r.id for r in two.select(["-test.unsafe"])] == ["test.high"]
    with pytest.raises(UnknownNameError, match=r"test\.high"):
        two.select("test.hihg")
    with pytest.raises(UnknownNameError, match=r"test\.Thing"):
        two.facts_class("Thingy")


def test_summaries_count_by_rule_and_by_what_records_carry(two: Catalogue) -> None:
    frame = pl.DataFrame({"x": [2.0, 2.0, 0.0], "a": [True, True, None], "region": ["甲镇", "乙镇", "乙镇"]})
    findings = check(frame, on=DAY, as_=Thing, catalogue=two)
    assert findings.summary("region") == [
        {"region": "乙镇", "hazard": 1, "undetermined": 1},
        {"region": "甲镇", "hazard": 1, "undetermined": 0},
    ]
    assert findings.hazards().summary("region") == findings.summary("region")
    assert (len(findings), len(findings.hazards()), len(findings.undetermined())) == (3, 2, 1)
    with pytest.raises(UnknownNameError, match="region"):
        findings.summary("regoin")


def test_every_output_holds_the_same_findings(two: Catalogue) -> None:
    frame = pl.DataFrame({"x": [2.0, None], "a": [False, True]})
    findings = check(frame, on=DAY, as_=Thing, catalogue=two)
    polars = findings.to_polars()
    assert findings.to_pandas()["rule"].tolist() == polars["rule"].to_list()
    rows = sorted(map(unpacked, polars.to_dicts()), key=lambda row: str(row["fingerprint"]))
    assert rows == sorted(findings.to_dicts(), key=lambda row: str(row["fingerprint"]))
    assert json.loads(json.dumps(rows)) == rows
    assert findings.to_polars(told=False).equals(
        polars.drop("missing", "invalid", "evidence", "message", "cell")
    )
    assert findings.to_arrow().num_rows == polars.height == len(findings) == len(findings.to_dicts())


def test_a_table_without_a_column_for_items_says_what_the_records_say() -> None:
    rule = catalogue(odd=(Thing.x > 1) & Thing.parts.any(lambda part: ~part.ok))
    rows = [{"id": "甲", "x": 2.0}, {"id": "乙", "x": None}, {"id": "丙", "x": 0.5}]
    table, singly = (check(form, on=DAY, as_=Thing, catalogue=rule) for form in (pl.DataFrame(rows), rows))
    assert table.to_polars().equals(singly.to_polars())
    assert [finding.missing for finding in table] == [("parts",), ("x", "parts")]


@pytest.mark.parametrize("name", ["records.parquet", "records.csv", "records.xlsx"])
def test_files_give_what_the_table_gives(name: str, two: Catalogue, tmp_path: Path) -> None:
    frame = pl.DataFrame({"编号": ["甲", "乙"], "读数甲": [2.0, None], "甲": [False, True]})
    path = tmp_path / name
    match path.suffix:
        case ".parquet":
            frame.write_parquet(path)
        case ".csv":
            frame.write_csv(path)
        case _:
            frame.write_excel(path)
    place = ("file", "sheet", "row", "cell")
    expected = check(frame, on=DAY, as_=Thing, catalogue=two).to_polars()
    found = check(path, on=DAY, as_=Thing, catalogue=two).to_polars()
    assert found.drop(place).equals(expected.drop(place))
    assert {Path(str(file)).name for file in found["file"]} == {name}
    cells = set() if path.suffix == ".parquet" else {"B2", "B3"}
    assert set(found["cell"].drop_nulls()) == cells
    told = {(f.record, f.rule, f.location.cell) for f in check(path, on=DAY, as_=Thing, catalogue=two)}
    assert told == set(found.select("record", "rule", "cell").rows())


def test_a_record_without_id_is_named_by_its_row_in_the_file(two: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    path.write_text("某市检查记录表,\n读数甲,甲\n0,是\n2,是\n", encoding="utf-8")
    (found,) = check(path, on=DAY, as_=Thing, catalogue=two)
    assert found.record == "4"


@pytest.mark.parametrize(
    ("records", "as_", "words"),
    [
        ({"x": 1}, None, ["as_", "Thing"]),
        ([1], Thing, ["1", "int"]),
        (3, Thing, ["int"]),
        ("nowhere.csv", Thing, ["nowhere.csv"]),
    ],
)
def test_what_cannot_be_read_is_said(records: Any, as_: Any, words: list[str], two: Catalogue) -> None:
    with pytest.raises(InputError) as caught:
        check(records, on=DAY, as_=as_, catalogue=two)
    for word in words:
        assert word in str(caught.value)


def test_the_day_must_be_a_day(two: Catalogue) -> None:
    with pytest.raises(DayError, match="2024-02-30"):
        check({}, on="2024-02-30", as_=Thing, catalogue=two)


@pytest.mark.process
def test_one_record_needs_no_frame_library() -> None:
    code = (
        "import sys, ansheng; "
        "print(len(ansheng.check({}, on='2024-03-31', as_='gas.GasOperator'))); "
        "print(sorted({'polars', 'pandas', 'pint', 'narwhals', 'pyarrow', 'numpy'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found, loaded = result.stdout.splitlines()
    assert int(found) > 0
    assert loaded == "[]"


@pytest.mark.parametrize(
    ("output", "limit"), [(0, 8), (1000, 8), (1000.001, 7), (2500, 7), (2500.01, 5), (1e9, 5)]
)
def test_a_step_table_closed_on_the_right(output: float, limit: float) -> None:
    assert _limit_at("right", output) == limit


@pytest.mark.parametrize(("output", "limit"), [(4.99, 0), (5, 20), (9.99, 20), (10, 30), (1e9, 30)])
def test_a_step_table_closed_on_the_left_with_an_outside(output: float, limit: float) -> None:
    assert _limit_at("left", output) == limit


def _limit_at(name: str, output: float) -> float:
    """The limit that a rule meets at ``output``, found by evidence in both evaluators."""
    from ansheng import Facts, Number

    class Mine(Facts, title="矿", en="mine"):
        output = Number("产量", unit="t")
        value = Number("值", unit=LAW.limit_kind(name).unit)

    over = Rule(
        LAW.clause("table"), hazard=Mine.value > LAW.limit(name).at(Mine.output), title="超过分档限值"
    )

    values = {"output": float(output), "value": 100.0}
    (single,) = Check((over,), TODAY).run([Mine(**values)])
    (table,) = Check((over,), TODAY).run(pl.DataFrame([values]), Mine)
    assert single.evidence == table.evidence
    limit = single.evidence[0].limit
    assert isinstance(limit, float)
    at_limit = pl.DataFrame([{**values, "value": limit}, {**values, "value": limit + 0.001}])
    assert Check((over,), TODAY).run(at_limit, Mine).summary()[0]["hazard"] == 1
    return limit


def test_a_workbook_of_several_sheets_is_one_check(two: Catalogue, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("一矿", "二矿"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["编号", "读数甲"])
            sheet.write_row(1, 0, [name, 2])
    findings = check(path, on=DAY, as_=Thing, rules="test.high", catalogue=two)
    assert [f.record for f in findings] == ["一矿", "二矿"]
    assert findings.summary() == [
        {
            "rule": "test.high",
            "seen": 2,
            "in_scope": 2,
            "hazard": 2,
            "undetermined": 0,
            "joined": 0,
            "joined_undetermined": 0,
            "clear": 0,
        }
    ]


def test_rows_are_counted_on_over_batches(
    two: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ansheng.checking.check.BATCH", 2)
    path = tmp_path / "many.parquet"
    pl.DataFrame({"x": [0.0, 0.0, 0.0, 0.0, 5.0]}).write_parquet(path)
    (found,) = check(path, on=DAY, as_=Thing, rules="test.high", catalogue=two)
    assert found.record == "5"


def test_the_words_of_an_office_hold_in_files_and_tables(two: Catalogue, tmp_path: Path) -> None:
    office = Office(columns={Thing: {"读数": "读数甲"}}, defaults={Thing: {"b": "否"}})
    table = pl.DataFrame({"读数": ["2"], "a": ["否"]})
    table.write_csv(tmp_path / "读数.csv")
    table.write_parquet(tmp_path / "读数.parquet")
    for records in (table, table.to_pandas(), table.to_arrow(), *sorted(tmp_path.iterdir())):
        found = check(records, on=DAY, as_=Thing, catalogue=two, office=office)
        assert [(f.rule, f.verdict.value) for f in found] == [
            ("test.high", "hazard"),
            ("test.unsafe", "hazard"),
        ]


@pytest.mark.parametrize("records", [{"读数": 2}, [{"读数": 2}], Thing(x=2)])
def test_records_that_are_no_table_know_no_office(records: object, two: Catalogue) -> None:
    with pytest.raises(InputError, match="office="):
        check(records, on=DAY, as_=Thing, catalogue=two, office=Office())
