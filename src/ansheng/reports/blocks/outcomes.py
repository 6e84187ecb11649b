"""Outcomes: accidents, deaths and losses beside other years, their shares by sector and grade, means, and streaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from immutabledict import immutabledict

from ansheng.accidents.grades import grades
from ansheng.dates import Period
from ansheng.indicators import core
from ansheng.indicators.comparing.comparison import Against
from ansheng.indicators.definitions.outcomes import (
    GRAVE_ACCIDENTS,
    LARGER_ACCIDENTS,
    LARGER_DEATHS,
    LOSS,
    SERIOUS_INJURED,
    at_least,
)
from ansheng.indicators.derived import share_of, yearly
from ansheng.indicators.figure import Figure, Print
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.lists import OPTION, counted
from ansheng.reports.blocks.told import GROUPS, counts_told, grouped, there
from ansheng.reports.desk import Desk, Piece
from ansheng.reports.model import Cell, Item, Paragraph, Table
from ansheng.reports.templates.streaks import streak_figure
from ansheng.words import Words

KINDS = (
    core.ACCIDENTS,
    core.DEATHS,
    core.INJURED,
    SERIOUS_INJURED,
    LARGER_ACCIDENTS,
    LARGER_DEATHS,
    GRAVE_ACCIDENTS,
    LOSS,
)
"""What is told of the outcomes of a period."""

COMPARED = (core.ACCIDENTS, core.DEATHS, core.INJURED)
"""Of what the change is told."""

BASES: Mapping[Against, Words] = immutabledict(
    {
        Against.YEAR_BEFORE: Words("上年同期", "the year before"),
        Against.BASE: Words("基期", "the base period"),
    }
)
"""What a change is told against, in Chinese and in English."""

_NONE = Words("统计期间内未发生生产安全事故。", "No production safety accident occurred in the period.")


def _outcomes(desk: Desk, options: Options) -> Iterator[Item]:
    if not there(desk, core.ACCIDENTS.numerator.record):
        return
    said = Words("统计期间内共发生{0}。", "{0}.")
    yield from counts_told(desk, KINDS, _NONE, said)
    bases = _bases(desk, options)
    yield from _changes(desk, bases)
    yield _beside(desk, bases)
    yield from _means(desk)
    yield from _streaks(desk, options.several("grade") or ["较大"])
    if desk.figure(core.ACCIDENTS).value:
        title = Words("分行业领域事故情况", "Accidents by sector")
        most = options.count("rows", GROUPS)
        yield from grouped(desk, (core.ACCIDENTS, core.DEATHS), "sector", title, most, shares=True)
        yield from _by_grade(desk)


def _bases(desk: Desk, options: Options) -> list[tuple[Against, Period]]:
    """The periods that are compared with: the year before, and the fixed base of the template or of the report."""
    fixed = Period.of(options.text("base")) if options.text("base") else desk.base
    found = [(Against.YEAR_BEFORE, desk.window.year_before())]
    if fixed is not None and fixed != found[0][1]:
        found.append((Against.BASE, fixed))
    return found


def _base(desk: Desk, one: Indicator, against: Against, period: Period) -> Figure | None:
    """The figure of a base period; None where the table has no record so early."""
    known = all(desk.reaches(part, period) for part in one.quantities)
    return desk.figure(one, window=period) if known else None


def _changes(desk: Desk, bases: Sequence[tuple[Against, Period]]) -> Iterator[Paragraph]:
    """How the period compares with each base, in a sentence each."""
    for against, period in bases:
        told: list[Piece] = []
        for one in COMPARED:
            if desk.figure(one).value is None:
                continue
            figure = desk.figure(one, against, base=period if against is Against.BASE else None)
            found = figure.comparison
            if found is not None and found.base is not None and (figure.value or found.base):
                name = Words(one.title, one.en)
                said = desk.quoted(figure, found.moved(desk.lang))
                told.append(desk.say(Words("{0}{1}", "{0}: {1}"), desk.of(name), said))
        if told:
            base = BASES[against]
            words = Words(f"与{base.zh}相比，{{0}}。", f"compared with {base.en}: {{0}}.")
            yield desk.paragraph(desk.say(words, desk.joined(told, Words("，", "; "))))
        else:
            last = desk.day(period.last)
            desk.leave_out(
                Words(
                    f"“事故”表无{last}及以前的记录，未与其比较。",
                    f"The table of accidents has no record up to {last}; it is not compared with it.",
                )
            )


def _beside(desk: Desk, bases: Sequence[tuple[Against, Period]]) -> Table:
    """The figures of the period and of each base beside each other."""
    heads = [desk.of(Words("指标", "indicator")), desk.window.label(desk.lang)]
    heads += [period.label(desk.lang) for _, period in bases]
    rows: list[tuple[Cell | Figure, ...]] = [
        (desk.head(one), desk.figure(one), *(_base(desk, one, against, period) for against, period in bases))
        for one in KINDS
        if desk.figure(one).value is not None
    ]
    return desk.table(desk.of(Words("事故情况对比", "Outcomes beside other years")), heads, rows)


def _means(desk: Desk) -> Iterator[Paragraph]:
    """The yearly means, where the period is of several whole years."""
    months = desk.window.whole_months
    if not months or months % 12 or months == 12:
        return
    found = [desk.figure(one) for one in (*COMPARED, LOSS) if desk.figure(one).value]
    made = [yearly(one, style=Print(places=2 if one.unit == "元" else 1)) for one in found]
    told = [desk.say(Words("{0}{1}", "{0}: {1}"), one.name(desk.lang), one) for one in made]
    if told:
        yield desk.paragraph(desk.say(Words("{0}。", "{0}."), desk.joined(told, Words("，", "; "))))


def _streaks(desk: Desk, wanted: Sequence[str]) -> Iterator[Paragraph]:
    """For how long no accident of a grade has occurred up to the end of the period."""
    for grade in wanted:
        made = streak_figure(desk, "连续月数", {"等级": grade})
        if isinstance(made, Words):
            desk.leave_out(made)
            continue
        if made.value is None:
            why = made.reason or Words("", "")
            name = Words(made.label, made.name("en"))
            desk.leave_out(
                Words(f"{why.zh}，无法计算{name.zh}的月数。", f"{why.en}; the months {name.en} are not told.")
            )
        elif made.value:
            days = Words(made.window.label(), made.window.label("en"))
            words = Words(f"{made.label}{{0}}（{days.zh}）。", f"{{0}} {made.name('en')} ({days.en}).")
            yield desk.paragraph(desk.say(words, made))


def _by_grade(desk: Desk) -> Iterator[Item]:
    """Accidents and deaths by the grade that deaths, serious injuries and loss give, and those that are open."""
    known = [
        (one, _of_grade(core.ACCIDENTS, at), _of_grade(core.DEATHS, at)) for at, one in enumerate(grades())
    ]
    whole, deaths = desk.figure(core.ACCIDENTS), desk.figure(core.DEATHS)
    rows: list[tuple[Cell | Figure, ...]] = [
        (
            desk.of(Words(one.title, one.en)),
            desk.figure(accidents),
            share_of(desk.figure(accidents), whole),
            desk.figure(dead),
        )
        for one, accidents, dead in known
    ]
    rows.append((desk.of(Words("合计", "total")), whole, None, deaths))
    heads = (
        Words("事故等级", "grade"),
        Words("起数", "accidents"),
        Words("占比（%）", "share (%)"),
        Words("死亡人数", "deaths"),
    )
    yield desk.table(
        desk.of(Words("分等级事故情况", "Accidents by grade")),
        [desk.of(one) for one in heads],
        rows,
        total=True,
    )
    open_ = max(desk.figure(accidents).unknown for _, accidents, _ in known)
    if open_:
        figure = counted(
            desk,
            "accidents_of_open_grade",
            Words("等级待定的事故", "accidents whose grade is open"),
            open_,
            Words("起", ""),
            Words(
                "统计期间内伤亡或损失未填全、等级待定的事故起数",
                "accidents of the period that lack casualties or losses",
            ),
        )
        told = Words(
            "有{0}事故的伤亡或损失未填全，等级待定，未计入各等级。",
            "accidents that lack casualties or losses and are in no grade: {0}.",
        )
        yield desk.paragraph(desk.say(told, figure))


def _of_grade(indicator: Indicator, at: int) -> Indicator:
    """An indicator of the accidents of one grade alone."""
    order = grades()
    one = order[at]
    where = at_least(one.id) if at else ~at_least(order[1].id)
    if 0 < at < len(order) - 1:
        where = where & ~at_least(order[at + 1].id)
    name = f"{indicator.id}[grade={one.id}]"
    return indicator.narrowed(name, f"{one.title}事故", f"{one.en} accidents", where)


BLOCKS = (
    Block(
        "outcomes",
        Words("事故情况", "outcomes"),
        Words(
            "事故、死亡、损失与上年同期和基期的对比，占比、年均、连续未发生月数",
            "accidents, deaths and losses beside other years, shares, means and streaks",
        ),
        _outcomes,
        options=immutabledict(
            {"base": Words("基期", "base"), "grade": Words("等级", "grade"), "rows": OPTION}
        ),
    ),
)
