"""Records of outcomes: accidents, and the reference quantities (GDP, employment) that rates are related to."""

from __future__ import annotations

from ansheng.rules.facts import Facts
from ansheng.rules.kinds import Choice, Count, Day, Flag, Number, Text


class AccidentRecord(Facts, title="事故", en="accident", table="accidents"):
    """One accident, as it is known when the table is closed.

    Deaths and injuries are those counted at that time; a number that is not reported yet is missing, not zero.
    """

    name = Text("事故名称", en="accident", aliases=("事故", "名称"))
    occurred_on = Day(
        "发生日期", en="occurred on", aliases=("事故日期", "事发日期", "发生时间", "事故发生时间")
    )
    sector = Text("行业领域", en="sector", aliases=("行业", "领域", "所属行业"))
    deaths = Count("死亡人数", unit="人", en="deaths", aliases=("死亡", "死亡（人）"))
    serious = Count("重伤人数", unit="人", en="serious injuries", aliases=("重伤", "重伤（人）"))
    injured = Count("受伤人数", unit="人", en="injured", aliases=("受伤", "伤", "受伤（人）"))
    loss = Number(
        "直接经济损失", unit="yuan", en="direct economic loss", aliases=("经济损失", "损失"), minimum=0
    )
    production = Flag(
        "是否生产安全事故", en="production safety accident", aliases=("生产安全事故", "纳入统计")
    )


class ReferenceRecord(Facts, title="基准数据", en="reference quantity", table="references"):
    """One quantity of an area and period that a rate is related to; ``unit`` says what ``value`` is counted in."""

    quantity = Choice(
        "指标",
        en="quantity",
        options={
            "gdp": "地区生产总值",
            "employed": "从业人员",
            "vehicles": "机动车保有量",
            "coal_output": "原煤产量",
        },
        aliases=("指标名称", "数据项"),
    )
    period = Text("统计期", en="period", aliases=("期间", "年份", "年度"))
    value = Number("数值", unit="", en="value", aliases=("值", "数量"), minimum=0)
    unit = Text("计量单位", en="unit", aliases=("单位",))
