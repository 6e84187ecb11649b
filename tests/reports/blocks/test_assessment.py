"""Assessment, veto, grading of units and the units to look at first in blocks."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from ansheng.dossier import Dossier
from ansheng.errors import InputError

from .small import HOSTILE, chinese, dossier_of, items, notes, tables, texts, told, whole

SCHEME = """
title = "年度考核"
en = "yearly assessment"
part = [
  { id = "daily", title = "日常考核", en = "daily", weight = "60" },
  { id = "site", title = "现场考核", en = "on site", weight = "40" },
]
band = [
  { id = "good", title = "优秀", en = "good", least = "80" },
  { id = "poor", title = "较差", en = "poor", least = "0" },
]
"""
CLASSES = """
title = "企业分级"
en = "grading"
part = [
  { id = "sector", title = "行业特点", en = "sector", weight = "40" },
  { id = "inherent", title = "固有风险", en = "inherent risk", weight = "60" },
]
band = [
  { id = "A", title = "A级", en = "A", least = "80" },
  { id = "D", title = "D级", en = "D", least = "0" },
]
"""
VETO = """
title = "一票否决"
en = "veto"
join = "any"
stated = true
trigger = [
  { id = "larger", title = "发生较大及以上事故", en = "a larger accident" },
  { id = "order", title = "整改不力", en = "poor rectification" },
]
effect = [{ title = "取消评先", en = "no award", whom = "单位", year = 1 }]
"""


def _mark(party: str, part: str, score: str, period: str = "2020") -> dict[str, str]:
    return {"被考核单位": party, "考核期": period, "考核项目": part, "得分": score}


MARKS = (
    _mark("甲局", "日常考核", "90"),
    _mark("甲局", "现场考核", "85.5"),
    _mark("乙局", "日常考核", "60"),
    _mark("乙局", "现场考核", "50"),
    _mark(HOSTILE, "日常考核", "60"),
    _mark("甲局", "日常考核", "60", "2020年上半年"),
    _mark("甲局", "现场考核", "60", "2020年上半年"),
)
ACCIDENTS = (
    {
        "编号": "S1",
        "地区": "甲镇",
        "单位编号": "1",
        "发生日期": "2020-03-05",
        "死亡人数": "3",
        "是否生产安全事故": "是",
    },
    {"编号": "S2", "地区": "乙镇", "发生日期": "2019-03-05", "死亡人数": "0", "是否生产安全事故": "否"},
)
RATINGS = (
    {
        "单位名称": "甲厂",
        "行业特点得分": "50",
        "固有风险得分": "50",
        "评定等级": "A级",
        "评定日期": "2019-01-01",
    },
)
UNITS = (
    {"企业名称": "甲厂", "单位编号": "1", "行业领域": "化工"},
    {"企业名称": "乙厂", "行业领域": "工贸", "风险等级": "A级"},
    {"企业名称": HOSTILE, "行业领域": "工贸"},
)
VISITS = (
    {"单位名称": "乙厂", "检查日期": "2020-02-01", "检查人员": "赵某"},
    {"单位名称": "甲厂", "检查日期": "2019-02-01", "检查人员": "赵某"},
)
HAZARDS = ({"单位名称": "乙厂", "隐患等级": "重大", "发现日期": "2020-02-01", "是否整改": "否"},)
SMALL = dossier_of(考核得分=MARKS, 事故=ACCIDENTS, 企业分级=RATINGS, 企业=UNITS, 检查=VISITS, 隐患=HAZARDS)


@pytest.fixture
def small(tmp_path: Path) -> Dossier:
    """The dossier in a folder with the office's own rules."""
    for name, text in {"考核方案": SCHEME, "分级方案": CLASSES, "否决规则": VETO}.items():
        tmp_path.joinpath(f"{name}.toml").write_text(text, encoding="utf-8")
    return attrs.evolve(SMALL, path=tmp_path)


def test_the_ranking_by_a_scheme(small: Dossier) -> None:
    report = told("[[考核：考核方案.toml；末位=1；提醒等次=poor；取消等次=poor]]", small)
    assert texts(report) == [
        "考核单位3个，其中优秀1个、较差2个。",
        f"须提醒的单位：乙局、{HOSTILE}。",
    ]
    ranked, years = tables(report)
    assert [row[2:] for row in ranked.rows] == [
        (Decimal("54.00"), Decimal("34.20"), Decimal("88.20"), "优秀"),
        (Decimal("36.00"), Decimal("20.00"), Decimal("56.00"), "较差"),
        (Decimal("36.00"), None, None, "较差"),
    ]
    assert [row[0] for row in ranked.rows] == [1, 2, None]
    assert report.figure("score[party=甲局]").value == Decimal("88.20")
    assert ("甲局", "较差", None, "取消") in years.rows
    assert ("乙局", None, None, "未定") in years.rows


def test_a_scheme_is_a_file_of_the_folder_alone(small: Dossier) -> None:
    for name in ("../考核方案.toml", "/etc/hosts.toml", "考核方案.txt"):
        with pytest.raises(InputError, match=r"案卷文件夹内 \.toml 文件的文件名"):
            told(f"[[考核：{name}]]", small)
    with pytest.raises(InputError, match="本次数据不是文件夹"):
        told("[[考核：考核方案.toml]]", SMALL)
    bare = told("[[考核]]\n[[一票否决]]", small)
    assert items(bare) == []
    assert "内容块“考核”未写明考核方案文件" in notes(bare)
    assert "内容块“一票否决”未写明否决规则文件" in notes(bare)


def test_the_veto_by_what_the_tables_tell(small: Dossier) -> None:
    (table,) = tables(told("[[一票否决：否决规则.toml；单位=甲镇、乙镇]]", small))
    assert table.rows == (
        ("甲镇", "发生较大及以上事故", "整改不力", "否决", "取消评先（2021年）"),
        ("乙镇", None, "整改不力", "未定", None),
    )
    assert table.notes == ("注：任一条件成立即否决。",)


def test_classes_ratings_and_visits(small: Dossier) -> None:
    report = told("[[企业分级：分级方案.toml；频次=A:1/6；更新月数=12]]", small)
    assert texts(report) == [
        "监管企业3家，其中A级2家、未定级1家。",
        "未按期更新分级的企业3家。",
        "须按等级检查的企业3家，其中未达检查频次1家、等级不明1家、本期未到期1家。",
    ]
    conflicts, old, visits = tables(report)
    assert conflicts.rows == (("甲厂", dt.date(2019, 1, 1), "A", "D级"),)
    assert old.rows[0] == ("甲厂", dt.date(2019, 1, 1))
    assert visits.rows[0] == ("甲厂", "A", "未达检查频次", "2020年上半年应检查1次，实际0次")
    with pytest.raises(InputError, match="检查频次应写作 A:1/12"):
        told("[[企业分级；频次=每年一次]]", small)


def test_units_to_be_inspected_first() -> None:
    report = told("[[重点检查企业；等级=A；行数=2]]", SMALL)
    assert texts(report) == ["重点检查企业3家。"]
    assert tables(report)[0].rows == (
        ("甲厂", "发生事故（2020年3月5日）；未评定风险等级", None),
        ("乙厂", "风险等级A级；有未销号的重大事故隐患", None),
    )
    assert tables(report)[0].notes == ("注：另有1项未列出。",)


def test_key_units_of_the_period() -> None:
    (table,) = tables(told("[[重点关注企业；等级=A；行业=工贸]]", SMALL))
    assert table.rows == (
        ("乙厂", "工贸", "未整改重大事故隐患1条；风险等级A级；属重点行业领域“工贸”"),
        ("甲厂", "化工", "发生事故1起；风险等级A级"),
        (HOSTILE, "工贸", "风险等级不明；属重点行业领域“工贸”"),
    )


def test_without_tables(small: Dossier) -> None:
    bare = attrs.evolve(dossier_of(任务=[{"任务名称": "摸底"}]), path=small.path)
    blocks = ("考核：考核方案.toml", "企业分级", "重点检查企业", "重点关注企业")
    report = told("\n".join(f"[[{name}]]" for name in blocks), bare)
    assert items(report) == []
    assert "未提供“考核得分”表" in notes(report)
    assert "未提供“企业”表" in notes(report)


def test_english(small: Dossier) -> None:
    blocks = (
        "assessment: 考核方案.toml; last=1; cancelling=poor",
        "veto: 否决规则.toml; parties=甲镇",
        "enterprise_grades: 分级方案.toml; often=A:1/6; months=12",
        "priority_units; classes=A",
        "key_units; classes=A",
    )
    said = whole(told("\n".join(f"[[{name}]]" for name in blocks), small, lang="en"))
    assert chinese(said, "甲局", "乙局", "甲厂", "乙厂", "甲镇", "化工", "工贸") == []
