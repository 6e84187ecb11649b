"""Duties, meetings and submissions in blocks."""

import datetime as dt

from ansheng.reports.desk.places import Place

from .small import HOSTILE, chinese, dossier_of, notes, tables, texts, told, whole

DUTIES = (
    {"职责名称": "带队检查", "责任主体": "应急局", "周期": "每季度", "至少次数": "1"},
    {"职责名称": "带队检查", "责任主体": HOSTILE, "周期": "每季度", "至少次数": "1"},
    {"职责名称": "无主职责", "周期": "每月"},
)
DONE = [
    {"职责名称": "带队检查", "责任主体": "应急局", "履行日期": day}
    for day in ("2020-02-01", "2020-05-01", "2020-08-01", "2020-11-01")
] + [{"职责名称": "带队检查", "责任主体": HOSTILE, "履行日期": "2020-02-02"}]
MEETINGS = (
    {"会议名称": "第一次例会", "会议类型": "例会", "召开日期": "2020-03-01"},
    {"会议名称": "动员会", "会议类型": "动员部署会", "召开日期": "2020-01-05"},
    {"会议名称": "旧会", "会议类型": "例会", "召开日期": "2019-12-05"},
)
CAME = (
    {
        "会议名称": "动员会",
        "召开日期": "2020-01-05",
        "参会单位": "应急局",
        "是否参会": "是",
        "汇报进展": "是",
    },
    {
        "会议名称": "动员会",
        "召开日期": "2020-01-05",
        "参会单位": "教育局",
        "是否参会": "否",
        "汇报进展": "否",
    },
)
REPORTS = (
    {
        "报送单位": "应急局",
        "报送期": "2020-01",
        "报送时限": "2020-02-05",
        "是否报送": "是",
        "报送日期": "2020-02-04",
    },
    {
        "报送单位": "教育局",
        "报送期": "2020-01",
        "报送时限": "2020-02-05",
        "是否报送": "是",
        "报送日期": "2020-02-09",
    },
    {"报送单位": "教育局", "报送期": "2020-02", "报送时限": "2020-03-05", "是否报送": "否"},
)
SMALL = dossier_of(定期职责=DUTIES, 履职记录=DONE, 会议=MEETINGS, 参会情况=CAME, 报送情况=REPORTS)


def test_whether_duties_were_done() -> None:
    report = told("[[履职情况；行数=2]]", SMALL, as_of="2020-12-31")
    assert texts(report) == ["应履行定期职责8项次，其中未履行2项次、待履行1项次、已履行5项次。"]
    parties, undone = tables(report)
    assert parties.columns == ("责任主体", "未履行", "逾期履行", "无法判断", "待履行", "已履行")
    assert parties.rows == ((HOSTILE, 2, 0, 0, 1, 1), ("应急局", 0, 0, 0, 0, 4))
    assert [row[:6] for row in undone.rows] == [
        (HOSTILE, "带队检查", "2020年二季度", "未履行", 1, 0),
        (HOSTILE, "带队检查", "2020年三季度", "未履行", 1, 0),
    ]
    assert "有1项定期职责的名称、周期或责任主体未填，未计入履职情况" in notes(report)


def test_duties_all_done_and_duties_without_records() -> None:
    done = told("[[履职情况]]", SMALL, place=Place("party", "应急局"))
    assert texts(done)[0] == "应履行定期职责4项次，其中已履行4项次。"
    clear = dossier_of(定期职责=DUTIES[:1], 履职记录=DONE[:4])
    assert texts(told("[[履职情况]]", clear))[-1] == "未发现逾期履行、未履行职责的情况。"
    bare = told("[[履职情况]]", dossier_of(定期职责=DUTIES))
    assert whole(bare) == ""
    assert "未提供“履职记录”表" in notes(bare)


def test_meetings_and_who_came() -> None:
    report = told("[[会议情况]]", SMALL)
    assert texts(report) == ["召开会议2次，其中例会1次、动员部署会1次。"]
    held, came = tables(report)
    assert held.rows == (
        (dt.date(2020, 1, 5), "动员会", "动员部署会"),
        (dt.date(2020, 3, 1), "第一次例会", "例会"),
    )
    assert [tuple(map(str, row)) for row in came.rows] == [
        ("教育局", "1", "0.0", "1", "0"),
        ("应急局", "1", "100.0", "0", "1"),
        ("合计", "2", "50.0", "1", "1"),
    ]
    assert texts(told("[[会议情况]]", dossier_of(会议=MEETINGS[2:]))) == ["统计期间内未召开会议。"]


def test_reports_by_party_and_by_period() -> None:
    report = told("[[报送情况]]", SMALL)
    parties, periods = tables(report)
    assert parties.rows == (
        ("教育局", 2, 1, 1, 1, "2020年1月", "2020年2月"),
        ("应急局", 1, 1, 0, 0, None, None),
        ("合计", 3, 2, 1, 1, None, None),
    )
    assert periods.rows == (("2020年1月", 2, 2, 1, 0), ("2020年2月", 1, 0, 0, 1))
    assert texts(told("[[报送情况]]", dossier_of(报送情况=REPORTS[:1]))) == ["未发现迟报、未报送的情况。"]
    placed = told("[[报送情况]]", SMALL, place=Place("party", "应急局"))
    assert "submissions_due[party=应急局]" in {figure.id for figure in placed.figures}


def test_without_tables() -> None:
    report = told("[[履职情况]]\n[[会议情况]]\n[[报送情况]]", dossier_of(隐患=[{"发现日期": "2020-01-01"}]))
    assert whole(report) == ""
    for name in ("定期职责", "会议", "参会情况", "报送情况"):
        assert f"未提供“{name}”表" in notes(report)


def test_english() -> None:
    report = told("[[duties]]\n[[meetings]]\n[[submissions]]", SMALL, lang="en")
    names = ("应急局", "教育局", "带队检查", "第一次例会", "动员会")
    assert chinese(whole(report), *names) == []
