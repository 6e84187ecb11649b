"""Making graphics of what the library computes: a trend, bars, the steps of a funnel, and the wall of tasks.

Each says in words what it shows, so that who does not see it is told the same: how many, the highest and the lowest,
the signals, and what has no value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from ansheng.campaigns.records import TaskRecord
from ansheng.campaigns.schedule import STATES, TaskStanding, task_standing
from ansheng.dates import AnyDay, day_of
from ansheng.errors import InputError, check_lang, word
from ansheng.indicators.comparing.charts import Point, control_chart
from ansheng.indicators.figure import Figure
from ansheng.indicators.printing import half_up
from ansheng.reports.drawing.wall import arranged, urgency
from ansheng.reports.graphics import ORDER, Diagram, Form, Limits, Series, WallChart, WallTask
from ansheng.words import Lang, Words

_Group = tuple[tuple[str, str], ...]
_AND = Words("、", ", ")


def trend(figures: Iterable[Figure], title: str, lang: Lang = "zh") -> Diagram:
    """The line of one indicator over windows in order, with the limits that chance leaves and the signals marked.

    :raises InputError: there is no figure, or not all are of one unit
    """
    figures = _of_one_unit(figures)
    points = control_chart(figures).points
    labels = tuple(figure.window.label(lang) for figure in figures)
    series = _series(_name(figures, lang), figures, lang, tuple(_limits(point, lang) for point in points))
    return Diagram(
        title, "lines", labels, (series,), _unit(figures[0], lang), _trend_alt(points, labels, lang)
    )


def bars(
    figures: Iterable[Figure], title: str, lang: Lang = "zh", *, stacked: bool = False, ranked: bool = False
) -> Diagram:
    """Bars of the groups of one indicator, or of several indicators by the same groups, in the order given.

    :param stacked: whether the indicators are parts of a whole, one on top of the other
    :param ranked: whether the groups stand by the values of the first indicator, the greatest first, those without a
        value last
    :raises InputError: there is no figure, or not all are of one unit
    """
    figures = _of_one_unit(figures)
    kinds: dict[str, list[Figure]] = {}
    names: dict[_Group, str] = {}
    for figure in figures:
        kinds.setdefault(figure.id.partition("[")[0], []).append(figure)
    for its in kinds.values():
        for figure in its:
            names.setdefault(_key(figure), _split(figure, lang)[1])
    if ranked:
        names = _ranked(next(iter(kinds.values())), names)
    series = tuple(_of_groups(its, names, lang) for its in kinds.values())
    form: Form = "stacked" if stacked else "bars"
    unit, labels = _unit(figures[0], lang), tuple(names.values())
    return Diagram(title, form, labels, series, unit, _bars_alt(series, labels, lang))


def steps(figures: Iterable[Figure], title: str, lang: Lang = "zh") -> Diagram:
    """A funnel: each figure a step, such as hazards found, ordered, rectified, re-checked and closed.

    :raises InputError: there is no figure, or not all are of one unit
    """
    figures = _of_one_unit(figures)
    labels = tuple(figure.name(lang) for figure in figures)
    said = word(lang, _AND).join(f"{figure.name(lang)}{_gap(lang)}{figure.shown(lang)}" for figure in figures)
    alt = word(lang, Words(f"漏斗图，自上而下：{said}。", f"Funnel, from the top: {said}."))
    return Diagram(title, "funnel", labels, (_series(title, figures, lang),), _unit(figures[0], lang), alt)


def wall(
    tasks: Iterable[TaskRecord],
    on: AnyDay,
    title: str = "",
    lang: Lang = "zh",
    *,
    by: str = "lead",
    most: int | None = None,
) -> WallChart:
    """The wall of tasks as they stand at the end of a day: by party, what needs somebody first on top.

    :param by: the fact by which tasks are grouped, the party that leads unless another is named
    :param most: how many tasks are kept, those that need somebody first; the chart says how many more there are
    :raises UnknownNameError: a task has no such fact
    """
    day = day_of(on, "on")
    group = TaskRecord.fact(by).name
    made = sorted((_on_wall(task_standing(task, day), group) for task in tasks), key=urgency)
    kept = arranged(made[:most])
    called = title or word(lang, Words("任务挂图", "Wall chart of tasks"))
    return WallChart(
        called, day, kept, check_lang(lang), _wall_alt(made, called, lang), len(made) - len(kept)
    )


def _of_one_unit(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    found = tuple(figures)
    if len({(figure.unit, figure.per) for figure in found}) != 1:
        raise InputError(
            Words(
                "同一张图中各数字的单位应一致，且至少有一个数字；请核对所选指标",
                "the figures of a diagram are of one unit, and at least one; look at the indicators chosen",
            )
        )
    return found


def _series(name: str, figures: Sequence[Figure], lang: Lang, limits: tuple[Limits, ...] = ()) -> Series:
    return Series(
        name,
        tuple(figure.number(lang) for figure in figures),
        tuple(figure.shown(lang) for figure in figures),
        tuple(figure.id for figure in figures),
        limits,
    )


def _of_groups(figures: Sequence[Figure], names: Iterable[_Group], lang: Lang) -> Series:
    """The figures of one indicator in the order of the groups; a group that it lacks is a gap."""
    found = {_key(figure): figure for figure in figures}
    its = [found.get(name) for name in names]
    return Series(
        _name(figures, lang),
        tuple(None if figure is None else figure.number(lang) for figure in its),
        tuple("" if figure is None else figure.shown(lang) for figure in its),
        tuple(None if figure is None else figure.id for figure in its),
    )


def _ranked(figures: Sequence[Figure], names: dict[_Group, str]) -> dict[_Group, str]:
    values = {_key(figure): figure.exact for figure in figures}
    known = {key: value for key in names if (value := values.get(key)) is not None}
    order = sorted(known, key=known.__getitem__, reverse=True)
    return {key: names[key] for key in (*order, *(key for key in names if key not in known))}


def _key(figure: Figure) -> _Group:
    return tuple((name, str(value)) for name, value in figure.group.items())


def _scaled(figure: Figure, lang: Lang) -> bool:
    """Whether the value is printed in units of 10,000, as Chinese does with yuan."""
    return figure.unit == "元" and lang == "zh"


def _unit(figure: Figure, lang: Lang) -> str:
    unit = "万元" if _scaled(figure, lang) else figure.measure(lang)
    return word(lang, Words(f"单位：{unit}", f"Unit: {unit}")) if unit else ""


def _limits(point: Point, lang: Lang) -> Limits:
    scale = 10_000 if _scaled(point.figure, lang) else 1
    centre, lower, upper = (
        None if value is None else half_up(value / scale, 4)
        for value in (point.centre, point.lower, point.upper)
    )
    return Limits(centre, lower, upper, bool(point.rules))


def _split(figure: Figure, lang: Lang) -> tuple[str, str]:
    """The name of a figure, parted into that of its indicator and that of its group, which ends it in brackets."""
    name, opening, closing = figure.name(lang), *word(lang, Words("（）", "()"))
    depth = 0
    for at in range(len(name) - 1, -1, -1) if figure.group else ():
        depth += (name[at] == closing) - (name[at] == opening)
        if depth <= 0:
            return name[:at].rstrip(), name[at + 1 :].removesuffix(closing)
    return name, name


def _name(figures: Sequence[Figure], lang: Lang) -> str:
    return _split(figures[0], lang)[0]


def _gap(lang: Lang) -> str:
    return word(lang, Words("", " "))


def _extremes(series: Series, labels: Sequence[str], lang: Lang) -> str:
    """The highest and the lowest of a series, and how many of it have no value."""
    known = [(value, at) for at, value in enumerate(series.values) if value is not None]
    if not known:
        return word(lang, Words("均无数值", "none has a value"))
    high, low = max(known, key=lambda one: one[0])[1], min(known, key=lambda one: one[0])[1]
    gaps = len(labels) - len(known)
    more = Words(f"，{gaps}项无数值", f", {gaps} without a value") if gaps else Words("", "")
    said = Words(
        f"最高{labels[high]}{series.shown[high]}，最低{labels[low]}{series.shown[low]}{more.zh}",
        f"highest {labels[high]} with {series.shown[high]}, lowest {labels[low]} with {series.shown[low]}{more.en}",
    )
    return word(lang, said)


def _trend_alt(points: Sequence[Point], labels: Sequence[str], lang: Lang) -> str:
    figures = [point.figure for point in points]
    name = _name(figures, lang)
    told = _extremes(_series(name, figures, lang), labels, lang)
    signals = [(label, point.text(lang)) for label, point in zip(labels, points, strict=True) if point.rules]
    said = word(lang, _AND).join(
        word(lang, Words(f"{label}（{why}）", f"{label} ({why})")) for label, why in signals
    )
    beyond = Words(f"异常点{len(signals)}个：{said}。", f"Signals: {said}.") if signals else _CALM
    limits = word(lang, beyond) if any(point.centre is not None for point in points) else ""
    ends = (labels[0], labels[-1])
    start = Words(
        f"折线图：{name}，{ends[0]}至{ends[1]}，共{len(labels)}点；{told}。",
        f"Line chart of {name}, {ends[0]} to {ends[1]}, {len(labels)} points: {told}. ",
    )
    return (word(lang, start) + limits).strip()


_CALM = Words("各点均在控制限内。", "All points are within the control limits.")


def _bars_alt(series: Sequence[Series], labels: Sequence[str], lang: Lang) -> str:
    told = [f"{one.name}{word(lang, Words('', ': '))}{_extremes(one, labels, lang)}" for one in series]
    said = word(lang, Words("；", "; ")).join(told)
    return word(lang, Words(f"条形图，共{len(labels)}项：{said}。", f"Bar chart of {len(labels)}: {said}."))


def _on_wall(one: TaskStanding, by: str) -> WallTask:
    task = one.task
    over = one.state in ("done", "done_late")
    group = getattr(task, by)
    progress = None if task.progress is None else half_up(Fraction(task.progress), 1)
    return WallTask(
        name=task.name or str(task.id or ""),
        group="" if group is None else str(group),
        standing=one.state,
        starts=task.starts_on,
        due=task.due_on,
        finished=task.finished_on if over else None,
        progress=progress,
    )


def _wall_alt(tasks: Sequence[WallTask], title: str, lang: Lang) -> str:
    counted = Counter(one.standing for one in tasks)
    said = word(lang, _AND).join(
        word(lang, Words(f"{STATES[state].zh}{counted[state]}项", f"{counted[state]} {STATES[state].en}"))
        for state in ORDER
        if counted[state]
    )
    return word(
        lang, Words(f"{title}：任务{len(tasks)}项，{said}。", f"{title}: {len(tasks)} tasks, {said}.")
    )
