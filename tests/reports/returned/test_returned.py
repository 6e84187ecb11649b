"""Copies that go back: each problem at its cell, the rest as it was, nothing that a spreadsheet would execute."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ansheng.dossier import Campaign, Dossier, open_dossier
from ansheng.errors import InputError, Problem
from ansheng.gravity import Gravity
from ansheng.reports.returned import Returned, books, listing, marks, write_returned
from ansheng.reports.returned.marks import COLOURS
from ansheng.sheets.reading import read_grids
from ansheng.words import Words

CAMPAIGN = '[campaign]\ntitle = "百日整治"\n'
HEAD = ["编号", "单位名称", "发现日期", "是否整改", "整改完成日期", "备用", "负责人"]
ROWS: list[list[Any]] = [
    ["A1", "甲厂", "2020-07-01", "否", "2020-07-03", "x", "甲"],
    ["A2", "乙厂", "下月", "是", "", "", ""],
    ["A2", "丙厂", "2020-07-05", "也许", "2020-07-01", "", ""],
    ["合计", "3条", "", "", "", "", ""],
]
SAID = Words("说明", "said")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a dossier."""
    made = tmp_path / "案卷"
    made.mkdir()
    (made / "campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    return made


def table(path: Path, down: int = 0, right: int = 0) -> None:
    """A workbook of hazards whose table begins at a place, formatted as offices do."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "隐患"
    for at, row in enumerate([HEAD, *ROWS], start=1 + down):
        for place, value in enumerate(row, start=1 + right):
            sheet.cell(at, place, value or None)
    for place in range(1 + right, 8 + right):
        sheet.cell(1 + down, place).font = Font(bold=True, color="FF0000")
    book.save(path)


def csv(path: Path, rows: list[list[Any]]) -> None:
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")


def marked(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """The cells of a copy that have a comment: their colour and text, by sheet and place."""
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): (str(cell.fill.fgColor.rgb)[2:], cell.comment.text)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def coloured(path: Path) -> set[str]:
    cells = (cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row)
    return {cell.coordinate for cell in cells if cell.fill.fill_type == "solid"}


def looks(cell: Any) -> tuple[str, ...]:
    """How a cell is formatted, but for its colour."""
    return repr(cell.font), cell.number_format, repr(cell.border), repr(cell.alignment)


def written(root: Path, out: Path) -> Returned:
    return write_returned(open_dossier(root), out)


@pytest.mark.parametrize(("down", "right"), [(0, 0), (2, 0), (0, 2), (3, 25)])
def test_each_problem_with_a_cell_has_a_comment_and_its_colour_there_and_nowhere_else(
    root: Path, tmp_path: Path, down: int, right: int
) -> None:
    table(root / "隐患.xlsx", down, right)
    dossier = open_dossier(root)
    made = write_returned(dossier, tmp_path / "退回")
    assert [path.name for path in made.paths] == ["问题清单.xlsx", "隐患.xlsx"]
    assert made.notes == ()
    found = marked(tmp_path / "退回" / "隐患.xlsx")
    wanted: dict[str, list[Problem]] = {}
    for problem in dossier.problems:
        first = openpyxl.utils.get_column_letter(1 + right)
        wanted.setdefault(problem.cell or f"{first}{problem.row}", []).append(problem)
    assert {place for _, place in found} == set(wanted) == coloured(tmp_path / "退回" / "隐患.xlsx")
    assert {p.kind for p in dossier.problems} == {
        "unknown_column", "invalid", "contradicts_day", "day_order", "duplicate_id", "total_row",
    }  # fmt: skip
    for place, problems in wanted.items():
        colour, text = found["隐患", place]
        assert colour == COLOURS[problems[0].gravity]
        assert all(problem.words.zh in text for problem in problems)


def test_a_copy_keeps_values_formats_formulas_and_comments(root: Path, tmp_path: Path) -> None:
    table(root / "隐患.xlsx")
    book = openpyxl.load_workbook(root / "隐患.xlsx")
    sheet = book["隐患"]
    sheet["C2"] = date(2020, 7, 1)
    sheet["C2"].number_format = "yyyy/mm/dd"
    sheet["C3"].comment = Comment("已电话核实", "张三")
    sheet["G2"] = '=HYPERLINK("http://example.invalid","x")'
    sheet["G3"] = "=SUM(1,2)"
    sheet["G3"].data_type = "s"
    sheet.column_dimensions["B"].width = 33
    sheet.merge_cells("G4:G5")
    sheet.freeze_panes = "B2"
    validation = DataValidation("list", formula1='"是,否"')
    validation.add("D2:D9")
    sheet.add_data_validation(validation)
    book.create_sheet("代码").sheet_state = "hidden"
    book.save(root / "隐患.xlsx")
    written(root, tmp_path / "退回")
    copy = openpyxl.load_workbook(tmp_path / "退回" / "隐患.xlsx")
    before, after = openpyxl.load_workbook(root / "隐患.xlsx")["隐患"], copy["隐患"]
    for row in before.iter_rows():
        for cell in row:
            same = after[cell.coordinate]
            assert (cell.value, cell.data_type) == (same.value, same.data_type)
            assert looks(cell) == looks(same)
    assert (after["G2"].data_type, after["G3"].data_type) == ("f", "s")
    assert after.column_dimensions["B"].width == 33
    assert [str(merge) for merge in after.merged_cells.ranges] == ["G4:G5"]
    assert after.freeze_panes == "B2"
    assert [str(one.sqref) for one in after.data_validations.dataValidation] == ["D2:D9"]
    assert copy["代码"].sheet_state == "hidden"
    assert marked(tmp_path / "退回" / "隐患.xlsx")["隐患", "C3"][1].startswith("已电话核实\n未计入：应为日期")


def test_a_csv_becomes_a_workbook_of_texts_as_they_stand(root: Path, tmp_path: Path) -> None:
    codes = ["007", "110101199003078888", "=1+1", "@SUM(A1)", "+8", "-3", " 甲 ", "a\x0bb", "'x"]
    csv(
        root / "隐患.csv",
        [["某镇隐患台账"], HEAD, *ROWS, *(["B", code, "", "", "", "", ""] for code in codes)],
    )
    written(root, tmp_path / "退回")
    sheet = openpyxl.load_workbook(tmp_path / "退回" / "隐患.xlsx").worksheets[0]
    got = [sheet.cell(row, 2) for row in range(7, 7 + len(codes))]
    assert [cell.value for cell in got] == [code.replace("\x0b", "\ufffd") for code in codes]
    assert {cell.data_type for cell in got} == {"s"}
    assert [cell.quotePrefix for cell in got] == [code[0] in "=@+-" for code in codes]
    assert {"C4", "D5", "F2"} <= coloured(tmp_path / "退回" / "隐患.xlsx")


def test_a_workbook_of_the_old_form_becomes_one_of_its_texts(root: Path, tmp_path: Path) -> None:
    old = Path(__file__).parents[2] / "county" / "dossier" / "龙潭镇" / "龙潭镇1-6月安全隐患清单.xls"
    (root / old.name).write_bytes(old.read_bytes())
    made = written(root, tmp_path / "退回")
    assert [note.zh for note in made.notes] == [f"{old.name}：副本只有各单元格的文字，无原格式"]
    copy = tmp_path / "退回" / f"{old.stem}.xlsx"
    grids, _ = read_grids(old)
    assert openpyxl.load_workbook(copy).sheetnames == [grid.sheet for grid in grids]
    for grid, sheet in zip(grids, openpyxl.load_workbook(copy).worksheets, strict=True):
        texts = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [[text or None for text in row] for row in grid.cells.rows()][: len(texts)] == texts
    cells = {(p.sheet, p.cell) for p in open_dossier(root).problems if p.cell}
    assert cells <= set(marked(copy))


def test_what_comes_back_corrected_has_no_problem(root: Path, tmp_path: Path) -> None:
    csv(root / "隐患.csv", [HEAD[:4], ["A1", "甲厂", "下月", "否"], ["A2", "乙厂", "2020-07-02", "是"]])
    written(root, tmp_path / "退回")
    book = openpyxl.load_workbook(tmp_path / "退回" / "隐患.xlsx")
    book.worksheets[0]["C2"] = "2020-08-01"
    (root / "隐患.csv").unlink()
    book.save(root / "隐患.xlsx")
    dossier = open_dossier(root)
    assert dossier.problems == ()
    assert dossier.tables["hazards"]["found_on"].to_list() == [date(2020, 8, 1), date(2020, 7, 2)]


def test_a_problem_in_merged_cells_stands_at_their_first(root: Path, tmp_path: Path) -> None:
    table(root / "隐患.xlsx")
    book = openpyxl.load_workbook(root / "隐患.xlsx")
    book["隐患"].merge_cells("C3:C4")
    book.save(root / "隐患.xlsx")
    written(root, tmp_path / "退回")
    found = marked(tmp_path / "退回" / "隐患.xlsx")
    assert "下月" in found["隐患", "C3"][1]
    assert ("隐患", "C4") not in found


def test_problems_of_a_sheet_stand_at_its_header_and_those_of_others_stay_away(
    root: Path, tmp_path: Path
) -> None:
    table(root / "隐患.xlsx")
    book = openpyxl.load_workbook(root / "隐患.xlsx")
    notes = book.create_sheet("填表说明")
    for row in (["事项", "说明"], ["一", "按月报送"], ["二", "盖章"]):
        notes.append(row)
    book.save(root / "隐患.xlsx")
    csv(root / "会议.csv", [["会议名称", "会议类型"], ["第一次", "例会"]])
    made = written(root, tmp_path / "退回")
    assert [path.name for path in made.paths] == ["问题清单.xlsx", "隐患.xlsx"]
    colour, text = marked(tmp_path / "退回" / "隐患.xlsx")["填表说明", "A1"]
    assert (colour, text[:4]) == (COLOURS[Gravity.UNUSABLE], "无法使用")


def test_the_list_has_every_problem_and_starts_no_formula(root: Path, tmp_path: Path) -> None:
    csv(
        root / "隐患.csv",
        [
            [*HEAD, '=cmd|"/c calc"!A1'],
            *([*row, "1"] for row in ROWS),
            ["A9", "", "=1+1", "", "", "", "", ""],
        ],
    )
    (root / "事故.doc").write_text("", encoding="utf-8")
    dossier = open_dossier(root)
    write_returned(dossier, tmp_path / "退回")
    sheet = openpyxl.load_workbook(tmp_path / "退回" / "问题清单.xlsx").worksheets[0]
    head, *lines = sheet.iter_rows()
    assert [cell.value for cell in head] == [words.zh for words, _ in listing.COLUMNS]
    assert [tuple(cell.value or "" for cell in line[1:]) for line in lines] == [
        tuple(listing.cells(problem, "zh")) for problem in dossier.problems
    ]
    assert [cell.value for cell in lines[0][1:6]] == ["无法使用", "未读取的文件", "事故.doc", None, None]
    assert [line[0].value for line in lines] == list(range(1, len(lines) + 1))
    texts = [cell for line in lines for cell in line[1:] if cell.value]
    assert {cell.data_type for cell in texts} == {"s"}
    assert {str(c.value) for c in texts if c.quotePrefix} == {'=cmd|"/c calc"!A1', "=1+1"}
    assert sheet.freeze_panes == "A2"
    assert {str(line[1].fill.fgColor.rgb)[2:] for line in lines} == {
        COLOURS[problem.gravity] for problem in dossier.problems
    }


def test_the_list_and_the_comments_are_in_english_too(root: Path, tmp_path: Path) -> None:
    csv(root / "隐患.csv", [HEAD, *ROWS])
    write_returned(open_dossier(root), tmp_path / "back", lang="en")
    sheet = openpyxl.load_workbook(tmp_path / "back" / "问题清单.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == [words.en for words, _ in listing.COLUMNS]
    assert marked(tmp_path / "back" / "隐患.xlsx")["Sheet1", "C3"][1].startswith("lost: expected a day")


def test_a_dossier_without_anything_wrong_gives_the_list_alone(root: Path, tmp_path: Path) -> None:
    csv(root / "隐患.csv", [HEAD[:3], ["A1", "甲厂", "2020-07-01"], ["合计", "1条", ""]])
    made = written(root, tmp_path / "退回")
    assert [path.name for path in made.paths] == ["问题清单.xlsx"]


def test_a_dossier_of_frames_gives_the_list_alone(tmp_path: Path) -> None:
    import polars as pl

    frame = pl.DataFrame({"编号": ["A"], "发现日期": ["下月"]})
    made = write_returned(Dossier.of({"隐患": frame}, Campaign("示例")), tmp_path / "退回")
    assert [path.name for path in made.paths] == ["问题清单.xlsx"]


# --- what it is written into --------------------------------------------------------------------------------------


def test_a_folder_that_holds_something_is_left_as_it_is(root: Path, tmp_path: Path) -> None:
    csv(root / "隐患.csv", [HEAD, *ROWS])
    out = tmp_path / "退回"
    out.mkdir()
    written(root, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(InputError, match="文件夹内已有文件"):
        written(root, out)
    with pytest.raises(InputError, match="文件夹内已有文件"):
        written(root, out / "隐患.xlsx")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert (root / "隐患.csv").read_text(encoding="utf-8").startswith("编号")


def test_where_writing_fails_nothing_appears(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    csv(root / "隐患.csv", [HEAD, *ROWS])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("openpyxl.Workbook.save", full)
    with pytest.raises(InputError, match="无法写入"):
        written(root, tmp_path / "退回")
    assert [path.name for path in tmp_path.iterdir()] == ["案卷"]


NAMES = [
    ("甲\\乙:丙*?.csv", "甲_乙_丙__.xlsx"),
    ('a\tb<c>|"d".csv', "a_b_c___d_.xlsx"),
    ("长" * 70 + ".csv", "长" * 60 + ".xlsx"),
    ("问题清单.csv", "问题清单（2）.xlsx"),
    ("... .csv", None),
]


@pytest.mark.parametrize(("file", "name"), NAMES)
def test_a_file_of_any_name_is_copied_under_one_that_every_system_takes(
    root: Path, tmp_path: Path, file: str, name: str | None
) -> None:
    csv(root / file, [HEAD, *ROWS])
    made = written(root, tmp_path / "退回")
    assert [path.name for path in made.paths[1:]] == ([name] if name else [])
    assert {path.parent for path in made.paths} == {tmp_path / "退回"}


def test_files_of_one_name_and_of_folders_are_told_apart(root: Path, tmp_path: Path) -> None:
    (root / "乡镇").mkdir()
    for file in ("隐患.csv", "隐患.tsv", "乡镇/隐患.csv"):
        rows = [HEAD, *ROWS]
        path = root / file
        path.write_text(
            "\n".join(("\t" if file.endswith("tsv") else ",").join(row) for row in rows), encoding="utf-8"
        )
    tables = '[tables]\nhazards = ["隐患.csv", "隐患.tsv", "乡镇/隐患.csv"]\n'
    (root / "campaign.toml").write_text(CAMPAIGN + tables, encoding="utf-8")
    made = written(root, tmp_path / "退回")
    assert {path.name for path in made.paths[1:]} == {"隐患.xlsx", "隐患（2）.xlsx", "乡镇_隐患.xlsx"}


# --- bounds -------------------------------------------------------------------------------------------------------


def test_of_too_many_cells_the_gravest_are_marked_and_it_is_said(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MOST_COMMENTS", 3)
    csv(
        root / "隐患.csv",
        [HEAD[:5], *([f"A{n}", "甲厂", "下月", "", ""] for n in range(9)), ["合计", "", "", "", ""]],
    )
    made = written(root, tmp_path / "退回")
    assert sorted(place for _, place in marked(tmp_path / "退回" / "隐患.xlsx")) == ["C2", "C3", "C4"]
    (note,) = made.notes
    assert note.zh == "隐患.csv：另有7个单元格未在副本中标注；请看清单"


def test_of_too_many_problems_the_list_says_how_many_more(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_LISTED", 2)
    csv(root / "隐患.csv", [HEAD[:3], *([f"A{n}", "甲厂", "下月"] for n in range(5))])
    written(root, tmp_path / "退回")
    sheet = openpyxl.load_workbook(tmp_path / "退回" / "问题清单.xlsx").worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [
        "未计入",
        "未计入",
        "另有3项，可用 --format json 查看",
    ]


def test_a_table_with_too_many_cells_is_listed_and_not_copied(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table(root / "隐患.xlsx")
    csv(root / "隐患台账.csv", [HEAD, *ROWS])
    monkeypatch.setattr(books, "MOST_CELLS", 20)
    made = written(root, tmp_path / "退回")
    assert [path.name for path in made.paths] == ["问题清单.xlsx"]
    assert {note.zh for note in made.notes} == {
        "隐患.xlsx：表格过大，未制作副本；问题见清单",
        "隐患台账.csv：表格过大，未制作副本；问题见清单",
    }


def test_a_long_comment_is_cut(root: Path, tmp_path: Path) -> None:
    csv(root / "隐患.csv", [HEAD[:3], ["A1", "甲厂", "下月" * 3000]])
    written(root, tmp_path / "退回")
    ((_, text),) = marked(tmp_path / "退回" / "隐患.xlsx").values()
    assert len(text) == 2000


# --- files that only look like workbooks of openpyxl --------------------------------------------------------------


def patched(path: Path, part: str, change: Callable[[str], str]) -> None:
    """The workbook with one part changed."""
    with zipfile.ZipFile(path) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            container.writestr(name, data)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "bomb",
    [
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
        '<mergeCells count="1"><mergeCell {space}ref="A9:XFD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink location="A1" ref="A:C"/></hyperlinks>',
    ],
)
def test_a_range_that_would_unfold_to_a_whole_sheet_is_not_copied(
    root: Path, tmp_path: Path, bomb: str
) -> None:
    table(root / "隐患.xlsx")
    added = bomb.replace("{space}", " " * 200)
    patched(root / "隐患.xlsx", SHEET, lambda xml: xml.replace("</sheetData>", f"</sheetData>{added}"))
    made = written(root, tmp_path / "退回")
    assert [note.zh for note in made.notes] == ["隐患.xlsx：表格过大，未制作副本；问题见清单"]


def test_what_openpyxl_does_not_open_is_copied_as_texts(root: Path, tmp_path: Path) -> None:
    table(root / "隐患.xlsx", 1, 2)
    patched(root / "隐患.xlsx", "xl/styles.xml", lambda xml: xml.replace('sz val="11"', 'sz val="elf"'))
    with pytest.raises(TypeError, match="expected"):
        openpyxl.load_workbook(root / "隐患.xlsx")
    made = written(root, tmp_path / "退回")
    assert [note.zh for note in made.notes] == ["隐患.xlsx：副本只有各单元格的文字，无原格式"]
    assert "下月" in marked(tmp_path / "退回" / "隐患.xlsx")["隐患", "E4"][1]


def test_a_file_that_is_gone_meanwhile_is_listed(root: Path, tmp_path: Path) -> None:
    csv(root / "隐患.csv", [HEAD, *ROWS])
    dossier = open_dossier(root)
    (root / "隐患.csv").write_text("", encoding="utf-8")
    made = write_returned(dossier, tmp_path / "退回")
    assert [path.name for path in made.paths] == ["问题清单.xlsx"]
    assert [note.zh for note in made.notes] == ["隐患.csv：文件为空；请核对文件"]


def test_macros_do_not_come_along(root: Path, tmp_path: Path) -> None:
    table(root / "隐患.xlsx")
    (root / "隐患.xlsx").rename(root / "隐患.xlsm")
    with zipfile.ZipFile(root / "隐患.xlsm", "a") as container:
        container.writestr("xl/vbaProject.bin", b"macro")
    written(root, tmp_path / "退回")
    with zipfile.ZipFile(tmp_path / "退回" / "隐患.xlsx") as container:
        assert not [name for name in container.namelist() if "vba" in name.lower()]


@pytest.mark.parametrize(
    ("name", "taken", "given"),
    [
        ("煤矿", (), "煤矿"),
        ("煤矿", ("煤矿",), "煤矿(2)"),
        ("a/b:c", (), "a_b_c"),
        ("'", (), "Sheet"),
        ("长" * 40, (), "长" * 31),
        ("长" * 40, ("长" * 31,), "长" * 26 + "(2)"),
    ],
)
def test_a_sheet_has_a_name_that_it_may_have(name: str, taken: tuple[str, ...], given: str) -> None:
    assert books.sheet_name(name, taken) == given


def test_the_copies_do_not_stand_where_the_dossier_would_read_them(root: Path) -> None:
    dossier = open_dossier(root)
    for within in (root, root / "退回", root / "甲" / ".." / "退回"):
        with pytest.raises(InputError, match="案卷文件夹之内"):
            write_returned(dossier, within)
    assert open_dossier(root) == dossier
