"""Filled checklists are read back as records, whatever became of their rows, and nothing is lost silently."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ansheng import Condition, Fact, Facts, Finding, Findings, Flag, Rule, load
from ansheng.checking.check import Check
from ansheng.checking.checklist import Checklist, checklist
from ansheng.errors import InputError, Problem
from ansheng.reports.inspection_sheet.sheets import workbook
from ansheng.words import Lang
from tests.reports.sheets import Cells, answer, opened, row_of, saved, typed_in
from tests.rules.engine import LAW, TODAY, Thing, conditions, made, records

P = Thing
EVERY = made(
    (P.x >= 1)
    & P.a
    & (P.n >= 1)
    & (P.k == "p")
    & (P.t == "名")
    & (P.d < "2024-02-29")
    & P.parts.any(lambda i: i.ok & (i.q > 1))
)
OWN_FILE = settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
FORM = "被判定物检查表"


def on_paper(record: dict[str, Any]) -> dict[str, Any]:
    """The record with as many decimals as a cell shows."""

    def shown(value: Any) -> Any:
        return round(value, 6) if isinstance(value, float) else value

    items = record["parts"]
    listed = None if items is None else [{n: shown(v) for n, v in item.items()} for item in items]
    return {**{n: shown(v) for n, v in record.items()}, "parts": listed}


RECORDS = records.map(on_paper)


def sheet_of(*rules: Rule, objects: int = 1, lang: Lang = "zh") -> dict[str, Cells]:
    return opened(workbook(checked(*rules), objects=objects, lang=lang))


def checked(*rules: Rule) -> Checklist:
    return checklist("Thing", Thing, rules, TODAY, {})


def judged(path: Path, *rules: Rule) -> Findings:
    return Check(rules, TODAY).run(path, Thing)


class Lamp(Facts, title="灯", en="lamp"):
    """Something that has nothing in common with a thing."""

    lit = Flag("亮着", en="lit")


dark = Rule(LAW.clause("leak"), hazard=~Lamp.lit, title="不亮", en="dark")


def judged_as(facts: type[Facts], path: Path, *rules: Rule) -> Findings:
    return Check(rules, TODAY).run(path, facts)


def said(findings: Findings) -> tuple[list[Finding], Any]:
    """What is found, wherever it stands."""
    return list(findings), findings.summary()


def written(name: str, value: Any) -> Any:
    """A value as a person fills it in."""
    match value:
        case bool():
            return "是" if value else "否"
        case list():
            return "见附表" if value else "无"
    return {"p": "类一", "q": "类二"}.get(value, value) if name == "k" else value


def fill(sheets: dict[str, Cells], record: dict[str, Any], column: int = 2, owner: str | None = None) -> None:
    form = next(iter(sheets.values()))
    asked = {row[-1] for row in form}
    answer(form, {n: written(n, v) for n, v in record.items() if n in asked}, column)
    entries = sheets.get("部件")
    if entries is None:
        return
    heads = entries[2]
    for item in record.get("parts") or []:
        row: list[Any] = [None] * len(heads)
        row[0] = owner or "结果"
        for title, value in (("数量（米）", item["q"]), ("合格", written("ok", item["ok"]))):
            if title in heads:
                row[heads.index(title)] = value
        entries.append(row)


def kinds(problems: Iterable[Problem]) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(p.kind, p.sheet, p.row, p.column) for p in problems]


@OWN_FILE
@given(st.lists(conditions(), min_size=1, max_size=3), st.none() | conditions(), RECORDS)
def test_a_filled_sheet_and_the_record_have_the_same_findings(
    tmp_path: Path, stated: list[Condition], scope: Condition | None, record: dict[str, Any]
) -> None:
    rules = [made(one, scope, name=f"r{n}") for n, one in enumerate(stated)]
    sheets = sheet_of(*rules)
    fill(sheets, record)
    found = judged(saved(tmp_path / "filled.xlsx", sheets), *rules)
    assert said(found) == said(Check(tuple(rules), TODAY).run([record], Thing))
    assert {problem.kind for problem in found.manifest.problems} <= {"unfilled"}


@pytest.mark.parametrize(("item", "row"), [("d", 16), ("observed_on", 10)])
def test_an_answer_that_does_not_parse_is_listed_though_no_rule_reads_it(
    tmp_path: Path, item: str, row: int
) -> None:
    sheets = sheet_of(EVERY)
    answer(next(iter(sheets.values())), {"x": 1.0, item: "7月1日"})
    found = judged(saved(tmp_path / "filled.xlsx", sheets), EVERY)
    assert [(p.kind, p.row, p.column, p.value) for p in found.manifest.problems] == [
        ("invalid", row, "C", "7月1日")
    ]


@OWN_FILE
@given(st.lists(RECORDS, min_size=2, max_size=3), st.booleans())
def test_every_column_of_results_is_a_record(
    tmp_path: Path, found: list[dict[str, Any]], named: bool
) -> None:
    sheets = sheet_of(EVERY, objects=3)
    filled = [{"id": f"T-{n}", **record} for n, record in enumerate(found, start=1)]
    for n, record in enumerate(filled, start=1):
        fill(sheets, record, column=1 + n, owner=record["id"] if named else f"结果{n}")
    read = judged(saved(tmp_path / "filled.xlsx", sheets), EVERY)
    assert read.manifest.problems == ()
    assert said(read) == said(Check((EVERY,), TODAY).run(filled, Thing))


@OWN_FILE
@given(RECORDS, st.randoms(use_true_random=False))
def test_rows_may_be_moved_and_parted(tmp_path: Path, record: dict[str, Any], chance: Any) -> None:
    sheets = sheet_of(EVERY)
    fill(sheets, record)
    form = sheets.pop(FORM)
    head, body = form[:5], form[5:]
    chance.shuffle(body)
    for _ in range(3):
        body.insert(chance.randrange(len(body) + 1), [None] * len(head[0]))
    changed = {"附件": sheets["部件"], "表一": [[None] * 7, *head, *body]}
    read = judged(saved(tmp_path / "改名.xlsx", changed), EVERY)
    assert said(read) == said(Check((EVERY,), TODAY).run([record], Thing))


def test_an_empty_sheet_is_one_record_of_which_nothing_is_known(tmp_path: Path) -> None:
    found = judged(saved(tmp_path / "a.xlsx", sheet_of(EVERY)), EVERY)
    assert (found.manifest.records, len(found.hazards())) == (1, 0)
    [finding] = found.undetermined()
    assert set(finding.missing) >= {"x", "a", "n", "k", "t", "d", "parts"}
    assert kinds(found.manifest.problems) == [("unfilled", FORM, 5, "C")]


def test_a_sheet_for_several_that_nobody_filled_in_says_so(tmp_path: Path) -> None:
    found = judged(saved(tmp_path / "a.xlsx", sheet_of(EVERY, objects=3)), EVERY)
    assert (found.manifest.records, kinds(found.manifest.problems)) == (0, [("unfilled", FORM, 5, "C")])


def test_a_sheet_of_another_class_is_refused(tmp_path: Path) -> None:
    other = sheet_of(made(~P.a))
    answer(other[FORM], {"id": "L-1", "a": "否"})
    path = saved(tmp_path / "a.xlsx", other)
    with pytest.raises(InputError, match="不是“灯”的检查表") as refused:
        judged_as(Lamp, path, dark)
    assert "--as" in refused.value.text("en")


def test_of_a_workbook_with_sheets_of_two_classes_those_asked_for_are_read(tmp_path: Path) -> None:
    lamps = opened(workbook(checklist("Lamp", Lamp, [dark], TODAY, {})))
    things = sheet_of(made(~P.a))
    answer(lamps["灯检查表"], {"id": "L-1", "lit": "否"})
    answer(things[FORM], {"id": "T-1", "a": "否"})
    found = judged_as(Lamp, saved(tmp_path / "a.xlsx", {**things, **lamps}), dark)
    assert [f.record for f in found] == ["L-1"]
    assert kinds(found.manifest.problems) == [("sheet", FORM, 5, None)]


def test_a_deleted_row_is_missing(tmp_path: Path) -> None:
    sheets = sheet_of(EVERY)
    del sheets[FORM][row_of(sheets[FORM], "a")]
    [finding] = judged(saved(tmp_path / "a.xlsx", sheets), EVERY)
    assert "a" in finding.missing


def test_columns_of_results_without_an_answer_are_no_records(tmp_path: Path) -> None:
    sheets = sheet_of(EVERY, objects=4)
    answer(sheets[FORM], {"a": "否"}, column=3)
    found = judged(saved(tmp_path / "a.xlsx", sheets), made(~P.a))
    assert [f.record for f in found.hazards()] == ["2"]
    assert found.manifest.records == 1


@pytest.mark.parametrize("value", ["１．５", "1.5 m", "150 cm", "150厘米", 1.5])
def test_numbers_are_read_as_people_write_them(tmp_path: Path, value: object) -> None:
    rule = made(P.x.between(1.49, 1.51))
    sheets = sheet_of(rule)
    answer(sheets[FORM], {"x": value})
    assert len(judged(saved(tmp_path / "a.xlsx", sheets), rule).hazards()) == 1


def test_a_bare_number_is_in_the_unit_that_stands_beside_it(tmp_path: Path) -> None:
    rule = made(P.x.between(1.49, 1.51))
    sheets = sheet_of(rule)
    row = sheets[FORM][row_of(sheets[FORM], "x")]
    row[2:4] = [150, "厘米"]
    assert len(judged(saved(tmp_path / "a.xlsx", sheets), rule).hazards()) == 1
    row[3] = "千克"
    found = judged(saved(tmp_path / "b.xlsx", sheets), rule)
    assert len(found.undetermined()) == 1
    at = row_of(sheets[FORM], "x") + 1
    assert kinds(found.manifest.problems) == [("unit_mismatch", FORM, at, "D")]


def test_every_value_that_does_not_parse_is_shown_in_its_cell(tmp_path: Path) -> None:
    sheets = sheet_of(EVERY, objects=3)
    answer(sheets[FORM], {"a": "是", "d": "2024-02-30"}, column=3)
    answer(sheets[FORM], {"a": "是", "d": "去年"}, column=4)
    found = judged(saved(tmp_path / "a.xlsx", sheets), EVERY)
    at = row_of(sheets[FORM], "d") + 1
    assert kinds(found.manifest.problems) == [("invalid", FORM, at, "D"), ("invalid", FORM, at, "E")]
    assert [finding.invalid for finding in found] == [("d",), ("d",)]


def test_a_cell_is_found_where_the_sheet_begins_in_a_later_column(tmp_path: Path) -> None:
    sheets = sheet_of(EVERY)
    answer(sheets[FORM], {"a": "也许"})
    moved = {FORM: [[None, None, *row] for row in sheets[FORM]]}
    [problem] = judged(saved(tmp_path / "a.xlsx", moved), EVERY).manifest.problems
    assert (problem.row, problem.column) == (row_of(sheets[FORM], "a") + 1, "E")


def test_a_row_that_is_no_fact_is_listed_with_near_names(tmp_path: Path) -> None:
    sheets = sheet_of(EVERY)
    row = sheets[FORM][row_of(sheets[FORM], "x")]
    row[1], row[2], row[-1] = "读数", 3, "xx"
    found = judged(saved(tmp_path / "a.xlsx", sheets), EVERY)
    [problem] = found.manifest.problems
    assert (problem.kind, problem.row, problem.value) == ("unknown_item", sheets[FORM].index(row) + 1, "3")
    assert "读数甲" in problem.words.zh
    [finding] = found
    assert "x" in finding.missing


def test_the_title_serves_where_the_name_is_lost(tmp_path: Path) -> None:
    rule = made(~P.a)
    sheets = sheet_of(rule)
    answer(sheets[FORM], {"a": "否"})
    short = {FORM: [row[:-1] for row in sheets[FORM]]}
    assert len(judged(saved(tmp_path / "a.xlsx", short), rule).hazards()) == 1


def test_one_item_in_several_rows_counts_unless_they_contradict_each_other(tmp_path: Path) -> None:
    sheets = sheet_of(made(~P.a), objects=3)
    form = sheets[FORM]
    first = form[row_of(form, "a")]
    form += [list(first), list(first)]
    for row, answers in (
        (first, ["否", "是", None]),
        (form[-2], ["否", "否", None]),
        (form[-1], [None, "是", "否"]),
    ):
        row[2:5] = answers
    found = judged(saved(tmp_path / "a.xlsx", sheets), made(~P.a))
    assert {f.record: f.verdict.value for f in found} == {"1": "hazard", "2": "undetermined", "3": "hazard"}
    assert kinds(found.manifest.problems) == [("duplicate_item", FORM, len(form), "D")]


def test_a_row_whose_name_and_title_differ_is_listed(tmp_path: Path) -> None:
    sheets = sheet_of(made(~P.a & ~P.b))
    row = sheets[FORM][row_of(sheets[FORM], "a")]
    row[1:3] = ["乙", "否"]
    found = judged(
        saved(tmp_path / "a.xlsx", sheets),
        made(~P.a),
    )
    assert len(found.undetermined()) == 1
    assert kinds(found.manifest.problems) == [("unknown_item", FORM, sheets[FORM].index(row) + 1, None)]


def test_a_column_of_remarks_is_left_alone(tmp_path: Path) -> None:
    sheets = sheet_of(made(~P.a))
    answer(sheets[FORM], {"a": "否"})
    noted = {FORM: [[*row, "备注" if row[-1] == "采集项" else "看过"] for row in sheets[FORM]]}
    assert judged(saved(tmp_path / "a.xlsx", noted), made(~P.a)).manifest.problems == ()


def test_the_header_of_earlier_checklists_is_read_as_before(tmp_path: Path) -> None:
    sheets = sheet_of(made(~P.a))
    answer(sheets[FORM], {"a": "否"})
    earlier = {FORM: [["事实" if cell == "采集项" else cell for cell in row] for row in sheets[FORM]]}
    assert earlier != sheets
    assert len(judged(saved(tmp_path / "a.xlsx", earlier), made(~P.a)).hazards()) == 1


def test_a_formula_without_a_result_is_listed(tmp_path: Path) -> None:
    content = workbook(checked(made(~P.a)))
    at = row_of(opened(content)[FORM], "a") + 1
    path = tmp_path / "a.xlsx"
    path.write_bytes(typed_in(content, {f"C{at}": "否"}, formula=True))
    found = judged(path, made(~P.a))
    assert len(found.undetermined()) == 1
    assert kinds(found.manifest.problems) == [("formula", FORM, at, "C")]


def test_a_column_with_another_header_is_listed(tmp_path: Path) -> None:
    sheets = sheet_of(made(~P.a))
    sheets[FORM][4][2] = "一号"
    sheets[FORM][4].append("结果")
    for row in sheets[FORM][:4] + sheets[FORM][5:]:
        row.append(None)
    a = next(row for row in sheets[FORM] if row[-2] == "a")
    a[2] = "否"
    found = judged(saved(tmp_path / "a.xlsx", sheets), made(~P.a))
    assert len(found.hazards()) == 0
    assert kinds(found.manifest.problems) == [("unknown_column", FORM, sheets[FORM].index(a) + 1, "一号")]


def test_a_form_without_results_is_refused(tmp_path: Path) -> None:
    sheets = sheet_of(made(~P.a))
    sheets[FORM][4][2] = "一号"
    with pytest.raises(InputError, match="表头改为“结果”"):
        judged(saved(tmp_path / "a.xlsx", sheets), made(~P.a))


def test_a_sheet_saved_as_csv_is_read(tmp_path: Path) -> None:
    rule = made(~P.a & (P.d < "2024-02-29") & (P.parts.count() == 0))
    sheets = sheet_of(rule)
    answer(sheets[FORM], {"a": "否", "d": "2024年1月5日", "parts": "无"})
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(sheets[FORM])
    assert len(judged(path, rule).hazards()) == 1


def test_an_english_sheet_is_read(tmp_path: Path) -> None:
    rule = made(~P.a & (P.k == "q") & (P.parts.count() == 0))
    sheets = sheet_of(rule, lang="en")
    answer(next(iter(sheets.values())), {"a": "no", "k": "q", "parts": "no entries"})
    found = judged(saved(tmp_path / "a.xlsx", sheets), rule)
    assert (len(found.hazards()), found.manifest.problems) == (1, ())


def test_another_sheet_of_the_workbook_is_said_not_to_be_read(tmp_path: Path) -> None:
    sheets = {**sheet_of(made(~P.a)), "备忘": [["电话", "地址"], ["1", "甲"]]}
    answer(sheets[FORM], {"a": "否"})
    found = judged(saved(tmp_path / "a.xlsx", sheets), made(~P.a))
    assert kinds(found.manifest.problems) == [("sheet", "备忘", None, None)]


def test_an_ordinary_table_is_no_form(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,检查项,结果,甲\nT-1,通风,合格,否\n", encoding="utf-8")
    found = judged(path, made(~P.a))
    assert [f.record for f in found.hazards()] == ["T-1"]


class TestEntries:
    """Items of a one-to-many fact."""

    rule = made(P.parts.any(lambda i: ~i.ok))

    def filled(self, objects: int = 1, **answers: str) -> dict[str, Cells]:
        sheets = sheet_of(self.rule, objects=objects)
        for column, value in enumerate(answers.values(), start=2):
            answer(sheets[FORM], {"parts": value}, column)
        return sheets

    def entry(self, sheets: dict[str, Cells], owner: str | None, ok: str | None) -> int:
        """Add an entry; gives its row as a spreadsheet shows it."""
        sheets["部件"].append([owner, None, ok])
        return len(sheets["部件"])

    def test_entries_count_although_their_row_on_the_form_was_deleted(self, tmp_path: Path) -> None:
        sheets = self.filled()
        self.entry(sheets, None, "否")
        del sheets[FORM][row_of(sheets[FORM], "parts")]
        assert len(judged(saved(tmp_path / "a.xlsx", sheets), self.rule).hazards()) == 1

    def test_an_entry_of_nothing_known_leaves_all_lists_missing(self, tmp_path: Path) -> None:
        sheets = self.filled(2, first="见附表", second="无")
        self.entry(sheets, "结果1", "是")
        row = self.entry(sheets, "三号", "否")
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        assert len(found.undetermined()) == 2
        assert kinds(found.manifest.problems) == [("entries", "部件", row, "A")]

    def test_an_entry_of_nobody_belongs_to_the_only_one_with_answers(self, tmp_path: Path) -> None:
        sheets = self.filled(3, first="见附表")
        self.entry(sheets, None, "否")
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        assert [f.record for f in found.hazards()] == ["1"]
        answer(sheets[FORM], {"parts": "无"}, column=3)
        found = judged(saved(tmp_path / "b.xlsx", sheets), self.rule)
        assert [f.record for f in found.undetermined()] == ["1", "2"]

    @pytest.mark.parametrize(("stated", "entries"), [("无", ["否"]), ("见附表", [])])
    def test_an_answer_that_the_entries_contradict_is_missing(
        self, tmp_path: Path, stated: str, entries: list[str]
    ) -> None:
        sheets = self.filled(first=stated)
        for ok in entries:
            self.entry(sheets, None, ok)
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        assert len(found.undetermined()) == 1
        at = row_of(sheets[FORM], "parts") + 1
        assert kinds(found.manifest.problems) == [("entries", FORM, at, "C")]

    def test_a_value_that_does_not_parse_is_shown_in_its_cell(self, tmp_path: Path) -> None:
        sheets = self.filled(first="见附表")
        self.entry(sheets, None, "是")
        row = self.entry(sheets, None, "也许")
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        assert kinds(found.manifest.problems) == [("invalid", "部件", row, "C")]
        [finding] = found
        assert finding.invalid == ("parts.ok",)

    def test_a_numbered_empty_row_is_no_entry_and_ids_count_within_their_object(self, tmp_path: Path) -> None:
        sheets = self.filled(2, first="见附表", second="见附表")
        sheets["部件"] += [["结果1", "1", "是"], ["结果2", "1", "否"], [None, "2", None]]
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        assert kinds(found.manifest.problems) == [("empty_row", "部件", len(sheets["部件"]), None)]
        assert [f.record for f in found.hazards()] == ["2"]

    def test_a_strange_answer_on_the_form_is_shown_in_its_cell(self, tmp_path: Path) -> None:
        sheets = self.filled(first="三处")
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        at = row_of(sheets[FORM], "parts") + 1
        assert kinds(found.manifest.problems) == [("invalid", FORM, at, "C")]
        assert len(found.undetermined()) == 1

    @pytest.mark.parametrize("stated", ["有", "详见附表", "[" * 30_000])
    @pytest.mark.parametrize("entries", [[], ["否"]])
    def test_a_strange_answer_says_what_is_expected(
        self, tmp_path: Path, stated: str, entries: list[str]
    ) -> None:
        sheets = self.filled(first=stated)
        for ok in entries:
            self.entry(sheets, None, ok)
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        assert len(found.undetermined()) == 1
        [problem] = found.manifest.problems
        assert problem.kind == "invalid"
        assert stated.startswith((problem.value or "?").rstrip("…"))
        assert "“无”或“见附表”" in problem.words.zh

    @pytest.mark.parametrize("copied", [True, False])
    def test_an_owner_that_names_two_objects_says_so(self, tmp_path: Path, copied: bool) -> None:
        sheets = self.filled(2, first="见附表", second="无")
        if copied:
            sheets["另一张"] = sheets[FORM]
        else:
            sheets[FORM][4][3] = "结果1"
        row = self.entry(sheets, "结果1", "否")
        found = judged(saved(tmp_path / "a.xlsx", sheets), self.rule)
        [problem] = [p for p in found.manifest.problems if p.sheet == "部件"]
        assert (problem.kind, problem.row, problem.column) == ("entries", row, "A")
        assert "多个对象" in problem.words.zh
        assert len(found.hazards()) == 0

    def test_headers_of_entries_may_state_units(self, tmp_path: Path) -> None:
        rule = made(P.parts.any(lambda i: i.q.between(1.4, 1.6)))
        sheets = sheet_of(rule)
        sheets["部件"][2][2] = "数量（厘米）"
        sheets["部件"].append([None, None, 150])
        assert len(judged(saved(tmp_path / "a.xlsx", sheets), rule).hazards()) == 1


def test_the_day_of_the_visit_and_the_unit_come_along(tmp_path: Path) -> None:
    sheets = sheet_of(made(~P.a))
    answer(
        sheets[FORM],
        {"id": "T-9", "unit_id": "007", "region": "一镇", "a": "否", "observed_on": date(2024, 3, 1)},
    )
    [finding] = judged(saved(tmp_path / "a.xlsx", sheets), made(~P.a))
    assert (finding.record, finding.unit_id, finding.region) == ("T-9", "007", "一镇")


def test_the_workbook_itself_is_read_as_it_was_written(tmp_path: Path) -> None:
    content = workbook(checked(EVERY), objects=2)
    form = opened(content)[FORM]
    cells = {
        f"D{row_of(form, name) + 1}": text for name, text in {"id": "T-1", "a": "否", "parts": "无"}.items()
    }
    path = tmp_path / "a.xlsx"
    path.write_bytes(typed_in(content, cells))
    found = judged(path, made(~P.a & (P.parts.count() == 0)))
    assert ([f.record for f in found.hazards()], found.manifest.problems) == (["T-1"], ())


def test_an_answer_merged_over_several_cells_counts_once_and_is_listed(tmp_path: Path) -> None:
    content = workbook(checked(made(~P.a)), objects=2)
    at = row_of(opened(content)[FORM], "a") + 1
    path = tmp_path / "a.xlsx"
    path.write_bytes(typed_in(content, {f"C{at}": "否"}, merged=[f"C{at}:D{at}"]))
    found = judged(path, made(~P.a))
    assert [f.record for f in found.hazards()] == ["1"]
    assert kinds(found.manifest.problems) == [("merged_cell", FORM, at, "C")]


@pytest.mark.parametrize(
    "name",
    ["gas.GasPipeline", "hazchem.HazchemUnit", "mining.NoncoalMine", "road.TankTrip", "road.SpeedReading"],
)
def test_the_cases_of_the_plugins_come_back_with_their_verdicts(tmp_path: Path, name: str) -> None:
    catalogue, day = load(), "2026-12-01"
    facts = catalogue.facts_class(name)
    stated = [case.values for r in catalogue.rules.values() if r.facts is facts for case in r.examples][:50]
    filled = [facts(**{**values, "id": f"T-{n}"}) for n, values in enumerate(stated, start=1)]
    sheets = opened(workbook(catalogue.checklist(name, on=day), objects=len(filled)))
    form = next(iter(sheets.values()))
    asked = {row[-1] for row in form}
    for column, record in enumerate(filled, start=2):
        for fact in (fact for fact in facts.facts().values() if fact.name in asked):
            value = record.values().get(fact.name)
            answer(form, {fact.name: shown(fact, value)}, column)
            if fact.item is not None and value:
                sheet = sheets[fact.title]
                heads = {item: head for head, item, _ in fact.item.headers([h for h in sheet[2] if h])}
                for entry in value:
                    row = [record.id, *[None] * (len(sheet[2]) - 1)]
                    for item, head in heads.items():
                        row[sheet[2].index(head)] = shown(fact.item.fact(item), entry.values().get(item))
                    sheet.append(row)
    read = catalogue.check(saved(tmp_path / "a.xlsx", sheets), on=day, as_=name)
    assert read.manifest.problems == ()
    assert read.hazards()
    assert verdicts(read) == verdicts(catalogue.check(filled, on=day))


def shown(fact: Fact[Any], value: Any) -> Any:
    """A value as a person chooses or writes it."""
    match value:
        case bool():
            return "是" if value else "否"
        case tuple():
            return "见附表" if value else "无"
    return fact.options.get(value, value) if fact.options else value


def verdicts(findings: Findings) -> tuple[list[tuple[str, str, str, tuple[str, ...]]], Any]:
    found = sorted((f.record, f.rule, f.verdict.value, f.missing) for f in findings)
    return found, findings.summary()
