"""Reasons: why a unit stands where it does, part by part in words, those that count most first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ansheng.dates import day_label
from ansheng.errors import check_lang, word
from ansheng.indicators.printing import number
from ansheng.precedence.weights import PARTS
from ansheng.words import Lang, Words


@attrs.frozen
class Reason:
    """One part of a score.

    :param part: its name, such as ``"overdue"``
    :param points: what it adds, as expected
    :param least: with ``most`` what it adds at least and at most; equal to it where the part is known
    :param words: what is known of it
    """

    part: str
    points: float
    least: float
    most: float
    words: Words

    @property
    def known(self) -> bool:
        """Whether nothing about it is open."""
        return self.least == self.most

    def text(self, lang: Lang = "zh") -> str:
        """The reason with its points: ``逾期未整改2条（4分）``."""
        points = _digits(self.points)
        if check_lang(lang) == "en":
            return f"{word('en', self.words)} ({points})"
        return f"{self.words.zh}（{points}分）"


_ACCIDENTS, _HAZARDS = Words("起", ""), Words("条", "")
"""The measure words of what is counted."""


def reasons_of(
    row: Mapping[str, Any],
    amounts: Mapping[str, float],
    weights: Mapping[str, float],
    on: date,
    since: date | None,
) -> tuple[Reason, ...]:
    """The reasons of a unit, those with most points first; a part that adds nothing and is known is left out.

    :param row: what is known of the unit
    :param amounts: its amounts: expected, least and most of each part
    :param weights: those of the parts that count
    """
    made = []
    for name, weight in weights.items():
        points, least, most = (amounts[f"{name}{end}"] * weight for end in ("", "_least", "_most"))
        words = _words(name, row, amounts, on, since)
        if words is not None and most > 0:
            made.append(Reason(name, points, least, most, words))
    return tuple(sorted(made, key=lambda one: -one.points))


def _words(
    name: str, row: Mapping[str, Any], amounts: Mapping[str, float], on: date, since: date | None
) -> Words | None:
    match name:
        case "late":
            return _late(row)
        case "coming":
            told = _digits(amounts["coming"])
            return Words(f"今后三个月预计新增隐患{told}条", f"hazards expected in three months: {told}")
        case "risk_class":
            stated = row["risk_class"]
            if stated is None:
                return Words("未评定风险等级", "risk class not stated")
            return Words(f"风险等级{stated}级", f"risk class {stated}")
        case "visit":
            return _visit(row["visited_on"], on, since)
        case "repeated":
            again = row["repeated"]
            return Words(f"同样的隐患再次出现{again}条", f"hazards found again: {again}") if again else None
    return _counted(name, row[name], row[f"{name}_unknown"])


def _counted(name: str, count: int, maybe: int) -> Words | None:
    if not count and not maybe:
        return None
    title, unit = PARTS[name], _ACCIDENTS if name == "accidents" else _HAZARDS
    if not count:
        return Words(
            f"{title.zh}可能有{maybe}{unit.zh}（记录不全）",
            f"{title.en}: perhaps {maybe}{unit.en} (records lack facts)",
        )
    more = (
        Words(f"，另有{maybe}{unit.zh}不明", f", {maybe}{unit.en} more not known") if maybe else Words("", "")
    )
    return Words(f"{title.zh}{count}{unit.zh}{more.zh}", f"{title.en}: {count}{unit.en}{more.en}")


def _late(row: Mapping[str, Any]) -> Words | None:
    if not row["due"]:
        return None
    due, late = row["due"], row["late"]
    return Words(f"到期的{due}条中{late}条逾期", f"{late} of {due} due were late")


def _visit(day: date | None, on: date, since: date | None) -> Words:
    if day is None:
        start = since or on
        return Words(f"{day_label(start)}以来无检查记录", f"no visit recorded since {start}")
    passed = (on - day).days
    return Words(f"距上次检查{passed}天", f"{passed} days since the last visit")


def _digits(value: float) -> str:
    return number(Decimal(repr(round(value, 6))), 1)
