"""The inspector's sheet, opened again by a real reader."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ansheng import Choice, Condition, Count, Day, Facts, Flag, Many, Number, Text, load, rule
from ansheng.checking.checklist import Checklist, checklist
from ansheng.errors import InputError, MissingExtraError
from ansheng.reports.inspection_sheet.sheets import workbook, write_checklist
from ansheng.words import Lang
from tests.reports.sheets import formulas, opened, part, quoted, row_of, validations
from tests.rules.engine import LAW, TODAY, Part


class Stall(Facts, title="摊/位", en="stall"):
    fitted = Flag("=有灭火器", en="=extinguisher fitted")
    kind = Choice("类别", options={"p": "类一", "q": "类二"}, en="kind", note="看招牌")
    wordy = Choice("多选", options={str(n): f"第{n}种很长很长的名称" for n in range(40)}, en="wordy")
    comma = Choice("带逗号", options={"a": "甲,乙", "b": "丙"}, en="comma")
    depth = Number("深度", unit="m", en="depth", minimum=0)
    change = Number("变化", unit="m", en="change")
    people = Count("人数", unit="人", en="people")
    tested = Day("检验日期", en="tested on")
    maker = Text("厂家", en="maker")
    parts = Many("部件", Part, en="parts")


@rule(LAW.clause("person"), title="不合格")
def unfit() -> Condition:
    numbers = (Stall.depth > 1) & (Stall.change > 1) & (Stall.people > 1) & (Stall.tested < "2024-01-01")
    texts = (Stall.maker == "甲") & (Stall.kind == "p") & (Stall.wordy == "1") & (Stall.comma == "a")
    return ~Stall.fitted & numbers & texts & Stall.parts.any(lambda i: i.ok & (i.q > 1))


@pytest.fixture(scope="module")
def listed() -> Checklist:
    return checklist("x.Stall", Stall, [unfit], TODAY, {"": "1.0"})


@pytest.fixture(scope="module")
def content(listed: Checklist) -> bytes:
    return workbook(listed)


FORM = "摊 位检查表"


def test_the_sheet_has_a_title_a_header_items_signatures_and_editions(content: bytes) -> None:
    cells = opened(content)[FORM]
    text = "\n".join(str(cell) for row in cells for cell in row if cell)
    assert cells[0][0] == "摊/位检查表"
    for words in ("2024年3月31日", "被检查单位", "签名", "测试〔2023〕9号", "2026年1月1日核对"):
        assert words in text
    assert cells[4] == ["序号", "检查项", "结果", "单位", "填写说明", "依据条款", "采集项"]
    depth = cells[row_of(cells, "depth")]
    assert (depth[1], depth[2], depth[3]) == ("深度", None, "米")
    assert "5 由人判断的一条" in depth[5]
    assert "看招牌" in cells[row_of(cells, "kind")][4]
    assert all(cells[row_of(cells, name)][2] is None for name in ("id", "region", "observed_on", "parts"))


def test_an_item_that_a_person_judges_says_so(content: bytes) -> None:
    cells = opened(content)[FORM]
    assert "凭判断" in cells[row_of(cells, "fitted")][4]
    assert "凭判断" not in cells[row_of(cells, "id")][4]


def test_clauses_that_no_rule_decides_have_a_row_for_the_answer(content: bytes) -> None:
    cells = opened(content)[FORM]
    [row] = [row for row in cells if str(row[-1]).startswith("§")]
    assert (row[1], row[2], row[4]) == ("6 未取得原文的一条", None, "原文未取得")


def test_answers_are_offered_and_expected(content: bytes) -> None:
    cells, offered = opened(content)[FORM], validations(content)

    def at(name: str) -> dict[str, str]:
        return offered.get(f"C{row_of(cells, name) + 1}", {})

    assert (at("fitted")["type"], at("fitted")["formula"]) == ("list", '"是,否"')
    assert at("kind")["formula"] == '"类一,类二"'
    assert at("parts")["formula"] == '"无,见附表"'
    assert (at("depth")["type"], at("depth")["formula"]) == ("decimal", "0")
    assert float(at("change")["formula"]) < -1e9
    assert (at("people")["type"], at("people")["formula"]) == ("whole", "0")
    assert at("tested")["type"] == "date"
    assert [at(name) for name in ("wordy", "comma", "maker")] == [{}, {}, {}]
    assert {rule.get("errorStyle") for rule in offered.values()} == {"warning"}


def test_entries_have_a_sheet_whose_header_names_the_fact(content: bytes) -> None:
    cells, offered = opened(content)["部件"], validations(content, sheet=2)
    assert [cell for cell in cells[2] if cell] == ["所属对象（部件）", "编号", "数量（米）", "合格"]
    assert any(cells.startswith("A4:") and rule["formula"] == '"结果"' for cells, rule in offered.items())
    assert any(cells.startswith("D4:") and rule["formula"] == '"是,否"' for cells, rule in offered.items())


def test_several_objects_have_a_column_each(listed: Checklist) -> None:
    content = workbook(listed, objects=3)
    cells = opened(content)[FORM]
    assert cells[4][2:5] == ["结果1", "结果2", "结果3"]
    at = row_of(cells, "kind") + 1
    assert f"C{at}:E{at}" in validations(content)


def test_it_prints_on_a4_with_its_header_on_every_page(content: bytes) -> None:
    sheet, book = part(content, "xl/worksheets/sheet1.xml"), part(content, "xl/workbook.xml")
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'topLeftCell="A6"' in sheet
    assert "$5:$5" in book


def test_an_english_sheet_is_english(listed: Checklist) -> None:
    sheets = opened(workbook(listed, lang="en"))
    cells = next(iter(sheets.values()))
    assert cells[4] == ["no.", "item", "result", "unit", "how to fill in", "clauses", "fact"]
    assert cells[row_of(cells, "people")][1:5] == ["people", None, "人", "whole number, ≥ 0; by judgement"]
    assert sheets["parts"][2][0] == "object (parts)"


@pytest.mark.parametrize(("lang", "title"), [("zh", "=有灭火器"), ("en", "=extinguisher fitted")])
def test_nothing_starts_a_formula(listed: Checklist, lang: Lang, title: str) -> None:
    content = workbook(listed, lang=lang)
    cells = next(iter(opened(content).values()))
    row = row_of(cells, "fitted")
    assert list(formulas(content)) == []
    assert cells[row][1] == title
    assert quoted(content, f"B{row + 1}")
    assert not quoted(content, f"B{row}")


def test_the_same_list_gives_the_same_file(listed: Checklist, content: bytes) -> None:
    assert workbook(listed) == content


@pytest.mark.parametrize("name", sorted(load().facts))
def test_every_class_of_the_plugins_has_a_sheet(name: str) -> None:
    found = load().checklist(name, on="2026-12-01")
    [form, *entries] = opened(workbook(found)).values()
    assert {item.fact.name for item in found} <= {row[-1] for row in form}
    assert len(entries) == sum(item.fact.kind == "many" for item in found)


class TestWriting:
    """The file."""

    def test_a_file_is_replaced_only_by_force(self, listed: Checklist, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_text("kept", encoding="utf-8")
        with pytest.raises(InputError, match="--force"):
            write_checklist(listed, path)
        assert path.read_text(encoding="utf-8") == "kept"
        write_checklist(listed, path, force=True)
        assert FORM in opened(path.read_bytes())
        assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]

    @pytest.mark.parametrize("objects", [0, 51])
    def test_a_senseless_number_of_objects_is_refused(
        self, listed: Checklist, tmp_path: Path, objects: int
    ) -> None:
        with pytest.raises(InputError, match="50"):
            write_checklist(listed, tmp_path / "a.xlsx", objects=objects)
        assert list(tmp_path.iterdir()) == []

    def test_other_endings_are_refused(self, listed: Checklist, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="xlsx"):
            write_checklist(listed, tmp_path / "a.csv")

    def test_a_folder_that_is_not_there_is_an_error_that_says_so(
        self, listed: Checklist, tmp_path: Path
    ) -> None:
        with pytest.raises(InputError, match=r"a\.xlsx"):
            write_checklist(listed, tmp_path / "none" / "a.xlsx")

    def test_without_the_library_the_extra_is_named(
        self, listed: Checklist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        with pytest.raises(MissingExtraError, match=r"pip install 'ansheng\[report\]'"):
            write_checklist(listed, tmp_path / "a.xlsx")
