"""The wall on the page: tasks coded compactly, which the script of the page draws as they are scrolled to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ansheng.campaigns.schedule import STATES
from ansheng.dates import day_label
from ansheng.errors import word
from ansheng.reports.graphics import ORDER, WallChart, WallTask
from ansheng.reports.writers.page import words
from ansheng.reports.writers.page.tags import Html, cut, data, tag
from ansheng.words import Lang, Words
from ansheng.wrapping import clean

LONGEST_NAME = 120
"""So many characters of the name of a task or of a party stand on the wall."""


def wall(chart: WallChart, table: Html, anchor: str, lang: Lang) -> Html:
    """A wall chart: a place for the drawing, its tasks as data, and a table of the first of them.

    :param table: the first tasks, for a page whose script does not run
    """
    title = cut(chart.title, lang)
    today = word(lang, words.as_of(day_label(chart.today, lang)))
    note = tag("p", today, word(lang, Words("", " ")), cut(chart.alt, lang), class_="note")
    told = tag("summary", word(lang, words.AS_TABLE))
    left = tag("p", word(lang, words.tasks_left(chart.left)), class_="note") if chart.left else Html()
    return tag(
        "figure",
        tag("figcaption", title, id=f"{anchor}-wall"),
        note,
        data(coded(chart, lang), class_="tasks"),
        tag("noscript", tag("p", word(lang, words.NO_SCRIPT), class_="note")),
        tag("details", told, table, class_="alternative"),
        left,
        class_="wall",
        data_title=f"{anchor}-wall",
    )


def coded(chart: WallChart, lang: Lang) -> dict[str, Any]:
    """The tasks, overdue ones first, as lists of a value a task; days as their distance from ``today``.

    ``state`` is a digit a task, the place of how it stands in ``states``.
    """
    tasks = sorted(chart.tasks, key=lambda one: (ORDER.index(one.standing), one.due or dt.date.max))
    groups = list(dict.fromkeys(one.group for one in sorted(tasks, key=lambda one: one.group)))
    places = {name: at for at, name in enumerate(groups)}
    return {
        "today": chart.today.isoformat(),
        "states": [[state, word(lang, STATES[state])] for state in ORDER],
        "groups": [_name(name) for name in groups],
        "name": [_name(one.name) for one in tasks],
        "group": [places[one.group] for one in tasks],
        "state": "".join(str(ORDER.index(one.standing)) for one in tasks),
        "starts": _days((one.starts for one in tasks), chart.today),
        "due": _days((one.due for one in tasks), chart.today),
        "finished": _days((one.finished for one in tasks), chart.today),
        "progress": [_progress(one) for one in tasks],
    }


def _days(days: Iterable[dt.date | None], today: dt.date) -> list[int | None]:
    return [None if day is None else (day - today).days for day in days]


def _progress(task: WallTask) -> int | float | None:
    if task.progress is None:
        return None
    rounded = round(Decimal(task.progress), 1)
    return int(rounded) if rounded == int(rounded) else float(rounded)


def _name(said: str) -> str:
    told = clean(said[: LONGEST_NAME + 1])
    return told if len(told) <= LONGEST_NAME else told[: LONGEST_NAME - 1] + "…"
