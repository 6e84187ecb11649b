"""Templates: what each form of a sentence says of a small dossier, and what is left out where nothing can be said."""

import datetime as dt
from collections.abc import Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansheng.dossier import Campaign, Dossier
from ansheng.errors import AnshengError, InputError
from ansheng.reports import Paragraph, Report, bulletin, render
from ansheng.reports.templates.grammar import read
from ansheng.words import Lang

ACCIDENTS = [
    ("2019-03-01", "道路运输", 1, 0),
    ("2019-05-02", "煤矿", 2, 1),
    ("2019-11-03", "道路运输", 1, 2),
    ("2020-02-04", "道路运输", 1, 0),
    ("2020-06-05", "煤矿", 3, 0),
]
HAZARDS = [
    ("消防", "东镇", "是"),
    ("消防", "西镇", "否"),
    ("煤矿", "西镇", "是"),
    ("煤矿", "西镇", None),
]


def dossier_of(
    accidents: Sequence[tuple[str, str, int | None, int]] = ACCIDENTS,
    hazards: Sequence[tuple[str, str, str | None]] = HAZARDS,
    campaign: Campaign | None = None,
) -> Dossier:
    """A dossier of accidents and hazards; an empty list leaves the table out."""
    tables = {}
    if accidents:
        tables["事故"] = pl.DataFrame(
            [(day, sector, deaths, hurt, "是") for day, sector, deaths, hurt in accidents],
            schema=["发生日期", "行业领域", "死亡人数", "受伤人数", "生产安全事故"],
            orient="row",
        )
    if hazards:
        tables["隐患"] = pl.DataFrame(
            [("2020-04-01", *each) for each in hazards],
            schema=["发现日期", "行业领域", "地区", "是否整改"],
            orient="row",
        )
    return Dossier.of(tables, campaign or Campaign("百日整治", issuer="某市安委办"))


def filled(text: str, dossier: Dossier | None = None, *, period: str = "2020", lang: Lang = "zh") -> Report:
    """The report of a template over the small dossier."""
    template = read(text, "模板.txt")
    return bulletin(dossier or dossier_of(), period=period, as_of="2020-12-31", template=template, lang=lang)


def said(text: str, dossier: Dossier | None = None, *, period: str = "2020", lang: Lang = "zh") -> str:
    """The one line that a template gives, or nothing."""
    report = filled(text, dossier, period=period, lang=lang)
    return "\n".join(
        item.text for _, section in report.walk() for item in section.items if isinstance(item, Paragraph)
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("发生{生产安全事故}，{生产安全事故|同比}。", "发生2起，同比下降33.3%。"),
        ("发生{accidents}。", "发生2起。"),
        ("发生{事故.生产安全事故}。", "发生2起。"),
        ("共{生产安全事故|数}起。", "共2起。"),
        ("同比{生产安全事故|增减}。", "同比减少1起。"),
        ("下降{生产安全事故|幅度}。", "下降33.3%。"),
        ("{生产安全事故、受伤人数|同比}。", "同比分别下降33.3%、100.0%。"),
        ("{死亡人数、受伤人数|同比}。", "同比持平、同比下降100.0%。"),
        (
            "道路运输{生产安全事故[行业领域=道路运输]}，占{生产安全事故[行业领域=道路运输]|占比}。",
            "道路运输1起，占50.0%。",
        ),
        ("占{生产安全事故[行业领域=道路运输]|占比|2位}。", "占50.00%。"),
        ("上年{生产安全事故@2019年}。", "上年3起。"),
        ("上年同期{生产安全事故@上年同期}。", "上年同期3起。"),
        ("{死亡人数|较2019年}。", "较2019年持平。"),
        ("{生产安全事故|较2019年}。", "较2019年下降33.3%。"),
        ("每起死亡{死亡人数|每=生产安全事故}。", "每起死亡2人。"),
        ("两年年均{生产安全事故@2019—2020年|年均}。", "两年年均2.5起。"),
        ("整改率{整改率}。", "整改率66.7%（另有1条有缺项的记录，分子、分母均未计入）。"),
        ("其中{排查隐患|分列=行业领域}。", "其中消防2条、煤矿2条。"),
        (
            "{行动}由{发文机关}组织，{期间}，{起始日}至{终止日}。",
            "百日整治由某市安委办组织，2020年，2020年1月1日至2020年12月31日。",
        ),
        ("连续{连续月数[等级=较大]}未发生较大及以上事故。", "连续6个月未发生较大及以上事故。"),
        ("排查隐患{排查隐患}[，受伤{受伤人数}][，死亡{死亡人数}]。", "排查隐患4条，死亡4人。"),
        ("? 受伤人数 = 0：无人受伤。", "无人受伤。"),
        ("? 受伤人数 > 0：有人受伤。", ""),
        ("? 有 死亡人数：有人死亡。", "有人死亡。"),
        ("? 无 死亡人数[行业领域=建筑施工]：建筑施工无人死亡。", "建筑施工无人死亡。"),
        ("? 有 死亡人数[行业领域=煤矿] 且 死亡人数[行业领域=煤矿] > 2：煤矿死亡多人。", "煤矿死亡多人。"),
        ("每起死亡{死亡人数|每=生产安全事故|2位}。", "每起死亡2.00人。"),
        ("? 无 受伤人数 且 死亡人数 ≥ 4：死亡{死亡人数}。", "死亡4人。"),
        ("? 生产安全事故 = 0：未发生。\n? 否则 生产安全事故 = 2：两起。\n? 否则：多起。", "两起。"),
        ("第一句。\n+ 第二句{死亡人数}。", "第一句。第二句4人。"),
        ("字面\\[方括号\\]与\\{花括号\\}，{{ 7*7 }}。", "字面[方括号]与{花括号}，{{ 7*7 }}。"),
        ("甲{排查隐患}。乙{行政处罚}。丙{死亡人数}。", "甲4条。丙4人。"),
    ],
)
def test_what_a_line_says(sentence: str, expected: str) -> None:
    assert said(f"# 通报\n## 情况\n{sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("accidents: {accidents}, {accidents|yoy}.", "Accidents: 2, down 33.3% year on year."),
        ("Found {hazards_found}. Fines {fines}. Deaths {deaths}.", "Found 4. Deaths 4."),
        ("? injured = 0: Nobody was hurt.", "Nobody was hurt."),
        ("Deaths {deaths|vs 2019}.", "Deaths unchanged on 2019."),
        ("{campaign}, {period}.", "百日整治, 2020."),
    ],
)
def test_what_an_english_line_says(sentence: str, expected: str) -> None:
    assert said(f"# Bulletin\n## Overall\n{sentence}", lang="en") == expected


WORK = [
    ("改造管道", "公里", 184.4, "2020-03-01"),
    ("发放资料", "份", 44_723, "2020-03-01"),
    ("发放资料", "份", 2_000, "2019-08-01"),
    ("培训", "人", 1_200, "2020-08-01"),
    ("培训", "人", 43, "2020-02-01"),
    ("砂石料", "方", 750_000, "2020-03-01"),
]
CASES = [("甲县", "是"), ("甲县", "是"), ("乙县", "是"), ("丙县", "否"), ("丙县", "是"), ("丁县", None)]


def counted(*, starts: dt.date | None = dt.date(2019, 8, 1)) -> Dossier:
    """A dossier of counted activities and of cases by county, of one of which nothing is known."""
    work = pl.DataFrame(WORK, schema=["工作类别", "计数单位", "计数", "工作日期"], orient="row")
    cases = pl.DataFrame(
        [(county, "2020-03-01", "是", good) for county, good in CASES],
        schema=["地区", "立案日期", "是否典型案例", "典型案例是否合格"],
        orient="row",
    )
    return Dossier.of({"工作计数": work, "执法案件": cases}, Campaign("百日整治", starts=starts))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("发放{工作计数[工作类别=发放资料，计数单位=份]}。", "发放44723份。"),
        ("发放{工作计数[工作类别=发放资料，计数单位=份]|千余}。", "发放4.4万余份。"),
        ("发放{工作计数[工作类别=发放资料，计数单位=份]|近千}。", "发放近4.5万份。"),
        ("发放{工作计数[工作类别=发放资料，计数单位=份]|超万}。", "发放超4万份。"),
        ("发放{工作计数[工作类别=发放资料，计数单位=份]|万|1位}。", "发放4.5万份。"),
        ("发放{工作计数[工作类别=发放资料，计数单位=份]@行动以来|千余}。", "发放4.6万余份。"),
        ("发放{工作计数[工作类别=发放资料，计数单位=份]|近万}。", "发放44723份。"),
        ("改造{工作计数[工作类别=改造管道，计数单位=公里]}。", "改造184.4公里。"),
        ("储备{工作计数[工作类别=砂石料，计数单位=方]|万|0位}。", "储备75万方。"),
        ("培训{工作计数[工作类别=培训，计数单位=人]|百多}。", "培训1200多人。"),
        ("培训{工作计数[工作类别=培训，计数单位=人]@上半年|百余}。", "培训43人。"),
        ("培训{工作计数[工作类别=培训，计数单位=人]@下半年|百余}。", "培训1200人。"),
        ("人次占{工作计数[工作类别=培训，计数单位=人]|占比}。", "人次占100.0%。"),
        (
            "其中{典型案例合格率|个数=地区≥100%|数}个县合格率100.0%。",
            "其中2（另有1条有缺项的记录，未计入）个县合格率100.0%。",
        ),
        ("{典型案例合格率[地区=甲县]|个数=地区>99%}。", "1个。"),
        ("{执法案件|单位=宗}。", "6宗。"),
    ],
)
def test_round_numbers_scales_measure_words_and_windows(sentence: str, expected: str) -> None:
    assert said(f"# 通报\n## 情况\n{sentence}", counted()) == expected


def test_a_change_takes_the_decimals_that_are_asked_for() -> None:
    assert said("# 通报\n## 情况\n{生产安全事故|同比|2位}。") == "同比下降33.33%。"
    assert said("# 通报\n## 情况\n{生产安全事故|较2019年|0位}。") == "较2019年下降33%。"
    assert said("# 通报\n## 情况\n{生产安全事故|较上半年}。") == "较2020年上半年持平。"


def test_two_five_year_plans_are_compared() -> None:
    days = [("2006-03-01", 7), ("2011-03-01", 2)]
    found = dossier_of(accidents=[(day, "煤矿", 1, 0) for day, times in days for _ in range(times)])
    text = "# 报告\n## 情况\n上期{生产安全事故@上一规划期}，本期{生产安全事故}，{生产安全事故|较上一规划期|0位}。"
    report = bulletin(found, period="2011..2015", as_of="2015-12-31", template=read(text, "模板.txt"))
    assert "上期7起，本期2起，较上一规划期下降71%。" in render(report)


def test_a_campaign_has_as_many_days_as_the_calendar_says() -> None:
    text = "# 通报\n## 情况\n自{行动开始日}至{行动结束日}，为期{行动天数}。"
    hundred = Campaign("百日行动", starts=dt.date(2020, 12, 15), ends=dt.date(2021, 3, 31))
    assert said(text, dossier_of(campaign=hundred)) == "自2020年12月15日至2021年3月31日，为期107天。"
    assert said(text) == ""
    english = "# B\n## A\nIt takes {campaign_days}."
    assert said(english, dossier_of(campaign=hundred), lang="en") == "It takes 107 days."


def test_the_days_of_a_campaign_without_a_beginning_are_asked_for() -> None:
    with pytest.raises(InputError, match="行动开始日期"):
        filled("## 情况\n{执法案件@行动以来}。", counted(starts=None))


def test_series_count_themselves_where_a_sentence_is_left_out() -> None:
    text = (
        "# 通报\n## 甲\n主要问题：{一是}死亡{死亡人数}。{二是}处罚{行政处罚}。{三是}受伤{受伤人数}。\n"
        "+ {一是}另有排查{排查隐患}。\n又一段。{一是}重新计数。\n## 乙\n{一是}甲。\n{一是}乙。\n"
        "## 丙\n{序号}.处罚{行政处罚}。\n{序号}.排查{排查隐患}。\n## 丁\n- {序号}.末项。"
    )
    assert said(text).splitlines() == [
        "主要问题：一是死亡4人。二是受伤0人。三是另有排查4条。",
        "又一段。一是重新计数。",
        "一是甲。",
        "二是乙。",
        "1.排查4条。",
    ]
    assert "- 2.末项。" in render(filled(text))
    assert said("# B\n## A\nOf these {item} deaths {deaths}, {item} injured {injured}.", lang="en") == (
        "Of these (1) deaths 4, (2) injured 0."
    )


def test_what_is_left_out_is_listed_once_with_its_reason() -> None:
    report = filled(
        "# 通报\n## 情况\n处罚{行政处罚}。\n罚款{罚款}。\n{生产安全事故@2010年}。\n## 说明\n[[数据说明]]"
    )
    text = render(report)
    assert text.count("未提供“行政处罚”表，有关内容未作统计") == 1
    assert "“事故”表无2010年12月31日及以前的记录，2010年的有关内容未写入" in text
    assert [section.title for section in report.sections] == ["一、说明"]


def test_a_zero_of_a_table_that_does_not_reach_so_far_back_is_no_zero() -> None:
    late = dossier_of(accidents=[("2020-06-05", "煤矿", 3, 0)])
    assert said("# 通报\n## 情况\n? 生产安全事故@2019年 = 0：上年未发生。", late) == ""
    assert (
        said("# 通报\n## 情况\n? 生产安全事故[行业领域=道路运输] = 0：道路运输未发生。", late)
        == "道路运输未发生。"
    )


def test_a_zero_beside_records_left_out_is_not_said_to_be_none() -> None:
    unknown = dossier_of(accidents=[("2019-06-05", "煤矿", 1, 0), ("2020-06-05", "煤矿", None, 0)])
    text = said("# 通报\n## 情况\n? 死亡人数 = 0：无人死亡。\n? 否则：死亡{死亡人数}。", unknown)
    assert text == ""


def test_headings_are_numbered_by_themselves_and_empty_ones_left_out() -> None:
    report = filled(
        "# 通报\n## 甲\n甲文。\n## 空\n### 下级\n{行政处罚}。\n"
        "## 乙\n### 子\n#### 孙\n##### 曾孙\n末文。\n### 丑\n丑文。"
    )
    assert [(level, section.title) for level, section in report.walk()] == [
        (1, "一、甲"), (1, "二、乙"), (2, "（一）子"), (3, "1.孙"), (4, "（1）曾孙"), (2, "（二）丑"),
    ]  # fmt: skip


def test_what_stands_around_the_text_of_an_official_document() -> None:
    head = filled(
        "# 通报\n文号：某安委办〔2020〕5号\n主送：甲镇，乙镇：\n落款：{发文机关}\n日期：2021年1月5日\n"
        "抄送：市政府办公室\n附件：隐患清单\n## 情况\n正文{死亡人数}。"
    ).head
    assert (head.number, head.addressees, head.signed) == (
        "某安委办〔2020〕5号",
        ("甲镇", "乙镇"),
        "某市安委办",
    )
    assert (head.dated, head.copies, head.attachments) == (
        dt.date(2021, 1, 5),
        ("市政府办公室",),
        ("隐患清单",),
    )


def test_annexes_are_no_running_text() -> None:
    report = filled(
        "# 通报\n## 情况\n正文{死亡人数}。\n[[附件]]\n## 清单\n[[表：排查隐患、整改率；按=行业领域]]"
    )
    assert [section.title for section in report.annexes] == ["清单"]
    assert "清单" not in render(report)
    assert {"deaths", "hazards_found"} <= {figure.id for figure in report.figures}


def test_a_table_of_indicators_has_the_whole_in_its_last_row() -> None:
    report = filled("# 通报\n## 情况\n[[表：排查隐患、整改率；按=行业领域；标题=分行业；排序=整改率]]")
    (table,) = report.sections[0].items
    assert table.columns == ("行业领域", "排查隐患", "整改率（%）")  # type: ignore[union-attr]
    assert [row[0] for row in table.rows] == ["煤矿", "消防", "合计"]  # type: ignore[union-attr]
    assert table.rows[-1][1] == 4  # type: ignore[union-attr]
    assert table.sources[0][1] == "hazards_found[sector=煤矿]"  # type: ignore[union-attr]


def test_a_number_that_stands_in_a_template_is_reported() -> None:
    report = filled("# 通报\n## 情况\n查出隐患25处，见《2020年第3号文》，2019年完成{排查隐患}。")
    (problem,) = [each for each in report.problems if each.kind == "template_number"]
    assert (problem.value, problem.row, problem.file) == ("25", 3, "模板.txt")


@pytest.mark.parametrize(
    ("text", "place", "near"),
    [
        ("## 情况\n排查{排查隐換}。", "第2行第4列", "排查隐患"),
        ("## 情况\n{排查隐患|同幅}。", "第2行第2列", "同比"),
        ("## 情况\n{排查隐患[行业=消防]@哪年}。", "第2行第2列", "哪年"),
        ("## 情况\n{排查隐患[行业领玉=消防]}。", "第2行第2列", "行业领域"),
        ("## 情况\n{整改率|占=排查隐患换}。", "第2行第2列", "排查隐患"),
        ("## 情况\n[[排明：地区]]", "第2行第1列", "排名"),
        ("## 情况\n[[排名：地区；名刺=否]]", "第2行第1列", "名次"),
        ("## 情况\n[[存在问题：甲]]", "第2行第1列", "冒号后"),
        ("## {序号}.情况\n{排查隐患}。", "第1行第5列", "由程序编写"),
        ("落款：{一是}\n## 情况\n{排查隐患}。", "第1行第5列", "由程序编写"),
        ("## 情况\n{排查隐患|单位=家}。", "第2行第2列", "不能互换"),
        ("## 情况\n{整改率|百余}。", "第2行第2列", "不取约数"),
        ("## 情况\n{整改率|个数=行业领玉≥100%}。", "第2行第2列", "行业领域"),
        ("## 情况\n? 排查隐幻 > 3：多。", "第2行第1列", "排查隐患"),
    ],
)
def test_a_name_that_there_is_not_is_told_with_line_column_and_near_names(
    text: str, place: str, near: str
) -> None:
    with pytest.raises(InputError) as raised:
        filled(f"{text}")
    assert f"模板.txt {place}：" in str(raised.value)
    assert near in str(raised.value)
    english = raised.value.words.en
    assert english.startswith("模板.txt, line")


@given(st.text(alphabet=st.sampled_from("{}[]?？:：+-#\\|@=；、甲乙1 \n生产安全事故"), max_size=60))
def test_no_text_makes_a_template_fail_otherwise_than_with_a_word(text: str) -> None:
    try:
        filled(f"## 情况\n{text}")
    except AnshengError as error:
        assert "模板.txt" in str(error)  # noqa: PT017
