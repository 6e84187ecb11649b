"""Command ``chain``: who answers for a hazard, a task, a unit, and where nobody or several do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TABLES = {
    "责任主体.csv": ["名称,简称,类别,层级", "市应急管理局,市应急局,部门,市级", "一镇,,乡镇,乡级"],
    "岗位.csv": [
        "姓名,职务,所在单位,层级,责任层次,分管领域,联系电话",
        "赵一,市长,市人民政府,市级,第一责任人,,",
        "钱二,副市长,市人民政府,市级,分管负责人,危险化学品,",
        "李四,局长,市应急局,市级,第一责任人,,0715-1",
        "吴六,镇长,一镇,乡级,第一责任人,,",
        "郑七,厂长,甲厂,企业级,第一责任人,,",
    ],
    "行业监管.csv": ["行业领域,监管部门", "危险化学品,市应急局", "室内冰雪,"],
    "企业名单.csv": ["企业名称,行业领域,地区,监管部门", "甲厂,危险化学品,一镇,"],
    "隐患台账.csv": [
        "编号,单位名称,隐患描述,行业领域,责任部门,地区,发现日期",
        "H1,甲厂,漏电,,,,2024-01-02",
        "H2,乙厂,堵塞,消防,消防大队,二镇,2024-01-03",
    ],
    "任务清单.csv": [
        "编号,任务名称,牵头单位,配合单位,完成时限,包保领导",
        "R1,摸底排查,市应急局,一镇等乡镇（街道）,2024-06-30,钱二",
    ],
}


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "案卷").mkdir()
    for name, lines in TABLES.items():
        (folder / "案卷" / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def links(run: Run, *words: str) -> list[tuple[str, str | None, str | None]]:
    [chain] = json.loads(run("chain", *words, "--format", "json").out)
    return [(link["kind"], link["party"], link["holder"]) for link in chain["links"]]


WHOLE = [
    ("enterprise", "甲厂", "郑七"),
    ("department", "市应急管理局", "李四"),
    ("locality", "一镇", "吴六"),
    ("leaders", "市人民政府", "钱二"),
    ("leaders", "市人民政府", "赵一"),
]


def test_a_hazard_takes_what_it_leaves_open_from_its_unit(run: Run) -> None:
    assert links(run, "案卷", "H1") == WHOLE


def test_a_unit_has_the_chain_of_its_sector_and_place(run: Run) -> None:
    assert links(run, "案卷", "甲 厂") == WHOLE


def test_a_unit_that_is_known_by_its_hazards_only_has_one_too(run: Run) -> None:
    found = links(run, "案卷", "乙厂")
    assert [(kind, party) for kind, party, _ in found[:3]] == [
        ("enterprise", "乙厂"),
        ("department", "消防大队"),
        ("locality", "二镇"),
    ]


@pytest.mark.parametrize("name", ["R1", "摸底排查"])
def test_a_task_has_its_lead_and_the_leader_in_charge(run: Run, name: str) -> None:
    assert links(run, "案卷", name)[:2] == [
        ("department", "市应急管理局", "李四"),
        ("leaders", "市人民政府", "钱二"),
    ]


def test_tables_do_as_well_as_a_dossier(run: Run, folder: Path) -> None:
    assert links(run, *(f"案卷/{name}" for name in TABLES), "H1") == WHOLE


def test_the_page_says_what_is_not_registered(run: Run) -> None:
    text = run("chain", "案卷", "H2").out
    assert "隐患“H2 堵塞”" in text
    assert "未登记" in text
    assert "环节未登记责任主体或责任人" in text
    assert "0715-1" in run("chain", "案卷", "H1").out
    assert "not registered" in run("chain", "案卷", "H2", "--lang", "en").out


def test_without_a_name_gaps_overlaps_coverage_and_load_are_listed(run: Run) -> None:
    data = json.loads(run("chain", "案卷", "--format", "json").out)
    assert (data["gaps"][0]["kind"], data["gaps"][0]["subject"]) == ("unsupervised_sector", "室内冰雪")
    assert data["load"] == {"市应急管理局": 1, "一镇": 1}
    text = run("chain", "案卷").out
    assert "责任空白（" in text
    assert "乡级" in text
    assert "行业领域“室内冰雪”无监管部门" in text


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (("chain",), "DOSSIER"),
        (("chain", "H1"), "H1"),
        (("chain", "案卷", "H3"), "H1"),
        (("chain", "案卷", "摸底排差"), "摸底排查"),
        (("chain", "无.csv", "H1"), "无.csv"),
        (("chain", "案卷", "案卷/岗位.csv", "H1"), "案卷"),
        (("chain", "boilers.csv", "H1"), "boilers.csv"),
    ],
)
def test_what_cannot_be_found_is_one_line(run: Run, line: tuple[str, ...], named: str) -> None:
    assert named in run(*line).complaint
    assert named in run(*line, "--lang", "en").complaint


def test_tables_that_are_not_there_are_called_by_their_titles(run: Run) -> None:
    said = run("chain", "案卷/企业名单.csv", "案卷/岗位.csv")
    assert "未提供“责任主体”“行业监管”表" in said.out
