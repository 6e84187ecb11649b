"""Grading: units by class, how often each class was inspected, old ratings, and the units to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from immutabledict import immutabledict

from ansheng.agenda.priorities import Priority, priority_units
from ansheng.assessment import KeyUnit, VisitStanding, key_units, outdated, rating_conflicts, visit_standings
from ansheng.assessment.grading import classes_at
from ansheng.assessment.records import RatingRecord
from ansheng.assessment.scheme import Scheme
from ansheng.hazards.enforcement import InspectionRecord
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import MOST, OPTION, choice, counted, listed
from ansheng.reports.blocks.rules import frequencies, office_file
from ansheng.reports.blocks.told import joined_words, maybe_major, paragraph, stood_told, there
from ansheng.reports.desk import Desk
from ansheng.reports.model import Cell, Item
from ansheng.responsibility import EnterpriseRecord
from ansheng.sheets import names
from ansheng.words import Words

_UNITS = Words("家", "")
VISITS = {
    "missed": Words("未达检查频次", "visits missed"),
    "unknown": Words("等级不明", "class not known"),
    "open": Words("本期未到期", "not over"),
    "kept": Words("已达检查频次", "frequency kept"),
}
"""How a unit was inspected against the frequency of its class, in Chinese and in English."""


def _grades(desk: Desk, options: Options) -> Iterator[Item]:
    """How many units are of each class, ratings that do not fit their scores, and ratings that are old."""
    if not there(desk, EnterpriseRecord):
        return
    yield from _classes(desk)
    if options.main and there(desk, RatingRecord):
        yield from _conflicts(desk, options)
    if options.text("months"):
        yield from _old(desk, options.count("months", 12), options.count("rows", MOST))
    if options.text("often"):
        yield from _visits(desk, options)


def _classes(desk: Desk) -> Iterator[Item]:
    rated = classes_at(desk.tables, desk.as_of) if RatingRecord.table in desk.tables else {}
    units = {names.key(one.name): one for one in desk.records(EnterpriseRecord) if one.name}
    classes = [rated.get(key) or unit.risk_class for key, unit in units.items()]
    counts = Counter(one or "" for one in classes)
    fact = EnterpriseRecord.fact("risk_class")
    titles = {name: choice(fact, name) for name in fact.options}
    states = {name: Words(one.zh, f"class {one.en}") for name, one in titles.items()}
    states[""] = Words("未定级", "not graded")
    if counts:
        found = [one or "" for one in classes]
        what = Words("监管企业", "units on the list")
        yield stood_told(desk, "graded", what, found, states, _UNITS, [*titles, ""])


def _conflicts(desk: Desk, options: Options) -> Iterator[Item]:
    found = rating_conflicts(desk.tables, Scheme.read(office_file(desk, options.main)))
    if not found:
        yield paragraph(
            desk,
            Words("未发现评定等级与得分不符的情况。", "No rating was found that does not fit its scores."),
        )
        return
    heads = (
        Words("单位名称", "unit"),
        Words("评定日期", "graded on"),
        Words("评定等级", "class"),
        Words("按得分应为", "class by the scores"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            rating.unit,
            rating.graded_on,
            rating.risk_class,
            desk.of(Words(score.band.title, score.band.en)) if score.band else None,
        )
        for rating, score in found
    ]
    most = options.count("rows", MOST)
    title = Words("评定等级与得分不符的企业", "Ratings that do not fit their scores")
    yield listed(desk, title, heads, rows[:most], left=len(rows) - most)


def _old(desk: Desk, months: int, most: int) -> Iterator[Item]:
    if not there(desk, RatingRecord):
        return
    found = outdated(desk.tables, desk.as_of, months=months)
    count = counted(
        desk,
        "ratings_outdated",
        Words("未按期更新分级的企业", "units whose rating is old"),
        len(found),
        _UNITS,
        Words(
            f"到统计截止日最近一次评定超过{months}个月或无评定记录的企业数",
            f"units whose latest rating is older than {months} months, or that have none",
        ),
    )
    if not found:
        return
    yield desk.paragraph(
        desk.say(Words("未按期更新分级的企业{0}。", "units whose rating is old: {0}."), count)
    )
    heads = (Words("单位名称", "unit"), Words("最近评定日期", "latest rating"))
    title = Words("未按期更新分级的企业", "Units whose rating is old")
    yield listed(desk, title, heads, found[:most], left=len(found) - most)


def _visits(desk: Desk, options: Options) -> Iterator[Item]:
    """How the units were inspected in the year against the frequency of their class."""
    if not there(desk, InspectionRecord):
        return
    often = frequencies(options.several("often"))
    found = visit_standings(desk.tables, desk.window.first.year, desk.as_of, often)
    if not found:
        return
    what = Words("须按等级检查的企业", "units to be inspected by class")
    yield stood_told(desk, "visits_by_class", what, [one.state for one in found], VISITS, _UNITS)
    wrong = [one for one in found if one.state in ("missed", "unknown")]
    heads = (
        Words("单位名称", "unit"),
        Words("等级", "class"),
        Words("情况", "standing"),
        Words("未达频次的时段", "spans missed"),
    )
    most = options.count("rows", MOST)
    rows = [_visit(desk, one) for one in wrong[:most]]
    title = Words(
        "未达检查频次和等级不明的企业", "Units whose visits were missed, and those of unknown class"
    )
    if rows:
        yield listed(desk, title, heads, rows, left=len(wrong) - most)


def _visit(desk: Desk, one: VisitStanding) -> tuple[Cell, ...]:
    missed = [
        Words(
            f"{span.period.label()}应检查{span.due}次，实际{span.made}次",
            f"{span.period.label('en')}: {span.made} of {span.due}",
        )
        for span in one.spans
        if span.state == "missed"
    ]
    return one.unit, one.risk_class, desk.of(VISITS[one.state]), joined_words(desk, missed) or None


def _priorities(desk: Desk, options: Options) -> Iterator[Item]:
    """The units to be inspected first on the day, with the reasons."""
    if not there(desk, EnterpriseRecord):
        return
    found = priority_units(
        maybe_major(desk.tables),
        desk.as_of,
        classes=options.several("classes"),
        sectors=options.several("sectors"),
        months=options.count("months", 12),
    )
    meaning = Words(
        "到统计截止日有事故、未销号重大隐患，或属指定等级、行业的企业数",
        "units with an accident, an open major hazard, or of the classes and sectors named, on the as-of day",
    )
    title = Words("重点检查企业", "units to be inspected first")
    count = counted(desk, "priority_units", title, len(found), _UNITS, meaning)
    if not found:
        yield paragraph(desk, Words("无须列为重点检查的企业。", "No unit is to be inspected first."))
        return
    yield desk.paragraph(desk.say(Words("重点检查企业{0}。", "units to be inspected first: {0}."), count))
    most = options.count("rows", MOST)
    heads = (Words("单位名称", "unit"), Words("理由", "reasons"), Words("核实", "to be checked"))
    rows = [_priority(desk, one) for one in found[:most]]
    yield listed(
        desk, Words("重点检查企业清单", "Units to be inspected first"), heads, rows, left=len(found) - most
    )


def _priority(desk: Desk, one: Priority) -> tuple[Cell, ...]:
    check = None if one.certain else desk.of(Words("须核实", "to be checked"))
    return one.unit, joined_words(desk, one.reasons), check


def _keys(desk: Desk, options: Options) -> Iterator[Item]:
    """The units with most grounds for a look in the period."""
    if not there(desk, EnterpriseRecord):
        return
    found = key_units(
        maybe_major(desk.tables),
        accidents_in=desk.window,
        on=desk.as_of,
        classes=options.several("classes"),
        sectors=options.several("sectors"),
    )
    if not found:
        yield paragraph(desk, Words("未发现须重点关注的企业。", "No unit was found to look at first."))
        return
    most = options.count("rows", MOST)
    facts = (Words("单位名称", "unit"), Words("行业领域", "sector"), Words("情形", "grounds"))
    rows = [_key(desk, one) for one in found[:most]]
    yield listed(desk, Words("重点关注企业", "Key units"), facts, rows, left=len(found) - most)


def _key(desk: Desk, one: KeyUnit) -> tuple[Cell, ...]:
    return one.unit.name, one.unit.sector, joined_words(desk, one.grounds)


_CHOSEN = immutabledict(
    {"classes": Words("等级", "classes"), "sectors": Words("行业", "sectors"), "rows": OPTION}
)

BLOCKS = (
    Block(
        "enterprise_grades",
        Words("企业分级", "enterprise grades"),
        Words(
            "各等级企业数、与得分不符的评定、逾期未更新的分级、各等级检查频次",
            "units by class, ratings that do not fit or are old, and visits by class",
        ),
        _grades,
        options=immutabledict(
            {"often": Words("频次", "often"), "months": Words("更新月数", "months"), "rows": OPTION}
        ),
        main=Words("案卷文件夹内的分级方案文件，如 分级方案.toml", "the file of the scheme of classes"),
    ),
    Block(
        "priority_units",
        Words("重点检查企业", "priority units"),
        Words("有事故、重大隐患或属指定等级、行业的企业", "units to be inspected first, with the reasons"),
        _priorities,
        options=immutabledict({**_CHOSEN, "months": Words("事故月数", "months")}),
    ),
    Block(
        "key_units",
        Words("重点关注企业", "key units"),
        Words("统计期间内情形最多的企业", "the units with most grounds in the period"),
        _keys,
        options=_CHOSEN,
    ),
)
