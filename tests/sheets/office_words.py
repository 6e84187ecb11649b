"""What offices write in a table of hazards: made-up hazards, and the titles of its columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import Any

from ansheng.facts.headers import is_running
from ansheng.facts.kinds import Choice, Day, Flag, Number, Text
from ansheng.hazards import HazardRecord

Hazard = dict[str, Any]
"""The value of each fact, None where it is not known."""

FACTS = HazardRecord.facts()

TOWNSHIPS = ("城关镇", "河东镇", "西山乡", "北苑街道", "示例开发区")
SECTORS = ("煤矿", "非煤矿山", "危险化学品", "消防", "道路运输", "工贸", "建筑施工")
DEPARTMENTS = ("应急管理局", "住建局", "交通运输局", "消防救援大队", "市场监管局", "城关镇人民政府")
UNITS = (
    "示例第一煤业有限公司", "示例化工（集团）有限公司", "合计家百货店", "小计量仪表厂", "备注文具店", "示例县第2加油站",
    "示例物流园A区", "总计划商贸行", "注塑制品厂", "示例酒店", "制表人生软件公司",
)  # fmt: skip
DEFECTS = (
    "灭火器过期", "疏散通道堆放杂物", "未设置安全警示标志", "配电箱无门，电线裸露", "特种作业人员无证上岗",
    "未建立隐患台账", "可燃气体报警器失效", "一、二号泵未接地", "防护栏缺失3处，高度仅0.8米",
    "未按规定开展应急演练；记录不全", "应急照明损坏", "储罐区“三违”行为", "合计12具灭火器未年检",
    "备用电源缺失", "阀门渗漏,地面有油污", "消防栓水压不足0.1MPa",
)  # fmt: skip
PLACES = ("一车间", "2号库", "配电室", "锅炉房", "办公楼三层", "东门", "罐区", "")
DUTIES = (
    "立即更换",
    "限期清理",
    "补设标志",
    "无",
    "停产整改",
    "加强培训，完善记录",
    "1.断电；2.更换线路",
    "按规范整改",
)
PEOPLE = ("张某", "李某某", "王某", "赵某", "欧阳某")

POOLS: Mapping[str, Sequence[str]] = {
    "region": TOWNSHIPS,
    "unit": UNITS,
    "sector": SECTORS,
    "department": DEPARTMENTS,
    "requirement": DUTIES,
    "rule": ("general.fire_exit", "gas.leak"),
    "basis": ("《安全生产法》第三十六条", "GB 50016-2014 第6.4.1条", "《消防法》第16条第1款"),
    "place": ("一车间", "2号库", "配电室", "罐区"),
    "category": ("用电", "消防", "设备设施", "基础管理"),
    "own_grade": ("较大", "三级"),
    "recheck": ("资料齐全", "现场已核"),
    "acceptance": ("资料齐全", "现场已核"),
    "phone": ("0351-1234567", "13800000000"),
    "longitude": ("112.53", "111.9"),
    "latitude": ("37.87", "37.5"),
}
CORE = (
    "id", "unit_id", "region", "observed_on", "description", "unit", "sector", "department", "owner", "place", "grade",
    "source", "found_on", "requirement", "due_on", "cost", "status", "rectified", "rectified_on", "closed", "closed_on",
    "order_no", "rule", "basis",
)  # fmt: skip
"""The facts that most forms ask for."""
MUST = ("description", "unit", "id")
"""Facts that are known of each hazard."""
SAID = frozenset(name for fact in FACTS.values() for answer in fact.implies.values() for name in answer)
"""Facts of which the answers to others speak, as a state says whether a hazard is rectified."""
EXTRA_TITLES = (
    "网格员", "天气", "楼层", "包联领导", "网格编号", "是否拍照", "车牌号", "备用列", "排名", "传真", "值班电话",
    "星期", "钥匙编号", "气温", "班次", "门牌号",
)  # fmt: skip
REMARKS = ("已核", "见附件", "无", "是", "晋A12345", "0351-1234567", "包联领导：王某", "1,2,3", "待补")
NUMBERS_OF: Mapping[str, Sequence[float]] = {
    "楼层": (1, 3, 12), "排名": (1, 2, 3), "气温": (-3.5, 20, 31), "门牌号": (12, 1500), "班次": (1, 2),
}  # fmt: skip


def bare(text: object) -> str:
    """A text without blanks, line breaks and invisible characters: what two spellings of it have in common."""
    return "".join(char for char in str(text) if char.isprintable() and not char.isspace())


# --- the truth ------------------------------------------------------------------------------------------------------


WHOLE = "whole"
"""Under this name a hazard keeps what is so of those of its facts that others speak of, be they known or not."""
STATES = {
    (False, False): ("reported", "open", "ongoing", "failed"),
    (True, False): ("rectified", "passed", "waiting"),
    (True, True): ("closed",),
}
"""The states of a hazard by whether it is rectified, and closed."""


def hazards(rng: Random, count: int, year: int) -> list[Hazard]:
    """Hazards found in a year, in the order of their days."""
    days = sorted(dt.date(year, 1, 1) + dt.timedelta(rng.randrange(365)) for _ in range(count))
    return [_hazard(rng, number, day) for number, day in enumerate(days, 1)]


def _hazard(rng: Random, number: int, found: dt.date) -> Hazard:
    made: Hazard = {"found_on": found}
    for name, fact in FACTS.items():
        if isinstance(fact, Text):
            made[name] = _text(rng, name, number)
        elif isinstance(fact, Choice):
            made[name] = rng.choice(list(fact.options))
        elif isinstance(fact, Flag):
            made[name] = rng.random() < 0.6
        elif isinstance(fact, Number):
            made[name] = float(rng.randrange(1, 90) * 100)
        elif isinstance(fact, Day):
            made[name] = _day(rng, made, name)
    made |= _agreeing(rng, made)
    unknown = {name for name in made if name not in MUST and rng.random() < 0.12}
    undone = {fact.dated for name, fact in FACTS.items() if made[name] is False}
    known = {name: None if name in unknown | undone else value for name, value in made.items()}
    return {**known, WHOLE: {name: made[name] for name in SAID}}


def _agreeing(rng: Random, made: Hazard) -> Hazard:
    """The answers that speak of each other, made to agree."""
    grade = rng.choice(("general", "major"))
    states = STATES[made["rectified"], made["closed"] and made["rectified"]]
    return {
        "grade": grade,
        "major": grade == "major",
        "own_grade": None,
        "closed": made["closed"] and made["rectified"],
        "status": rng.choice(states),
    }


def _text(rng: Random, name: str, number: int) -> str:
    if name == "id":
        return rng.choice(("YH-{:03}", "{:03}", "〔2024〕{}号", "2024{:04}", "A{}")).format(number)
    if name == "unit_id":
        return rng.choice(("91140100MA0K{:04}5X", "U{}", "14010{:04}", "0{}")).format(number)
    if name == "order_no":
        return f"（某）应急责改〔2024〕{number}号"
    if name == "description":
        return rng.choice(PLACES) + rng.choice(DEFECTS)
    return rng.choice(POOLS.get(name, PEOPLE))


def _day(rng: Random, made: Hazard, name: str) -> dt.date:
    """A day no sooner than the one that it follows."""
    if name not in made:
        before = _day(rng, made, FACTS[name].after or "found_on")
        made[name] = before + dt.timedelta(rng.randrange(45))
    day: dt.date = made[name]
    return day


# --- titles ---------------------------------------------------------------------------------------------------------

NOTES = {
    Day: ("（年月日）", "（年/月/日）", "(如2024-01-01)", "（XXXX年XX月XX日）"),
    Flag: ("（是/否）", "（√/×）", "(是或否)"),
    Choice: ("（下拉选择）", "(单选)"),
    Text: ("（全称）", "（必填）", "(请如实填写)", "（与执照一致）"),
}


def title(rng: Random, name: str) -> str:
    """One of the names of a fact, as a clerk writes it into a narrow cell."""
    fact = FACTS[name]
    known = [each for each in (fact.title, *fact.aliases) if not is_running(each)]
    plain = fact.title if rng.random() < 0.4 else rng.choice(known)
    if type(fact) in NOTES and rng.random() < 0.08:
        plain += rng.choice(NOTES[type(fact)])
    return spelt(rng, plain)


def spelt(rng: Random, text: str) -> str:
    """The text with blanks or a line break, or as it is."""
    cut = rng.randrange(1, len(text)) if len(text) > 1 else 0
    ways = (
        (80, text),
        (4, " ".join(text)),
        (4, "　".join(text) if len(text) < 4 else text),
        (5, f"{text[:cut]}\n{text[cut:]}" if cut else text),
        (2, f"  {text} "),
    )
    return rng.choices([way for _, way in ways], [weight for weight, _ in ways])[0]


RUNNING = ("序号", "序", "No.", "No")

JOINED = {
    "检查": ("日期", "时间", "对象"),
    "整改": ("要求", "措施", "期限", "时限", "责任部门", "责任单位", "完成日期", "完成时间", "结果", "状态"),
    "隐患": ("描述", "内容", "等级", "级别", "来源"),
    "销号": ("日期", "时间", "情况", "状态"),
    "闭环": ("日期", "情况"),
}
"""Groups of a header whose words and those below them make a title together: 检查 over 日期 is 检查日期."""

GROUPS = {
    "基本情况": ("unit", "unit_id", "region", "sector"),
    "企业基本信息": ("unit", "unit_id", "region"),
    "检查情况": ("found_on", "source", "observed_on"),
    "隐患情况": ("description", "grade", "basis", "rule"),
    "整改情况": ("requirement", "department", "due_on", "rectified", "rectified_on", "order_no"),
    "销号情况": ("closed", "closed_on"),
}
"""Groups of a header that only order it; each column below has a title of its own."""


TICKED = {
    "rectified": (("是否整改", "是", "否"), ("整改情况", "已整改", "未整改")),
    "closed": (("是否销号", "是", "否"), ("销号情况", "已销号", "未销号")),
}
"""Flags as a group of two columns, of which one is ticked."""


@cache
def joined() -> dict[str, list[tuple[str, str]]]:
    """The groups of JOINED, each with the (fact, title below it) that the two make."""
    named = {bare(each): name for name, fact in FACTS.items() for each in (fact.title, *fact.aliases)}
    return {
        group: [(named[group + below], below) for below in belows if group + below in named]
        for group, belows in JOINED.items()
    }


@cache
def unknown_titles() -> list[str]:
    """The titles of EXTRA_TITLES that no fact goes by."""
    known = {title for title, _, _ in HazardRecord.headers(list(EXTRA_TITLES))}
    return [each for each in EXTRA_TITLES if each not in known]


# --- what is no record ----------------------------------------------------------------------------------------------

NAMES = ("安全隐患排查治理台账", "隐患清单", "问题隐患整改台账", "隐患台账")
Line = str | tuple[str, ...]
"""The text of a row, or the texts that stand side by side in it."""
FOOTERS: Mapping[str, Sequence[Sequence[Line]]] = {
    "closing": (
        ("以上共{}条",), ("以上共计{}条隐患，其中重大0条。",), ("以下空白",), ("（以下空白）",), ("共{}条",),
        ("本月共排查隐患{}条",),
    ),
    "notes": (
        ("备注：本表一式两份。",), ("注：重大隐患须当日上报",), ("说明：整改完成的请附照片",),
        ("填表说明：日期按年月日填写",), ("※本表由乡镇填报",),
    ),
    "note_list": (
        ("注：1.本表每月5日前报送；", "2.重大隐患当日报送；", "3.联系电话：0351-1234567。"),
        ("填表说明：", "1、隐患等级分一般、重大", "2、整改期限不得晚于年底"),
    ),
    "signature": (
        ("填表人：张某    审核人：李某    单位负责人：王某",),
        (("填表人：", "张某", "", "审核人：", "李某"),),
        ("制表人：张某", "联系电话：0351-1234567"),
        ("单位负责人（签字）：",),
        (("制表：张某", "审核：李某", "日期：2024年12月31日"),),
        ("填报日期：2024年12月31日",),
        ("检查人员（签名）：            被检查单位负责人（签名）：",),
    ),
}  # fmt: skip
OTHER_TABLES: Sequence[tuple[str, Sequence[tuple[str, ...]]]] = (
    (
        "附：各乡镇隐患汇总表",
        (("乡镇", "隐患数", "已整改", "整改率"), ("城关镇", "12", "10", "83%"), ("河东镇", "5", "5", "100%")),
    ),
    ("附件2 会议情况", (("序号", "会议名称", "召开时间", "参会人数"), ("1", "推进会", "2024-05-01", "30"))),
    (
        "联系方式",
        (("姓名", "职务", "联系电话"), ("张某", "科长", "0351-1234567"), ("李某", "科员", "0351-7654321")),
    ),
    (
        "附：风险点清单",
        (
            ("序号", "风险点名称", "风险等级", "管控责任人"),
            ("1", "锅炉房", "较大风险", "张某"),
            ("2", "罐区", "重大风险", "李某"),
        ),
    ),
)
