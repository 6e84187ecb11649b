"""Bulletin: what it says of a year, of tables that are not there, and of facts that are missing."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from ansheng.dates import Period
from ansheng.errors import DayError, Problem
from ansheng.reports import Paragraph, Report, Table, bulletin, render
from ansheng.reports.bulletin import DossierLike

YEAR, AS_OF = Period.parse("2020"), date(2021, 1, 20)
DossierOf = Callable[..., DossierLike]


def text_of(report: Report) -> str:
    """The text of a Chinese report without its line breaks."""
    return "".join(line.strip() for line in render(report).splitlines())


def tables_of(report: Report) -> dict[str, Table]:
    return {
        item.title: item for _, section in report.walk() for item in section.items if isinstance(item, Table)
    }


def without(dossier: DossierLike, table: str, column: str, where: pl.Expr) -> dict[str, pl.DataFrame]:
    """The tables of a dossier with a column emptied in some rows."""
    frame = dossier.tables[table].with_columns(pl.when(~where).then(pl.col(column)).alias(column))
    return {**dossier.tables, table: frame}


@pytest.mark.parametrize(
    "said",
    [
        "共发生生产安全事故4起，同比持平；死亡4人，同比持平；受伤4人，同比上升33.3%。",
        "1+2+9+7+3+1",
        "专项方案20个（甲类9个、乙类7个、丙类3个、丁类1个），由15个单位牵头",
        "任务2项，完成任务1项，逾期未完成任务1项",
        "工作例会6次，动员部署（推进）会4次",
        "须按月报送单位23个。其中：部门15个、乡镇（街道）8个。",
        "检查企业1204家次，受检单位300家",
        "排查隐患2072条，已整改1582条，整改率76.4%，未整改490条",
        "行政处罚67起，罚款15.53万元",
        "联合惩戒28家",
        "未报送：非煤矿山（非煤矿山牵头局）（2020-08、2020-09）。",
        "迟报：消防（消防牵头局）1份。",
        "缺席会议：非煤矿山（非煤矿山牵头局）2次、养殖基地（养殖基地牵头局）1次。",
        "本通报统计2020年（2020年1月1日至2020年12月31日）的情况，数据截至2021年1月20日。",
        "本例数据均为虚构。",
    ],
)
def test_what_the_year_says(dossier: DossierLike, said: str) -> None:
    assert said in text_of(bulletin(dossier, period=YEAR, as_of=AS_OF))


def test_the_tables_by_sector_department_and_district_add_up(dossier: DossierLike) -> None:
    tables = tables_of(bulletin(dossier, period=YEAR, as_of=AS_OF))
    assert set(tables) == {"分行业领域隐患整改情况", "按责任部门", "按地区"}
    for table in tables.values():
        for at in (-5, -4, -2, -1):
            numbers = [row[at] for row in table.rows]
            assert all(isinstance(number, int) for number in numbers)
            assert sum(int(str(number)) for number in numbers[:-1]) == numbers[-1]
        assert table.rows[-1][-5:-3] == (2072, 1582)


def test_records_without_a_district_have_a_line_but_no_rank(dossier: DossierLike) -> None:
    table = tables_of(bulletin(dossier, period=YEAR, as_of=AS_OF))["按地区"]
    assert [row[:2] for row in table.rows] == [(1, "东镇"), (2, "西镇"), (None, "未填写"), (None, "合计")]


def test_english_says_the_same(dossier: DossierLike) -> None:
    report = bulletin(dossier, period=YEAR, as_of=AS_OF, lang="en")
    text = " ".join(render(report, lang="en").split())
    assert "Production safety accidents: 4, unchanged year on year" in text
    assert "injured: 4, up 33.3% year on year" in text
    assert "hazards found: 2,072" in text.casefold()
    assert "rectification rate: 76.4%" in text
    assert "fines: CNY 155,300" in text
    assert "2.1 Plans and tasks" in text
    chinese = bulletin(dossier, period=YEAR, as_of=AS_OF)
    assert [figure.value for figure in report.figures] == [figure.value for figure in chinese.figures]


def test_the_same_dossier_gives_the_same_report(dossier: DossierLike) -> None:
    first, second = (render(bulletin(dossier, period=YEAR, as_of=AS_OF), "json") for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("table", "title"),
    [
        ("accidents", "事故"),
        ("plans", "方案"),
        ("tasks", "任务"),
        ("meetings", "会议"),
        ("attendance", "参会情况"),
        ("submissions", "报送情况"),
        ("parties", "责任主体"),
        ("inspections", "检查"),
        ("hazards", "隐患"),
        ("penalties", "行政处罚"),
        ("sanctions", "联合惩戒"),
    ],
)
def test_a_table_that_is_not_there_is_said_to_be_absent(
    dossier: DossierLike, dossier_of: DossierOf, table: str, title: str
) -> None:
    rest = {name: frame for name, frame in dossier.tables.items() if name != table}
    text = text_of(bulletin(dossier_of(rest), period=YEAR, as_of=AS_OF))
    assert f"未提供“{title}”表（{table}）" in text
    assert text.count("未提供") == {"hazards": 3, "attendance": 2, "submissions": 2}.get(table, 1)


def test_a_dossier_of_nothing_is_still_a_bulletin(dossier_of: DossierOf) -> None:
    report = bulletin(dossier_of({}), period=YEAR, as_of=AS_OF)
    assert report.figures == ()
    assert len(report.sections) == 5


def test_empty_tables_are_nil_and_not_absent(dossier: DossierLike, dossier_of: DossierOf) -> None:
    empty = {name: frame.clear() for name, frame in dossier.tables.items()}
    text = text_of(bulletin(dossier_of(empty), period=YEAR, as_of=AS_OF))
    assert "未提供" not in text
    assert "共发生生产安全事故0起，上年同期数据缺失，无法同比" in text
    assert "整改率无法统计" in text
    assert "统计期间内没有隐患记录" in text


def test_missing_facts_are_said_where_the_number_stands(dossier: DossierLike, dossier_of: DossierOf) -> None:
    tables = without(dossier, "hazards", "rectified", pl.int_range(pl.len()) < 100)
    report = bulletin(dossier_of(tables), period=YEAR, as_of=AS_OF)
    assert report.figure("hazards_rectified").value == 1482
    assert report.figure("rectification_rate").unknown == 100
    text = text_of(report)
    assert "已整改1482条（另有100条记录缺项，未计入）" in text
    assert "整改率：另有100条记录缺项，未计入。" in text


def test_a_fact_that_nobody_states_gives_no_number(dossier: DossierLike, dossier_of: DossierOf) -> None:
    tables = without(dossier, "accidents", "deaths", pl.lit(True))
    text = text_of(bulletin(dossier_of(tables), period=YEAR, as_of=AS_OF))
    assert "死亡无法统计" in text
    assert "死亡0人" not in text


def test_a_period_that_is_not_over_is_cut_at_the_as_of_day(dossier: DossierLike) -> None:
    report = bulletin(dossier, period=YEAR, as_of=date(2020, 9, 15))
    assert report.period == Period(date(2020, 1, 1), date(2020, 9, 15))
    assert report.figure("deaths").comparison is not None
    assert "只统计到2020年9月15日" in text_of(report)
    with pytest.raises(DayError):
        bulletin(dossier, period=YEAR, as_of=date(2019, 9, 15))


def test_another_base_period(dossier: DossierLike) -> None:
    quarter = Period.parse("2020Q3")
    report = bulletin(dossier, period=quarter, as_of=AS_OF, base=Period.parse("2020Q2"))
    text = text_of(report)
    assert "共发生生产安全事故1起，较基期持平" in text
    assert "以2020年二季度为基期" in text
    same = bulletin(dossier, period=YEAR, as_of=AS_OF, base=Period.parse("2019"))
    assert "同比上升33.3%" in text_of(same)


def test_problems_of_the_data_are_listed(dossier: DossierLike, dossier_of: DossierOf) -> None:
    problem = Problem("invalid", "应为日期", "expected a date", "隐患.csv", None, 3, "发现日期", "2020-02-30")
    report = bulletin(dossier_of(dossier.tables, problems=(problem,)), period=YEAR, as_of=AS_OF)
    assert "数据问题共1项" in text_of(report)
    assert "隐患.csv 第3行“发现日期”列" in text_of(report)


def test_every_number_of_the_text_is_a_figure_of_the_report(dossier: DossierLike) -> None:
    report = bulletin(dossier, period=YEAR, as_of=AS_OF)
    for _, section in report.walk():
        for item in section.items:
            if isinstance(item, Paragraph) and item.figures:
                for name in item.figures:
                    assert report.figure(name).display in item.text
