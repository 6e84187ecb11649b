"""Files of plans: Word, text, Markdown, workbooks and CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter

from ansheng import InputError
from ansheng.responsibility import open_plan
from tests.sheets.test_documents import numbered, paragraph, with_lists, word

TEXT = "2024年工作要点\n1.甲。（市公安局负责，6月底前完成）\n2.乙。"
ROWS = [
    ["某市2024年重点任务分工表", "", "", ""],
    ["序号", "重点任务", "责任单位", "完成时限"],
    ["1", "甲", "市公安局", "6月底前"],
    ["2", "乙", "", ""],
]
READ = [("甲", ("市公安局",), "2024-06-30"), ("乙", (), "None")]


def read(path: Path) -> list[tuple[str, tuple[str, ...], str]]:
    return [(item.title, item.owners, str(item.due_on)) for item in open_plan(path).items]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_is_read_in_its_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(TEXT.encode(encoding))
    assert read(tmp_path / name) == READ


def test_a_word_file_is_read_with_the_numbers_that_word_shows(tmp_path: Path) -> None:
    body = (
        paragraph("2024年工作要点")
        + numbered("甲。（市公安局负责，6月底前完成）", "5", 1)
        + numbered("乙。", "5", 1)
    )
    (tmp_path / "a.docx").write_bytes(with_lists(body))
    assert read(tmp_path / "a.docx") == READ


def test_a_table_in_a_word_file_is_read(tmp_path: Path) -> None:
    def row(cells: list[str]) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    (tmp_path / "a.docx").write_bytes(
        word(paragraph(ROWS[0][0]) + "<w:tbl>" + "".join(map(row, ROWS[1:])) + "</w:tbl>")
    )
    assert read(tmp_path / "a.docx") == READ


def test_a_csv_table_is_read(tmp_path: Path) -> None:
    lines = io.StringIO()
    csv.writer(lines).writerows(ROWS)
    (tmp_path / "a.csv").write_text(lines.getvalue(), encoding="utf-8")
    assert read(tmp_path / "a.csv") == READ


def book(path: Path) -> None:
    made = xlsxwriter.Workbook(str(path))
    first, second = made.add_worksheet("分工"), made.add_worksheet("说明")
    for at, row in enumerate(ROWS):
        first.write_row(at, 0, row)
    first.merge_range(4, 0, 5, 0, "3")
    first.merge_range(4, 1, 5, 1, "丙")
    first.write(4, 2, "市商务局")
    first.write(5, 2, "市公按局")
    second.write(0, 0, "编制说明")
    made.close()


def test_a_workbook_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    book(tmp_path / "a.xlsx")
    plan = open_plan(tmp_path / "a.xlsx", ["市公安局", "市商务局"])
    assert [(item.number, item.title, item.owners) for item in plan.items] == [
        (1, "甲", ("市公安局",)),
        (2, "乙", ()),
        (3, "丙", ("市商务局",)),
        (4, "丙", ("市公按局",)),
    ]
    [problem] = plan.problems
    assert (
        problem.text()
        == f"{tmp_path / 'a.xlsx'} 工作表“分工” 第6行：第4条的“市公按局”不在责任主体名册中；是否指“市公安局”？"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.docx", b""),
        ("blank.txt", b" \n\n"),
        ("cut.docx", b"PK\x03\x04 cut"),
        ("binary.txt", b"\x80\xff\xff\xff"),
    ],
)
def test_what_holds_no_plan_is_refused_with_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        open_plan(tmp_path / name)


def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1.甲。\n（市公安局、市商务局）", encoding="utf-8")
    [problem] = open_plan(tmp_path / "a.txt").problems
    assert (problem.file, problem.row) == (str(tmp_path / "a.txt"), 2)
