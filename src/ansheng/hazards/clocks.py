"""Clocks: the periods that law sets on hazards, as data with instrument, kind of days and how each was learnt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import attrs
import cattrs
from immutabledict import immutabledict

from ansheng import dates, numerals
from ansheng.errors import DayError, LawError, UnknownNameError, check_lang
from ansheng.sheets.door import read_toml, unfit
from ansheng.words import Lang, Words

SHIPPED = Path(__file__).with_name("law") / "clocks.toml"

DayKind = Literal["working", "calendar", "months", "unstated"]

_KINDS = {
    "working": Words("个工作日", " working days"),
    "calendar": Words("日（自然日）", " calendar days"),
    "months": Words("个月", " months"),
    "unstated": Words("日（未载明是工作日还是自然日）", " days, working or calendar not stated"),
}


@attrs.frozen
class Clock:
    """One statutory period.

    :param instrument: the instrument that sets it, and ``clause`` where
    :param who: who has to act within it, and ``starts`` what starts it
    :param amount: its length; ``longest`` and ``extendable_by`` where it can be made longer
    :param day_kind: what is counted: working days, calendar days, months; ``unstated`` where that was not learnt
    :param direction: whether it runs after the start, or is a window before it
    :param counts_start: whether the starting day is its first day; ``start_seen`` is how that was learnt
    :param seen: how the period was learnt: the text was read, a second-hand account, memory
    """

    id: str
    title: str
    en: str
    instrument: str
    clause: str
    who: str
    starts: str
    amount: int
    day_kind: DayKind
    seen: Literal["text", "secondary", "memory"]
    direction: Literal["after", "before"] = "after"
    counts_start: bool = False
    start_seen: Literal["text", "practice"] = "practice"
    longest: int | None = None
    extendable_by: int | None = None

    def due(self, start: dt.date, *, unstated: Literal["working", "calendar"] | None = None) -> dt.date:
        """The last day of a period that starts, or the first of a window before, on a day.

        :param unstated: what to count where the instrument does not say, which is yours to decide
        :raises DayError: the kind of days is not stated and not given, or a year's holidays are not known
        """
        kind = unstated if self.day_kind == "unstated" else self.day_kind
        if kind is None:
            raise DayError(
                Words(
                    f"{self.instrument}{_article(self.clause)}规定的"
                    f"{self.amount}日未载明是工作日还是自然日；请用 unstated= 指定",
                    f"{self.instrument} {self.clause}: not stated whether its {self.amount} days are working days; "
                    "say so with unstated=",
                )
            )
        sign = 1 if self.direction == "after" else -1
        if kind == "months":
            return dates.shift(start, months=sign * self.amount)
        if kind == "working":
            return dates.add_workdays(start, sign * (self.amount - self.counts_start))
        return dates.shift(start, days=sign * (self.amount - self.counts_start))

    def text(self, lang: Lang = "zh") -> str:
        """The period with its source, in the language asked for."""
        words = _KINDS[self.day_kind]
        if check_lang(lang) == "en":
            return f"{self.amount}{words.en} ({self.instrument} {self.clause})"
        return f"{self.amount}{words.zh}（{self.instrument}{_article(self.clause)}）"


def clocks() -> Mapping[str, Clock]:
    """The clocks that are shipped, by id."""
    return _shipped()


def clock(name: str) -> Clock:
    """The shipped clock of that id.

    >>> clock("recheck").due(dt.date(2026, 9, 25))
    datetime.date(2026, 10, 15)

    :raises UnknownNameError: there is none; near ids are listed
    """
    try:
        return _shipped()[name]
    except KeyError:
        raise UnknownNameError.of(Words("期限", "clock"), name, _shipped()) from None


def read_clocks(path: Path) -> Mapping[str, Clock]:
    """The clocks of a TOML file with a table ``[clock.NAME]`` for each.

    :raises LawError: it cannot be read, is no TOML, or an entry is missing or not understood
    """
    data = read_toml(path, error=LawError)
    try:
        tables = data["clock"]
        converter = cattrs.Converter(forbid_extra_keys=True)
        found = {name: converter.structure({"id": name, **table}, Clock) for name, table in tables.items()}
    except (KeyError, TypeError, AttributeError, cattrs.BaseValidationError) as error:
        what = unfit(error, "clock")
        raise LawError(
            Words(
                f"{path}：期限数据有误（{what.zh}）；请更正",
                f"{path}: clocks are not as they should be ({what.en}); correct them",
            )
        ) from error
    return immutabledict(found)


@cache
def _shipped() -> Mapping[str, Clock]:
    return read_clocks(SHIPPED)


def _article(clause: str) -> str:
    return "至".join(f"第{numerals.written(int(number))}条" for number in clause.split("—") if number)
