"""Bad input: every file that cannot be read is one clear line, and so is every cell, never a traceback."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from ansheng import Dossier, InputError, open_dossier

from .conftest import HAZARDS, Book, Write


def refused(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_dossier(folder)
    for text in (str(caught.value), caught.value.text("en")):
        assert len(text.splitlines()) == 1
    return str(caught.value)


def only_problem(dossier: Dossier) -> str:
    (problem,) = (problem for problem in dossier.problems if problem.kind != "from_context")
    return problem.text()


def test_an_empty_file(folder: Path, write: Write) -> None:
    write("隐患.csv", "")
    assert "隐患.csv：文件为空" in refused(folder)


def test_a_file_in_no_known_encoding(folder: Path) -> None:
    (folder / "隐患.csv").write_bytes("编号,隐患描述\n".encode("gb18030") + b"A1,\xff\xff\xff\n")
    line = refused(folder)
    assert "隐患.csv：第2行" in line
    assert "GB 18030" in line


def test_a_truncated_workbook(folder: Path, book: Book) -> None:
    path = book("隐患.xlsx", 隐患=[["编号", "隐患描述"], ["A1", "漏电"]])
    path.write_bytes(path.read_bytes()[:-400])
    assert "隐患.xlsx" in refused(folder)


def test_a_workbook_that_promises_four_gigabytes(folder: Path, book: Book) -> None:
    path = book("隐患.xlsx", 隐患=[["编号", "隐患描述"], ["A1", "漏电"]])
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    data = bytearray(path.read_bytes())
    entry = data.rindex(struct.pack("<I", start) + b"xl/worksheets/sheet1.xml") - 42
    for size in (start + 22, entry + 24):
        struct.pack_into("<I", data, size, 0xFFFF_FF00)
    path.write_bytes(data)
    assert "解压" in refused(folder)


def test_several_files_that_cannot_be_read_are_a_line_each(folder: Path, write: Write) -> None:
    write("隐患.csv", "")
    write("检查.xlsx", "这不是工作簿")
    with pytest.raises(InputError) as caught:
        open_dossier(folder)
    lines = str(caught.value).splitlines()
    assert [name in line for name, line in zip(("检查.xlsx", "隐患.csv"), lines, strict=True)] == [True, True]


def test_a_formula_without_a_stored_result(folder: Path) -> None:
    with xlsxwriter.Workbook(str(folder / "生产安全事故.xlsx")) as workbook:
        page = workbook.add_worksheet("事故")
        page.write_row(0, 0, ["编号", "发生日期", "死亡人数"])
        page.write_row(1, 0, ["S1", "2020-07-01"])
        page.write_formula("C2", "=1+1", None, "")
    dossier = open_dossier(folder)
    assert "事故.xlsx 工作表“事故” 第2行“死亡人数”列：公式未保存计算结果" in only_problem(dossier)
    assert dossier.tables["accidents"]["deaths"].to_list() == [None]


def test_a_day_that_is_not_in_the_calendar(folder: Path, write: Write) -> None:
    write("隐患.csv", HAZARDS.replace("2020-07-02", "2020-02-30"))
    dossier = open_dossier(folder)
    assert "第3行“发现日期”列：应为日期" in only_problem(dossier)
    assert dossier.tables["hazards"]["found_on"].null_count() == 1


def test_a_negative_count(folder: Path, write: Write) -> None:
    write("生产安全事故.csv", "编号,发生日期,死亡人数\nS1,2020-07-01,-1\n")
    dossier = open_dossier(folder)
    assert "第2行“死亡人数”列：应为不小于0的整数，填的是“-1”" in only_problem(dossier)
    assert dossier.tables["accidents"]["deaths"].to_list() == [None]


def test_a_file_without_a_header(folder: Path, write: Write) -> None:
    write("隐患.csv", "\n\n1\n")
    dossier = open_dossier(folder)
    assert "hazards" not in dossier.tables
    assert "隐患.csv" in "".join(problem.text() for problem in dossier.problems)
