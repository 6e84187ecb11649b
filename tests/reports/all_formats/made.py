"""Reports that all formats are tried with: of the example, and one with a figure of every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from ansheng import Dossier, open_dossier
from ansheng.campaigns.records import TaskRecord
from ansheng.dates import Period
from ansheng.hazards.enforcement import PenaltyRecord
from ansheng.indicators import Comparison, Figure, Print
from ansheng.reports import Report, Section, bulletin
from ansheng.reports.desk import Desk
from ansheng.reports.drawing import making
from ansheng.reports.templates.grammar import read
from ansheng.reports.templates.library import template_called
from ansheng.words import Lang, Words
from tests.reports.conftest import AS_OF, START, YEAR, made_up_year, typed

EXAMPLE = Path(__file__).parents[3] / "examples" / "lingwu-2020"
LAST_DAY = date(2020, 12, 31)

TEXTS: Mapping[Lang, str] = {
    "zh": """# 通报
## 计数
排查隐患{排查隐患}，整改率{整改率}；其中煤矿{排查隐患[行业领域=煤矿]}，占{排查隐患[行业领域=煤矿]|占比}。
发生{生产安全事故}，{生产安全事故|同比}；受伤{受伤人数}，{受伤人数|同比}；上年{生产安全事故@2019年}。
每起死亡{死亡人数|每=生产安全事故}，两年年均{生产安全事故@2019—2020年|年均}。
连续{连续月数[等级=较大]}未发生较大及以上事故。
罚款{罚款}；其中{罚款|分列=行业领域}。
## 图表
[[表：排查隐患、整改率、罚款、逾期未整改；按=行业领域]]
[[柱状图：罚款；按=行业领域]]
[[柱状图：排查隐患；按=行业领域]]
[[走势图：排查隐患]]
[[漏斗图]]
## 数据说明
[[数据说明]]
""",
    "en": """# Bulletin
## Counts
Found: {hazards_found}; rate: {rectification_rate}.
Of 煤矿: {hazards_found[sector=煤矿]}, or {hazards_found[sector=煤矿]|share}.
Accidents: {accidents}, {accidents|yoy}; injured: {injured}, {injured|yoy}; a year before: {accidents@2019}.
Deaths an accident: {deaths|per=accidents}; a year: {accidents@2019–2020|yearly}.
No graver accident: {streak_months[grade=larger]}.
Fines: {fines}; of these {fines|by=sector}.
## Tables
[[table: hazards_found, rectification_rate, fines, hazards_overdue; by=sector]]
[[bars: fines; by=sector]]
[[bars: hazards_found; by=sector]]
[[trend: hazards_found]]
[[funnel]]
## Notes
[[notes]]
""",
}  # fmt: skip

FINES = {"消防": 20.0, "煤矿": 155_300.0, "道路运输": 123_456_789.0, "烟花爆竹": 1_553.5}


def small() -> Dossier:
    """The made-up year, with fines from 20 yuan to more than a hundred million, and hazards that lack a fact."""
    rows: list[dict[str, Any]] = [
        {"kind": "fine", "amount": amount, "sector": sector, "penalised_on": START}
        for sector, amount in FINES.items()
    ]
    task = {"name": "建机制", "lead": "甲局", "finished": False, "due_on": date(2020, 11, 30)}
    year = made_up_year()
    tables = {**year.tables, "penalties": typed(PenaltyRecord, rows), "tasks": typed(TaskRecord, [task])}
    return attrs.evolve(year, tables=tables)


def by_hand() -> tuple[Figure, ...]:
    """A figure of every kind that no record need give."""

    def one(name: str, value: int | Decimal | None, unit: str, **more: Any) -> Figure:
        words = {"label_en": name, "unit_en": more.pop("unit_en", ""), "definition_en": f"what {name} is"}
        return Figure(name, f"甲{name}", value, unit, YEAR, AS_OF, f"{name}的含义", {}, **words, **more)

    def rate(name: str, places: int, value: str, **more: Any) -> Figure:
        style = Print(places, more.pop("zeros", None))
        return one(name, Decimal(value), "%", numerator=13, denominator=32, style=style, **more)

    fall = Comparison(59, 68, places=2)
    return (
        one("count", 1_234_567, "条"),
        one("zero", 0, "起"),
        one("falling", 59, "起", comparison=fall),
        rate("whole", 0, "41"),
        rate("one", 1, "40.6"),
        rate("two", 2, "40.63"),
        rate("dropped", 1, "8.0", zeros="drop"),
        rate("kept", 1, "8.0"),
        rate("lacking", 1, "40.6", unknown=3),
        one("nothing", None, "%", reason=Words("分母为0", "the whole is zero")),
        one("small", 20, "元"),
        one("cents", Decimal("20.55"), "元"),
        one("large", Decimal("155300.00"), "元"),
        one("huge", 123_456_789_012, "元"),
        one("rough", 155_349, "元", style=Print(0)),
        one("negative", -3, "条"),
        one(
            "mean",
            Decimal("2.50"),
            "人",
            unit_en="persons",
            style=Print(2),
            numerator=5,
            denominator=2,
            per=1,
        ),
        one("rare", Decimal("0.034"), "人/亿元", unit_en="per 100m", style=Print(3)),
        one("streak", 6, "个月", unit_en="months"),
        attrs.evolve(one("before", 4, "起"), window=Period.parse("2019")),
        attrs.evolve(one("grouped[sector=煤矿]", 12, "条"), group={"sector": "煤矿"}),
    )


def with_every_kind(lang: Lang) -> Report:
    """A report with figures of records and by hand, in sentences, tables and charts."""
    template = read(TEXTS[lang], "模板.txt")
    made = bulletin(small(), period="2020", as_of=LAST_DAY, template=template, lang=lang)
    desk = Desk(small(), YEAR, AS_OF, lang)
    figures = by_hand()
    said = [desk.say(Words("{0}为{1}。", "{0}: {1}."), one.name(lang), one) for one in figures]
    compared = [desk.quoted(one, one.comparison.text(lang)) for one in figures if one.comparison]
    heads = [desk.of(Words("指标", "indicator")), desk.of(Words("数值", "value"))]
    table = desk.table(desk.of(Words("手工", "By hand")), heads, [(one.name(lang), one) for one in figures])
    amounts = [one for one in figures if one.unit == "元"]
    rates = [one for one in figures if one.unit == "%"]
    charts = (
        making.steps(amounts, desk.of(Words("金额", "Amounts")), lang),
        making.steps(rates, desk.of(Words("比率", "Rates")), lang),
    )
    section = Section(desk.of(Words("手工", "By hand")), (desk.bullets([*said, *compared]), table, *charts))
    return attrs.evolve(made, figures=(*made.figures, *figures), sections=(*made.sections, section))


@cache
def example() -> Dossier:
    """The dossier of the example."""
    return open_dossier(EXAMPLE)


def of_example(name: str, lang: Lang) -> Report:
    """A shipped template filled from the example."""
    template = template_called(name).template(lang)
    return bulletin(example(), period="2020", as_of=LAST_DAY, template=template, lang=lang)


REPORTS: Mapping[str, Callable[[Lang], Report]] = {
    "bulletin": lambda lang: of_example("bulletin", lang),
    "overview": lambda lang: of_example("overview", lang),
    "every kind": with_every_kind,
}


@cache
def report(name: str, lang: Lang) -> Report:
    """A report by name, made once."""
    return REPORTS[name](lang)
