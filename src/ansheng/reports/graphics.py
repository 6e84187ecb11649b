"""Graphics of a report: diagrams of figures and the wall chart of tasks, each with a table that says the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import attrs

from ansheng.campaigns.schedule import STATES, State
from ansheng.errors import InputError, word
from ansheng.reports.model import Table
from ansheng.words import Lang, Words

Form = Literal["bars", "stacked", "lines", "funnel"]
"""Bars beside each other or on top of each other, lines over time, or steps of a funnel from the widest down."""

ORDER: tuple[State, ...] = (
    "overdue", "behind", "unknown", "on_track", "not_begun", "done_late", "done",
)  # fmt: skip
"""In which order a wall shows tasks by how they stand: what needs somebody first."""


@attrs.frozen
class Limits:
    """What chance leaves a point of a line: the centre, the least and the most; None where it is not judged."""

    centre: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    signal: bool = False


@attrs.frozen
class Series:
    """The values of a diagram that belong together, one a label; None where there is none, which is no zero.

    :param shown: each value as it is printed
    :param figures: the ids of the figures, empty or one a value
    :param limits: of a line, empty or one a value
    """

    name: str
    values: tuple[int | Decimal | None, ...]
    shown: tuple[str, ...]
    figures: tuple[str | None, ...] = ()
    limits: tuple[Limits, ...] = ()


@attrs.frozen
class Diagram:
    """A diagram of one or several series over the same labels.

    :param unit: the unit of its values, as it is printed at the axis
    :param alt: what it shows, in a sentence, for those who do not see it
    :raises InputError: a series has more or fewer values than there are labels
    """

    title: str
    form: Form
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    alt: str = ""
    head: str = ""

    def __attrs_post_init__(self) -> None:
        for one in self.series:
            sizes = {len(one.values), len(one.shown), len(one.figures or one.values)}
            if sizes | {len(one.limits or one.values)} != {len(self.labels)}:
                raise InputError(
                    Words(
                        f"图“{self.title}”的“{one.name}”应有{len(self.labels)}个值；请核对",
                        f"diagram {self.title!r}: {one.name!r} has not {len(self.labels)} values; look at it",
                    )
                )

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the figures that it shows."""
        return tuple(dict.fromkeys(name for one in self.series for name in one.figures if name))

    def table(self) -> Table:
        """The same as a table: a row a label, a column a series."""
        rows = tuple(
            (label, *(one.values[at] for one in self.series)) for at, label in enumerate(self.labels)
        )
        sources = tuple(
            (None, *(one.figures[at] if one.figures else None for one in self.series))
            for at in range(len(self.labels))
        )
        return Table(self.title, (self.head, *(one.name for one in self.series)), rows, sources=sources)


@attrs.frozen
class WallTask:
    """A task on the wall: when it was to begin and to end, when it ended, and how it stands.

    :param group: whose it is; tasks of a group stand together
    """

    name: str
    group: str
    standing: State
    starts: date | None = None
    due: date | None = None
    finished: date | None = None
    progress: Decimal | None = None


@attrs.frozen
class WallChart:
    """挂图作战: tasks on a time line with the line of the day, overdue ones first.

    :param today: the day whose line is drawn
    :param left: how many tasks more there are than it shows
    """

    title: str
    today: date
    tasks: tuple[WallTask, ...]
    lang: Lang = "zh"
    alt: str = ""
    left: int = 0

    @property
    def figures(self) -> tuple[str, ...]:
        """None: a wall shows tasks, not figures."""
        return ()

    def table(self) -> Table:
        """The same as a table: a row a task."""
        rows = tuple(
            (one.group, one.name, one.starts, one.due, one.finished, word(self.lang, STATES[one.standing]))
            for one in self.tasks
        )
        more = word(self.lang, Words(f"另有{self.left}项未列出。", f"{self.left} tasks more are not shown."))
        heads = tuple(word(self.lang, head) for head in _WALL)
        return Table(self.title, heads, rows, (more,) if self.left else ())


_WALL = (
    Words("责任单位", "party"),
    Words("任务", "task"),
    Words("开始日期", "starts"),
    Words("完成时限", "due"),
    Words("完成日期", "finished"),
    Words("进展", "standing"),
)

Graphic = Diagram | WallChart
