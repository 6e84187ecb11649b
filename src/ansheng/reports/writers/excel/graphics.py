"""Graphics: the chart of a diagram beside its table, and the bars of a wall chart beside its tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ansheng.campaigns.schedule import STATES, State
from ansheng.errors import word
from ansheng.reports.graphics import Diagram, Form, WallChart
from ansheng.reports.writers.excel.cells import plain
from ansheng.reports.writers.excel.formulas import letters
from ansheng.reports.writers.excel.pen import Pen
from ansheng.reports.writers.excel.tables import FIRST, HEAD

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

_KINDS: dict[Form, dict[str, str]] = {
    "bars": {"type": "column"},
    "stacked": {"type": "column", "subtype": "stacked"},
    "lines": {"type": "line"},
    "funnel": {"type": "bar"},
}
_COLOURS = ("#1F4E79", "#C55A11", "#548235", "#7F6000", "#7030A0", "#2E75B6")
_MOST_SERIES = 250
_BARS: Sequence[tuple[State | None, str]] = (
    ("overdue", "#C00000"),
    ("behind", "#ED7D31"),
    ("done_late", "#A9D08E"),
    ("done", "#548235"),
    ("not_begun", "#BFBFBF"),
    (None, "#5B9BD5"),
)
_WEEKS, _MOST_STEPS = 140, 120
_STARTS, _DUE, _FINISHED, _STANDING = "CDEF"
"""The columns of a wall chart's table."""


def write_chart(pen: Pen, sheet: Worksheet, diagram: Diagram) -> None:
    """Put the chart of a diagram beside its table, which begins in the first column."""
    if not diagram.labels or not diagram.series:
        return
    name, last = sheet.get_name(), FIRST + len(diagram.labels) - 1
    chart = pen.book.add_chart(_KINDS[diagram.form])
    for at in range(1, len(diagram.series[:_MOST_SERIES]) + 1):
        colour = _COLOURS[(at - 1) % len(_COLOURS)]
        look: dict[str, Any] = {
            "line": {"color": colour, "width": 2.25},
            "marker": {"type": "circle", "size": 5},
        }
        chart.add_series(
            {
                "name": [name, HEAD, at],
                "categories": [name, FIRST, 0, last, 0],
                "values": [name, FIRST, at, last, at],
                "data_labels": {"value": len(diagram.labels) * len(diagram.series) <= 24},
                **(look if diagram.form == "lines" else {"fill": {"color": colour}, "gap": 60}),
            }
        )
    chart.set_title({"name": [name, 0, 0], "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True} if len(diagram.series) == 1 else {"position": "bottom"})
    _axes(chart, diagram)
    chart.show_blanks_as("gap")
    chart.set_size({"width": 640, "height": 360})
    place = {"description": plain(diagram.alt or diagram.title), "x_offset": 20, "object_position": 3}
    sheet.insert_chart(HEAD, len(diagram.series) + 1, chart, place)


def _axes(chart: Chart, diagram: Diagram) -> None:
    """The axes of a chart: values from 0, and of a funnel the first step on top."""
    values: dict[str, Any] = {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    labels: dict[str, Any] = {"reverse": True} if diagram.form == "funnel" else {}
    unit = plain(diagram.unit)
    if (
        unit.strip() and not unit.startswith("=") and "!" not in unit
    ):  # else it would be read as a cell's name
        values["name"] = unit
    if _negative(diagram):
        labels["label_position"] = "low"
    else:
        values["min"] = 0
    chart.set_x_axis(values if diagram.form == "funnel" else labels)
    chart.set_y_axis(labels if diagram.form == "funnel" else values)


def _negative(diagram: Diagram) -> bool:
    return any(value is not None and value < 0 for one in diagram.series for value in one.values)


def write_bars(pen: Pen, sheet: Worksheet, wall: WallChart) -> None:
    """Set the heads of weeks or months beside the tasks of a wall chart, and colour what lies between their days.

    The colours follow the days in the cells, so that a task that is put off moves.
    """
    steps = list(_steps(wall))
    if not steps or not wall.tasks:
        return
    first, last = len(wall.table().columns), FIRST + len(wall.tasks) - 1
    weeks = len(steps) > 1 and (steps[1] - steps[0]).days == 7
    shown = {"num_format": "mm-dd" if weeks else "yyyy-mm", "font_size": 8}
    current = max((day for day in steps if day <= wall.today), default=None)
    for column, day in enumerate(steps, start=first):
        now = {"bg_color": "#C00000"} if day == current else {}
        sheet.write_datetime(
            HEAD, column, dt.datetime.combine(day, dt.time()), pen.also("head", **shown, **now)
        )
    end = first + len(steps) - 1
    sheet.set_column(first, end, 5 if weeks else 6.5)
    here, row = f"{letters(first)}${HEAD + 1}", FIRST + 1
    after = f"{here}+7" if weeks else f"EDATE({here},1)"
    begins = f'IF(${_STARTS}{row}="",${_DUE}{row},${_STARTS}{row})'
    ends = f"MAX(${_DUE}{row},${_FINISHED}{row})"
    inside = f"AND(COUNT(${_STARTS}{row}:${_FINISHED}{row})>0,{begins}<{after},{ends}>={here})"
    area = (FIRST, first, last, end)
    for state, colour in _BARS:
        stands = f'${_STANDING}{row}="{word(wall.lang, STATES[state])}"' if state else "TRUE"
        rule = {
            "type": "formula",
            "criteria": f"=AND({inside},{stands})",
            "format": pen.shade(bg_color=colour),
        }
        sheet.conditional_format(*area, {**rule, "stop_if_true": True})


def _steps(wall: WallChart) -> Iterator[dt.date]:
    """The first days of the weeks, or of the months, over which the tasks reach."""
    days = [day for one in wall.tasks for day in (one.starts, one.due, one.finished) if day is not None]
    if not days:
        return
    first, last = min(*days, wall.today), max(*days, wall.today)
    weekly = (last - first).days <= _WEEKS
    day = first - dt.timedelta(days=first.weekday()) if weekly else first.replace(day=1)
    for _ in range(_MOST_STEPS):
        if day > last:
            return
        yield day
        day += dt.timedelta(days=7) if weekly else dt.timedelta(days=0)
        day = day if weekly else _next_month(day)


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
