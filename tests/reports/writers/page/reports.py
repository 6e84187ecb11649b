"""Reports that a page is tried with: of the example with its wall and diagrams, of many tasks, of hostile values."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

import attrs

from ansheng.campaigns import TaskRecord, task_standing
from ansheng.dates import Period
from ansheng.dossier import Dossier, open_dossier
from ansheng.errors import Problem
from ansheng.facts.frames import records_of
from ansheng.indicators import Figure, Indicator, core, evaluate
from ansheng.reports import Bullets, Paragraph, Quote, Report, Section, Table, bulletin
from ansheng.reports.graphics import ORDER, Diagram, Series, WallChart, WallTask
from ansheng.words import Lang, Words

EXAMPLE = Path(__file__).parents[4] / "examples" / "lingwu-2020"
DAY = dt.date(2020, 12, 31)


def of(lang: Lang, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def full(lang: Lang) -> Report:
    """The bulletin of the example, its tasks on a wall, diagrams of its months, and something wrong in its data."""
    dossier = open_dossier(EXAMPLE)
    made = bulletin(dossier, period="2020", as_of=DAY, lang=lang)
    figures, diagrams = months(dossier, lang)
    wall = Section(of(lang, "附件1 任务进展", "Annex 1 Tasks"), (example_wall(dossier, lang),))
    drawn = Section(of(lang, "附件2 每月隐患", "Annex 2 Hazards a month"), diagrams)
    return attrs.evolve(
        made,
        figures=(*made.figures, *figures),
        annexes=(wall, drawn),
        problems=(*made.problems, *wrong()),
    )


def wrong() -> tuple[Problem, ...]:
    """One problem that costs something, and one that may."""
    lost = Words("应为日期（如 2026-07-01）；按未填处理", "expected a date; taken as not filled in")
    doubtful = Words("早于发现日期；请核对这两格", "before the day it was found; look at both cells")
    return (
        Problem("invalid", lost, "hazards.csv", row=7, column="D", value="?"),
        Problem("day_order", doubtful, "hazards.csv", row=9, column="E"),
    )


def example_wall(dossier: Dossier, lang: Lang) -> WallChart:
    """The tasks of the example by how they stand."""
    standings = [task_standing(task, DAY) for task in records_of(dossier.tables, TaskRecord)]
    tasks = tuple(
        WallTask(
            str(one.task.name),
            one.task.lead or "—",
            one.state,
            one.task.starts_on,
            one.task.due_on,
            one.task.finished_on,
            None if one.task.progress is None else Decimal(str(one.task.progress)),
        )
        for one in standings
    )
    return WallChart(of(lang, "任务进展", "Tasks"), DAY, tasks, lang)


def months(dossier: Dossier, lang: Lang) -> tuple[list[Figure], tuple[Diagram, ...]]:
    """Figures of the second half of the year by month, as lines, bars and a funnel."""
    figures: list[Figure] = []

    def series(indicator: Indicator) -> Series:
        made = [
            attrs.evolve(
                evaluate(indicator, dossier.tables, period=Period.parse(f"2020-{month:02}"), as_of=DAY),
                id=f"{indicator.id}@{month}",
            )
            for month in range(7, 13)
        ]
        figures.extend(made)
        return Series(
            of(lang, indicator.title, indicator.en),
            tuple(figure.value for figure in made),
            tuple(figure.shown(lang) for figure in made),
            tuple(figure.id for figure in made),
        )

    labels = tuple(of(lang, f"{month}月", f"2020-{month:02}") for month in range(7, 13))
    unit, head = of(lang, "条", "hazards"), of(lang, "月份", "month")
    alt = of(lang, "下半年每月排查和已整改的隐患", "hazards found and rectified in each month")
    both = (series(core.HAZARDS_FOUND), series(core.HAZARDS_RECTIFIED))
    steps = Series(of(lang, "条数", "number"), (2072, 1582, 16), ("2072", "1582", "16"))
    names = tuple(of(lang, *each) for each in (("排查", "found"), ("已整改", "rectified"), ("重大", "major")))
    return figures, (
        Diagram(of(lang, "每月排查与整改", "Found and rectified"), "lines", labels, both, unit, alt, head),
        Diagram(of(lang, "每月隐患", "Hazards"), "bars", labels, both, unit, alt, head),
        Diagram(
            of(lang, "隐患漏斗", "Funnel of hazards"),
            "funnel",
            names,
            (steps,),
            unit,
            alt,
            of(lang, "环节", "step"),
        ),
    )


def great(count: int, lang: Lang = "zh") -> WallChart:
    """A wall of so many made-up tasks of thirty parties."""
    chance = random.Random(20)  # noqa: S311  no secret
    deeds = ("开展液化石油气储罐安全专项检查", "督促落实道路运输车辆隐患整改", "完成建筑施工现场安全生产培训")
    tasks = []
    for number in range(count):
        starts = DAY - dt.timedelta(days=chance.randrange(400))
        due = starts + dt.timedelta(days=chance.randrange(20, 300))
        state = chance.choice(ORDER)
        ended = due + dt.timedelta(days=chance.randrange(30)) if state.startswith("done") else None
        name = f"{chance.choice(deeds)}（第{number + 1}项）"
        progress = Decimal(chance.randrange(100))
        tasks.append(WallTask(name, f"第{chance.randrange(30)}责任局", state, starts, due, ended, progress))
    return WallChart("挂图作战", DAY, tuple(tasks), lang)


def by_unit(figure: Figure, units: list[str]) -> list[Figure]:
    """The figure told apart by unit."""
    return [
        attrs.evolve(
            figure,
            id=f"{figure.id}[unit={unit}]",
            label=f"{figure.label}（{unit}）",
            group={"unit": unit},
            filter={**figure.filter, "where": {"compare": [{"fact": "unit"}, "==", {"text": unit}]}},
        )
        for unit in units
    ]


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(2)>",
    "{{ 7*7 }}{% raw %}",
    "\"'><svg onload=alert(3)>&amp;",
    "=cmd|' /C calc'!A0",
    "右\u202e左\u2066到\u200f",
    "控\x00制\x1b[31m\r\n\u2028符",
    "javascript:alert(4)",
    "半\ud800字",
)


def hostile(report: Report) -> Report:
    """The report with values in every place that would do harm where they are taken for anything but text."""
    bad = " ".join(HOSTILE)
    figures = tuple(
        attrs.evolve(figure, label=bad, definition=bad, filter={**figure.filter, "where": {"text": bad}})
        for figure in report.figures
    )
    deaths = figures[0].id
    items = (
        Paragraph(bad + "4人" + bad, (Quote(deaths, len(bad), len(bad) + 2),)),
        Bullets((bad,)),
        Table(bad, (bad, "数"), (*((value, 1) for value in HOSTILE), ("长" * 1_000_000, 2)), (bad,)),
        WallChart(bad, DAY, tuple(WallTask(value, value, "overdue") for value in HOSTILE), "zh", bad),
        Diagram(bad, "bars", HOSTILE, (Series(bad, (1,) * len(HOSTILE), HOSTILE),), bad, bad, bad),
    )
    problem = Problem("invalid", Words(bad, bad), bad, bad, 3, bad, bad)
    return attrs.evolve(
        report,
        title=bad,
        issuer=bad,
        dossier=bad,
        figures=figures,
        sections=(Section(bad, items, (Section(bad, items),)),),
        annexes=(Section(bad, items),),
        problems=(problem,),
        made_up=bad,
    )
