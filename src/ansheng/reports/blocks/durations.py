"""Durations: days to put hazards right, the backlog expected with its range, and warnings of the newest month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs
from immutabledict import immutabledict

from ansheng.dates import Period
from ansheng.durations.forecast import METHOD, Expected, backlog_held_back, expected_backlog, fit_outcome
from ansheng.durations.series import WATCHED, early_warnings
from ansheng.durations.times import Time, Times, rectification_times
from ansheng.indicators.core import HAZARDS_FOUND
from ansheng.indicators.figure import Figure
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.blocks.hazards import there
from ansheng.reports.blocks.lists import OPTION, counted, listed
from ansheng.reports.blocks.told import GROUPS
from ansheng.reports.desk import Desk, Piece
from ansheng.reports.graphics import Diagram, Series
from ansheng.reports.model import Cell, Item, Paragraph, Table
from ansheng.words import Words

DRAWS, BACK_DRAWS = 200, 100
"""So many draws a forecast of a bulletin has, and each of those looked back on."""

_DAYS, _HAZARDS = Words("天", "days"), Words("条", "")


def _times(desk: Desk, options: Options) -> Iterator[Item]:
    """How long hazards take to be put right, of all and by a fact."""
    if not there(desk):
        return
    by = fact_called(HAZARDS_FOUND, options.main or "责任部门").name
    found = rectification_times(desk.tables, as_of=desk.as_of, by=by)
    if not found.whole.hazards:
        _none(desk, found)
        return
    yield desk.paragraph(*_said(desk, found.whole))
    if len(found) > 1:
        yield _table(desk, by, found, options.count("rows", GROUPS))


def _none(desk: Desk, found: Times) -> None:
    desk.leave_out(
        Words(
            f"无可计算整改用时的隐患（{found.whole.left}条缺发现日期、整改完成日期或是否整改）。",
            f"No hazard tells its days to be put right ({found.whole.left} lack a day or state).",
        )
    )


def _said(desk: Desk, one: Time) -> Iterator[Piece]:
    """The median with its limits, those that are open, and those left out, in a sentence."""
    median, low, high = (_days(desk, one, name) for name in ("median", "median_low", "median_high"))
    hazards, still = _count(desk, one, "hazards"), _count(desk, one, "still")
    if one.median is None:
        words = Words(
            "计入的{hazards}隐患中{still}尚未整改，过半数未整改，中位用时未达到。",
            "Of {hazards} hazards {still} are open; over half still stand, and the median is not reached.",
        )
        yield desk.say(words, hazards=hazards, still=still)
    elif one.median_high is None:
        words = Words(
            "隐患自发现至整改的中位用时{median}（不少于{low}），计入{hazards}，其中尚未整改{still}。",
            "hazards take {median} in the median ({low} or more) to be put right; {still} of {hazards} are open.",
        )
        yield desk.say(words, median=median, low=low, hazards=hazards, still=still)
    else:
        words = Words(
            "隐患自发现至整改的中位用时{median}（区间{low}至{high}），计入{hazards}，其中尚未整改{still}。",
            "hazards take {median} in the median ({low} to {high}) to be put right; {still} of {hazards} are open.",
        )
        yield desk.say(words, median=median, low=low, high=high, hazards=hazards, still=still)
    if one.left:
        left = _count(desk, one, "left")
        yield desk.say(
            Words("另有{0}缺日期或整改情况，未计入。", " {0} lack a day or state and are left out."), left
        )


_NAMES = immutabledict(
    {
        "hazards": Words("计入整改用时的隐患", "hazards whose days are counted"),
        "still": Words("其中尚未整改", "of them open"),
        "left": Words("未计入整改用时的隐患", "hazards whose days are not counted"),
        "q25": Words("四分之一整改的用时", "days by which a quarter is put right"),
        "median": Words("整改中位用时", "median days to put right"),
        "median_low": Words("整改中位用时下限", "lower limit of the median"),
        "median_high": Words("整改中位用时上限", "upper limit of the median"),
        "q75": Words("四分之三整改的用时", "days by which three quarters are put right"),
    }
)
_MEANING = Words(
    "自发现之日至整改完成之日的天数，未整改的按到统计截止日尚未整改计入（乘积极限法）",
    "days from that of finding to that of being put right, open ones counted as open on the as-of day (Kaplan-Meier)",
)


def _number(desk: Desk, one: Time, name: str, value: int | None, unit: Words) -> Figure:
    title, group = _NAMES[name], one.name(desk.lang)
    label = Words(f"{title.zh}（{one.name()}）", f"{title.en} ({one.name('en')})") if one.group else title
    marked = f"rectification_time_{name}" + (f"[{group}]" if one.group else "")
    return counted(desk, marked, label, value, unit, _MEANING, unknown=one.left if name == "median" else 0)


def _days(desk: Desk, one: Time, name: str) -> Figure:
    return _number(desk, one, name, getattr(one, name), _DAYS)


def _count(desk: Desk, one: Time, name: str) -> Figure:
    return _number(desk, one, name, getattr(one, name), _HAZARDS)


def _table(desk: Desk, by: str, found: Times, most: int) -> Table:
    fact = HAZARDS_FOUND.numerator.record.fact(by)
    heads = (
        Words(fact.title, fact.en),
        Words("隐患", "hazards"),
        Words("未整改", "open"),
        Words("四分之一（天）", "a quarter (days)"),
        Words("中位（天）", "median (days)"),
        Words("95%区间", "95 %"),
        Words("四分之三（天）", "three quarters (days)"),
    )
    rows = [_row(desk, one) for one in (*found.times[:most], found.whole)]
    notes = (
        Words("注：空白为尚未达到。", "Blank: not reached."),
        Words(
            f"注：整改用时{found.whole.left}条未计入（缺发现日期、整改完成日期或是否整改，或日期先后颠倒）。",
            f"{found.whole.left} hazards are left out: a day or the state is not stated, or days contradict.",
        ),
    )
    title = Words(f"按{fact.title}整改用时", f"Days to put right by {fact.en}")
    return listed(
        desk, title, heads, rows, left=len(found) - most, notes=notes if found.whole.left else notes[:1]
    )


def _row(desk: Desk, one: Time) -> tuple[Cell | Figure, ...]:
    def maybe(name: str) -> Cell | Figure:
        return None if getattr(one, name) is None else _days(desk, one, name)

    return (
        one.name(desk.lang), _count(desk, one, "hazards"), _count(desk, one, "still"), maybe("q25"), maybe("median"),
        one.band_text(desk.lang), maybe("q75"),
    )  # fmt: skip


def _forecast(desk: Desk, options: Options) -> Iterator[Item]:
    """How many hazards are expected to stand open at the campaign's end, or on a day that the template names."""
    if not there(desk):
        return
    until = Period.parse(options.main).last if options.main else desk.campaign.ends
    if until is None or until <= desk.as_of:
        desk.leave_out(
            Words(
                "行动未写明结束日期，或已结束，未作存量预测。",
                "The campaign states no end, or is over; the backlog is not forecast.",
            )
        )
        return
    found = expected_backlog(desk.tables, as_of=desk.as_of, until=until, draws=DRAWS)
    if found.last.expected is None:
        why = found.last.reason
        desk.leave_out(Words(f"{why.zh}，未作存量预测。", f"The backlog is not forecast: {why.en}."))
        return
    yield desk.paragraph(_expected(desk, found.last))
    back = backlog_held_back(desk.tables, as_of=desk.as_of, draws=BACK_DRAWS)
    if len(found) > 1:
        yield _ahead(desk, found.rows)
        yield _lines(desk, found.rows)
    yield Paragraph(desk.of(METHOD))
    yield Paragraph(desk.of(fit_outcome(back)))


def _ahead_figure(desk: Desk, one: Expected, name: str, value: int | None) -> Figure:
    titles = {
        "now": Words("现有存量隐患", "hazards open now"),
        "expected": Words("预计存量隐患", "hazards expected to be open"),
        "low": Words("预计存量隐患下限", "least of the range expected"),
        "high": Words("预计存量隐患上限", "most of the range expected"),
    }
    marked = f"backlog_{name}" if name == "now" else f"backlog_{name}@{one.day}"
    return counted(desk, marked, titles[name], value, _HAZARDS, METHOD, unknown=one.unaged)


def _expected(desk: Desk, one: Expected) -> Piece:
    now, low, high = (_ahead_figure(desk, one, name, getattr(one, name)) for name in ("now", "low", "high"))
    expected = _ahead_figure(desk, one, "expected", round(one.expected or 0))
    words = Words(
        "现有存量隐患{now}，按目前进度预计到" + desk.day(one.day) + "约{expected}（区间{low}至{high}）。",
        "{now} hazards are open; at the present pace about {expected} are expected to be on "
        + desk.day(one.day)
        + " (range {low} to {high}).",
    )
    return desk.say(words, now=now, expected=expected, low=low, high=high)


def _cells(desk: Desk, one: Expected) -> tuple[Figure, Figure, Figure]:
    return (
        _ahead_figure(desk, one, "expected", round(one.expected or 0)),
        _ahead_figure(desk, one, "low", one.low),
        _ahead_figure(desk, one, "high", one.high),
    )


def _ahead(desk: Desk, rows: Sequence[Expected]) -> Table:
    heads = (
        Words("截至", "at the end of"),
        Words("预计未整改", "expected"),
        Words("下限", "least"),
        Words("上限", "most"),
    )
    made = [(desk.day(one.day), *_cells(desk, one)) for one in rows]
    return listed(desk, Words("存量隐患预测", "Backlog expected"), heads, made)


def _lines(desk: Desk, rows: Sequence[Expected]) -> Diagram:
    title = desk.of(Words("存量隐患预测", "Backlog expected"))
    names = (Words("预计未整改", "expected"), Words("下限", "least"), Words("上限", "most"))
    made = list(zip(*(_cells(desk, one) for one in rows), strict=True))
    lines = tuple(
        Series(
            desk.of(name),
            tuple(figure.value for figure in line),
            tuple(figure.shown(desk.lang) for figure in line),
            tuple(desk.keep(figure).id for figure in line),
        )
        for name, line in zip(names, made, strict=True)
    )
    last = rows[-1]
    alt = Words(
        f"折线图：预计{desk.day(last.day)}存量隐患{lines[0].shown[-1]}，{lines[1].shown[-1]}至{lines[2].shown[-1]}。",
        f"Line chart: about {lines[0].shown[-1]} hazards expected to be open on {desk.day(last.day)}, "
        f"{lines[1].shown[-1]} to {lines[2].shown[-1]}.",
    )
    labels = tuple(_label(one.day) for one in rows)
    return Diagram(title, "lines", labels, lines, desk.of(Words("单位：条", "")), desk.of(alt))


def _label(day: date) -> str:
    return day.isoformat()


def _warnings(desk: Desk, options: Options) -> Iterator[Item]:
    """Whether the newest whole month is out of what those before it let one expect."""
    asked = [desk.indicator(name) for name in options.names()] or [
        one for one in WATCHED if not desk.lacking(one)
    ]
    chosen = [one for one in asked if not desk.lacking(one)]
    for one in asked:
        for record in desk.lacking(one).values():
            desk.leave_out(desk.absent(record))
    if not chosen:
        return
    found = early_warnings(desk.tables, chosen, as_of=desk.as_of)
    month = Period(found.month.replace(day=1), found.month).label(desk.lang)
    told = []
    for warned in found:
        figure = desk.keep(_of_month(warned.figure, found.month))
        came = warned.outcome()
        words = Words(f"{figure.name()}{{0}}，{came.zh}", f"{figure.name('en')}: {{0}}, {came.en}")
        told.append(desk.say(words, desk.quoted(figure)))
    if not told:
        desk.leave_out(Words("无可比的月份，未作月度预警。", "No month can be compared; none is warned of."))
        return
    count = counted(
        desk,
        f"early_warnings@{found.month}",
        Words("月度预警", "warnings of the newest month"),
        len(found.signals),
        Words("项", ""),
        Words(
            "最近一个完整月的数字超出此前各月推算的范围，或逐月持续上升、下降的指标数",
            "indicators whose newest month is out of what those before it let one expect, or that drift",
        ),
    )
    words = Words(
        month + "与此前各月相比，预警{0}。", "of " + month + ", {0} warned of beside the months before."
    )
    yield desk.paragraph(desk.say(words, count))
    yield desk.bullets(told)


def _of_month(figure: Figure, month: date) -> Figure:
    """The figure of a month with an id that no other figure of the report has."""
    return attrs.evolve(figure, id=f"{figure.id}@{month}known")


BLOCKS = (
    Block(
        "rectification_time",
        Words("整改用时", "days to put right"),
        Words(
            "隐患自发现至整改的中位用时及区间，未整改的按尚未整改计入，按某列分组",
            "median days to put hazards right with limits, open ones counted as open, by a fact",
        ),
        _times,
        options=immutabledict({"rows": OPTION}),
        main=Words("列，如 责任部门、地区、单位名称", "a fact, such as department, region, unit"),
    ),
    Block(
        "backlog_forecast",
        Words("存量预测", "backlog forecast"),
        Words(
            "到行动结束日（或所写日期）预计尚未整改的隐患数及区间，附图和此前预测的准确程度",
            "hazards expected to be open at the campaign's end, with the range, and how earlier forecasts did",
        ),
        _forecast,
        main=Words("预测到的日期，如 2022-12-31", "the day to forecast, such as 2022-12-31"),
    ),
    Block(
        "early_warnings",
        Words("月度预警", "early warnings"),
        Words(
            "最近一个完整月是否超出此前各月推算的范围",
            "whether the newest whole month is out of what those before it let one expect",
        ),
        _warnings,
        main=Words("指标名称，以“、”分隔", "names of indicators"),
    ),
)
