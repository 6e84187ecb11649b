"""Vintages: the year before as it was known then and as it is known now, with a warning where data come late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs
from immutabledict import immutabledict

from ansheng.dates import shift
from ansheng.facts.nodes import facts_in
from ansheng.indicators import core
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator, evaluate
from ansheng.indicators.vintages import Vintage, YearOnYear, year_on_year
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.figures import present
from ansheng.reports.blocks.lists import counted, listed
from ansheng.reports.desk import Desk, Piece
from ansheng.reports.model import Cell, Item, Paragraph
from ansheng.words import Words

TOLERANCE = 15
"""So many days may the distances from the end of the period differ where the template does not say."""

_KINDS = (core.ACCIDENTS, core.DEATHS, core.HAZARDS_RECTIFIED)


def _vintages(desk: Desk, options: Options) -> Iterator[Item]:
    """Each indicator beside last year as known at the same distance from its end, and as known now."""
    asked = [desk.indicator(name) for name in options.names()] or list(_KINDS)
    before, tolerance = desk.window.year_before(), options.count("days", TOLERANCE)
    rows: list[tuple[Cell | Figure, ...]] = []
    told: list[Piece] = []
    warnings: dict[tuple[int, int], None] = {}
    for one in present(desk, asked):
        if not all(desk.reaches(part, before) for part in one.quantities):
            last = desk.day(before.last)
            desk.leave_out(
                Words(
                    f"“{one.title}”无{last}及以前的记录，未作同口径比较。",
                    f"{one.en}: no record up to {last}; the vintages are not compared.",
                )
            )
            continue
        now = desk.figure(one)
        late = _known(desk, one, desk.as_of)
        then = _known(desk, one, _aligned(desk)) if _remembers(one) else None
        found = year_on_year(
            Vintage.of(now),
            [Vintage.of(figure) for figure in (then, late) if figure is not None],
            tolerance=tolerance,
            unit=now.unit,
            unit_en=now.unit_en,
        )
        rows.append((desk.head(one), now, then, late))
        told.append(_told(desk, now, found))
        if found.immature:
            late_by = (found.current.lag, (found.aligned or found.latest or found.current).lag)
            warnings[late_by] = None
    if rows:
        heads = (
            Words("指标", "indicator"),
            Words("本期", "this period"),
            Words(f"上年同期（{desk.day(_aligned(desk))}所知）", f"year before, known {_aligned(desk)}"),
            Words(f"上年同期（{desk.day(desk.as_of)}所知）", f"year before, known {desk.as_of}"),
        )
        yield listed(desk, Words("同比口径核对", "Vintages compared"), heads, rows)
        yield desk.bullets(told)
    for now_lag, then_lag in warnings:
        yield _warning(desk, now_lag, then_lag)


def _warning(desk: Desk, now: int, then: int) -> Paragraph:
    """That the year before is known for longer than this one."""
    words = Words("{0}数据距期末的天数", "days after its end on which {0} is known")
    meaning = Words(
        "统计截止日距统计期间最后一日的天数", "days from the end of the period to the day of the data"
    )
    lags = [
        desk.quoted(
            counted(
                desk,
                f"lag_{name}@{days}",
                Words(words.zh.format(year.zh), words.en.format(year.en)),
                days,
                Words("天", "days"),
                meaning,
            ),
            str(days),
        )
        for name, year, days in (
            ("before", Words("上年", "the year before"), then),
            ("now", Words("本年", "this year"), now),
        )
    ]
    told = Words(
        "上年数据截至期末后第{0}天，本年数据仅截至期末后第{1}天；后续补报会使本年数增加，下降未必属实。",
        "the year before is known {0} days after its end, this one {1} days; late entries will raise this year's "
        "count, so a fall may not be one.",
    )
    return desk.paragraph(desk.say(told, *lags))


def _told(desk: Desk, now: Figure, found: YearOnYear) -> Piece:
    """Both comparisons in a line, each quoted from a figure that has it."""
    aligned, latest = (
        desk.quoted(attrs.evolve(now, id=f"{now.id}~{name}", comparison=one), one.moved(desk.lang))
        for name, one in (("aligned", found.comparison), ("latest", found.on_latest))
    )
    words = Words("{0}{1}，与上年同期现知数相比{3}。", "{0}: {1}, on the year before as known now {3}.")
    if found.aligned is not None:
        words = Words(
            "{0}{1}，与上年同期当时所知数相比{2}、与现知数相比{3}。",
            "{0}: {1}, on the year before as known then {2}, as known now {3}.",
        )
    return desk.say(words, now.name(desk.lang), now, aligned, latest)


def _aligned(desk: Desk) -> dt.date:
    """The day of last year at the same distance from the end of the period."""
    return shift(desk.as_of, years=-1)


def _remembers(one: Indicator) -> bool:
    """Whether the table tells how it stood on an earlier day: what decides has a day of its own."""
    conditions = [(part.record, part.where) for part in one.quantities if part.where is not None]
    return any(
        getattr(record.fact(name), "dated", None) for record, where in conditions for name in facts_in(where)
    )


def _known(desk: Desk, one: Indicator, day: dt.date) -> Figure:
    """The figure of last year's period as it was known on a day."""
    made = evaluate(one, desk.tables, period=desk.window.year_before(), as_of=day, reach=desk.whole)
    return desk.keep(attrs.evolve(made, id=f"{made.id}@{desk.window.year_before().first}known{day}"))


BLOCKS = (
    Block(
        "vintages",
        Words("同比口径", "vintages"),
        Words(
            "与上年同期当时所知数和现知数分别比较", "last year as it was known then and as it is known now"
        ),
        _vintages,
        options=immutabledict({"days": Words("天数", "days")}),
        main=Words("指标名称，以“、”分隔", "names of indicators"),
    ),
)
