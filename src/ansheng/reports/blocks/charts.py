"""Charts: the line of an indicator over time, bars by groups, the funnel from hazards found, the wall of tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from immutabledict import immutabledict

from ansheng.campaigns.records import TaskRecord
from ansheng.errors import InputError
from ansheng.indicators import core
from ansheng.indicators.definitions.backlog import HAZARDS_CLOSED
from ansheng.indicators.figure import Figure
from ansheng.indicators.indicator import Indicator
from ansheng.reports.blocks import series
from ansheng.reports.blocks.block import Block, Options
from ansheng.reports.blocks.facts import fact_called
from ansheng.reports.blocks.figures import figures_by, keys_of, needed, ordered, present
from ansheng.reports.desk import Desk
from ansheng.reports.drawing import making
from ansheng.reports.graphics import Diagram, WallChart
from ansheng.words import Words

GROUPS, TASKS = 20, 200
"""So many bars, and so many tasks on a wall, where the template does not say how many."""

FUNNEL = (core.HAZARDS_FOUND, core.HAZARDS_RECTIFIED, HAZARDS_CLOSED)
"""The steps of a funnel where the template names none."""

_TITLE, _ROWS = Words("标题", "title"), Words("行数", "rows")
_MANY = Words("指标名称，以“、”分隔", "names of indicators")


def _trend(desk: Desk, options: Options) -> Iterator[Diagram]:
    names = needed(options)
    if len(names) > 1:
        raise InputError(
            Words(
                f"走势图只画一项指标，收到{len(names)}项；请分别插入",
                f"a trend is of one indicator, not of {len(names)}; insert one for each",
            )
        )
    every = series.span_called(options.text("every", "month"))
    for one in present(desk, [desk.indicator(names[0])]):
        found = series.series(desk, one, every)
        told = Words(f"{one.title}走势", f"Trend: {one.en}")
        if len(found) > 1:
            yield making.trend(found, options.text("title", desk.of(told)), desk.lang)
        else:
            desk.leave_out(
                Words(f"{told.zh}不足两期，未作图。", f"{told.en} has fewer than two points; none is drawn.")
            )


def _bars(desk: Desk, options: Options) -> Iterator[Diagram]:
    names = needed(options)
    if not options.several("by"):
        raise InputError(
            Words(
                "柱状图须写明按哪一列分组，例如 按=行业领域",
                "bars are of groups; say of which, for example by=sector",
            )
        )
    chosen = present(desk, [desk.indicator(name) for name in names])
    if not chosen:
        return
    by = [fact_called(chosen[0], name).name for name in options.several("by")]
    keys = keys_of(desk, chosen, by)
    made = {one.id: figures_by(desk, one, by, keys) for one in chosen}
    order = ordered(desk, options, keys, made)[: options.count("rows", GROUPS)]
    if all(value is None for key in keys for value in key):
        facts = [chosen[0].numerator.record.fact(name) for name in by]
        named = desk.of(Words("、", ", ")).join(fact.label(desk.lang) for fact in facts)
        desk.leave_out(
            Words(f"未填“{named}”，未作柱状图。", f"No record states its {named}; no bars are drawn.")
        )
        return
    _say_left(desk, chosen[0], len(keys) - len(order))
    found = [desk.keep(made[one.id][key]) for one in chosen for key in order]
    told = Words(
        "、".join(one.title for one in chosen) + "分布", ", ".join(one.en for one in chosen) + " by groups"
    )
    title = options.text("title", desk.of(told))
    yield making.bars(found, title, desk.lang, stacked=options.yes("stacked"))


def _say_left(desk: Desk, one: Indicator, left: int) -> None:
    if left > 0:
        desk.leave_out(
            Words(f"{one.title}柱状图另有{left}组未列出。", f"Bars of {one.en}: {left} groups are not shown.")
        )


def _funnel(desk: Desk, options: Options) -> Iterator[Diagram]:
    asked: Sequence[Indicator] = [desk.indicator(name) for name in options.names()] or FUNNEL
    found = [(one, desk.figure(one)) for one in present(desk, asked)]
    for one, figure in found:
        if figure.value is None:
            desk.leave_out(
                Words(
                    f"{one.title}无法统计，未列入漏斗图。", f"{one.en}: not known, and no step of the funnel."
                )
            )
    steps = [figure for _, figure in found if figure.value is not None]
    if len(steps) > 1 and _greatest(steps):
        title = options.text("title", desk.of(Words("隐患整改漏斗图", "From hazards found to closed out")))
        yield making.steps(steps, title, desk.lang)


def _greatest(steps: Sequence[Figure]) -> bool:
    return any(figure.value for figure in steps)


def _wall(desk: Desk, options: Options) -> Iterator[WallChart]:
    tasks = desk.records(TaskRecord)
    if tasks:
        by = fact_called(core.TASKS, options.text("by", "lead")).name
        title, most = options.text("title"), options.count("rows", TASKS)
        yield making.wall(tasks, desk.as_of, title, desk.lang, by=by, most=most)


BLOCKS = (
    Block(
        "trend",
        Words("走势图", "trend"),
        Words(
            "一项指标逐月（季、年）的走势，附控制限和异常点", "an indicator over time, with control limits"
        ),
        _trend,
        options=immutabledict({"every": series.OPTION, "title": _TITLE}),
        main=Words("一项指标的名称", "the name of an indicator"),
    ),
    Block(
        "bars",
        Words("柱状图", "bars"),
        Words("若干指标按某列分组的柱状图，可堆叠", "bars of indicators by groups, side by side or stacked"),
        _bars,
        options=immutabledict(
            {
                "by": Words("按", "by"),
                "stacked": Words("堆叠", "stacked"),
                "order": Words("排序", "order"),
                "rows": _ROWS,
                "title": _TITLE,
            }
        ),
        main=_MANY,
    ),
    Block(
        "funnel",
        Words("漏斗图", "funnel"),
        Words("隐患从排查、整改到销号的漏斗图", "the funnel of hazards from found to closed out"),
        _funnel,
        options=immutabledict({"title": _TITLE}),
        main=_MANY,
    ),
    Block(
        "wall",
        Words("挂图", "wall"),
        Words(
            "挂图作战：任务时间轴，逾期的在前", "the wall chart of tasks on a time line, overdue ones first"
        ),
        _wall,
        options=immutabledict({"by": Words("按", "by"), "rows": _ROWS, "title": _TITLE}),
    ),
)
