"""Plan texts in blocks: the documents of a dossier's folder, and a lower one beside a higher one."""

from pathlib import Path

import pytest

from ansheng import open_dossier
from ansheng.dossier import Dossier
from ansheng.errors import InputError

from .small import chinese, dossier_of, notes, tables, texts, told, whole

HIGHER = (
    "一、重点任务\n1.消防整治。（市消防队牵头，市住建局配合）10月底前完成。\n2.燃气整治。（市住建局负责）\n"
)
LOWER = "一、重点任务\n1.消防整治。（县消防队牵头）\n2.冬季取暖整治。\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    (tmp_path / "campaign.toml").write_text('[campaign]\ntitle = "百日整治"\n', encoding="utf-8")
    (tmp_path / "任务清单.csv").write_text("任务名称,牵头单位\n摸底,应急局\n", encoding="utf-8")
    (tmp_path / "市方案.txt").write_text(HIGHER, encoding="utf-8")
    (tmp_path / "县方案.txt").write_text(LOWER, encoding="utf-8")
    return open_dossier(tmp_path)


def test_the_items_of_a_plan_with_who_answers_and_by_when(dossier: Dossier) -> None:
    report = told("[[方案条目：市方案.txt]]", dossier)
    assert texts(report) == ["“市方案”共有2条，其中未明确责任单位0条，未写时限1条。"]
    assert tables(report)[0].rows == (
        ("1", "消防整治", "市消防队（牵头）；市住建局（配合）", "10月底前"),
        ("2", "燃气整治", "市住建局（负责）", None),
    )
    assert [table.title for table in tables(told("[[方案条目]]", dossier))] == [
        "“县方案”责任分解表",
        "“市方案”责任分解表",
    ]


def test_a_lower_document_beside_a_higher_one(dossier: Dossier) -> None:
    report = told("[[上下衔接：市方案.txt；下级=县方案.txt]]", dossier)
    assert texts(report)[0].endswith("上级任务2项，本级2项；保留1项，拆分0项，新增1项，未承接1项。")
    assert tables(report)[0].rows[0][:2] == ("燃气整治", "未承接")


@pytest.mark.parametrize("name", ["../市方案.txt", "/etc/passwd.txt", "..\\市方案.txt", "省方案.txt"])
def test_nothing_outside_the_folder_is_read(dossier: Dossier, name: str) -> None:
    with pytest.raises(InputError, match=r"模板\.txt 第3行"):
        told(f"[[方案条目：{name}]]", dossier)


def test_without_a_folder_there_is_no_document() -> None:
    assert whole(told("[[方案条目]]", dossier_of(任务=[{"任务名称": "摸底"}]))) == ""


def test_what_cannot_be_read_is_said(dossier: Dossier) -> None:
    assert dossier.path is not None
    (dossier.path / "空方案.txt").write_text(" ", encoding="utf-8")
    assert "空方案.txt：文件中无文字" in notes(told("[[方案条目]]", dossier))


def test_english(dossier: Dossier) -> None:
    said = whole(told("[[plan_text: 市方案.txt]]", dossier, lang="en"))
    names = ("市消防队", "市住建局", "消防整治", "燃气整治", "市方案", "10月底前")
    assert chinese(said, *names) == []
