"""Workbooks of several checklists: written behind a cover, and read back sheet by sheet with the unit of the cover."""

from __future__ import annotations

from pathlib import Path

import pytest

import ansheng
from ansheng import Catalogue, InputError
from ansheng.reports.inspection_sheet.sheets import workbook, write_checklist
from tests.reports.sheets import Cells, answer, opened, row_of, saved

DAY = "2026-07-01"
TANK, HOSE = "燃气储罐检查表", "燃具连接软管检查表"
NAMES = ("gas.GasTank", "gas.GasHose", "gas.GasPipeline")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return ansheng.load(["gas"])


@pytest.fixture
def cells(catalogue: Catalogue) -> dict[str, Cells]:
    return opened(workbook([catalogue.checklist(name, on=DAY) for name in NAMES], title="燃气"))


def write(cells: Cells, label: str, value: str) -> None:
    """Fill in a field of a heading."""
    [row] = [row for row in cells if row[0] == label]
    row[2] = value


def check(folder: Path, cells: dict[str, Cells]) -> ansheng.Findings:
    return ansheng.check(saved(folder / "燃气.xlsx", cells), on=DAY)


def test_the_cover_lists_the_sheets_and_asks_for_the_unit_once(cells: dict[str, Cells]) -> None:
    cover = cells["目录"]
    assert list(cells)[:2] == ["目录", TANK]
    assert cover[0][0] == "燃气检查表"
    assert [row[0] for row in cover[2:6]] == ["被检查单位", "单位编号", "地区", "检查日期"]
    listed = [row[1] for row in cover if str(row[0]).isdigit()]
    assert listed[0] == TANK
    assert len(listed) == len(NAMES)
    assert set(listed) <= set(cells)


def test_one_checklist_has_no_cover(catalogue: Catalogue) -> None:
    one = catalogue.checklist("gas.GasTank", on=DAY)
    assert list(opened(workbook([one]))) == list(opened(workbook(one))) == [TANK]


def test_what_the_cover_says_goes_into_the_records_of_every_sheet(
    tmp_path: Path, cells: dict[str, Cells]
) -> None:
    write(cells["目录"], "被检查单位", "某燃气公司")
    write(cells["目录"], "地区", "某区")
    write(cells["目录"], "检查日期", "2026-06-30")
    answer(cells[TANK], {"id": "T-1", "monitored": "否"})
    answer(cells[HOSE], {"id": "S-1", "region": "另一区"})
    name = next(row[-1] for row in cells[HOSE] if row[4] and "是、否" in row[4])
    answer(cells[HOSE], {name: "否"})
    findings = check(tmp_path, cells)
    found = {finding.record: finding for finding in findings}
    assert {(f.unit, f.region, str(f.values["observed_on"])) for f in findings if f.record == "T-1"} == {
        ("某燃气公司", "某区", "2026-06-30")
    }
    assert findings.manifest.facts == ("GasTank", "GasHose")
    assert (found["S-1"].unit, found["S-1"].region) == ("某燃气公司", "另一区")
    hazard = found["T-1"].to_hazard()
    assert (hazard.unit, hazard.region, str(hazard.found_on)) == ("某燃气公司", "某区", "2026-06-30")
    [unfilled] = [p for p in findings.manifest.problems if p.kind == "unfilled"]
    assert "燃气管段检查表" in unfilled.text()
    assert [p.kind for p in findings.manifest.problems] == ["unfilled"]


def test_a_sheet_that_names_another_unit_keeps_it(tmp_path: Path, cells: dict[str, Cells]) -> None:
    write(cells["目录"], "被检查单位", "甲公司")
    write(cells[TANK], "被检查单位", "乙公司")
    answer(cells[TANK], {"id": "T-1", "monitored": "否"})
    assert {finding.unit for finding in check(tmp_path, cells)} == {"乙公司"}


def test_sheets_may_be_moved_and_renamed_with_their_entries(tmp_path: Path, cells: dict[str, Cells]) -> None:
    pipe, entries = "燃气管段检查表", "占压物"
    answer(
        cells[pipe],
        {"id": "P-1", "underground": "是", "max_operating_pressure": "0.4", "protection_range": "5"},
    )
    answer(cells[pipe], {"occupations": "见附表"})
    cells[entries].append([None, "房屋", *[None] * (len(cells[entries][-1]) - 2)])
    straight = check(tmp_path, cells)
    first, others = cells.pop(entries), [["备注"]]
    renamed = {f"表{n}": each for n, each in enumerate(cells.values())}
    again = check(tmp_path, {"附表": first, "其他": others, **renamed})
    assert list(again) == list(straight)
    assert len(straight) > 0
    assert [p.sheet for p in again.manifest.problems if p.kind == "sheet"] == ["其他"]


def test_the_unit_in_the_heading_of_one_checklist_is_read(tmp_path: Path, catalogue: Catalogue) -> None:
    cells = opened(workbook(catalogue.checklist("gas.GasTank", on=DAY)))
    write(cells[TANK], "被检查单位", "某燃气公司")
    answer(cells[TANK], {"monitored": "否"})
    for as_ in ("gas.GasTank", None):
        findings = ansheng.check(saved(tmp_path / "one.xlsx", cells), on=DAY, as_=as_)
        assert {finding.unit for finding in findings} == {"某燃气公司"}
        assert findings.manifest.problems == ()


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("被检查单位：某公司____　　　地点：____", "某公司"),
        ("被检查单位：____________________　　　地点：____________________", None),
        ("被检查单位：某某有限公司", "某某有限公司"),
    ],
)
def test_the_line_of_earlier_checklists_is_read_too(
    tmp_path: Path, catalogue: Catalogue, line: str, unit: str | None
) -> None:
    cells = opened(workbook(catalogue.checklist("gas.GasTank", on=DAY)))
    cells[TANK][2] = [line, *[None] * 6]
    answer(cells[TANK], {"monitored": "否"})
    findings = ansheng.check(saved(tmp_path / "old.xlsx", cells), on=DAY, as_="gas.GasTank")
    assert {finding.unit for finding in findings} == {unit}


def test_a_table_beside_the_forms_is_no_cover(tmp_path: Path, cells: dict[str, Cells]) -> None:
    answer(cells[TANK], {"id": "T-1", "monitored": "否"})
    cells["台账"] = [["地区", "隐患描述"], ["甲镇", "漏电"]]
    del cells["目录"]
    findings = check(tmp_path, cells)
    assert {finding.region for finding in findings} == {None}
    assert "sheet" in {p.kind for p in findings.manifest.problems}


def test_a_column_that_names_the_unit_says_whose_hazard_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,单位名称,monitored\nT1,甲公司,否\nT2,,否\n", encoding="utf-8")
    findings = ansheng.check(tmp_path / "a.csv", on=DAY, as_="gas.GasTank")
    assert {(f.record, f.unit) for f in findings} == {("T1", "甲公司"), ("T2", None)}
    assert findings.manifest.problems == ()


def test_a_workbook_in_which_nothing_is_filled_in_is_refused(tmp_path: Path, cells: dict[str, Cells]) -> None:
    write(cells["目录"], "被检查单位", "某公司")
    answer(cells[TANK], {"id": "T-1"})
    with pytest.raises(InputError, match="未填写"):
        check(tmp_path, cells)


def test_a_sheet_of_a_class_that_there_is_not_is_named(tmp_path: Path, cells: dict[str, Cells]) -> None:
    cells[TANK][1][0] = "按2026年7月1日有效的法规编制（gas.GasTnk）"
    with pytest.raises(ansheng.UnknownNameError, match=r"gas\.GasTank"):
        check(tmp_path, cells)


@pytest.mark.parametrize("name", ["煤矿", "尾矿库", "通用"])
def test_a_subject_stands_for_all_its_classes(name: str) -> None:
    everything = ansheng.load()
    classes = everything.classes_of(name)
    assert len(classes) > 1
    titled = [full for full in classes if everything.facts[full].title == name]
    assert list(classes[: len(titled)]) == titled


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("gas.GasTank", ("gas.GasTank",)),
        ("CoalMine", ("mining.CoalMine",)),
        ("mining.CoalMine", ("mining.CoalMine",)),
        ("燃气储罐", ("gas.GasTank",)),
        ("储罐", ("hazchem.HazchemTank",)),
    ],
)
def test_an_id_or_a_title_stands_for_its_class(name: str, classes: tuple[str, ...]) -> None:
    assert ansheng.load().classes_of(name) == classes


def test_a_workbook_is_written_whole_or_not_at_all(tmp_path: Path, catalogue: Catalogue) -> None:
    listed = [catalogue.checklist(name, on=DAY) for name in NAMES]
    write_checklist(listed, tmp_path / "a.xlsx", objects=2, title="=燃气")
    cells = opened((tmp_path / "a.xlsx").read_bytes())
    assert cells["目录"][0][0] == "=燃气检查表"
    assert row_of(cells[TANK], "monitored")
