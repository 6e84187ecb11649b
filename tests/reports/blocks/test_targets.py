"""Targets in blocks: counted from the dossier's own data where an indicator is named, with a forecast."""

import datetime as dt

from ansheng.dossier import Campaign

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

CAMPAIGN = Campaign("百日整治", issuer="某市安委办", starts=dt.date(2020, 7, 1), ends=dt.date(2021, 6, 30))
TARGETS = (
    {
        "目标名称": "隐患全部整改",
        "目标类型": "覆盖面",
        "要求程度": "全部",
        "完成时限": "2021-06-30",
        "对应指标": "整改率",
    },
    {"目标名称": "杜绝较大事故", "目标类型": "杜绝", "完成时限": "2021-06-30", "对应指标": "生产安全事故"},
    {
        "目标名称": "事故逐年下降",
        "目标类型": "逐年下降",
        "完成时限": "2020-12-31",
        "对应指标": "生产安全事故",
    },
    {
        "目标名称": "企业基本接入",
        "目标类型": "覆盖面",
        "要求程度": "基本",
        "完成时限": "2020-12-01",
        "已完成数": "45",
        "应完成数": "50",
    },
    {"目标名称": HOSTILE, "目标类型": "数量", "要求数量": "100", "完成时限": "2020-12-01", "已完成数": "40"},
)
ACCIDENTS = [
    {"发生日期": day, "生产安全事故": "是", "死亡人数": "1"}
    for day in ("2019-01-05", "2019-08-01", "2019-09-01", "2020-02-01")
]
HAZARDS = [
    {"发现日期": "2020-08-01", "是否整改": "是"},
    {"发现日期": "2020-09-01", "是否整改": "否"},
    {"发现日期": "2020-03-01", "是否整改": "否"},
]
SMALL = dossier_of(CAMPAIGN, 目标=TARGETS, 事故=ACCIDENTS, 隐患=HAZARDS)


def test_how_targets_stand_by_the_dossiers_own_data() -> None:
    report = told("[[目标完成情况]]", SMALL)
    assert texts(report) == ["截至2020年12月31日，5项行动目标中，未达到1项、无法判断1项、未到期3项。"]
    rows = {row[0]: row[1:] for row in tables(report)[0].rows}
    whole_year = rows["隐患全部整改"]
    assert (str(whole_year[3]), whole_year[4], whole_year[5]) == ("50.0", "未到期", "已达50%，要求100%")
    assert whole_year[6] == dt.date(2021, 7, 2)
    assert rows["杜绝较大事故"][3:6] == (0, "未到期", "发生数为0")
    assert rows["事故逐年下降"][4:6] == ("未到期", "各年为3→1")
    assert rows["企业基本接入"][4:6] == ("无法判断", "未规定“基本”所指的比例")
    assert rows[HOSTILE][4:6] == ("未达到", "已完成40，要求100")
    rate = report.figure("rectification_rate@2020-07-01..2020-12-31")
    assert (rate.numerator, rate.denominator) == (1, 2)


def test_an_indicator_that_there_is_not_is_said() -> None:
    report = told("[[目标完成情况]]", dossier_of(目标=[{**TARGETS[0], "对应指标": "整改绿"}]))
    assert tables(report)[0].rows[0][5] == "无法判断"
    assert "目标“隐患全部整改”：找不到指标“整改绿”" in notes(report)


def test_without_the_table_of_an_indicator_or_of_targets() -> None:
    report = told("[[目标完成情况]]", dossier_of(目标=TARGETS[:1]))
    assert tables(report)[0].rows[0][5] == "无法判断"
    assert "未提供“隐患”表" in notes(report)
    assert whole(told("[[目标完成情况]]", dossier_of(隐患=HAZARDS))) == ""


def test_english() -> None:
    said = whole(told("[[targets]]", SMALL, lang="en"))
    assert chinese(said, *(str(one["目标名称"]) for one in TARGETS)) == []
