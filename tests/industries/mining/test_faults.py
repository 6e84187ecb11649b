"""Faults that a specialist and published cases showed, with the tables that showed them, as an office fills them in."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import ansheng
from ansheng.industries import mining

CATALOGUE = ansheng.load(plugins=[], modules={"mining": mining})
TODAY = "2026-07-01"


def verdicts(path: Path, content: str, as_: str, *rules: str) -> dict[str, str]:
    """By record, the verdict of the rules on a table, clear where they find nothing."""
    path.write_text(content, encoding="utf-8")
    names = ",".join(f"mining.{rule}" for rule in rules)
    found = CATALOGUE.check(path, on=TODAY, as_=f"mining.{as_}", rules=names)
    records = pl.read_csv(path, infer_schema=False)["编号"].to_list()
    return dict.fromkeys(records, "clear") | {f.record: f.verdict.value for f in found}


def test_what_was_never_identified_or_measured_is_a_hazard_and_no_blank(tmp_path: Path) -> None:
    """20(4)1 and 20(4)2 of 2026."""
    table = (
        "编号,瓦斯等级,瓦斯等级鉴定日期,涌出量测定日期\n"
        "A,低瓦斯,从未,\nB,低瓦斯,从未鉴定过,\nC,低瓦斯,2025-07-01,\nD,低瓦斯,,\n"
        "E,高瓦斯,,从未测定\nF,突出,,2025-08-01\nG,高瓦斯,,从未超标\n"
    )
    rules = ("coal_gas_reidentification", "coal_gas_emission_survey")
    assert verdicts(tmp_path / "瓦斯.csv", table, "CoalGasIdentification", *rules) == {
        "A": "hazard", "B": "hazard", "C": "clear", "D": "undetermined",
        "E": "hazard", "F": "clear", "G": "undetermined",
    }  # fmt: skip


def test_what_was_never_tested_or_drawn_is_a_hazard(tmp_path: Path) -> None:
    """一(二十)5 and 6, 一(四)1."""
    table = (
        "编号,通风在线监测,通风检测日期,可反风,反风时间,反风试验日期\n"
        "A,否,未检测过,是,8,2026-01-01\nB,是,,是,8,从未试验\n"
    )
    rules = ("noncoal_ventilation_untested", "noncoal_no_air_reversal")
    found = verdicts(tmp_path / "通风.csv", table, "NoncoalVentilation", *rules)
    assert found == {"A": "hazard", "B": "hazard"}
    drawn = "编号,图纸齐全,矿山状态,填绘日期\nA,是,生产,从未填绘\nB,是,生产,2026-06-01\n"
    found = verdicts(tmp_path / "图纸.csv", drawn, "NoncoalDrawings", "noncoal_drawings_outdated")
    assert found == {"A": "hazard", "B": "clear"}


POSTS = ("矿长", "总工程师", "安全副矿长", "生产副矿长", "机电副矿长")
ENGINEERS = ("采矿", "地质", "测量", "机电")


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({}, "clear"),
        ({"安全副矿长具有矿山相关专业": "否"}, "hazard"),
        ({"安全副矿长具有矿山相关专业": ""}, "undetermined"),
        ({"专职机电副矿长": "否", "机电副矿长具有矿山相关专业": ""}, "hazard"),
        ({"总工程师具有矿山相关专业": "否"}, "hazard"),
        ({"测量专业技术人员": "否"}, "hazard"),
    ],
)
def test_a_deputy_of_another_subject_is_not_hidden_by_a_yes(
    tmp_path: Path, answers: dict[str, str], verdict: str
) -> None:
    """一(三十二): each of the five is full-time and of a mining subject, and each column asks for one of these."""
    told = {f"专职{post}": "是" for post in POSTS} | {f"{post}具有矿山相关专业": "是" for post in POSTS}
    told |= {f"{subject}专业技术人员": "是" for subject in ENGINEERS} | answers
    table = f"编号,{','.join(told)}\nA,{','.join(told.values())}\n"
    assert verdicts(tmp_path / "人员.csv", table, "NoncoalMine", "noncoal_managers") == {"A": verdict}


def test_a_column_without_the_condition_is_not_read(tmp_path: Path) -> None:
    """安全副矿长=是 says neither that he is full-time nor what he has studied."""
    table = "编号,矿长配备,安全副矿长\nA,是,是\n"
    (tmp_path / "人员.csv").write_text(table, encoding="utf-8")
    found = CATALOGUE.check(tmp_path / "人员.csv", on=TODAY, as_="mining.NoncoalMine")
    assert [p.column for p in found.manifest.problems if p.kind == "unknown_column"] == [
        "矿长配备",
        "安全副矿长",
    ]
    (managers,) = [f for f in found if f.rule == "mining.noncoal_managers"]
    assert managers.verdict.value == "undetermined"


def test_the_evidence_of_a_deputy_names_what_is_lacking() -> None:
    record = {"编号": "A", "安全副矿长具有矿山相关专业": "否"}
    (found,) = CATALOGUE.check(
        record, on=TODAY, as_="mining.NoncoalMine", rules="mining.noncoal_managers"
    ).hazards()
    assert "安全副矿长具有矿山相关专业：否" in found.message()
