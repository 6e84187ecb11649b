"""Dynamic clearing: whether major hazards stand at zero, which is no open one past due and every open one in hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from ansheng.dates import day_label
from ansheng.errors import InputError, check_lang
from ansheng.facts.as_of import stood
from ansheng.facts.frames import Tables, rows_of
from ansheng.words import Lang, Words

HELD: Mapping[str, Words] = {
    "requirement": Words("整改措施", "measures"),
    "due_on": Words("整改期限", "due day"),
    "department": Words("责任部门", "department"),
}
"""What an open major hazard must have to be in hand: measures, a due day, somebody who answers for it."""


@attrs.frozen
class Clearing:
    """How the major hazards stood at the end of a day.

    :param open: found and not rectified; ``overdue`` of them past their due day
    :param bare: open ones that lack measures, due day or department
    :param unknown: those of which it is not known whether they are major, found by then, or rectified
    """

    on: dt.date
    open: tuple[str, ...]
    overdue: tuple[str, ...]
    bare: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def cleared(self) -> bool | None:
        """Whether they stood at zero; None where what is not known could decide it."""
        if self.overdue or self.bare:
            return False
        return None if self.unknown else True

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        if check_lang(lang) == "en":
            state = {True: "cleared", False: "not cleared", None: "not known"}[self.cleared]
            return (
                f"{self.on}: {state}; {len(self.open)} open, {len(self.overdue)} overdue, "
                f"{len(self.bare)} not in hand, {len(self.unknown)} unknown"
            )
        state = {True: "动态清零", False: "未清零", None: "无法判断"}[self.cleared]
        return (
            f"{day_label(self.on)}{state}；未整改{len(self.open)}条，其中逾期{len(self.overdue)}条、"
            f"整改措施、期限或责任部门不全{len(self.bare)}条，情况不明{len(self.unknown)}条"
        )


def clearing(tables: Tables, days: Iterable[dt.date]) -> tuple[Clearing, ...]:
    """How the major hazards stood at the end of each day; a hazard due on the day is not overdue yet.

    :raises InputError: there is no table of hazards, of which nothing can be told
    """
    if "hazards" not in tables:
        raise InputError(
            Words("缺少隐患表，无法判断是否动态清零；请提供该表", "there is no table of hazards; provide it")
        )
    hazards = list(rows_of(tables, "hazards"))
    return tuple(_on(hazards, day) for day in days)


def _on(hazards: Iterable[Mapping[str, Any]], day: dt.date) -> Clearing:
    found: dict[str, list[str]] = {"open": [], "overdue": [], "bare": [], "unknown": []}
    for at, row in enumerate(hazards):
        state = open_major(row, day)
        name = row["id"] or row["description"] or f"#{at + 1}"
        if state is None:
            found["unknown"].append(name)
        elif state:
            found["open"].append(name)
            if row["due_on"] is not None and row["due_on"] < day:
                found["overdue"].append(name)
            if any(row[fact] is None for fact in HELD):
                found["bare"].append(name)
    return Clearing(day, **{kind: tuple(names) for kind, names in found.items()})


def open_major(row: Mapping[str, Any], day: dt.date) -> bool | None:
    """Whether a row is an open major hazard on a day; None where that is not known."""
    done = stood(row["rectified"], row["rectified_on"], day)
    if row["grade"] == "general" or done or (row["found_on"] is not None and row["found_on"] > day):
        return False
    return None if row["grade"] is None or row["found_on"] is None or done is None else True
