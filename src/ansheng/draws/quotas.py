"""Quotas: how many units of each class are drawn, and after how many months a visit to one is owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from ansheng.dates import shift
from ansheng.draws.listed import ListedUnit, Owed, Stratum
from ansheng.errors import InputError, near
from ansheng.sheets import names
from ansheng.words import Words

UNRATED = "未定级"
"""The stratum of units whose class is not known; it needs a quota like any other, so that none is forgotten."""
UNRATED_EN = "unrated"
"""What that stratum is called in English."""
CLASSES = ("A", "B", "C", "D", UNRATED)
ALL = ("全部", "all")
LONGEST = 1200
"""An interval between visits has so many months at most."""

_Told = TypeVar("_Told")


@attrs.frozen
class Coverage:
    """Which visits are owed: so many months after the last one, by class; and what owed units do."""

    months: Mapping[str, int]
    on: dt.date
    rule: Owed = "first"

    def owes(self, risk_class: str, last: dt.date | None) -> bool:
        """Whether a visit is owed; one that was never visited on record owes one where its class has an interval."""
        months = self.months.get(risk_class)
        return months is not None and (last is None or shift(last, months=months) < self.on)


def by_class(told: Mapping[str, _Told]) -> dict[str, _Told]:
    """What is told of each class, by the name of its stratum.

    :raises InputError: there is no such class, with a near one; or one is named twice
    """
    found = dict[str, _Told]()
    for name, value in told.items():
        plain = names.clean(name)
        stratum = UNRATED if plain.casefold() == UNRATED_EN else plain
        if stratum not in CLASSES:
            raise _no_class(stratum)
        if stratum in found:
            raise InputError(
                Words(
                    f"分层“{stratum}”填写了两次；请只填一次",
                    f"the class {stratum!r} is named twice; name it once",
                )
            )
        found[stratum] = value
    return found


def _no_class(name: str) -> InputError:
    close = near(name, CLASSES)
    return InputError(
        Words(
            f"抽取数和检查间隔的分层应为{'、'.join(CLASSES)}，收到“{name}”；"
            + (f"是否指{close[0]}？" if close else "请更正"),
            f"a quota or an interval is of one of {', '.join(CLASSES)}, not of {name!r}"
            + (f"; did you mean {close[0]}?" if close else "; correct it"),
        )
    )


def strata_by(quotas: Mapping[str, int | str], units: Sequence[ListedUnit]) -> Iterator[Stratum]:
    """The strata that have a quota, in the order of the classes."""
    for name in CLASSES:
        if name in quotas:
            size = sum(unit.stratum == name for unit in units)
            yield Stratum(name, quota_of(quotas[name], size))


def quota_of(told: int | str, size: int) -> int:
    """A quota as a number: of a share so many, rounded up; of all, all.

    >>> quota_of("30%", 7), quota_of("全部", 7), quota_of("2", 7)
    (3, 7, 2)

    :raises InputError: it is none of these
    """
    text = str(told).strip()
    if text in ALL:
        return size
    number = text.removesuffix("%").removesuffix("％")
    if not _whole(number):
        raise InputError(
            Words(
                f"抽取数应为整数、百分比（如30%）或“全部”，收到“{text}”；请更正",
                f"a quota is a whole number, a share such as 30% or all, not {text!r}; correct it",
            )
        )
    return int(number) if number == text else -(-size * int(number) // 100)


def interval_of(told: int | str) -> int:
    """An interval between visits in months.

    :raises InputError: it is no whole number from 1 to 1200
    """
    text = str(told).strip()
    if not _whole(text) or not 1 <= int(text) <= LONGEST:
        raise InputError(
            Words(
                f"检查间隔应为1～{LONGEST}个月，收到“{text}”；请更正",
                f"an interval is from 1 to {LONGEST} months, not {text!r}; correct it",
            )
        )
    return int(text)


def _whole(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) <= 9
