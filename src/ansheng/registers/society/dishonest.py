"""Dishonest units: who was put on a list, taken off or is due to be, and how the list moved in a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

import attrs

from ansheng.dates import AnyDay, AnyPeriod, Period, day_label, day_of
from ansheng.errors import check_lang, word
from ansheng.facts.as_of import stood
from ansheng.hazards.enforcement import SanctionRecord
from ansheng.words import Lang, Words

State = Literal["listed", "due_off", "removed", "not_yet", "unknown"]

STATES: Mapping[State, Words] = {
    "listed": Words("在列", "on the list"),
    "due_off": Words("期满未移出", "its term is over, not taken off"),
    "removed": Words("已移出", "taken off"),
    "not_yet": Words("未列入", "not yet on the list"),
    "unknown": Words("无法判断", "unknown"),
}
"""How an entry on a list of the dishonest stands, in Chinese and in English."""


@attrs.frozen
class DishonestStanding:
    """How one entry stands at the end of a day."""

    record: SanctionRecord
    state: State

    def text(self, lang: Lang = "zh") -> str:
        """The standing in a line."""
        row, state = self.record, word(lang, STATES[self.state])
        day = day_label(row.sanctioned_on, lang) if row.sanctioned_on else ""
        until = day_label(row.until, lang) if row.until else ""
        if check_lang(lang) == "en":
            return (
                f"{row.unit}: {state}; entered {day or 'on a day not stated'}, until {until or 'not stated'}"
            )
        entered, over = f"{day}列入" if day else "列入日期未填", f"{until}期满" if until else "期限未填"
        return f"{row.unit or '单位未填'}：{state}；{entered}，{over}"


@attrs.frozen
class Movement:
    """How one list moved in a period: entries at its start, entered, taken off, at its end.

    :param kind: of ``SanctionRecord.kind``: the two regimes are never added up; None: not stated which
    :param unknown: entries of which it is not known whether they are on it at the end, or when they were taken off
    """

    kind: str | None
    at_start: int
    entered: int
    removed: int
    at_end: int
    unknown: int

    def text(self, lang: Lang = "zh") -> str:
        """The movement in a line."""
        options = SanctionRecord.fact("kind").options
        kind = options[self.kind] if self.kind else "种类未填"
        if check_lang(lang) == "en":
            named = self.kind or "kind not stated"
            said = (
                f"{named}: {self.at_start} at the start, {self.entered} entered, {self.removed} taken off, "
            )
            said += f"{self.at_end} at the end"
            return said + (f", {self.unknown} not known" if self.unknown else "")
        said = (
            f"{kind}：期初{self.at_start}家，列入{self.entered}家，移出{self.removed}家，期末{self.at_end}家"
        )
        return said + (f"，另有{self.unknown}家是否在列不明" if self.unknown else "")


def dishonest_standings(records: Iterable[SanctionRecord], on: AnyDay) -> tuple[DishonestStanding, ...]:
    """How each entry stands at the end of a day.

    It is on the list on its last day still; when its term is over it does not leave by itself. Without a word on
    whether it was taken off, it is on the list until its term is over, and then not known.
    """
    day = day_of(on, "on")
    return tuple(DishonestStanding(row, _state(row, day)) for row in records)


def movements(records: Iterable[SanctionRecord], period: AnyPeriod) -> tuple[Movement, ...]:
    """How the lists moved in a period, kind by kind: each regime has its own.

    >>> row = SanctionRecord(unit="甲厂", kind="dishonest", sanctioned_on="2024-03-01", removed_on="2024-09-01")
    >>> movements([row], "2024")[0].text()
    '严重失信：期初0家，列入1家，移出1家，期末0家'
    """
    days = Period.of(period)
    kinds: dict[str | None, list[SanctionRecord]] = {}
    for row in records:
        kinds.setdefault(row.kind, []).append(row)
    return tuple(_movement(kind, rows, days) for kind, rows in kinds.items())


def _movement(kind: str | None, rows: list[SanctionRecord], days: Period) -> Movement:
    before = days.first - dt.timedelta(days=1)
    start, end = ([_state(row, day) for row in rows] for day in (before, days.last))
    entered = sum(1 for row in rows if row.sanctioned_on and days.contains(row.sanctioned_on))
    removed = sum(1 for row in rows if row.removed_on and days.contains(row.removed_on))
    on_it = ("listed", "due_off")
    return Movement(
        kind,
        sum(1 for state in start if state in on_it),
        entered,
        removed,
        sum(1 for state in end if state in on_it),
        end.count("unknown") + sum(1 for row in rows if row.removed and row.removed_on is None),
    )


def _state(row: SanctionRecord, on: dt.date) -> State:
    if row.sanctioned_on is not None and row.sanctioned_on > on:
        return "not_yet"
    gone = stood(row.removed, row.removed_on, on)
    if gone:
        return "removed"
    if row.sanctioned_on is None:
        return "unknown"
    if row.until is None or row.until >= on:
        return "unknown" if gone is None and row.until is None else "listed"
    return "due_off" if gone is False else "unknown"
