"""Commands ``plan`` and ``cascade``: a plan from any file, what it lacks, and how it carries out the higher one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Run

HIGHER = """某省2024年安全生产工作要点
1.压实责任。每季度至少研究1次。(省应急管理厅负责)
2.燃气整治。6月底前完成摸底。（省住建厅牵头，省应急管理厅配合）
3.消防整治。（省消防救援总队负责，每月一次）
4.矿山整治。
5.宣传教育。年底前完成。
"""
LOWER = """某市2024年安全生产工作要点
一、总则
1.压实责任。每半年研究1次。(市应急管理局、市公按局负责)
2.燃气整治。9月底前完成摸底。（市住建局牵头，市应急管理局配合）
3.消防整治工作。
4.冬季取暖整治。由市农业农村局负责。
5.宣传教育。（市委宣传部）
"""
REGISTER = "名称,简称\n市应急管理局,市应急局\n市公安局,\n市住建局,\n市农业农村局,\n"
HEADS = ["序号", "重点任务", "责任单位", "完成时限", "上级任务"]


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "省.txt").write_text(HIGHER, encoding="utf-8")
    (folder / "市.md").write_text(LOWER, encoding="utf-8")
    (folder / "责任主体.csv").write_text(REGISTER, encoding="utf-8")
    with xlsxwriter.Workbook(str(folder / "分工.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, ["1", "燃气整治", "市住建局", "5月底前", "2"])


def test_a_plan_is_listed_with_owners_load_gaps_and_unknown_names(run: Run) -> None:
    data = json.loads(run("plan", "市.md", "--parties", "责任主体.csv", "--format", "json").out)
    titles = [item["title"] for item in data["items"]]
    assert titles == ["压实责任", "燃气整治", "消防整治工作", "冬季取暖整治", "宣传教育"]
    owners = [item["owners"] for item in data["items"]]
    assert owners == [["市应急管理局", "市公按局"], ["市住建局"], [], ["市农业农村局"], []]
    assert (data["year"], data["unowned"], data["undated"]) == (2024, [3, 5], [3, 4, 5])
    assert data["unknown"] == [{"name": "市公按局", "item": 1, "near": ["市公安局"]}]
    assert data["load"]["市应急管理局"] == 2
    assert [item["deadlines"][0]["day"] for item in data["items"][:2]] == [None, "2024-09-30"]
    assert data["items"][0]["deadlines"][0]["every"] == "half_year"
    assert [problem["kind"] for problem in data["problems"]] == ["unknown_party", "no_assignment"]


PARTS = (
    "条目",
    "各单位承担情况",
    "未明确责任单位的条目（2）",
    "未写时限的条目（3）",
    "名称不明的责任单位",
    "读取时的问题",
)


def test_the_page_says_it_in_words(run: Run) -> None:
    text = run("plan", "市.md", "--parties", "责任主体.csv").out
    places = [text.index(f"\n{part}\n") for part in PARTS]
    assert places == sorted(places)
    for said in (
        "市应急管理局、市公按局（分工负责）",
        "9月底前（2024-09-30）",
        "- 第3条 消防整治工作（一、总则）",
        "按2024年计",
    ):
        assert said in text
    assert "2 items without an owner" in run("plan", "市.md", "--lang", "en").out


def test_a_table_is_a_plan_too(run: Run) -> None:
    data = json.loads(run("plan", "分工.xlsx", "--year", "2024", "--format", "json").out)
    [item] = data["items"]
    told = (item["title"], item["owners"], item["deadlines"][0]["day"])
    assert told == ("燃气整治", ["市住建局"], "2024-05-31")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (("plan", "无.txt"), "无.txt"),
        (("plan", "boilers.csv"), "责任单位"),
        (("plan", "boiler.toml"), "编号"),
        (("plan", "市.md", "--parties", "boilers.csv"), "boilers.csv"),
        (("plan", "市.md", "--year", "24"), "--year"),
        (("cascade", "省.txt"), "LOWER"),
        (("cascade", "省.txt", "boilers.csv"), "boilers.csv"),
    ],
)
def test_what_is_no_plan_is_one_line(run: Run, line: tuple[str, ...], named: str) -> None:
    assert named in run(*line).complaint


def test_a_cascade_says_what_is_missing_later_rarer_and_added(run: Run) -> None:
    data = json.loads(run("cascade", "省.txt", "市.md", "--format", "json").out)
    assert data["missing"] == [
        {"higher": "消防整治", "near": ["消防整治工作"]},
        {"higher": "矿山整治", "near": []},
    ]
    assert [(s["kind"], s["lower"], s["asked"], s["stated"]) for s in data["slips"]] == [
        ("rarer", "压实责任", "每季度至少1次", "每半年至少1次"),
        ("later", "燃气整治", "2024年6月30日", "2024年9月30日"),
        ("undated", "宣传教育", "2024年12月31日", None),
    ]
    assert data["added"] == ["消防整治工作", "冬季取暖整治"]
    assert [pair["higher"] for pair in data["kept"]] == ["压实责任", "燃气整治", "宣传教育"]
    text = run("cascade", "省.txt", "市.md").out
    assert "上级已部署而本级未承接的任务（2）" in text
    assert "完成时限晚于上级要求" in text
    english = run("cascade", "省.txt", "市.md", "--lang", "en").out
    assert "later than the higher plan asks" in english


def test_a_table_that_names_its_origin_by_number_is_matched(run: Run) -> None:
    data = json.loads(run("cascade", "省.txt", "分工.xlsx", "--year", "2024", "--format", "json").out)
    assert [(pair["higher"], pair["lower"]) for pair in data["kept"]] == [("燃气整治", "燃气整治")]
    assert data["slips"] == []
