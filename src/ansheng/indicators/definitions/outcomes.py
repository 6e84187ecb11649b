"""Indicators of outcomes: accidents by grade, deaths, losses, and the relative rates of deaths."""

from __future__ import annotations

from decimal import Decimal

import attrs

from ansheng.accidents.grades import grade_named
from ansheng.accidents.records import AccidentRecord, ReferenceRecord
from ansheng.facts import nodes
from ansheng.facts.handles import Condition
from ansheng.indicators.evaluation.quantity import Quantity, count, total
from ansheng.indicators.figure import Print
from ansheng.indicators.indicator import Indicator

_a, _r = AccidentRecord, ReferenceRecord
_INDUSTRIAL = _a.domain.is_in(["coal", "industrial"])


def at_least(grade: str) -> Condition:
    """That an accident is of a grade or a graver one: ``larger`` is 较大以上. What is not known leaves it open.

    :raises UnknownNameError: there is no such grade
    """
    bound = grade_named(grade)
    loss = _a.loss >= f"{bound.loss:.0f} yuan"
    return (_a.deaths >= bound.deaths) | (_a.serious >= bound.serious) | _to_the_cent(loss)


def _to_the_cent(comparison: Condition) -> Condition:
    """A comparison of money without the tolerance of measured values: a cent short of a bound is below it."""
    assert isinstance(comparison.node, nodes.Compare)
    return Condition(attrs.evolve(comparison.node, exact=True))


def _reference(quantity: str, factors: dict[str, int | Decimal]) -> Quantity:
    return total(_r.value, of=_r.period, where=_r.quantity == quantity, units=(_r.unit, factors))


_PERSONS: dict[str, int | Decimal] = {"人": 1, "万人": 10_000}
_RATE = Print(places=3, zeros="keep")

FATAL_ACCIDENTS = Indicator(
    "fatal_accidents",
    "亡人事故",
    "fatal accidents",
    "起",
    count(_a, on=_a.occurred_on, where=_a.production & (_a.deaths >= 1)),
    definition="统计期间内有人死亡的生产安全事故起数",
    definition_en="production safety accidents of the period in which somebody died",
)
LARGER_ACCIDENTS = Indicator(
    "larger_accidents",
    "较大及以上事故",
    "larger and graver accidents",
    "起",
    count(_a, on=_a.occurred_on, where=_a.production & at_least("larger")),
    definition="统计期间内较大及以上等级的生产安全事故起数；死亡、重伤、损失任一达到即计入",
    definition_en="production safety accidents of the period of the grade larger or graver, by any of deaths, serious "
    "injuries and loss",
)
LARGER_DEATHS = Indicator(
    "larger_deaths",
    "较大及以上事故死亡人数",
    "deaths in larger and graver accidents",
    "人",
    total(_a.deaths, on=_a.occurred_on, where=_a.production & at_least("larger")),
    definition="统计期间内较大及以上生产安全事故的死亡人数之和",
    definition_en="deaths in the larger and graver production safety accidents of the period",
)
GRAVE_ACCIDENTS = Indicator(
    "grave_accidents",
    "重特大事故",
    "grave and extraordinary accidents",
    "起",
    count(_a, on=_a.occurred_on, where=_a.production & at_least("grave")),
    definition="统计期间内重大、特别重大生产安全事故的起数",
    definition_en="grave and extraordinary production safety accidents of the period",
)
SERIOUS_INJURED = Indicator(
    "serious_injured",
    "重伤人数",
    "seriously injured",
    "人",
    total(_a.serious, on=_a.occurred_on, where=_a.production),
    definition="统计期间内生产安全事故的重伤人数之和，含急性工业中毒",
    definition_en="persons seriously injured in the production safety accidents of the period, poisoned ones included",
)
MISSING = Indicator(
    "missing",
    "其中下落不明",
    "of them missing",
    "人",
    total(_a.missing, on=_a.occurred_on, where=_a.production),
    definition="统计期间内死亡人数中下落不明的人数",
    definition_en="of the deaths of the period, those missing",
)
LOSS = Indicator(
    "loss",
    "直接经济损失",
    "direct economic loss",
    "元",
    total(_a.loss, on=_a.occurred_on, where=_a.production),
    definition="统计期间内生产安全事故的直接经济损失之和（元）",
    definition_en="direct economic loss of the production safety accidents of the period, in yuan",
    style=Print(places=2),
)
DEATHS_PER_ACCIDENT = Indicator(
    "deaths_per_accident",
    "平均每起死亡",
    "deaths per accident",
    "人/起",
    total(_a.deaths, on=_a.occurred_on, where=_a.production),
    count(_a, on=_a.occurred_on, where=_a.production),
    definition="统计期间内生产安全事故的死亡人数除以起数；死亡人数不明的不计入分子、分母",
    definition_en="deaths divided by the number of production safety accidents of the period; accidents whose deaths "
    "are not known are left out of both",
    unit_en="per accident",
    style=Print(places=2),
    per=1,
)
DEATHS_PER_GDP = Indicator(
    "deaths_per_gdp",
    "亿元国内生产总值生产安全事故死亡率",
    "deaths per 100 million yuan of GDP",
    "人/亿元",
    total(_a.deaths, on=_a.occurred_on, where=_a.production),
    _reference("gdp", {"亿元": 1, "万元": Decimal("0.0001"), "元": Decimal("0.00000001")}),
    definition="统计期间内生产安全事故死亡人数除以同一地区、同一期间的地区生产总值（亿元）",
    definition_en="deaths in production safety accidents divided by the GDP of the same area and period "
    "(100 million yuan)",
    unit_en="per 100 million yuan",
    style=_RATE,
    per=1,
)
DEATHS_PER_100K = Indicator(
    "deaths_per_100k",
    "工矿商贸就业人员10万人死亡率",
    "industrial and commercial deaths per 100 000 employed",
    "人/10万人",
    total(_a.deaths, on=_a.occurred_on, where=_a.production & _INDUSTRIAL),
    _reference("employed", _PERSONS),
    definition="统计期间内工矿商贸事故死亡人数除以同期就业人员，乘以10万",
    definition_en="deaths in industrial and commercial accidents of the period for 100 000 employed",
    unit_en="per 100 000 persons",
    style=_RATE,
    per=100_000,
)
ROAD_DEATHS_PER_10K = Indicator(
    "road_deaths_per_10k",
    "道路交通万车死亡率",
    "road deaths per 10 000 vehicles",
    "人/万车",
    total(_a.deaths, on=_a.occurred_on, where=_a.domain == "road"),
    _reference("vehicles", {"辆": 1, "万辆": 10_000}),
    definition="统计期间内全部道路交通事故（不限于生产安全事故）死亡人数除以机动车保有量，乘以1万",
    definition_en="deaths in all road accidents of the period, not only those of production, for 10 000 motor vehicles",
    unit_en="per 10 000 vehicles",
    style=Print(places=2),
    per=10_000,
)
COAL_DEATHS_PER_MT = Indicator(
    "coal_deaths_per_mt",
    "煤矿百万吨死亡率",
    "coal-mine deaths per million tonnes",
    "人/百万吨",
    total(_a.deaths, on=_a.occurred_on, where=_a.production & (_a.domain == "coal")),
    _reference("coal_output", {"吨": 1, "万吨": 10_000, "百万吨": 1_000_000}),
    definition="统计期间内煤矿事故死亡人数除以原煤产量，乘以100万吨；无产量的无法统计",
    definition_en="deaths in coal-mine accidents of the period for a million tonnes of raw coal; without "
    "output there is none",
    unit_en="per million tonnes",
    style=_RATE,
    per=1_000_000,
)
DEATHS_PER_1000 = Indicator(
    "deaths_per_1000",
    "千人死亡率",
    "deaths per 1000 staff",
    "‰",
    total(_a.deaths, on=_a.occurred_on, where=_a.production),
    _reference("staff", _PERSONS),
    definition="统计期间内生产安全事故死亡人数除以平均职工人数，乘以1000",
    definition_en="deaths in production safety accidents of the period for 1000 of the average staff",
    style=Print(places=3),
    per=1000,
)
SERIOUS_PER_1000 = Indicator(
    "serious_per_1000",
    "千人重伤率",
    "serious injuries per 1000 staff",
    "‰",
    total(_a.serious, on=_a.occurred_on, where=_a.production),
    _reference("staff", _PERSONS),
    definition="统计期间内生产安全事故重伤人数除以平均职工人数，乘以1000",
    definition_en="serious injuries in production safety accidents of the period for 1000 of the average staff",
    style=Print(places=3),
    per=1000,
)
