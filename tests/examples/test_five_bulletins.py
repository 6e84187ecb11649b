"""Five published texts as templates: what can be computed comes out of small made-up dossiers as it was printed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ansheng import open_dossier
from ansheng.reports import Report, bulletin, render
from ansheng.reports.blocks.core import BLOCKS
from ansheng.reports.templates.checking import faults
from ansheng.reports.templates.grammar import read
from ansheng.reports.templates.library import read_template
from tests.compact import expand
from tests.published import published

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "examples" / "templates"
DOSSIERS = ROOT / "tests" / "cases" / "bulletins"
Pair = tuple[str, str]
"""What the page prints, shortened to the figures with their units, and what the template prints of them."""

LINGWU: list[Pair] = [
    ("事故4起,同比持平,死亡4人,同比持平", "事故4起，同比持平，死亡4人，同比持平"),
    ("受伤4人,同比上升33.3%", "受伤4人，同比上升33.3%"),
    ("“1+2+9+7+3+1”的方案体系", "“1+2+9+7+3+1”体系"),
    ("20个安全生产专项整治行动", "专项方案20个"),
    ("专班例会6次,各专项汇报进展情况70次", "工作例会6次，各专项汇报进展70次"),
    ("专班文件21份,简报20篇", "专班文件21份、简报20份"),
    ("督查2次,覆盖部门31个,下发通报2篇", "督查2次，覆盖部门31个，下发通报2份"),
    ("15个专项整治牵头行业部门及8个乡镇(街道)", "牵头部门15个、乡镇（街道）8个"),
    ("督查3次,整理完善档案资料30盒", "迎接上级督查3次，整理档案资料30盒"),
    ("共检查各类企业1200余家次", "共检查企业1200余家次"),
    ("隐患2072条,已整改1582条,整改率76.4%", "隐患2072条，已整改1582条，整改率76.4%"),
    ("行政处罚67起,罚款15.53万元", "行政处罚67起，罚款15.53万元"),
    ("联合惩戒28家", "联合惩戒28家"),
    ("动员部署会、推进会4次", "动员部署会、推进会4次"),
    ("发放宣传册500余份", "发放宣传册500余份"),
    ("共计1500余份", "宣传手册1500余份"),
]  # fmt: skip
DEZHOU: list[Pair] = [
    ("26项,32项", "行动8个、重点任务26项，拓展为行动10个、重点任务32项"),
    ("和6项具体措施", "新增6项"),
    ("26个行业领域子方案", "子方案26个"),
    ("安全隐患4.4万余项", "安全隐患4.4万余项"),
    ("重大隐患207项", "重大隐患207项"),
]
XIANNING: list[Pair] = [
    ("18个重点行业(领域)", "重点行业（领域）18个"),
    ("1064处重点风险", "重点风险1064处"),
    ("23.加强社会共治", "23.加强社会共治"),
]
JINGZHOU: list[Pair] = [
    ("下降13.24%、19.18%", "各类生产安全亡人事故、死亡人数同比分别下降13.24%、19.18%"),
    ("48个月", "连续48个月未发生较大及以上生产安全事故"),
    ("5个方面,30项,8项", "从5个方面部署工作任务30项、重点工程8项"),
    ("40餘次", "召开会议研究安全生产工作40余次"),
    ("140餘次", "带队检查140余次"),
    ("184.4公里", "改造管道184.4公里"),
    ("2543戶,2474戶,97.29%", "摸排用户2543户，督促安装燃气报警器2474户，安装率达97.29%"),
    ("15個方面54項", "明确15个方面具体措施54项"),
    ("5場", "培训5场"),
    ("28家", "重大危险源企业28家"),
    ("280處,23份,256處,91.4%", "隐患280处，下达限期整改指令书23份，已完成整改256处，整改率91.4%"),
    ("11576個,51336次,72466家,72466個", "11576个，开展督导检查51336次，检查单位72466家，督导问题72466个"),
    ("227家,79家,1200家,19家", "停产停业整顿227家，关停取缔79家，约谈警示1200家，联合惩戒19家"),
    ("9個,82家", "化工园区9个，督促在产企业82家"),
    ("591家,5628人,18人", "对591家企业开展“三项岗位”持证检查，核验持证人数5628人，发现18人无证上岗"),
    ("37起,4起,33起", "执法案件37起，其中市级4起、县级33起。案件均已结案"),
    ("100%,100%,5", "典型案例报送率100%。市本级合格率100%，5个县（市、区）全部合格"),
    ("39條,1起", "公示执法信息39条，对1起案件开展法制审核"),
    ("2處", "复堤2处"),
    ("52處,67處", "隐患52处、水毁修复工程67处"),
    ("75萬方,687萬條,1.7萬,69萬", "砂石料75万方、袋类687万条、桩木1.7万立方米、纺织布69万平米"),
    ("22萬人,165名,400多場次", "抢险劳力22万人，培训防汛责任人165名，开展防汛演练400多场次"),
    ("13座,160處,109座", "沿江涵闸泵站13座、沿线泵站160处，放水抗旱水库109座"),
    ("180餘人", "参加180余人"),
    ("133場,218場,27萬份,46萬條", "广场宣传133场、专题讲座218场，发放资料27万份，发送短信46万条"),
    ("近9340人次,40萬名", "近9340人次参加知识测试，40万名群众"),
    ("5個,4次,23個", "5个部门完成普查调查，组织培训4次。派出督查工作组23个"),
    ("3萬餘米,1000餘個,500餘件", "警戒线3万余米，配备救生圈1000余个、救生衣500余件"),
    ("600餘根,800餘根,1500餘個", "救生绳600余根、救生杆800余根，设置警示宣传牌1500余个"),
    ("400餘條", "宣传400余条（次）"),
]  # fmt: skip
DISTRICT: list[Pair] = [
    ("下降41%和22.2%", "2015年事故起数较2011年下降41%，死亡人数较2011年下降22.2%"),
    ("较大事故7起,2起,下降71%", "较大及以上事故7起，本期发生2起，较上一规划期下降71%"),
    ("168起、死亡54人", "事故168起、死亡54人"),
    ("33.6起、死亡10.8人", "平均每年发生33.6起、死亡10.8人"),
    ("56%和74%", "道路交通事故起数和死亡人数占总数的56%和74%"),
    ("6.5%和16.7%", "煤矿占6.5%和16.7%"),
    ("8人", "引进专业人员8人"),
    ("80余家,80余家,40余家,1000余人", "申报80余家，危害因素检测80余家，组织职业健康检查40余家，检查职工1000余人"),
    ("242人", "企业负责人242人参加业务培训"),
    ("55支,12支,31支", "综合应急救援队伍55支、专业应急救援队伍12支、矿山救护队31支"),
    ("2000余份", "平均每年发放宣传资料2000余份"),
    ("150余起,60余份,20余份", "打击非法违法行为150余起，下发整改通知书60余份，责令停产停业整改20余份"),
]  # fmt: skip
TEXTS: dict[str, tuple[str, list[Pair]]] = {
    "lingwu-2020": ("lingwu_2020", LINGWU),
    "dezhou-2024": ("dezhou_2024", DEZHOU),
    "xianning-2023": ("xianning_2023", XIANNING),
    "jingzhou-2022": ("jingzhou_2022", JINGZHOU),
    "district-2011-2015": ("district_2015", DISTRICT),
}
"""By the name of the template: the name of the published text, and the pairs."""

HEADINGS = {
    "lingwu-2020": [
        "一、工作开展情况", "（一）精心制定方案，分类推进实施", "（二）加强组织领导，建立责任体系",
        "（三）强化专题学习，提高安全认识", "（四）突出排查整治，全力消除隐患", "（五）广泛动员宣传，营造工作氛围",
        "二、存在问题", "三、下一步工作措施",
    ],
    "dezhou-2024": ["（一）总体要求", "（二）主要目标", "（三）重点任务", "（四）保障措施", "（五）任务分工"],
    "xianning-2023": [
        "一、科学统筹发展和安全", "二、健全安全生产责任体系", "四、深化重点行业领域专项整治",
        "五、加强安全生产依法治理", "六、持续夯实安全基础",
    ],
    "jingzhou-2022": ["一、压实责任链，守牢“生命线”", "二、聚焦关键点，织密“安全网”", "三、健全新机制，筑牢“防火墙”"],
    "district-2011-2015": [
        "一、安全生产指标执行情况", "（一）主要特点", "（二）主要问题", "二、安全生产工作成效", "三、亮点工作",
    ],
}  # fmt: skip
"""Headings in the order of the page; those of 灵武 and 咸宁 have the numbers of the page."""

_NUMBER = re.compile(r"(近)?(\d+(?:\.\d+)?)\s*([%万萬]?)\s*([余餘多]?)")

Made = Callable[[str], Report]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The report of a template over its dossier, made once."""

    @cache
    def report(name: str) -> Report:
        folder = tmp_path_factory.mktemp("dossiers") / name
        if name == "lingwu-2020":
            shutil.copytree(ROOT / "examples" / name, folder)
        found = open_dossier(expand(DOSSIERS / name, folder))
        campaign = found.campaign
        assert campaign.period
        assert campaign.as_of
        assert not [one for one in found.problems if one.kind not in ("total_row", "note_row")]
        return bulletin(
            found,
            period=campaign.period,
            as_of=campaign.as_of,
            base=campaign.base,
            template=read_template(TEMPLATES / f"{name}.txt"),
        )

    return report


def numbers(text: str) -> list[tuple[str, ...]]:
    """The numbers in a text, with 近, 余, 万 and %, in one way of writing."""
    plain = text.replace("萬", "万").replace("餘", "余")
    return _NUMBER.findall(plain)


def plain(report: Report) -> str:
    """The report as one line."""
    return re.sub(r"\s+", "", render(report))


def test_there_is_a_template_for_each_text() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.txt")} == set(TEXTS) == set(HEADINGS)


@pytest.mark.parametrize("name", TEXTS)
def test_the_template_has_no_number_of_its_own(name: str) -> None:
    assert faults(read_template(TEMPLATES / f"{name}.txt"), blocks=BLOCKS) == ()


@pytest.mark.covers(
    1, 3, 11, 12, 13, 14, 15, 18, 19, 20, 21, 24, 25, 36, 37, 38, 53, 56, 80, 86, 87, 89, 90, 91, 92, 93,
    94, 95, 96, 97, 98, 99, 101, 102, 103, 106, 107, 108, 113, 115, 116, 118, 119,
    by="ansheng.reports.bulletin(dossier, template=...)",
)  # fmt: skip
@pytest.mark.parametrize(
    ("name", "page", "ours"), [(name, *pair) for name, (_, pairs) in TEXTS.items() for pair in pairs]
)
def test_a_sentence_has_the_published_figures(made: Made, name: str, page: str, ours: str) -> None:
    assert ours in plain(made(name))
    assert set(numbers(page)) <= set(numbers(ours))


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.texts(TEXTS[name][0])) for name in TEXTS]
)
def test_the_figures_stand_in_the_published_page(name: str) -> None:
    text, pairs = TEXTS[name]
    printed = set(numbers(published(text)))
    wanted = {number for page, _ in pairs for number in numbers(page)}
    assert wanted - printed == set()


@pytest.mark.parametrize("name", HEADINGS)
def test_the_headings_come_in_the_order_of_the_page(made: Made, name: str) -> None:
    titles = [section.title for _, section in made(name).walk()]
    assert [title for title in titles if title in HEADINGS[name]] == HEADINGS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_every_count_of_the_text_has_its_figure(made: Made, name: str) -> None:
    report = made(name)
    for _, section in report.walk():
        for item in section.items:
            assert all(report.figure(figure).value is not None for figure in item.figures)


@pytest.mark.covers(104, 105, by="ansheng.reports.bulletin(dossier, template=...)")
def test_a_comparison_that_the_page_prints_in_two_ways_is_printed_in_one(made: Made) -> None:
    """The page says of the same two years 41 % and 22.2 %, then 53.6 % and 71.6 %; the last is impossible."""
    text = plain(made("district-2011-2015"))
    assert "2015年与2011年相比，事故起数和死亡人数分别下降41.0%和22.2%" in text
    assert "53.6%" not in text
    assert "71.6%" not in text


@pytest.mark.covers(114, by="ansheng.reports.bulletin(dossier, template=...)")
def test_the_levels_of_a_district_have_as_many_bodies_as_the_page_says(made: Made) -> None:
    report = made("district-2011-2015")
    told = [report.figure(f"bodies[level={level}]").display for level in ("乡级", "村级")]
    assert told == ["64个", "180个"]


@pytest.mark.covers(45, by="ansheng.reports.bulletin(dossier, template=...)")
def test_enterprises_are_told_by_the_four_classes_of_the_page(made: Made) -> None:
    text = plain(made("dezhou-2024"))
    assert "分为等级4个，其中B级20家、A级12家、C级9家、D级3家" in text
    assert "死亡4人，同比下降20.0%" in text
    assert "上级任务26项，本级32项；保留26项" in text


@pytest.mark.covers(33, by="ansheng.reports.bulletin(dossier, template=...)")
def test_a_campaign_of_a_hundred_days_has_those_of_the_calendar(tmp_path: Path) -> None:
    """The page says 100 days from 2020-12-15 to the end of March 2021, which are 107."""
    settings = '[campaign]\ntitle = "百日行动"\nstarts = 2020-12-15\nends = 2021-03-31\n'
    tmp_path.joinpath("campaign.toml").write_text(settings, encoding="utf-8")
    template = read("## 情况\n从{行动开始日}至{行动结束日}，为期{行动天数}。", "模板.txt")
    report = bulletin(open_dossier(tmp_path), period="2020", as_of="2020-12-31", template=template)
    assert "从2020年12月15日至2021年3月31日，为期107天。" in plain(report)


def test_the_part_that_the_page_lacks_keeps_the_numbers_of_the_others(made: Made) -> None:
    """The plan of 咸宁 goes from 二 to 四; the third part has a heading of ours, and the items are numbered through."""
    report = made("xianning-2023")
    assert "".join(section.title[:2] for section in report.sections) == "一、二、三、四、五、六、"
    found = re.findall(r"(?m)^　　(\d+)\.", render(report))
    assert [int(number) for number in found] == list(range(1, 24))


def test_the_same_number_twice_is_counted_from_two_records(made: Made) -> None:
    """The page of 荆州 has 72466 units and 72466 problems; each is a figure of its own and can be mended alone."""
    report = made("jingzhou-2022")
    twice = [figure for figure in report.figures if figure.value == 72466]
    assert [figure.unit for figure in twice] == ["家", "个"]
    assert len({figure.id for figure in twice}) == 2


def test_reports_made_and_those_due_are_both_known(made: Made) -> None:
    """The page of 灵武 tells 70 reports at six meetings of fifteen departments; ours tells who was absent too."""
    assert "各专项汇报进展70次，缺席5次" in plain(made("lingwu-2020"))


def test_without_their_tables_sentences_are_left_out_and_counted_on() -> None:
    found = open_dossier(ROOT / "examples" / "lingwu-2020")
    template = read_template(TEMPLATES / "lingwu-2020.txt")
    text = plain(bulletin(found, period="2020", as_of="2020-12-31", template=template))
    assert (
        "一是成立领导小组和工作专班，明确工作制度。二是召开工作例会6次，各专项汇报进展70次，缺席5次。三是牵头部门15个"
        in text
    )
    assert "未提供“文件”表，有关内容未作统计" in text
