"""Words: the vocabulary of the audit as data: units, qualifiers, directions, rates, what is said about numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of several words, longer ones first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


DIMENSIONS = {
    "hazard": ("处", "项", "条", "个", "件", "类"),
    "case": ("起", "宗", "例", "件"),
    "person": ("人", "名", "位", "死"),
    "unit": ("家", "户", "个", "所"),
    "visit": ("家次", "矿次", "次", "户次", "处次", "项次", "件次", "辆次", "起次"),
    "person visit": ("人次",),
    "money": ("元", "美元", "港元", "欧元"),
    "paper": ("份", "篇", "册", "本", "张", "期", "条", "个", "单", "笔", "票", "款"),
    "thing": (
        "台",
        "套",
        "具",
        "辆",
        "艘",
        "座",
        "支",
        "把",
        "根",
        "部",
        "枚",
        "盒",
        "箱",
        "块",
        "幅",
        "面",
        "顶",
        "只",
        "件",
        "对",
        "架",
        "列",
        "株",
        "头",
        "羽",
        "瓶",
        "桶",
        "标箱",
        "床",
        "张",
    ),
    "event": ("场", "场次", "次", "班次", "车次", "批次", "批", "期", "架次", "班列"),
    "length": ("公里", "千米", "米"),
    "area": ("平方米", "平米", "亩", "公顷", "平方公里", "平方千米"),
    "volume": ("立方米", "方"),
    "energy": ("千瓦时", "千瓦", "兆瓦", "度"),
    "mass": ("吨", "公斤", "千克", "斤"),
    "concentration": ("微克/立方米", "毫克/立方米"),
    "time": ("天", "日", "年", "个月", "小时", "个小时", "分钟"),
    "place": ("间", "栋", "幢", "门", "处"),
    "part": ("类", "种", "级", "步", "大", "方面", "个方面", "部分"),
    "age": ("岁",),
    "score": ("分",),
    "factor": ("倍",),
}
"""Measure words by what they count; two figures may be added or divided only within one row."""

POINTS = ("个百分点", "百分点")
UNITS = sorted(
    {unit for row in DIMENSIONS.values() for unit in row} | {*POINTS, "%", "‰", "成"}, key=len, reverse=True
)
_OF_UNIT = {unit: frozenset(name for name, row in DIMENSIONS.items() if unit in row) for unit in UNITS}

BEFORE = {
    "近": "近", "将近": "近", "接近": "近", "约": "约", "大约": "约", "约为": "约", "超": "超", "超过": "超",
    "逾": "超", "突破": "超", "多于": "超", "高于": "超", "大于": "超",
    "不足": "不足", "不到": "不足", "少于": "不足",
    "低于": "不足", "至少": "至少", "不少于": "至少", "不低于": "至少", "至多": "至多", "最多": "至多",
    "不超过": "至多",
    "不多于": "至多", "达": "", "达到": "", "高达": "", "达成": "", "共计": "", "近达": "近",
}  # fmt: skip
BOUNDS = frozenset(("超", "不足", "至少", "至多"))
"""The qualifiers that state a bound; beside the bound a figure is wrong, beside 近 and 约 it is a matter of taste."""
AFTER = {"余": "余", "多": "余", "左右": "约", "上下": "约", "以上": "至少", "以下": "至多", "以内": "至多"}

UP = (
    "上升",
    "增加",
    "增长",
    "提高",
    "升高",
    "上涨",
    "提升",
    "增产",
    "扩大",
    "攀升",
    "增多",
    "增幅",
    "升幅",
    "净增",
    "增收",
    "增支",
    "多",
    "增",
    "升",
)
DOWN = (
    "下降",
    "减少",
    "降低",
    "下滑",
    "回落",
    "压减",
    "减产",
    "缩减",
    "缩小",
    "收窄",
    "下跌",
    "降幅",
    "压降",
    "减幅",
    "净减",
    "减收",
    "减支",
    "少",
    "降",
    "减",
)
DIRECTION = re.compile(
    rf"(?P<verb>{any_of((*UP, *DOWN))})"
    r"(?:(?<=幅)(?:分别)?(?:为|达到|达)?|(?P<to>到|至|为)(?:(?:去年|今年|本年|目前|年末|年底)的?)?)?(?:了|达|约|近|超过|超|逾)?$"
)
COMPARATOR = re.compile(
    r"同比(?:去年|上年)?|环比|(?:较|比|与|和|同)?(?:上年|去年|前年)(?:同期)?(?:相比|比较|比)?|(?:较|比)上(?:月|期|季度)|(?:较|比|同|与)[0-9]{4}年(?:同期)?(?:相比|比较)?|较基期|"
    r"(?:较|比|与|同)(?:前[一二三四五六七八九十两几]年|第?[一二三四]季度|[上下]半年)(?:同期|平均)?(?:相比)?|"
    r"相比|比上年|分别|均(?=[上下增减升降])|总体"
)
EARLIER = re.compile(
    r"(?=[上去前0-9由从基较比与同])(?:"  # what it begins with, found fast
    r"(?:上年|去年|[0-9]{4}年)同期(?:为|是)?|^(?:由|从)|(?:(?<![缘理事自])由|从)[^，由从]{0,16}$|基期(?:为|是)?$|(?:上年|上月|去年|前年)(?:为|是)?$|"
    r"(?:较|比|与|同)(?:年初|上年|上月|上期|上季度|去年|前年|[0-9]{4}年)(?:末|底)?(?:同期)?的?$)"
)

FOUND = (
    "排查",
    "发现",
    "查出",
    "检查出",
    "摸排",
    "查找",
    "查处",
    "核查出",
    "梳理",
    "督办问题",
    "督导问题",
    "检出",
    "存在",
    "上报",
    "检查",
    "督查",
)
DUE = (
    "应",
    "须",
    "需",
    "计划",
    "目标",
    "总",
    "共",
    "列入",
    "纳入",
    "下达",
    "全市",
    "挂牌",
    "涉及",
    "登记",
    "名单",
)
NOT_DONE = ("未", "尚未", "正在", "限期", "责令", "指令", "拟", "待", "逾期", "下达", "应", "须", "计划")
DONE = {
    "整改": ("整改", "治理", "消除", "改正", "完成整改"),
    "治理": ("治理", "整改"),
    "办结": ("办结", "结案", "办理完毕"),
    "结案": ("结案", "办结"),
    "销号": ("销号",),
    "销案": ("销案", "销号"),
    "安装": ("安装", "加装", "装设"),
    "完成": ("完成",),
    "完工": ("完工", "竣工"),
    "竣工": ("竣工", "完工"),
    "合格": ("合格", "通过"),
    "报送": ("报送", "上报"),
    "覆盖": ("覆盖", "检查", "投保", "已检", "实检"),
    "持证": ("持证", "有证"),
    "达标": ("达标",),
    "到会": ("到会", "参会", "出席"),
    "参训": ("参训", "培训"),
    "培训": ("培训",),
    "参保": ("投保", "参保"),
    "投保": ("投保", "参保"),
    "处罚": ("处罚",),
    "通过": ("通过",),
    "销账": ("销账",),
    "整治": ("整治",),
    "清零": ("清零",),
    "验收": ("验收",),
    "改造": ("改造",),
    "检测": ("检测", "检验"),
    "检验": ("检验", "检测"),
    "备案": ("备案",),
    "审核": ("审核",),
    "接入": ("接入",),
    "签订": ("签订",),
    "演练": ("演练",),
}
"""The word before 率, and the words by which a numerator of that rate is told."""


@lru_cache(maxsize=4096)
def done(stem: str) -> tuple[str, ...]:
    """The words that tell a numerator of a rate, by what stands before 率; empty where none is known."""
    return next((DONE[key] for key in DONE if stem.endswith(key)), ())


TOTAL = re.compile(r"共|总|累计|合计|全部|总计")
FILLERS = re.compile(
    r"全[省市区县镇国]|我[省市区县]|各类|安全生产|生产安全|总计|合计|累计|共计|其中|先后|分别|已经|现已|一共|目前|各级|"
    r"[共已均各]|发生|事故(?=(?:累计|共计?|总计|造成)?(?:死亡|受伤))|起数|人数|总数|总量|数量|次数|件数|家数|有$|[了的为达是]$|造成|为期"
)
PLANS = {
    "十五": (2001, 2005), "十一五": (2006, 2010), "十二五": (2011, 2015), "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}  # fmt: skip
"""The years of the five-year plans by the name that texts use for them."""

SUMMING = re.compile(r"总的|总体|回顾|综上|综合来?看|看到|可以看出|也就是说")
"""Words that open a sentence which says again what was said before."""

PRAISE = re.compile(r"成效(?:突出|显著|明显)|得到较好|持续(?:加速)?下降|明显好转|稳中向好")
BLAME = re.compile(r"问题(?:仍然|依然|较为|比较)?突出|有所突出|形势严峻|多发|高发|事故有所")
SECTORS = {
    "煤矿": r"(?<!非)煤矿(?!山)", "非煤矿山": "非煤矿山", "道路交通": "道路交通|道路运输",
    "危险化学品": "危险化学品|危化",
    "消防": "消防|火灾", "建筑施工": "建筑施工|建筑业", "燃气": "燃气", "烟花爆竹": "烟花爆竹", "特种设备": "特种设备",
    "工贸": "工贸", "水上交通": "水上交通", "农业机械": "农业机械|农机",
}  # fmt: skip
TERMS = {
    "三类人员": "三项岗位人员",
    "三项岗位": "三项岗位人员",
    "“三类人员”": "三项岗位人员",
    "“三项岗位”": "三项岗位人员",
}
"""Terms of several names, with the one by which the others are known."""


STATES = (("dead", re.compile("亡|死(?!刑)|失踪|失联|遇难|丧生")), ("hurt", re.compile("伤")))
"""The words that tell persons to be dead or hurt."""


@lru_cache(maxsize=4096)
def state(text: str) -> str:
    """Whether words tell persons to be ``dead`` or ``hurt``; empty where they tell neither."""
    return next((name for name, pattern in STATES if pattern.search(text)), "")


@lru_cache(maxsize=4096)
def turn(text: str) -> re.Match[str] | None:
    """The word at the end of a text that says up or down, as ``verb``, with ``to`` where it says what was reached."""
    return DIRECTION.search(text)


@lru_cache(maxsize=4096)
def same_dimension(one: str, other: str) -> bool:
    """Whether two measure words count things that may be added or divided."""
    return one == other or bool(_OF_UNIT.get(one, frozenset()) & _OF_UNIT.get(other, frozenset()))


def same_measure(one: str, other: str) -> bool:
    """Whether two measure words count one sort of thing, so that one may be of the other: 起 and 宗, not 件 and 艘."""
    shared = _OF_UNIT.get(one, frozenset()) & _OF_UNIT.get(other, frozenset())
    return one == other or bool(shared - {"thing", "event", "place", "part"})
