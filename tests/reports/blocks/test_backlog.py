"""The backlog in blocks: ages, month ends and 五落实, by figures counted by hand."""

import datetime as dt

from ansheng.reports.desk.places import Place

from .small import chinese, diagrams, dossier_of, notes, tables, texts, told, whole
from .test_hazards import HAZARDS

SMALL = dossier_of(隐患=HAZARDS)


def test_open_hazards_by_how_long_they_stand() -> None:
    report = told("[[隐患账龄]]", SMALL)
    (table,) = tables(report)
    assert [(row[0], row[1], str(row[2]), row[3]) for row in table.rows] == [
        ("30天及以内", 1, "33.3", 0),
        ("31～60天", 0, "0.0", 0),
        ("61～90天", 1, "33.3", 0),
        ("超过90天", 1, "33.3", 1),
        ("合计", 3, "None", 1),
    ]
    assert table.total
    (diagram,) = diagrams(report)
    assert diagram.series[0].values == (1, 0, 1, 1)
    assert diagram.alt == "条形图：30天及以内1条、31～60天0条、61～90天1条、超过90天1条。"
    beyond = report.figure("outstanding_beyond_90_days")
    assert SMALL.rows(beyond)["id"].to_list() == ["Y1"]


def test_the_backlog_at_the_end_of_each_quarter() -> None:
    report = told("[[隐患存量；周期=季度]]", SMALL)
    (table,) = tables(report)
    assert table.rows == (
        ("2020年3月31日", 1, 1, 1),
        ("2020年6月30日", 1, 1, 1),
        ("2020年9月30日", 1, 1, 1),
        ("2020年12月31日", 3, 2, 1),
    )
    assert SMALL.rows(report.figure("hazards_outstanding@2020-03-31"))["id"].to_list() == ["Y1"]
    (diagram,) = diagrams(report)
    assert [one.values for one in diagram.series] == [(1, 1, 1, 3), (1, 1, 1, 2), (1, 1, 1, 1)]


def test_months_before_the_first_record_are_no_zeros() -> None:
    report = told("[[隐患存量]]", dossier_of(隐患=[HAZARDS[3]]))
    assert [row[0] for row in tables(report)[0].rows] == [
        "2020年10月31日",
        "2020年11月30日",
        "2020年12月31日",
    ]
    assert "“隐患”表无2020年9月30日及以前的记录，有关走势自其后起" in notes(report)


def test_what_open_hazards_state_of_the_five() -> None:
    full = {"整改要求": "停用", "整改资金": "1000", "安全防范措施": "专人看守"}
    report = told("[[五落实]]", dossier_of(隐患=[{**HAZARDS[0], **full}, HAZARDS[2]]))
    assert texts(report) == ["存量隐患2条中，责任、措施、资金、时限、预案“五落实”填写齐全的1条。"]
    assert [(row[0], row[1], str(row[2])) for row in tables(report)[0].rows] == [
        ("整改责任落实", 2, "100.0"),
        ("整改措施落实", 1, "50.0"),
        ("整改资金落实", 1, "50.0"),
        ("整改期限落实", 2, "100.0"),
        ("应急预案落实", 1, "50.0"),
        ("五落实齐全", 1, "50.0"),
    ]
    assert texts(told("[[五落实]]", SMALL)) == ["存量隐患3条，台账中“五落实”均未填全。"]


def test_nothing_is_told_without_open_hazards_or_without_the_table() -> None:
    blocks = "[[隐患账龄]]\n[[隐患存量]]\n[[五落实]]"
    assert whole(told(blocks, dossier_of(任务=[{"任务名称": "摸底"}]))) == ""
    assert whole(told("[[隐患账龄]]\n[[五落实]]", dossier_of(隐患=[HAZARDS[1]]))) == ""


def test_a_place_has_its_own_backlog() -> None:
    report = told("[[隐患存量；周期=年]]", SMALL, place=Place("region", "西镇"))
    assert tables(report)[0].rows == (("2020年12月31日", 1, 0, 0),)
    assert report.figure("hazards_outstanding@2020-12-31[region=西镇]").as_of == dt.date(2020, 12, 31)


def test_english() -> None:
    said = whole(
        told("[[hazard_ageing]]\n[[hazard_backlog; every=quarter]]\n[[five_elements]]", SMALL, lang="en")
    )
    assert chinese(said) == []
