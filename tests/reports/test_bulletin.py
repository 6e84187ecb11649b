"""Bulletin: what it says of a year, of tables that are not there, and of facts that are missing."""

from datetime import date

import attrs
import polars as pl
import pytest

from ansheng import Dossier
from ansheng.dates import Period
from ansheng.errors import DayError, Problem
from ansheng.reports import Bullets, Paragraph, Report, Table, bulletin, render
from ansheng.words import Lang, Words

from .conftest import dossier_of

YEAR, AS_OF = Period.parse("2020"), date(2021, 1, 20)


def text_of(report: Report) -> str:
    """The text of a Chinese report without its line breaks."""
    return "".join(line.strip() for line in render(report).splitlines())


@pytest.fixture(scope="module")
def said_of_the_year(dossier: Dossier) -> str:
    return text_of(bulletin(dossier, period=YEAR, as_of=AS_OF))


def tables_of(report: Report) -> dict[str, Table]:
    return {
        item.title: item for _, section in report.walk() for item in section.items if isinstance(item, Table)
    }


def without(dossier: Dossier, table: str, column: str, where: pl.Expr) -> dict[str, pl.DataFrame]:
    """The tables of a dossier with a column emptied in some rows."""
    frame = dossier.tables[table].with_columns(pl.when(~where).then(pl.col(column)).alias(column))
    return {**dossier.tables, table: frame}


@pytest.mark.covers(26, by="ansheng.reports.bulletin")
@pytest.mark.parametrize(
    "said",
    [
        "共发生生产安全事故4起，同比持平；死亡4人，同比持平；受伤4人，同比上升33.3%。",
        "1+2+9+7+3+1",
        "专项方案20个（甲类9个、乙类7个、丙类3个、丁类1个），由15个单位牵头",
        "部署任务2项，完成任务1项，逾期未完成任务1项",
        "工作例会6次，动员部署（推进）会4次",
        "须按月报送单位23个，其中部门15个、乡镇（街道）8个。",
        "检查企业1204家次，涉及受检单位300家",
        "排查隐患2072条，已整改1582条，整改率76.4%，未整改490条",
        "行政处罚67起，罚款15.53万元",
        "联合惩戒28家",
        "非煤矿山牵头局（非煤矿山）未报送2020年8月、2020年9月报表。",
        "迟报：消防（消防牵头局）1份。",
        "缺席会议：非煤矿山（非煤矿山牵头局）2次、养殖基地（养殖基地牵头局）1次。",
        "本通报统计2020年（2020年1月1日至2020年12月31日）的情况，数据截至2021年1月20日。",
        "本例数据均为虚构。",
    ],
)
def test_what_the_year_says(said_of_the_year: str, said: str) -> None:
    assert said in said_of_the_year


def test_the_tables_by_sector_department_and_district_add_up(dossier: Dossier) -> None:
    tables = tables_of(bulletin(dossier, period=YEAR, as_of=AS_OF))
    assert set(tables) == {"分行业领域隐患整改情况", "按责任部门", "按地区"}
    for table in tables.values():
        for at in (-5, -4, -2, -1):
            numbers = [row[at] for row in table.rows]
            assert all(isinstance(number, int) for number in numbers)
            assert sum(int(str(number)) for number in numbers[:-1]) == numbers[-1]
        assert table.rows[-1][-5:-3] == (2072, 1582)


def test_records_without_a_district_have_a_line_but_no_rank(dossier: Dossier) -> None:
    table = tables_of(bulletin(dossier, period=YEAR, as_of=AS_OF))["按地区"]
    assert [row[:2] for row in table.rows] == [(1, "东镇"), (2, "西镇"), (None, "未填"), (None, "合计")]


def test_english_says_the_same(dossier: Dossier) -> None:
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


def test_the_same_dossier_gives_the_same_report(dossier: Dossier) -> None:
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
def test_a_table_that_is_not_there_is_said_to_be_absent(dossier: Dossier, table: str, title: str) -> None:
    rest = {name: frame for name, frame in dossier.tables.items() if name != table}
    text = text_of(bulletin(dossier_of(rest), period=YEAR, as_of=AS_OF))
    assert f"未提供“{title}”表，有关内容未作统计" in text
    assert text.count("未提供") == 1


def test_a_dossier_of_nothing_is_still_a_bulletin() -> None:
    report = bulletin(dossier_of({}), period=YEAR, as_of=AS_OF)
    assert report.figures == ()
    assert [section.title for section in report.sections] == ["一、总体情况", "二、数据说明"]


def test_empty_tables_are_nil_and_not_absent(dossier: Dossier) -> None:
    empty = {name: frame.clear() for name, frame in dossier.tables.items()}
    text = text_of(bulletin(dossier_of(empty), period=YEAR, as_of=AS_OF))
    assert "未提供" not in text
    assert "共发生生产安全事故0起。" in text
    assert "“生产安全事故”缺少上年同期数据，无法同比，有关内容未写入" in text
    assert "“事故”表无2020年12月31日及以前的记录，有关数字中的0可能系未填报" in text
    assert "未发生" not in text
    assert "排查隐患0条，已整改0条。" in text
    assert "“整改率”无法统计，有关内容未写入" in text
    assert "统计期间内无隐患记录" in text


def test_missing_facts_are_said_where_the_number_stands(dossier: Dossier) -> None:
    blank = pl.int_range(pl.len()) < 100
    undated = dossier_of(without(dossier, "hazards", "rectified_on", blank))
    report = bulletin(dossier_of(without(undated, "hazards", "rectified", blank)), period=YEAR, as_of=AS_OF)
    assert report.figure("hazards_rectified").value == 1482
    assert report.figure("rectification_rate").unknown == 100
    text = text_of(report)
    assert "已整改1482条（另有100条有缺项的记录，未计入）" in text
    assert report.figure("rectification_rate").denominator == 1972
    assert "整改率75.2%（另有100条有缺项的记录，分子、分母均未计入）" in text
    assert "整改率：另有100条有缺项的记录，分子、分母均未计入。" in text
    assert "不明的不计入分子、分母" in text


def test_a_fact_that_nobody_states_gives_no_number(dossier: Dossier) -> None:
    tables = without(dossier, "accidents", "deaths", pl.lit(True))
    text = text_of(bulletin(dossier_of(tables), period=YEAR, as_of=AS_OF))
    assert "“死亡人数”无法统计，有关内容未写入" in text
    assert "；死亡" not in text
    assert "死亡0人" not in text


def test_a_period_that_is_not_over_is_cut_at_the_as_of_day(dossier: Dossier) -> None:
    report = bulletin(dossier, period=YEAR, as_of=date(2020, 9, 15))
    assert report.period == Period(date(2020, 1, 1), date(2020, 9, 15))
    assert report.figure("deaths").comparison is not None
    assert "数据截至2020年9月15日" in text_of(report)
    with pytest.raises(DayError):
        bulletin(dossier, period=YEAR, as_of=date(2019, 9, 15))


def test_another_base_period(dossier: Dossier) -> None:
    quarter = Period.parse("2020Q3")
    report = bulletin(dossier, period=quarter, as_of=AS_OF, base=Period.parse("2020Q2"))
    text = text_of(report)
    assert "共发生生产安全事故1起，较基期持平" in text
    assert "以2020年二季度为基期" in text
    same = bulletin(dossier, period=YEAR, as_of=AS_OF, base=Period.parse("2019"))
    assert "同比上升33.3%" in text_of(same)


def test_small_changes_are_said_to_be_small_where_the_campaign_asks(
    dossier: Dossier, said_of_the_year: str
) -> None:
    asked = Dossier.of(dossier.tables, attrs.evolve(dossier.campaign, chance=True))
    said = text_of(bulletin(asked, period=YEAR, as_of=AS_OF))
    assert "同比上升33.3%（差异在随机波动范围内）" in said
    assert "随机" not in said_of_the_year
    assert "33.3%（" not in said_of_the_year


def shortcomings(tables: dict[str, pl.DataFrame], lang: Lang = "zh") -> list[str]:
    """The lines of the chapter on shortcomings."""
    report = bulletin(dossier_of(tables), period=YEAR, as_of=AS_OF, lang=lang)
    return [
        line
        for section in report.sections
        if "存在问题" in section.title or "Shortcomings" in section.title
        for item in section.items
        for line in (
            item.texts if isinstance(item, Bullets) else (item.text if isinstance(item, Paragraph) else "",)
        )
    ]


def ten_hazards(dossier: Dossier, **facts: object) -> dict[str, pl.DataFrame]:
    """Ten open hazards with some facts changed."""
    frame = dossier.tables["hazards"].tail(10)
    columns = [pl.lit(value, frame.schema[name]).alias(name) for name, value in facts.items()]
    return {"hazards": frame.with_columns(columns)}


@pytest.mark.parametrize("undated", [10, 4])
def test_hazards_without_a_due_day_are_not_said_to_be_in_time(dossier: Dossier, undated: int) -> None:
    in_time = dossier_of(ten_hazards(dossier, due_on=date(2022, 1, 1)))
    tables = without(in_time, "hazards", "due_on", pl.int_range(pl.len()) < undated)
    lines = shortcomings(tables)
    assert f"隐患逾期未整改：有{undated}条有缺项的记录，无法判断。" in lines
    assert not any("未发现" in line for line in lines)
    english = shortcomings(tables, "en")
    assert f"Hazards overdue: {undated} records lack a fact and cannot be judged." in english
    assert not any("None found" in line for line in english)


def test_what_nobody_put_into_a_sector_is_said_to_be_of_none(dossier: Dossier) -> None:
    late = ten_hazards(dossier, due_on=date(2020, 12, 1), rectified=False, rectified_on=None, sector=None)
    assert shortcomings(late)[0] == "隐患逾期未整改：行业领域未填10条。"
    assert shortcomings(late, "en")[0] == "Hazards overdue: sector not stated 10."


def test_a_number_is_not_split_where_no_part_has_a_name(dossier: Dossier) -> None:
    tables = without(dossier, "penalties", "sector", pl.lit(value=True))
    said = text_of(bulletin(dossier_of({"penalties": tables["penalties"]}), period=YEAR, as_of=AS_OF))
    assert "行政处罚67起，罚款15.53万元。" in said
    assert "其中" not in said


def test_only_what_was_judged_and_is_nil_is_said_to_be(dossier: Dossier) -> None:
    in_time = ten_hazards(dossier, due_on=date(2022, 1, 1))
    assert "未发现隐患逾期未整改的情况。" in shortcomings(in_time)
    came = dossier.tables["attendance"].with_columns(attended=pl.lit(value=True))
    rest = {**ten_hazards(dossier, due_on=None), "tasks": dossier.tables["tasks"]}
    lines = shortcomings({**rest, "attendance": came})
    assert lines[:2] == ["任务逾期未完成：第1局1项。", "隐患逾期未整改：有10条有缺项的记录，无法判断。"]
    assert lines[-1] == "未发现缺席会议的情况。"


def test_what_is_overdue_stands_beside_what_cannot_be_judged(dossier: Dossier) -> None:
    tables = without(dossier, "hazards", "due_on", pl.int_range(pl.len()) >= 2070)
    lines = shortcomings({"hazards": tables["hazards"]})
    assert [line.partition("：")[0] for line in lines[:2]] == ["隐患逾期未整改", "隐患逾期未整改"]
    assert "有2条有缺项的记录，无法判断" in lines[1]
    assert not any("未发现" in line for line in lines)


def test_problems_of_the_data_are_listed(dossier: Dossier) -> None:
    problem = Problem(
        "invalid", Words("应为日期", "expected a date"), "隐患.csv", None, 3, "发现日期", "2020-02-30"
    )
    report = bulletin(dossier_of(dossier.tables, problems=(problem,)), period=YEAR, as_of=AS_OF)
    assert "数据问题（1项）" in text_of(report)
    assert "隐患.csv 第3行“发现日期”列" in text_of(report)


def test_every_number_of_the_text_is_a_figure_of_the_report(dossier: Dossier) -> None:
    report = bulletin(dossier, period=YEAR, as_of=AS_OF)
    for _, section in report.walk():
        for item in section.items:
            if isinstance(item, Paragraph) and item.figures:
                for name in item.figures:
                    assert report.figure(name).display in item.text


def test_a_period_that_no_table_reaches_is_not_a_quiet_zero(dossier: Dossier) -> None:
    text = text_of(bulletin(dossier, period=Period.parse("1999"), as_of=date(1999, 12, 31)))
    assert "“事故”表无1999年12月31日及以前的记录" in text


def test_a_name_that_ends_in_a_digit_stands_apart_from_its_count(dossier: Dossier) -> None:
    tables = ten_hazards(dossier, sector="专班2", rectified=False, due_on=date(2020, 8, 1))
    assert any("专班2：10条" in line for line in shortcomings(tables))
