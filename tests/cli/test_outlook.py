"""Commands ``durations`` and ``precedence``: what they print for people and for programs, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROWS = """编号,受检单位,责任部门,隐患内容,隐患等级,排查时间,整改时限,整改情况,完成整改时间
H1,甲厂,应急管理局,灭火器失效,一般,2024-03-01,2024-03-20,已整改,2024-03-11
H2,甲厂,应急管理局,灭火器失效,重大,2024-05-01,2024-05-20,未整改,
H3,乙厂,消防救援大队,通道堵塞,一般,2024-04-01,2024-05-01,已整改,2024-04-05
H4,乙厂,消防救援大队,线路老化,一般,2024-04-02,2024-05-01,已整改,2024-03-30
H5,,消防救援大队,无标志,一般,,2024-05-01,未整改,
"""


@pytest.fixture
def dossier(folder: Path) -> Path:
    where = folder / "案卷"
    where.mkdir()
    (where / "隐患台账.csv").write_text(ROWS, encoding="utf-8")
    (where / "campaign.toml").write_text(
        '[campaign]\ntitle = "整治"\nissuer = "安委办"\n[report]\nperiod = "2024"\nas_of = 2024-06-30\n',
        encoding="utf-8",
    )
    return where


def test_durations_for_people(run: Run, dossier: Path) -> None:
    page = run("durations", str(dossier), "--by", "责任部门")
    assert page.code == 0
    assert "应急管理局" in page.out
    assert "整改完成日期早于发现日期" in page.out
    assert "未填发现日期" in page.out
    assert "--until" in page.out, "the campaign states no end"
    english = run("durations", str(dossier), "--until", "2024-12-31", "--lang", "en").out
    assert "no forecast" in english or "fewer than" in english


def test_durations_for_programs(run: Run, dossier: Path) -> None:
    data = json.loads(run("durations", str(dossier), "--by", "责任部门", "--format", "json").out)
    groups = {row["department"]: row for row in data["times"] if not row["all"]}
    assert (
        groups["应急管理局"]["hazards"],
        groups["应急管理局"]["still"],
        groups["应急管理局"]["median"],
    ) == (2, 1, 10)
    assert (groups["消防救援大队"]["hazards"], groups["消防救援大队"]["left"]) == (1, 2)
    assert [(row["id"], row["fault"]) for row in data["faults"]] == [
        ("H4", "before_found"),
        ("H5", "no_found_day"),
    ]
    assert (data["until"], data["backlog"]) == (None, [])


def test_precedence_for_people_and_programs(run: Run, dossier: Path) -> None:
    page = run("precedence", str(dossier)).out
    assert page.index("甲厂") < page.index("乙厂")
    assert "同样的隐患再次出现1条" in page
    assert "1条记录未填单位" in page
    data = json.loads(
        run("precedence", str(dossier), "--weight", "事故=9", "--back", "2024-04-15", "--format", "json").out
    )
    assert [unit["unit"] for unit in data["units"]] == ["甲厂", "乙厂"]
    assert data["weights"]["accidents"] == 9
    assert set(data["absent"]) == {"accidents", "enterprises", "inspections"}
    assert data["back"]["on"] == "2024-04-15"
    assert data["back"]["until"] == "2024-06-30"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("precedence", "--weight", "事故"), "--weight"),
        (("precedence", "--weight", "事顾=1"), "事故"),
        (("precedence", "--back", "2024-07-01"), "--back"),
        (("durations", "--by", "责任部们"), "责任部门"),
        (("durations", "--until", "2024-01-01"), "统计截止日"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(
    run: Run, dossier: Path, words: tuple[str, ...], said: str
) -> None:
    wrong = run(words[0], str(dossier), *words[1:])
    assert wrong.code == 2
    assert said in wrong.err


def test_a_day_is_asked_for_where_the_campaign_states_none(run: Run, dossier: Path) -> None:
    (dossier / "campaign.toml").write_text('[campaign]\ntitle = "整治"\n', encoding="utf-8")
    assert "--as-of" in run("durations", str(dossier)).err
    assert "--on" in run("precedence", str(dossier)).err
    assert run("precedence", str(dossier), "--on", "2024-06-30").code == 0


def test_what_is_lacking_is_said_by_its_title(run: Run, dossier: Path) -> None:
    page = run("precedence", str(dossier))
    assert "缺少数据表（企业、事故、检查）" in page.out
    assert "inspections" not in page.out
    refused = run("precedence", str(dossier), "--weight", "事故=-1")
    assert (refused.code, "“事故”的分值应为不小于0的数，收到-1" in refused.err) == (2, True)
    (dossier / "隐患台账.csv").write_text(ROWS.splitlines()[0] + "\n", encoding="utf-8")
    assert "表中无单位可排序" in run("precedence", str(dossier)).out
